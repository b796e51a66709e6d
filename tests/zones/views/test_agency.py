"""The page of one department: its spots, its contact, what it says, and how to claim them."""

import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory import live
from zones.directory.index import Directory
from zones.vocabulary import Setting, ZoneStatus

ADDRESS = "/departments/us-xx-test-agency/"
LOT, LOBBY = a_listing(), a_listing("ccccc", setting=Setting.LOBBY)
OTHER = a_listing("ddddd", station=a_station(key="us-b", agency=an_agency(key="us-xx-other")))
GONE = a_listing("fffff", status=ZoneStatus.RETIRED)


@pytest.fixture
def agency_page(monkeypatch, client):
    def shown(*listings, prefix=""):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        return folded(client.get(prefix + ADDRESS).content.decode())

    return shown


def test_a_department_has_a_page_with_all_of_its_spots_and_no_others(agency_page):
    page = agency_page(LOT, OTHER, LOBBY, GONE)
    assert '<h1 lang="en">Test Agency</h1>' in page
    assert "<h2>2 exchange spots</h2>" in page
    assert sorted(re.findall(r'data-zone="(\w+)"', page)) == ["bcdfg", "ccccc"]
    assert 'href="/departments/">Correct, add or remove a spot.' in page


def test_its_contact_is_there_where_it_is_known(agency_page):
    known = an_agency(phone="+1-555-555-0199", website="https://police.example.org/")
    page = agency_page(a_listing(station=a_station(agency=known)))
    assert 'href="tel:+15555550199">Call +1-555-555-0199</a>' in page
    assert 'href="https://police.example.org/" rel="noreferrer">The department’s website' in page
    assert "The department’s website" not in agency_page(LOT)


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_the_page_of_a_spot_leads_to_its_department(monkeypatch, client, prefix):
    monkeypatch.setattr(live.snapshot, "_value", Directory([LOT]))
    page = client.get(f"{prefix}/zones/{LOT.path}/").content.decode()
    assert f'href="{prefix}{ADDRESS}"' in page
    assert client.get(prefix + ADDRESS).status_code == 200


@pytest.mark.parametrize("key", ["nobody", "us-xx-test-agencys", "x" * 5000, "é"])
def test_a_department_that_nobody_knows_is_404(served, client, key):
    assert client.get(f"/departments/{key}/").status_code == 404


def test_a_department_whose_spots_are_all_gone_has_no_page(monkeypatch, client):
    monkeypatch.setattr(live.snapshot, "_value", Directory([GONE]))
    assert client.get(ADDRESS).status_code == 404


def test_the_page_is_for_reading_and_asks_no_database(served, client):
    """No `db` fixture: a single query would be an error."""
    key = next(iter(served)).station.agency.key
    assert client.get(f"/departments/{key}/").status_code == 200
    assert client.post(f"/departments/{key}/").status_code == 405


def test_an_edit_of_one_zone_is_seen_on_the_page(monkeypatch):
    before = Directory([LOT, LOBBY, OTHER])
    after = before.edited(
        [LOBBY._replace(status=ZoneStatus.RETIRED)],
        gone={"ccccc"}, agencies=[an_agency()], agencies_gone=set(), revision=2,
    )  # fmt: skip
    key = LOT.station.agency.key
    assert [zone.id for zone in before.of_agency(key)] == ["bcdfg", "ccccc"]
    assert [zone.id for zone in after.of_agency(key)] == ["bcdfg"]
