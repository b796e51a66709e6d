"""The lists of the staff desk: as many queries for three rows as for one, and few for many."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from exchangezones.accounts.models import Invitation
from exchangezones.accounts.roles import POLICE_STAFF
from tests.conftest import NOW
from tests.zones.admin.desk import Town, boss, staff_of
from tests.zones.stored import store_agency, store_station, store_zone
from zones.models import OrdinaryStation, ProgramListing, SourcePage, Zone

pytestmark = pytest.mark.django_db

# Who opens which list, with how many queries: the session, the account, its rights and reach, two
# counts, the rows; of zones two more for the hints about those that are shown. What is sorted by
# attention asks three more for the hints about all zones of the reach, what is narrowed by country
# one more for the countries.
QUERIES = {
    ("staff of A", "agency"): 12,
    ("staff of A", "station"): 12,
    ("staff of A", "zone"): 14,
    ("moderator", "grant"): 7,
    ("operator", "agency"): 11,
    ("operator", "station"): 11,
    ("operator", "zone"): 13,
    ("operator", "ordinarystation"): 9,
    ("moderator", "sourcepage"): 7,
    ("operator", "sourcepage"): 7,
    ("operator", "user"): 8,
    ("operator", "invitation"): 12,
}
APPS = {"user": "auth", "invitation": "accounts"}  # the others are of the directory


@pytest.fixture
def town():
    return Town()


def more(town, kind, number):
    """Further rows that this person reaches."""
    if kind == "agency":
        return store_agency(f"us-xx-more-{number}")
    if kind == "station":
        return store_station(f"us-xx-more-{number}", agency=town.a.agency)
    if kind == "zone":
        return store_zone(
            f"bbbb{'fghjk'[number]}",
            station=store_station(f"us-xx-z{number}", agency=town.a.agency),
        )
    if kind == "ordinarystation":
        return store_ordinary(f"x{number}")
    if kind == "sourcepage":
        return SourcePage.objects.create(address=f"https://example.org/{number}")
    if kind == "invitation":
        return invite(number)
    return staff_of(town.a.agency, f"more-{number}")


def store_ordinary(key):
    where = {"city": "Test", "region": "XX", "country": "US", "latitude": 1, "longitude": 1}
    return OrdinaryStation.objects.create(key=key, name="Test", source="s", licence="l", **where)


def invite(number):
    return Invitation.objects.create(
        name="Test", email=f"test{number}@example.org", role=POLICE_STAFF, digest=str(number),
        made_at=NOW,
        made_by=boss(), expires_at=NOW,
    )  # fmt: skip


def count(client, address):
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.mark.parametrize(("role", "kind"), QUERIES)
def test_a_list_asks_as_often_for_three_rows_as_for_one(town, role, kind):
    client, address = town.client(role), f"/admin/{APPS.get(kind, 'zones')}/{kind}/"
    if kind in ("ordinarystation", "sourcepage", "invitation"):
        more(town, kind, 2)
    assert count(client, address) == QUERIES[role, kind]
    for number in range(2):
        more(town, kind, number)
    assert count(client, address) == QUERIES[role, kind]


def test_a_list_of_many_zones_takes_few_queries(town):
    Zone.objects.bulk_create(
        Zone(
            public_id=f"x{number:04}".translate(str.maketrans("01", "zw")),
            station=town.a.station,
            name="Many",
        )
        for number in range(2000)
    )
    for role in ("staff of A", "operator"):
        assert count(town.client(role), "/admin/zones/zone/") == QUERIES[role, "zone"]


def test_the_page_of_a_zone_asks_as_often_whatever_hangs_there(town):
    client, address = town.client("staff of A"), f"/admin/zones/zone/{town.a.zone.pk}/change/"
    count(client, address)  # learns the kinds of records once
    before = count(client, address)
    assert before < 20
    for program in ("safetrade", "offerup"):
        ProgramListing.objects.create(zone=town.a.zone, program=program, source_title="Test")
    assert count(client, address) == before
