"""Pages with a moment: usable when we meet, in words and marks; the week of a zone; a time that is
over or skipped.
"""

import datetime
import re

import pytest

from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory import live
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import Camera, LocationStatus, Setting, ZoneStatus

SATURDAY = "2026-12-05T16:30"
OFFICE = "Mo-Fr 08:00-17:00"
CLOSED = DatedHours(
    datetime.date(2026, 12, 4), datetime.date(2026, 12, 4), "", "Fête de la ville", "fr"
)


@pytest.fixture
def search(monkeypatch, client):
    """Search a small made-up directory around its first zone, and get the page."""

    def searched(*listings, at=SATURDAY, **more):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        return client.get("/search/", {"near": "40,-75", "at": at, **more}).content.decode()

    return searched


@pytest.fixture
def show(monkeypatch, client):
    """Get the page of a zone."""

    def shown(listing, query=""):
        monkeypatch.setattr(live.snapshot, "_value", Directory([listing]))
        return client.get(f"/zones/{listing.path}/{query}").content.decode()

    return shown


def state_of(page):
    return re.findall(r'<p class="state (\w+)">([^<]*)</p>', page)


# -- search ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hours", "at", "state", "said"),
    [
        ("24/7", SATURDAY, "yes", "Usable then"),
        ("sunrise-sunset", SATURDAY, "yes", "Usable then — until 4:34 p.m."),
        ("Mo-Su 08:00-24:00", SATURDAY, "yes", "Usable then — until midnight"),
        ("Sa 08:00-24:00; Su 00:00-02:00", SATURDAY, "yes", "Usable then — until Sunday, 2 a.m."),
        (OFFICE, SATURDAY, "no", "Not usable then — from Monday, 8 a.m."),
        ("Mo-Su 18:00-20:00", SATURDAY, "no", "Not usable then — from 6 p.m."),
        ("Jan Mo-Su 08:00-20:00", SATURDAY, "no", "Not usable then — from January 1, 8 a.m."),
        ("", SATURDAY, "unknown", "Unknown — call ahead"),
        (OFFICE, "now", "yes", "Usable now — until 5 p.m."),
        ("Sa 08:00-12:00", "now", "no", "Not usable now — from Saturday, 8 a.m."),
        ("24/7", "now", "yes", "Usable now"),
        ("", "now", "unknown", "Unknown — call ahead"),
    ],
)
def test_a_card_says_whether_it_is_usable(search, hours, at, state, said):
    assert state_of(search(a_listing(hours=hours), at=at)) == [(state, said)]


def test_without_a_moment_no_card_is_marked(search):
    page = search(a_listing(hours="24/7"), at="")
    assert state_of(page) == []
    assert "data-usable" not in page
    assert "<strong>any time</strong>" in page


def test_the_page_says_the_moment_and_offers_others(search):
    page = search(a_listing(hours="24/7"), camera="", units="km")
    assert "<strong>Saturday, Dec. 5, 2026, 4:30 p.m. at the zone</strong>" in page
    assert 'type="datetime-local" value="2026-12-05T16:30"' in page
    assert '<a href="/search/?near=40%2C-75&amp;at=now&amp;units=km">now</a>' in page
    assert '<a href="/search/?near=40%2C-75&amp;units=km">any time</a>' in page


def test_a_link_to_a_zone_keeps_the_moment(search):
    assert f'/zones/us/xx/testville/test-bcdfg/?at={SATURDAY.replace(":", "%3A")}"' in search(
        a_listing()
    )
    assert '/zones/us/xx/testville/test-bcdfg/"' in search(a_listing(), at="now")


def test_usable_zones_from_beyond_have_their_own_heading(search):
    near = [a_listing(f"n{n:04}", station=a_station(key=f"us-{n:04}")) for n in range(12)]
    far = a_listing("fffff", station=a_station(key="us-far", point=Point(41, -75)), hours="24/7")
    page = search(*near, far)
    first, beyond = page.split("<h2>Farther away, but usable then</h2>")
    assert first.count('class="card"') == 10
    assert re.findall(r'data-zone="(\w+)" data-usable="yes" data-beyond="true"', beyond) == [
        "fffff"
    ]
    assert "Farther away, but usable now" in search(*near, far, at="now")


