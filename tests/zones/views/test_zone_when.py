"""A zone's page and the time: open now and then, the week, and what else where it is closed."""

import datetime
import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station, an_agency
from tests.zones.views.meeting_pages import OFFICE, SATURDAY, state_of
from zones.directory import live
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import LocationStatus, Setting, ZoneStatus

CLOSED = DatedHours(
    datetime.date(2026, 12, 4), datetime.date(2026, 12, 4), "", "Fête de la ville", "fr"
)


# -- one zone --------------------------------------------------------------------------------------
def test_a_zone_says_whether_it_is_open_now(zone_page):
    page = zone_page(a_listing(hours=OFFICE))
    assert state_of(page) == [("listed", "Listed as open now until 5 p.m.")]
    assert "<p>Monday to Friday 8 a.m.–5 p.m." in page


def test_a_zone_says_once_whether_it_is_open_when_they_meet(zone_page):
    page = zone_page(
        a_listing(hours="sunrise-sunset"), f"?at={SATURDAY}&fbclid=x&near=91,0&page=-1"
    )
    assert state_of(page) == [
        ("listed", "Listed as open at 4:30 p.m., until 4:34 p.m."),
    ]
    assert "Saturday, December 5, 4:30 p.m." in page
    assert "Every day from sunrise to sunset; on December 5 7:06 a.m. to 4:34 p.m." in page
    assert 'value="2026-12-05T16:30"' in page


@pytest.mark.parametrize("query", ["at=yesterday", "at=2030-01-01T00:00", "at=now&at=now"])
def test_a_zone_refuses_a_bad_moment(served, client, query):
    response = client.get(f"/zones/{next(iter(served)).path}/?{query}")
    assert response.status_code == 400
    assert "zones/search/bad_question.html" in [template.name for template in response.templates]


def test_a_zone_says_that_a_time_has_passed(zone_page):
    page = zone_page(a_listing(hours="24/7"), "?at=2026-11-30T10:00")
    assert "This time has passed." in page
    assert state_of(page) == [("listed", "Listed as open 24 hours")]


def rows_of(page):
    return re.findall(r'<tr[^>]*><th scope="row">([^<]*)</th><td>(.*?)</td></tr>', page)


def test_the_week_begins_today_and_tells_dated_hours_and_why(zone_page):
    page = zone_page(a_listing(hours=OFFICE, exceptions=(CLOSED,)))
    assert rows_of(page) == [
        ("Tuesday, December 1", "8 a.m. to 5 p.m."),
        ("Wednesday, December 2", "8 a.m. to 5 p.m."),
        ("Thursday, December 3", "8 a.m. to 5 p.m."),
        ("Friday, December 4", 'closed<br><span lang="fr">Fête de la ville</span>'),
        ("Saturday, December 5", "closed"),
        ("Sunday, December 6", "closed"),
        ("Monday, December 7", "8 a.m. to 5 p.m."),
    ]
    assert "Local time (America/New_York)" in page


def test_the_week_begins_with_the_day_of_the_meeting(zone_page):
    page = zone_page(a_listing(hours="24/7"), f"?at={SATURDAY}")
    assert rows_of(page)[0] == ("Saturday, December 5", "24 hours")
    assert page.count('<tr class="meeting">') == 1


@pytest.mark.parametrize(
    ("facts", "at", "said"),
    [
        ({"hours": "sunrise-sunset"}, "2026-12-05T12:00", "Daylight: 7:06 a.m. to 4:34 p.m."),
        ({"hours": "24/7", "hours_advised": "sunrise-sunset"}, "2026-12-05T12:00",
         "24 hours<br>Daylight: 7:06 a.m. to 4:34 p.m."),
        ({"hours": "08:00-sunset"}, "2026-12-05T12:00",
         "8 a.m. to 4:34 p.m.<br>Daylight: 7:06 a.m. to 4:34 p.m."),
        ({"hours_advised": "sunrise-sunset"}, "2026-12-05T12:00",
         "not confirmed<br>Daylight: 7:06 a.m. to 4:34 p.m."),
        ({"hours": "Mo-Fr 08:00-12:00,13:00-17:00"}, "2026-12-07T12:00",
            "8 a.m. to noon, 1 p.m. to 5 p.m."),
        ({"hours": "Mo-Su 09:00-10:00 unknown"}, "2026-12-07T12:00",
            "9 a.m. to 10 a.m. (not confirmed)"),
    ],
)  # fmt: skip
def test_a_day_in_words(zone_page, facts, at, said):
    assert rows_of(zone_page(a_listing(**facts), f"?at={at}"))[0][1] == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-12-21T12:00", "No daylight on this day"),
        ("2027-06-21T12:00", "Daylight around the clock"),
    ],
)
def test_polar_night_and_day(zone_page, at, said):
    barrow = a_station(point=Point(71.29, -156.79), time_zone="America/Anchorage")
    assert (
        rows_of(zone_page(a_listing(station=barrow, hours="sunrise-sunset"), f"?at={at}"))[0][1]
        == said
    )


