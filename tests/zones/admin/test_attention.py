"""The list of zones: who needs somebody most stands first, and the column says why."""

import pytest

from tests.zones.admin.desk import Town
from tests.zones.curation.first_page import words
from tests.zones.stored import store_check, store_station, store_zone
from zones.models import Station, Zone
from zones.vocabulary import CheckMethod, FactGroup

pytestmark = pytest.mark.django_db
LIST = "/admin/zones/zone/"
NEWEST, OLD = "2026-11-20", "2025-03"


@pytest.fixture
def town():
    """Zones far from each other, each with another reason why somebody should look at it."""
    made = Town()
    places = {"wrong": 20, "doubt": 25, "never": 30, "old": 35, "fresh": 40, "gone": 45}
    for number, (name, latitude) in enumerate(places.items()):
        station = store_station(
            f"us-xx-{name}", agency=made.a.agency, name=name, phone="+1-555-555-0100",
            latitude=latitude,
        )  # fmt: skip
        store_zone(f"xxxx{'bcdfgh'[number]}", station=station, hours="24/7", name="Safe zone")
    for name, as_of in (("doubt", "2019"), ("old", OLD), ("fresh", NEWEST), ("gone", "2001")):
        for group in FactGroup:
            method = CheckMethod.PUBLISHED if name == "doubt" else CheckMethod.STAFF
            store_check(zone_at(name), group, as_of=as_of, method=method)
    Zone.objects.filter(station__name="wrong").update(listed_until="2026-11-01")
    Zone.objects.filter(station__name="gone").update(status="retired", retired_on="2020-01-01")
    Zone.objects.filter(pk__in=(made.a.zone.pk, made.b.zone.pk)).delete()
    return made


def zone_at(station):
    return Zone.objects.get(station__name=station)


def order(client, question=""):
    response = client.get(f"{LIST}{question}")
    assert response.status_code == 200
    return [zone.station.name for zone in response.context["cl"].result_list]


@pytest.mark.parametrize("role", ["operator", "moderator", "staff of A"])
def test_wrong_comes_before_doubt_before_never_before_old_and_retired_last(town, role):
    expected = ["wrong", "doubt", "never", "old", "fresh", "gone"]
    assert order(town.client(role)) == expected
    assert order(town.client(role), "?o=-1") == expected[::-1]


def test_another_column_sorts_too_and_nonsense_does_not(town):
    client = town.client("operator")
    assert order(client, "?o=0") == ["doubt", "fresh", "gone", "never", "old", "wrong"]
    assert order(client, "?o=-2")[0] == "fresh"
    for nonsense in ("99", "x", "-", "1.1.1"):
        assert len(order(client, f"?o={nonsense}")) == 6


@pytest.mark.parametrize(
    ("station", "said"),
    [
        ("wrong", "probably wrong last day has passed 1 more"),
        ("doubt", "in doubt source over 2 years old 1 more"),
        ("never", "never checked"),
        ("old", "not checked since March 2025"),
        ("fresh", "-"),
        ("gone", "-"),
    ],
)
def test_the_column_says_why(town, station, said):
    page = town.client("operator").get(f"{LIST}?q={station}").content.decode()
    cell = page.partition('<td class="field-attention">')[2].partition("</td>")[0]
    assert words(cell) == said


def test_a_zone_whose_last_day_has_passed_is_listed_as_paused(town):
    client = town.client("operator")
    assert order(client, "?status=paused") == ["wrong"]
    assert order(client, "?status__exact=paused") == ["wrong"]
    assert "wrong" not in order(client, "?status=listed")
    page = client.get(f"{LIST}?status=paused").content.decode()
    cell = page.partition('<td class="field-status_told">')[2].partition("</td>")[0]
    assert words(cell) == "paused last day has passed"


@pytest.mark.parametrize("status", ["nonsense", "%22%3Cb%3E", "%E2%80%A8", ""])
def test_a_status_that_is_none_changes_nothing(town, status):
    assert len(order(town.client("operator"), f"?status={status}")) == 6


def test_departments_and_stations_count_their_zones_and_those_that_need_attention(town):
    page = town.client("operator").get("/admin/zones/agency/?q=SecretA").content.decode()
    assert (
        '<td class="field-zones"><a href="/admin/zones/zone/?department=us-xx-secreta">5</a>'
        in page
    )
    assert '<td class="field-attention">2</td>' in page
    stations = town.client("operator").get("/admin/zones/station/?o=-5").context["cl"].result_list
    assert {station.name for station in stations[:2]} == {"wrong", "doubt"}
    assert [station.zones_count for station in stations if station.name == "gone"] == [0]


def test_an_empty_list_says_so(town):
    Zone.objects.all().delete()
    assert "0 zones" in words(town.client("operator").get(LIST).content.decode())
    Station.objects.all().delete()
    assert "0 stations" in words(
        town.client("operator").get("/admin/zones/station/").content.decode()
    )
