"""Pages with a moment: open when we meet, in words and marks; the week of a zone; a time that is
over or skipped.
"""

import re

import pytest
from django.http import QueryDict
from django.utils import timezone

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from tests.zones.views.meeting_pages import OFFICE, SATURDAY, state_of
from zones.directory import live
from zones.directory.index import Directory
from zones.geo.point import Point


# -- search ----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("hours", "at", "state", "said"),
    [
        ("24/7", SATURDAY, "listed", "Listed as open 24 hours"),
        ("sunrise-sunset", SATURDAY, "listed", "Listed as open at 4:30 p.m., until 4:34 p.m."),
        ("Mo-Su 08:00-24:00", SATURDAY, "listed", "Listed as open at 4:30 p.m., until midnight"),
        (
            "Sa 08:00-24:00; Su 00:00-02:00",
            SATURDAY,
            "listed",
            "Listed as open at 4:30 p.m., until Sunday, 2 a.m.",
        ),
        (OFFICE, SATURDAY, "closed", "Closed at 4:30 p.m., opens Monday at 8 a.m."),
        ("Mo-Su 18:00-20:00", SATURDAY, "closed", "Closed at 4:30 p.m., opens at 6 p.m."),
        (
            "Jan Mo-Su 08:00-20:00",
            SATURDAY,
            "closed",
            "Closed at 4:30 p.m., opens January 1 at 8 a.m.",
        ),
        ("", SATURDAY, "unconfirmed", "Hours not confirmed"),
        (OFFICE, "now", "listed", "Listed as open now until 5 p.m."),
        ("Sa 08:00-12:00", "now", "closed", "Closed now, opens Saturday at 8 a.m."),
        ("24/7", "now", "listed", "Listed as open 24 hours"),
        ("", "now", "unconfirmed", "Hours not confirmed"),
    ],
)
def test_a_card_says_whether_it_is_open(search, hours, at, state, said):
    assert state_of(search(a_listing(hours=hours), at=at)) == [(state, said)]


def test_without_a_moment_no_card_is_marked(search):
    page = search(a_listing(hours="24/7"), at="")
    assert state_of(page) == []
    assert "data-usable" not in page
    assert "Any time · nearest first" in page


def test_the_page_says_the_moment_and_offers_others(search):
    page = search(a_listing(hours="24/7"), camera="", units="km")
    assert "Saturday, December 5, 4:30 p.m. · nearest first" in page
    assert 'type="datetime-local" value="2026-12-05T16:30"' in page
    buttons = re.findall(r'name="when" value="(\w+)"( checked)?', page)
    assert buttons == [
        ("now", ""), ("tonight", ""), ("tomorrow", ""), ("any", ""), ("pick", " checked"),
    ]  # fmt: skip


def test_a_link_to_a_zone_keeps_the_moment(search):
    assert f'/zones/us/xx/testville/test-bcdfg/?at={SATURDAY.replace(":", "%3A")}"' in search(
        a_listing()
    )
    assert '/zones/us/xx/testville/test-bcdfg/"' in search(a_listing(), at="now")


def test_usable_zones_from_beyond_have_their_own_heading(search):
    near = [a_listing(f"n{n:04}", station=a_station(key=f"us-{n:04}")) for n in range(12)]
    far = a_listing("fffff", station=a_station(key="us-far", point=Point(41, -75)), hours="24/7")
    page = search(*near, far)
    first, beyond = page.split("<h2>Open, but farther</h2>")
    assert first.count('class="card"') == 10
    marked = re.findall(r'data-zone="(\w+)" data-number="11" .*data-beyond="true"', beyond)
    assert marked == ["fffff"]


def test_closed_ones_stand_below_under_the_time_and_numbers_go_on(search):
    stations = [a_station(key=f"us-{n:04}", point=Point(40 + n / 100, -75)) for n in range(4)]
    hours = [OFFICE, "24/7", "", OFFICE]
    zones = [a_listing(f"n{n:04}", station=stations[n], hours=hours[n]) for n in range(4)]
    page = search(*zones)
    first, closed = page.split("<h2>Closed at 4:30 p.m.</h2>")
    numbered = r'data-zone="(\w+)" data-number="(\d+)"'
    assert re.findall(numbered, first) == [("n0001", "1"), ("n0002", "2")]
    assert re.findall(numbered, closed) == [("n0000", "3"), ("n0003", "4")]
    assert "<h2>Closed now</h2>" not in search(*zones, at="now")  # a Tuesday afternoon
    all_closed = search(*[zone._replace(hours=OFFICE) for zone in zones])
    assert "None of the nearest spots is open then." in all_closed