def test_without_any_hours_there_is_no_week(zone_page):
    page = zone_page(a_listing())
    assert rows_of(page) == []
    assert state_of(page) == [("unconfirmed", "Hours not confirmed")]


def test_dated_hours_that_are_over_are_not_listed(zone_page):
    day = datetime.date(2026, 11, 1)
    past = DatedHours(day, day, "", "Long ago", "en")
    page = zone_page(a_listing(hours=OFFICE, exceptions=(past, CLOSED)))
    assert "Long ago" not in page
    assert "<dt>Dec. 4, 2026</dt>" in page


@pytest.mark.parametrize("status", [ZoneStatus.PAUSED, ZoneStatus.RETIRED])
def test_a_zone_out_of_use_is_never_called_open(zone_page, status):
    listing = a_listing(
        hours="24/7", status=status, status_reason="Paving", retired_on=datetime.date(2026, 3, 1)
    )
    page = zone_page(listing, f"?at={SATURDAY}")
    assert state_of(page) == []
    assert "Paving" in page


def test_known_facts_are_rows_and_the_rest_is_one_line(zone_page):
    page = zone_page(a_listing(setting=Setting.LOT, stalls=3))
    assert "<dt>Parking spaces</dt><dd>3</dd>" in page
    (unsaid,) = re.findall(r'<details class="unknown"><summary>(\d+) facts not stated', page)
    assert int(unsaid) > 10
    assert "<p>Not stated: sign, painted lines, purple light, camera, " in page
    assert "<dd>not stated</dd>" not in page


def test_where_it_is_closed_the_page_says_when_it_opens_and_where_else(monkeypatch, client):
    """ "Closed" alone would leave two people in the street."""
    closed = a_listing(hours=OFFICE)
    stations = {n: a_station(key=f"us-{n}", point=Point(40 + n / 100, -75)) for n in range(1, 6)}
    others = [a_listing(f"n{n:04}", station=each, hours="24/7") for n, each in stations.items()]
    far = a_listing("fffff", station=a_station(key="us-far", point=Point(45, -75)), hours="24/7")
    monkeypatch.setattr(live.snapshot, "_value", Directory([closed, *others, far]))
    page = folded(client.get(f"/zones/{closed.path}/?at={SATURDAY}").content.decode())
    assert (
        f'href="/zones/{closed.path}/?at=2026-12-07T08:00">Use Monday, December 7, 8 a.m.' in page
    )
    assert re.findall(r'data-zone="(\w+)"', page) == ["n0001", "n0002", "n0003"]
    open_now = folded(client.get(f"/zones/{closed.path}/").content.decode())
    assert "data-zone" not in open_now


def test_a_paused_zone_names_open_ones_nearby_but_no_time(monkeypatch, client):
    paused = a_listing(hours=OFFICE, status=ZoneStatus.PAUSED, status_reason="Paving")
    other = a_listing("ccccc", hours="24/7")
    monkeypatch.setattr(live.snapshot, "_value", Directory([paused, other]))
    page = folded(client.get(f"/zones/{paused.path}/").content.decode())
    assert re.findall(r'data-zone="(\w+)"', page) == ["ccccc"]
    assert page.index("Paving") < page.index("Open now, nearby")
    assert "Use " not in page


def test_nothing_is_offered_where_nobody_has_said_when_it_opens(zone_page):
    page = zone_page(a_listing(hours="Mo-Fr 08:00-17:00 unknown"), f"?at={SATURDAY}")
    assert state_of(page) == [("closed", "Closed at 4:30 p.m.")]
    assert "Use Monday" not in page


def test_texts_of_others_carry_their_language(zone_page, search):
    station = a_station(agency=an_agency(name="Sûreté du Québec", language="fr"))
    listing = a_listing(station=station, language="fr", hours_text="Heures de bureau")
    page = zone_page(listing)
    assert '<span lang="fr">Heures de bureau</span>' in page
    assert '<span lang="fr">Sûreté du Québec</span>' in page
    assert '<span lang="fr">Derrière</span>' in search(listing._replace(detail="Derrière"))


@pytest.mark.parametrize("text", ["name", "detail", "hours_text", "status_reason"])
def test_markup_in_any_text_of_a_card_is_text(monkeypatch, client, text):
    listing = a_listing(**{text: '<b a="\'">&'}, status=ZoneStatus.PAUSED)
    monkeypatch.setattr(live.snapshot, "_value", Directory([listing]))
    for address in ("/zones/us/xx/testville/", f"/zones/{listing.path}/"):
        assert "<b a" not in client.get(address).content.decode()


@pytest.mark.parametrize("text", ["name", "street", "city", "postal_code", "phone", "language"])
def test_markup_in_any_text_of_a_station_is_text(search, text):
    station = a_station(**{text: '"><b>&'}, location_status=LocationStatus.TOWN)
    page = search(a_listing(station=station))
    assert "<b>" not in page
    assert 'data-zone="bcdfg"' in page