def test_a_time_that_has_passed_is_said_and_marks_nothing(search):
    page = search(a_listing(hours="24/7"), at="2026-11-30T10:00")
    assert "This time has passed." in page
    assert state_of(page) == []
    assert '/zones/us/xx/testville/test-bcdfg/"' in page


def test_a_time_that_clocks_skip_is_said(search, show):
    said = "On that night clocks go forward: 2:30 a.m. is read as 3:30 a.m."
    assert said in search(a_listing(), at="2027-03-14T02:30")
    assert said in show(a_listing(), "?at=2027-03-14T02:30")
    assert said not in search(
        a_listing(station=a_station(time_zone="America/Phoenix")), at="2027-03-14T02:30"
    )
    assert "clocks" not in search(a_listing(), at="2027-03-14T03:30")


def test_unknown_hours_are_said_once(search):
    page = search(a_listing())
    assert page.count("call ahead") == 2  # the answer, and the age of the facts
    assert "hours not known" not in page
    assert "hours not known — call ahead" in search(a_listing(), at="")


def fields_of(page, form):
    """The names that a form sends, hidden or not."""
    return re.findall(
        r'<(?:input|select)[^>]* name="(\w+)"', page.split(f'class="{form}"')[1].split("</form>")[0]
    )


def test_no_form_sends_a_name_twice(search):
    page = search(a_listing(), units="km", camera="on", setting="lot", other="K7L", page="2")
    assert sorted(fields_of(page, "search")) == [
        "at",
        "camera",
        "near",
        "other",
        "setting",
        "units",
    ]
    assert sorted(fields_of(page, "when")) == ["at", "camera", "near", "other", "setting", "units"]
    sent = fields_of(page, "filters")
    assert {name for name in sent if sent.count(name) > 1} == {"setting", "program"}
    assert set(sent) >= {"near", "other", "at", "units"}
    assert "page" not in sent


def test_the_home_page_asks_for_now(served, client):
    assert fields_of(client.get("/").content.decode(), "search") == ["at", "near", "other"]
    assert '<input type="hidden" name="at" value="now">' in client.get("/").content.decode()
    assert fields_of(client.get("/zones/us/").content.decode(), "search") == ["near", "other"]


def test_a_bad_question_keeps_what_was_right(served, client):
    page = client.get("/search/?near=64128&at=yesterday&units=km").content.decode()
    assert sorted(fields_of(page, "search")) == ["near", "other", "units"]
    assert "<strong>at</strong>: “yesterday” — Write the day and time" in page


# -- one zone --------------------------------------------------------------------------------------
def test_a_zone_says_whether_it_is_usable_now_and_what_today_brings(show):
    page = show(a_listing(hours=OFFICE))
    assert state_of(page) == [("yes", "Usable now — until 5 p.m.")]
    assert "Today, Tuesday, December 1" in page
    assert "<p>8 a.m. to 5 p.m.</p>" in page


def test_a_zone_says_whether_it_is_usable_when_they_meet(show):
    page = show(a_listing(hours="sunrise-sunset"), f"?at={SATURDAY}&fbclid=x&near=91,0&page=-1")
    assert state_of(page) == [
        ("yes", "Usable then — until 4:34 p.m."),
        ("yes", "Usable now — until 4:35 p.m."),
    ]
    assert "Saturday, Dec. 5, 2026, 4:30 p.m. at the zone" in page
    assert "every day from sunrise to sunset; on December 5 7:06 a.m. to 4:34 p.m." in page
    assert 'value="2026-12-05T16:30"' in page


@pytest.mark.parametrize("query", ["at=yesterday", "at=2030-01-01T00:00", "at=now&at=now"])
def test_a_zone_refuses_a_bad_moment(served, client, query):
    response = client.get(f"/zones/{next(iter(served)).path}/?{query}")
    assert response.status_code == 400
    assert "zones/search/bad_question.html" in [template.name for template in response.templates]


def test_a_zone_says_that_a_time_has_passed(show):
    page = show(a_listing(hours="24/7"), "?at=2026-11-30T10:00")
    assert "This time has passed." in page
    assert state_of(page) == [("yes", "Usable now")]


