"""Pages with a moment: usable when we meet, in words and marks; the week of a zone; a time that is
over or skipped.
"""

import re

import pytest

from tests.zones.builders import a_listing, a_station
from tests.zones.views.meeting_pages import OFFICE, SATURDAY, state_of
from zones.geo.point import Point


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
    assert re.findall(
        r'data-zone="(\w+)" data-number="11" data-usable="yes" data-beyond="true"', beyond
    ) == ["fffff"]
    assert "Farther away, but usable now" in search(*near, far, at="now")


def test_a_time_that_has_passed_is_said_and_marks_nothing(search):
    page = search(a_listing(hours="24/7"), at="2026-11-30T10:00")
    assert "This time has passed." in page
    assert state_of(page) == []
    assert '/zones/us/xx/testville/test-bcdfg/"' in page


def test_a_time_that_clocks_skip_is_said(search, zone_page):
    said = "On that night clocks go forward: 2:30 a.m. is read as 3:30 a.m."
    assert said in search(a_listing(), at="2027-03-14T02:30")
    assert said in zone_page(a_listing(), "?at=2027-03-14T02:30")
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
