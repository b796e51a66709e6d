"""One verdict, with the age of what it rests on in the same breath; green only where confirmed."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import translation

from tests.zones.builders import a_listing, a_station
from zones.directory.listing import CheckListing
from zones.geo.point import Point
from zones.hours.time_zones import tzinfo_for
from zones.search.results import Hit
from zones.vocabulary import Answer, CheckMethod, FactGroup
from zones.wording.verdicts import verdict

TODAY = date(2026, 12, 1)
CHICAGO = tzinfo_for("America/Chicago")
EVENING = datetime(2026, 12, 4, 19, 30, tzinfo=CHICAGO)  # a Friday
STATION = a_station(time_zone="America/Chicago", point=Point(39.1, -94.6))


def checked(as_of, method=CheckMethod.PUBLISHED, group=FactGroup.HOURS):
    return (CheckListing(group, as_of, "Test", method, "", "", changed=False),)


def said(language="en", is_now=False, usable=Answer.YES, until=None, advised=None, **facts):
    listing = a_listing(station=STATION, **{"hours": "24/7", **facts})
    hit = Hit(listing, 1.0, usable=usable, until=until, at=EVENING, advised=advised)
    with translation.override(language):
        look, words, basis = verdict(hit, is_now=is_now, today=TODAY)
    return look, f"{words} ({basis})".replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("checks", "look", "words"),
    [
        (checked("2026-05", CheckMethod.PHONE), "open", "Open now, 24 hours (confirmed 2026)"),
        (checked("2025-08"), "listed", "Open now, 24 hours (published 2025)"),
        (checked("2016"), "listed", "Listed as open 24 hours (2016)"),
        (checked("2016", CheckMethod.STAFF), "listed", "Listed as open 24 hours (2016)"),
        ((), "listed", "Listed as open 24 hours (undated)"),
    ],
)
def test_green_is_filled_only_where_hours_were_confirmed_lately(checks, look, words):
    assert said(is_now=True, checks=checks) == (look, words)


def test_without_hours_the_year_is_that_of_the_entry():
    known = checked("2022-03", group=FactGroup.LOCATION)
    asked = {"usable": Answer.UNKNOWN, "hours": ""}
    assert said(checks=known, **asked) == ("unconfirmed", "Hours not confirmed (2022)")
    assert said(**asked) == ("unconfirmed", "Hours not confirmed (undated)")


LATE, MORNING = EVENING.replace(hour=22, minute=0), EVENING + timedelta(hours=11, minutes=45)
FRESH = {"checks": checked("2026", CheckMethod.STAFF), "hours": "Mo-Su 07:15-22:00"}


@pytest.mark.parametrize(
    ("language", "is_now", "usable", "until", "words"),
    [
        ("en", True, Answer.YES, LATE, "Open now until 10 p.m. (confirmed 2026)"),
        ("en", False, Answer.YES, LATE, "Open at 7:30 p.m., until 10 p.m. (confirmed 2026)"),
        ("en", True, Answer.NO, LATE, "Closed now, opens at 10 p.m. (confirmed 2026)"),
        (
            "en", False, Answer.NO, MORNING,
            "Closed at 7:30 p.m., opens Saturday at 7:15 a.m. (confirmed 2026)",
        ),
        ("en", False, Answer.NO, None, "Closed at 7:30 p.m. (confirmed 2026)"),
        ("fr", False, Answer.YES, LATE, "Ouvert à 19 h 30, jusqu’à 22 h (confirmé en 2026)"),
        (
            "es", False, Answer.YES, LATE,
            "Abierta a las 7:30 p. m., hasta las 10:00 p. m. (confirmado en 2026)",
        ),
    ],
)  # fmt: skip
def test_open_or_closed_until_when(language, is_now, usable, until, words):
    assert said(language, is_now, usable, until, **FRESH)[1] == words


def test_midnight_belongs_to_the_evening_before():
    midnight = datetime(2026, 12, 5, tzinfo=CHICAGO)
    assert said(until=midnight, **FRESH)[1].startswith("Open at 7:30 p.m., until midnight")


def test_nothing_is_promised_of_hours_that_are_not_known():
    """ "opens Monday" would promise what nobody has said."""
    facts = {"hours": "Mo-Su 07:15-17:00 unknown"}
    assert said(usable=Answer.NO, until=MORNING, **facts)[1] == "Closed at 7:30 p.m. (undated)"


@pytest.mark.parametrize(
    ("at", "advised", "words"),
    [
        (EVENING, "sunrise-sunset", "Open, but police advise daylight (until 4:56 p.m.)"),
        (EVENING.replace(hour=5), "sunrise-sunset", "Open, but police advise daylight (from 7:"),
        (EVENING, "Mo-Fr 08:00-17:00", "Open, but police advise: Monday to Friday 8 a.m.–5 p.m."),
    ],
)
def test_open_at_an_hour_that_the_department_advises_against(at, advised, words):
    listing = a_listing(station=STATION, hours="24/7", hours_advised=advised)
    hit = Hit(listing, 1.0, usable=Answer.YES, at=at, advised=Answer.NO)
    look, told, _basis = verdict(hit, is_now=False, today=TODAY)
    assert look == "advised"
    assert told.startswith(words)