def test_a_time_that_has_passed_is_said_and_marks_nothing(search):
    page = search(a_listing(hours="24/7"), at="2026-11-30T10:00")
    assert "This time has passed." in page
    assert state_of(page) == []
    assert '/zones/us/xx/testville/test-bcdfg/"' in page


def test_a_time_that_clocks_skip_is_said(search, zone_page):
    said = "The clocks go forward that night, so we took 3:30 a.m. instead of 2:30 a.m."
    assert said in search(a_listing(), at="2027-03-14T02:30")
    assert said in zone_page(a_listing(), "?at=2027-03-14T02:30")
    assert said not in search(
        a_listing(station=a_station(time_zone="America/Phoenix")), at="2027-03-14T02:30"
    )
    assert "The clocks" not in search(a_listing(), at="2027-03-14T03:30")


def test_unknown_hours_are_said_once(search):
    for at in (SATURDAY, "now", ""):
        assert search(a_listing(), at=at).count("Hours not confirmed") == 1


def fields_of(page, form):
    """The names that a form sends, hidden or not."""
    return re.findall(
        r'<(?:input|select)[^>]* name="(\w+)"', page.split(f'class="{form}"')[1].split("</form>")[0]
    )


def test_no_form_sends_a_name_twice(search):
    page = search(a_listing(), units="km", camera="on", setting="lot", other="K7L", page="2")
    sent = fields_of(page, "search")
    assert sorted(set(sent)) == ["at", "camera", "near", "other", "setting", "units", "when"]
    assert {name for name in sent if sent.count(name) > 1} == {"when"}  # buttons: one is sent


def test_the_home_page_asks_for_now(served, client):
    page = client.get("/").content.decode()
    assert fields_of(page, "search") == ["near", "other", *["when"] * 5, "at"]
    assert re.findall(r'value="(\w+)" checked', page) == ["now"]
    assert fields_of(client.get("/zones/us/").content.decode(), "search") == ["near"]


@pytest.mark.parametrize(
    ("when", "asked", "at"),
    [
        ("now", "", "now"),
        ("now", SATURDAY, "now"),
        ("tonight", "", "2026-12-01T19:30"),
        ("tomorrow", "", "2026-12-02T12:00"),
        ("pick", SATURDAY, SATURDAY),
        ("pick", "", ""),
        ("any", SATURDAY, ""),
    ],
)
def test_a_button_is_the_local_time_of_the_place(monkeypatch, client, when, asked, at):
    """The server knows no visitor's clock: tonight is tonight where they meet."""
    monkeypatch.setattr(live.snapshot, "_value", Directory([a_listing()]))
    question = {"near": "40,-75", "camera": "on", "when": when, "at": asked}
    response = client.get("/search/", question)
    there = QueryDict(response.headers["Location"].partition("?")[2])
    assert response.status_code == 302
    assert there.dict() == {"near": "40,-75", "camera": "on"} | ({"at": at} if at else {})


def test_tonight_is_now_once_it_is_later(monkeypatch, client):
    later = NOW.replace(day=2, hour=1)  # 8 p.m. at the zone
    monkeypatch.setattr(timezone, "now", lambda: later)
    monkeypatch.setattr(live.snapshot, "_value", Directory([a_listing()]))
    response = client.get("/search/?near=40,-75&when=tonight")
    assert response.headers["Location"] == "/search/?near=40%2C-75&at=now"


def test_a_button_waits_until_the_place_is_clear(served, client):
    page = client.get("/search/?near=Springfield&when=tonight").content.decode()
    assert "&amp;when=tonight" in page
    assert client.get("/search/?near=64128&when=nonsense").status_code == 200


def test_a_bad_question_keeps_what_was_right(served, client):
    page = client.get("/search/?near=64128&at=yesterday&units=km").content.decode()
    assert sorted(set(fields_of(page, "search"))) == ["at", "near", "other", "units", "when"]
    assert "<strong>at</strong>: “yesterday” — Write the day and time" in page
