"""The calendar file and the sign behind their addresses, and how a zone's page leads there."""

import datetime
import re

import icalendar
import pytest
from django.utils import timezone

from tests.markup import folded
from tests.zones.builders import a_listing, a_station, an_agency
from tests.zones.formats.test_sign import decoded
from tests.zones.views.meeting_pages import OFFICE, PAUSED, RETIRED, SATURDAY, states
from zones.vocabulary import Answer, Setting


# -- the calendar file -----------------------------------------------------------------------------
def event_of(response):
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")[0]


def test_the_file_is_for_a_calendar(get):
    response = get(f"meet.ics?at={SATURDAY}&to=nobody")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="meet-bcdfg.ics"'
    event = event_of(response)
    assert event["DTSTART"].dt.isoformat() == "2026-12-05T16:30:00-05:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-05T17:00:00-05:00"
    assert event["DTSTAMP"].dt == timezone.now()
    assert event["URL"] == f"http://testserver/z/bcdfg/?at={SATURDAY}"
    assert event["UID"] == "bcdfg-20261205T2130Z@testserver"


def test_the_path_decides_the_language_of_the_file(get):
    event = event_of(get(f"meet.ics?at={SATURDAY}", prefix="/fr"))
    assert event["SUMMARY"].endswith("Test Station, Testville — stationnement")
    assert event["URL"] == f"http://testserver/fr/z/bcdfg/?at={SATURDAY}"


@pytest.mark.parametrize(
    ("hours", "query", "said"),
    [
        ("24/7", "", "Choose a date and time."),
        ("24/7", "?at=", "Choose a date and time."),
        ("24/7", "?at=2026-11-30T10:00", "This time has passed."),
        (OFFICE, f"?at={SATURDAY}", "The spot is closed then. Choose another time."),
        ("Sa 08:00-12:00", "?at=now", "The spot is closed then. Choose another time."),
    ],
)
def test_a_time_for_which_there_is_no_file_is_refused_in_words(get, hours, query, said):
    response = get(f"meet.ics{query}", hours=hours)
    page = response.content.decode()
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Content-Disposition" not in response.headers
    assert said in page
    assert "<h2>Hours</h2>" in page
    assert 'action="/z/bcdfg/meet.ics" method="get"' in page


def test_the_refusal_says_when_the_zone_opens_and_its_hours(get):
    response = get(f"meet.ics?at={SATURDAY}", hours=OFFICE)
    assert states(response) == [("closed", "Closed at 4:30 p.m., opens Monday at 8 a.m.")]
    page = response.content.decode()
    assert "Monday to Friday 8 a.m.–5 p.m." in page
    assert 'href="/zones/us/xx/testville/test-bcdfg/?at=2026-12-05T16%3A30"' in page


def test_unknown_hours_are_allowed_and_said(get):
    response = get(f"meet.ics?at={SATURDAY}", hours="")
    assert response.status_code == 200
    assert "Hours not confirmed" in event_of(response)["DESCRIPTION"].splitlines()
    assert "not confirmed" not in event_of(get(f"meet.ics?at={SATURDAY}"))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("at", "start", "link"),
    [
        ("2026-11-01T01:30", "2026-11-01T05:30:00+00:00", "2026-11-01T01:30"),
        ("2026-11-01T02:30", "2026-11-01T07:30:00+00:00", "2026-11-01T02:30"),
        ("2027-03-14T02:30", "2027-03-14T07:30:00+00:00", "2027-03-14T03:30"),
        ("2027-03-14T16:30", "2027-03-14T20:30:00+00:00", "2027-03-14T16:30"),
    ],
)
def test_both_sides_of_a_change_of_clocks(get, monkeypatch, at, start, link):
    monkeypatch.setattr(
        timezone, "now", lambda: datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    )
    event = event_of(get(f"meet.ics?at={at}"))
    assert event["DTSTART"].dt.astimezone(datetime.UTC).isoformat() == start
    assert event["URL"] == f"http://testserver/z/bcdfg/?at={link}"


