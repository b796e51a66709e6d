"""What we know, and what we do not: page, JSON and the operator's first page say the same."""

import gzip
import re
from datetime import timedelta
from html import unescape
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from tests.conftest import NOW
from tests.markup import folded
from tests.zones.admin.desk import Town
from tests.zones.builders import a_listing, a_station
from tests.zones.curation.first_page import ALL, board, words
from zones.directory.coverage import Figures, count_known, coverage_of
from zones.vocabulary import ZoneStatus

PAGE, API = "/coverage/", "/api/v1/coverage"
SVG = {"svg": "http://www.w3.org/2000/svg"}


def page_of(client, address=PAGE):
    response = client.get(address)
    assert response.status_code == 200
    return folded(response.content.decode())


def maps_of(page):
    found = re.findall(r'<svg class="tiles" role="img".*?</svg>', page, re.DOTALL)
    return [
        ElementTree.fromstring(one.replace("<svg", f'<svg xmlns="{SVG["svg"]}"')) for one in found
    ]


def rows_of(page):
    """Each row of the table: its name, the address it leads to, and its six figures."""
    rows = re.findall(r'<tr(?: class="sum")?><th scope="row">(.*?)</th>(.*?)</tr>', page)
    return [
        (
            unescape(re.sub("<[^>]+>", "", name)),
            "".join(re.findall(r'href="([^"]+)"', name)),
            re.findall("<td>(.*?)</td>", figures),
        )
        for name, figures in rows
    ]


def cells(figures):
    return [str(figures.zones), *(f"{share}%" for share in figures.shares)]


# -- the page --------------------------------------------------------------------------------------
def test_the_table_has_every_region_and_a_total_of_every_country(served, client):
    coverage = coverage_of(served, today=NOW.date())
    by_address = {address: figures for _name, address, figures in rows_of(page_of(client))}
    assert by_address.pop("") == cells(coverage.total)
    assert by_address == {
        **{f"/zones/{c.lower()}/": cells(each) for c, each in coverage.countries.items()},
        **{f"/zones/{c}/{r}/".lower(): cells(each) for (c, r), each in coverage.regions.items()},
    }


def test_every_row_leads_to_a_page(served, client):
    for prefix in ("", "/fr"):
        for _name, address, _figures in rows_of(page_of(client, prefix + PAGE))[:-1]:
            assert address.startswith(f"{prefix}/zones/")
            assert client.get(address).status_code == 200


def test_countries_stand_in_the_order_of_their_names_and_so_do_regions(show):
    zones = [
        a_listing(f"bcd{number}", station=a_station(country=country, region=region))
        for number, (country, region) in enumerate(
            [("US", "WY"), ("US", "AL"), ("GB", "ENG"), ("AU", "VIC"), ("CA", "QC")]
        )
    ]
    names = [
        name
        for name, _address, _figures in rows_of(folded(show(*zones, address=PAGE).content.decode()))
    ]
    assert [name for name in names if "total" in name] == [
        "Australia, total", "Canada, total", "United Kingdom, total", "United States, total"
    ]  # fmt: skip
    assert names.index("Alabama") < names.index("Wyoming")
    french = folded(show(*zones, address=f"/fr{PAGE}").content.decode())
    assert [name for name, _address, _figures in rows_of(french) if "ensemble" in name] == [
        "Australie, ensemble", "Canada, ensemble", "États-Unis, ensemble", "Royaume-Uni, ensemble"
    ]  # fmt: skip


def test_the_table_is_one_for_machines_that_read_aloud(served, client):
    page = page_of(client)
    (table,) = re.findall(r'<table class="figures">.*?</table>', page, re.DOTALL)
    assert table.count("<caption>") == 1
    assert re.findall(r"<th (?!scope=)|<th>", table) == []
    assert len(re.findall(r'<th scope="col">', table)) == 7
    assert '<div class="wide" role="region" aria-labelledby="figures" tabindex="0">' in page
    assert page.count('id="figures"') == 1


def test_a_map_is_said_in_words(served, client):
    page = page_of(client)
    drawings = maps_of(page)
    names = [drawing.find("svg:title", SVG).text for drawing in drawings]
    assert names == ["United States", "Canada", "Australia", "Other countries"]
    for drawing in drawings:
        said = drawing.find("svg:desc", SVG).text
        shown = [
            text.text for text in drawing.findall("svg:g/svg:text", SVG) if not text.get("class")
        ]
        assert sorted(re.findall(r"\b[A-Z]{2,3}\b", said)) == sorted(shown)
        named = drawing.get("aria-labelledby").split()
        assert [
            drawing.find("svg:title", SVG).get("id"),
            drawing.find("svg:desc", SVG).get("id"),
        ] == named
        assert all(page.count(f'id="{name}"') == 1 for name in named)
        assert {"style", "fill"} & {
            name for part in drawing.iter() for name in part.attrib
        } == set()
    australia = drawings[2].find("svg:desc", SVG).text
    assert australia == "75% or more: VIC. no zone listed: WA, NT, QLD, SA, NSW, ACT, TAS."


def test_the_page_needs_no_script_and_no_stranger(served, client):
    page = page_of(client)
    content = page[page.index("<main") : page.index("</main>")]
    assert re.findall(r"<script|\sstyle=|https?://(?!www\.w3\.org)|\son\w+=", content) == []


