"""The message to the other person: title, address, time and which time, where to stand, link."""

from datetime import datetime

import pytest
from django.utils import translation

from tests.zones.builders import a_listing, a_station
from zones.hours.time_zones import local_moment
from zones.vocabulary import Answer, Camera, Designation, Setting, Signage, SiteKind
from zones.wording.invitation import (
    invitation,
    look_in_words,
    make_short_link,
    say_moment,
)
from zones.wording.times import time_zone_name

SATURDAY = datetime(2026, 12, 5, 16, 30)
LINK = "https://zones.example.org/z/bcdfg/?at=2026-12-05T16:30"


@pytest.fixture(autouse=True)
def english():
    """Whatever language the test before was left in."""
    with translation.override("en"):
        yield


def message(listing, local=SATURDAY, language="en", call_ahead=False):
    instant = local and local_moment(local, listing.station.time_zone)
    return invitation(listing, instant, link=LINK, language=language, call_ahead=call_ahead)


def test_the_whole_message():
    listing = a_listing(
        detail="Two marked spaces", hours="24/7", signage=Signage.OWN, camera=Camera.RECORDED
    )
    assert message(listing) == (
        "Let’s meet at Test Agency, Test Station, Testville — parking lot, "
        "1 Test Street, Testville, XX 00000.\n"
        "When: Saturday, Dec. 5, 2026, at 4:30 p.m. (EST)\n"
        "Stand: Two marked spaces\n"
        "Map and details: https://zones.example.org/z/bcdfg/?at=2026-12-05T16:30\n"
        "Meeting at a police station is common; it keeps us both safe."
    )


def test_of_a_bare_zone_only_what_is_known_is_said():
    station = a_station(phone="", street="", postal_code="", site_kind=SiteKind.CITY_HALL)
    assert message(a_listing(station=station, setting=Setting.UNKNOWN), local=None) == (
        "Let’s meet at Test Agency, Test Station, Testville, Testville, XX.\n"
        "Hours not confirmed\n"
        "The exact spot is not stated: ask at the front desk.\n"
        f"Map and details: {LINK}"
    )


def lines(text, start):
    return [line for line in text.splitlines() if line.startswith(start)]


def test_without_a_time_the_hours_are_said():
    listing = a_listing(hours="sunrise-sunset", hours_text="Not on parade days")
    assert lines(message(listing, local=None), "Hours") == [
        "Hours: every day from sunrise to sunset; Not on parade days"
    ]
    assert lines(message(listing), "Hours") == []
    assert lines(message(a_listing(), call_ahead=True), "Hours") == ["Hours not confirmed"]


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, []),
        ({"signage": Signage.SAFETRADE}, ["Look for: SafeTrade sign"]),
        (
            {"painted_lines": Answer.YES, "purple_light": Answer.YES, "lit": Answer.YES},
            ["Look for: painted lines, purple light, lit at night"],
        ),
        ({"painted_lines": Answer.NO, "purple_light": Answer.NO, "lit": Answer.NO}, []),
        (
            {"signage": Signage.NONE, "camera": Camera.NONE},
            ["The spot is not marked.", "There is no camera."],
        ),
        ({"signage": Signage.NONE, "painted_lines": Answer.YES}, ["Look for: painted lines"]),
        ({"camera": Camera.WATCHED}, ["Look for: camera (monitored 24/7, per the department)"]),
        (
            {"designation": Designation.WELCOMED, "signage": Signage.NONE},
            ["No marked spot, but police welcome exchanges here"],
        ),
    ],
)
def test_what_to_look_for_is_what_is_known(facts, said):
    assert list(look_in_words(a_listing(**facts))) == said


@pytest.mark.parametrize(
    ("time_zone", "local", "name"),
    [
        ("America/New_York", SATURDAY, "EST"),
        ("America/New_York", datetime(2027, 6, 5, 16, 30), "EDT"),
        ("America/Chicago", SATURDAY, "CST"),
        ("America/Phoenix", datetime(2027, 6, 5, 16, 30), "MST"),
        ("Europe/Paris", SATURDAY, "CET"),
        ("America/Sao_Paulo", SATURDAY, "UTC−03:00"),
        ("Asia/Kathmandu", SATURDAY, "UTC+05:45"),
        ("", SATURDAY, "UTC"),
        ("America/New_York", datetime(2026, 11, 1, 1, 30), "EDT"),
        ("America/New_York", datetime(2027, 3, 14, 2, 30), "EDT"),
    ],
)
def test_a_time_says_which_time_it_is(time_zone, local, name):
    assert time_zone_name(local_moment(local, time_zone)) == name


def test_a_time_that_clocks_skip_is_said_as_it_is_read():
    moment = local_moment(datetime(2027, 3, 14, 2, 30), "America/New_York")
    assert say_moment(moment) == "Sunday, March 14, 2027, at 3:30 a.m. (EDT)"


def test_the_message_is_in_the_language_asked_for_whatever_is_spoken():
    listing = a_listing(detail="Two marked spaces", camera=Camera.PRESENT)
    with translation.override("es"):
        assert "Testville — parking lot, " in message(listing)
    assert "Testville — stationnement, " in message(listing, language="fr")
    assert "Testville — estacionamiento, " in message(listing, language="es")
    assert "5 décembre 2026" in message(listing, language="fr")
    assert "sábado" in message(listing, language="es")
    assert "Two marked spaces" in message(listing, language="es")


def test_the_link_is_in_the_language_of_the_message():
    listing, site = a_listing(), "https://zones.example.org"
    assert make_short_link(listing, site, "en") == "https://zones.example.org/z/bcdfg/"
    assert make_short_link(listing, site, "en", "2026-12-05T16:30") == LINK
    assert make_short_link(listing, site, "es") == "https://zones.example.org/es/z/bcdfg/"