def rows_of(page):
    return re.findall(r'<tr[^>]*><th scope="row">([^<]*)</th><td>(.*?)</td></tr>', page)


def test_the_week_begins_today_and_tells_dated_hours_and_why(show):
    page = show(a_listing(hours=OFFICE, exceptions=(CLOSED,)))
    assert rows_of(page) == [
        ("Tuesday, December 1", "8 a.m. to 5 p.m."),
        ("Wednesday, December 2", "8 a.m. to 5 p.m."),
        ("Thursday, December 3", "8 a.m. to 5 p.m."),
        ("Friday, December 4", 'closed<br><span lang="fr">Fête de la ville</span>'),
        ("Saturday, December 5", "closed"),
        ("Sunday, December 6", "closed"),
        ("Monday, December 7", "8 a.m. to 5 p.m."),
    ]
    assert "by the clock at the zone (America/New_York)" in page


def test_the_week_begins_with_the_day_of_the_meeting(show):
    page = show(a_listing(hours="24/7"), f"?at={SATURDAY}")
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
         "not known — call ahead<br>Daylight: 7:06 a.m. to 4:34 p.m."),
        ({"hours": "Mo-Fr 08:00-12:00,13:00-17:00"}, "2026-12-07T12:00", "8 a.m. to noon, 1 p.m. to 5 p.m."),
        ({"hours": "Mo-Su 09:00-10:00 unknown"}, "2026-12-07T12:00", "9 a.m. to 10 a.m. (not known — call ahead)"),
    ],
)  # fmt: skip
def test_a_day_in_words(show, facts, at, said):
    assert rows_of(show(a_listing(**facts), f"?at={at}"))[0][1] == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-12-21T12:00", "No daylight on this day"),
        ("2027-06-21T12:00", "Daylight around the clock"),
    ],
)
def test_polar_night_and_day(show, at, said):
    barrow = a_station(point=Point(71.29, -156.79), time_zone="America/Anchorage")
    assert (
        rows_of(show(a_listing(station=barrow, hours="sunrise-sunset"), f"?at={at}"))[0][1] == said
    )


def test_without_any_hours_there_is_no_week(show):
    page = show(a_listing())
    assert rows_of(page) == []
    assert "hours not known — call ahead" in page
    assert state_of(page) == [("unknown", "Unknown — call ahead")]


def test_dated_hours_that_are_over_are_not_listed(show):
    day = datetime.date(2026, 11, 1)
    past = DatedHours(day, day, "", "Long ago", "en")
    page = show(a_listing(hours=OFFICE, exceptions=(past, CLOSED)))
    assert "Long ago" not in page
    assert "<dt>Dec. 4, 2026</dt>" in page


@pytest.mark.parametrize("status", [ZoneStatus.PAUSED, ZoneStatus.RETIRED])
def test_a_zone_out_of_use_is_never_called_usable(show, status):
    listing = a_listing(
        hours="24/7", status=status, status_reason="Paving", retired_on=datetime.date(2026, 3, 1)
    )
    page = show(listing, f"?at={SATURDAY}")
    assert state_of(page) == []
    assert "Paving" in page


def test_known_facts_are_rows_and_the_rest_is_one_line(show):
    page = show(a_listing(setting=Setting.LOT, stalls=3))
    assert "<dt>Stalls</dt><dd>3</dd>" in page
    assert "Not known: sign, painted lines, purple light." in page
    assert "Not known: camera, filmed, recordings kept, lit at night." in page
    assert "<dd>not known</dd>" not in page


def test_nobody_has_told_us_is_said_only_where_nothing_is_known(show):
    said = "Nobody has told us anything about this yet."
    assert show(a_listing()).count(said) == 2  # cameras and rules; the address is known
    assert show(a_listing(camera=Camera.PRESENT, opened="2019-05")).count(said) == 0


def test_texts_of_others_carry_their_language(show, search):
    station = a_station(agency=an_agency(name="Sûreté du Québec", language="fr"))
    listing = a_listing(station=station, language="fr", hours_text="Heures de bureau")
    for page in (show(listing), search(listing)):
        assert '<span lang="fr">Heures de bureau</span>' in page
        assert '<span lang="fr">Sûreté du Québec</span>' in page


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