def test_in_french_numbers_of_a_drawing_are_still_numbers(served, client):
    for drawing in maps_of(page_of(client, f"/fr{PAGE}")):
        assert re.fullmatch(r"\d+\.\dem", drawing.get("width"))
        assert "," not in drawing.get("viewBox")


def test_the_page_says_what_is_known_in_a_sentence(show):
    zones = [
        a_listing("bcdfg", hours="24/7"),
        a_listing("ccccc", status=ZoneStatus.PAUSED),
        a_listing("ddddd"),
    ]
    said = words(folded(show(*zones, address=PAGE).content.decode()))
    assert (
        "2 zones are listed. We know the hours of 50% of them, a telephone number of 100% and the "
        "exact place of 100%. Of 0% we know whether there is a sign, and 0% were checked within "
        "the last 24 months." in said
    )


def test_an_empty_directory_says_so(show, client):
    page = folded(show(address=PAGE).content.decode())
    assert "No zone is listed yet." in page
    assert maps_of(page) == rows_of(page) == []
    assert client.get(API).json()["regions"] == []


def test_the_page_and_its_styles_fit_into_fourteen_kilobytes(served, client):
    for prefix in ("", "/fr", "/es"):
        page = client.get(prefix + PAGE, headers={"accept-encoding": "gzip"}).content
        styles = re.findall(
            r'<link rel="stylesheet" href="/static/([^"]*)">', gzip.decompress(page).decode()
        )
        assert styles == ["css/site.css", "css/coverage.css"]
        files = [(settings.BASE_DIR / "static" / style).read_bytes() for style in styles]
        assert len(page) + sum(len(gzip.compress(file)) for file in files) <= 14 * 1024


def test_after_an_edit_and_on_the_next_day_it_is_another_page(show, monkeypatch):
    before = show(a_listing(), address=PAGE).content
    assert b"hours of 100% of them" not in before
    assert b"hours of 100% of them" in show(a_listing(hours="24/7"), address=PAGE).content
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=1))
    assert b'<time datetime="2026-12-02">' in show(a_listing(), address=PAGE).content


# -- all of it -------------------------------------------------------------------------------------
@pytest.mark.parametrize("address", [PAGE, "/fr/coverage/", "/es/coverage/", API])
def test_nonsense_changes_nothing(served, client, address):
    assert client.get(f"{address}?near=%00&x=%ff&at=nan&page=-1").status_code == 200
    assert client.get(address).cookies == {}


@pytest.mark.django_db
@pytest.mark.parametrize("address", [PAGE, API])
def test_zero_queries_for_figures(served, client, address, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(address).status_code == 200


def test_the_json_has_counts_by_region_and_in_total(show):
    zones = [
        a_listing("bcdfg", hours="24/7"),
        a_listing("ccccc", station=a_station(country="CA", region="ON", phone="")),
    ]
    assert show(*zones, address=API).json() == {
        "as_of": "2026-12-01",
        "total": {"zones": 2, "with_hours": 1, "with_phone": 1, "exact": 2, "checked": 0,
            "signage_known": 0},
        "regions": [
            {"country": "CA", "region": "ON", "zones": 1, "with_hours": 0, "with_phone": 0,
                "exact": 1, "checked": 0, "signage_known": 0},
            {"country": "US", "region": "XX", "zones": 1, "with_hours": 1, "with_phone": 1,
                "exact": 1, "checked": 0, "signage_known": 0},
        ],
    }  # fmt: skip


def test_the_json_is_for_reading_by_any_site(served, client):
    assert client.post(API).status_code == 405
    response = client.get(API)
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_the_json_is_described(client):
    described = client.get("/api/v1/openapi.json").json()
    assert "get" in described["paths"][API]
    schemas = described["components"]["schemas"]
    assert list(schemas["CoverageOut"]["properties"]) == ["as_of", "total", "regions"]
    assert list(schemas["FiguresOut"]["properties"]) == list(Figures._fields)
    region = {*Figures._fields, "country", "region"}
    assert set(schemas["RegionFiguresOut"]["properties"]) == region
    notes = [schemas["FiguresOut"]["properties"][name]["description"] for name in Figures._fields]
    assert all(notes)


def test_page_and_json_agree(served, client):
    told = client.get(API).json()
    assert told["total"] == count_known(served, NOW.date()).total._asdict()
    by_address = {address: figures for _name, address, figures in rows_of(page_of(client))}
    assert by_address[""] == cells(Figures(**told["total"]))
    for region in told["regions"]:
        address = f"/zones/{region.pop('country')}/{region.pop('region')}/".lower()
        assert by_address[address] == cells(Figures(**region))


@pytest.mark.django_db
def test_the_operators_first_page_has_the_same_figures():
    town = Town()
    html = board(folded(town.client("operator").get("/admin/").content.decode()), ALL)
    reached = town.client("anonymous").get(API).json()["total"]
    said = words(html)
    figures = Figures(**reached)
    assert figures.zones == 2
    told = " ".join(
        f"{number} {heading} ({share}%)"
        for heading, number, share in zip(
            ["Hours known", "Telephone known", "Exact place known", "Checked within 24 months",
                "Sign or no sign known"],
            figures[1:],
            figures.shares,
            strict=True,
        )
    )  # fmt: skip
    assert (
        f"What we know about the 2 listed zones {told} The same figures by country and state"
        in said
    )
    assert '<a href="/coverage/">' in html