def test_now_begins_at_this_minute(get, monkeypatch):
    now = datetime.datetime(2026, 12, 1, 18, 30, 59, 7, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    event = event_of(get("meet.ics?at=now"))
    assert event["DTSTART"].dt.isoformat() == "2026-12-01T13:30:00-05:00"
    assert event["URL"] == "http://testserver/z/bcdfg/"


# -- the sign --------------------------------------------------------------------------------------
def test_the_code_on_the_sign_leads_to_the_zone(get):
    page = get("sign/", prefix="/fr").content.decode()
    (code,) = decoded(re.search("<svg .*?</svg>", page)[0])
    assert code.text == "http://testserver/z/bcdfg/?from=sign"
    assert '<p class="address">http://testserver/z/bcdfg/?from=sign</p>' in page


def test_the_sign_speaks_its_region_and_the_page_around_it_the_path(get):
    page = get(
        "sign/", prefix="/fr", language="en", name="Safe <zone>", detail="Two spaces"
    ).content.decode()
    sheet = page.split("<article")[1].split("</article>")[0]
    assert re.findall(r'<section lang="(\w+)">', sheet) == ["en", "es"]
    assert '<h1 lang="en">Safe &lt;zone&gt;</h1>' in sheet
    assert '<p class="spot" lang="en">Two spaces</p>' in sheet
    assert sheet.count("911") == 2
    assert "24 hours, every day" in sheet
    assert "todos los días" in sheet
    assert '<html lang="fr">' in page
    assert 'lang="fr"' not in sheet


def test_only_the_sign_links_the_style_of_the_sign(get, client):
    assert "css/sign.css" in get("sign/").content.decode()
    assert "css/sign.css" not in get("invite/").content.decode()
    assert "css/sign.css" not in client.get("/zones/us/xx/testville/test-bcdfg/").content.decode()


# -- the page of the zone --------------------------------------------------------------------------
@pytest.fixture
def leading_page(show):
    def shown(query="", **changes):
        changes.setdefault("hours", "24/7")
        listing = a_listing(**changes)
        return folded(show(listing, address=f"/zones/{listing.path}/{query}").content.decode())

    return shown


def doors_of(page):
    return re.findall(r'href="(/z/bcdfg/[^"]+)"', page)


AT = "?at=2026-12-05T16%3A30"


@pytest.mark.parametrize(
    ("hours", "query", "doors"),
    [
        ("24/7", "", ["invite/", "sign/"]),
        ("24/7", f"?at={SATURDAY}", [f"invite/{AT}", f"meet.ics{AT}", "sign/"]),
        ("", f"?at={SATURDAY}", [f"invite/{AT}", f"meet.ics{AT}", "sign/"]),
        (OFFICE, f"?at={SATURDAY}", [f"invite/{AT}", "sign/"]),
        ("24/7", "?at=2026-11-30T10:00", ["invite/", "sign/"]),
        ("24/7", "?at=now", ["invite/?at=now", "meet.ics?at=now", "sign/"]),
        ("Sa 08:00-12:00", "?at=now", ["invite/?at=now", "sign/"]),
    ],
)
def test_the_zone_leads_to_its_doors_with_the_moment(leading_page, hours, query, doors):
    assert doors_of(leading_page(query, hours=hours)) == [f"/z/bcdfg/{door}" for door in doors]


@pytest.mark.parametrize("changes", [PAUSED, RETIRED])
def test_a_zone_where_nobody_can_meet_leads_to_no_door(leading_page, changes):
    assert doors_of(leading_page(f"?at={SATURDAY}", **changes)) == []


def test_who_stands_at_the_sign_is_greeted(leading_page):
    """Where, open now, whom to call, where to stand: in this order, before all else."""
    page = leading_page("?from=sign").split('<main id="main">')[1]
    said = [
        "You scanned the sign at:", "Test Agency, Test Station, Testville</span> — parking lot",
        "Listed as open 24 hours", 'href="tel:+15555550100">Call</a>', "Stand here",
        "In danger, call 911.", "Good to know",
    ]  # fmt: skip
    places = [page.index(words) for words in said]
    assert places == sorted(places)


def test_without_a_number_the_website_is_named(leading_page):
    agency = an_agency(website="https://police.example.org/")
    station = a_station(phone="", agency=agency)
    page = leading_page("?from=sign", station=station, setting=Setting.UNKNOWN)
    assert '<a href="https://police.example.org/" rel="noreferrer">The department’s website' in page
    page = leading_page("?from=sign", station=a_station(phone=""))
    assert "No phone number listed. Check before you go." in page
    assert ">Call<" not in page


@pytest.mark.parametrize("query", ["", "?from=", "?from=SIGN", "?from=<b>", "?from=signs"])
def test_nobody_else_is_greeted(leading_page, query):
    assert "You scanned the sign" not in leading_page(query, lit=Answer.YES)
