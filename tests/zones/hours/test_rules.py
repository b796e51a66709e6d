"""A rule at a place at a moment: usable? until when? Written by hand, night by night."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zones.geo.point import Point
from zones.hours.rules import DatedHours, Timetable, local_moment, spans_on, usability, zone_of
from zones.vocabulary import Answer

YES, NO, UNKNOWN = Answer.YES, Answer.NO, Answer.UNKNOWN
PLACES = {
    "Kansas City": ("America/Chicago", "US", Point(39.07, -94.57)),
    "Toronto": ("America/Toronto", "CA", Point(43.66, -79.39)),
    "Melbourne": ("Australia/Melbourne", "AU", Point(-37.81, 144.96)),
    "Phoenix": ("America/Phoenix", "US", Point(33.45, -112.07)),
    "North Pole": ("America/Anchorage", "US", Point(64.755, -147.35)),
    "Utqiagvik": ("America/Anchorage", "US", Point(71.29, -156.79)),
    "no point": ("America/Chicago", "US", None),
    "no country": ("America/Chicago", "XX", None),
    "no zone": ("Nowhere/Land", "US", None),
    "half a zone": ("America", "US", None),
}
HOLIDAYS = "Mo-Fr 08:00-17:00; PH off"
WEEKENDS = "Mo-Fr 00:00-07:00,17:00-24:00; Sa-Su 00:00-24:00"

PLAIN = [
    ("Kansas City", "24/7", "2026-12-01T03:00", YES, None),
    ("Kansas City", "24/7", "2026-11-01T01:30 again", YES, None),
    ("Kansas City", "24/7 off", "2026-12-01T03:00", NO, None),
    ("Kansas City", "", "2026-12-01T12:00", UNKNOWN, None),
    ("Kansas City", "whenever we are in", "2026-12-01T12:00", UNKNOWN, None),
    ("Kansas City", "Mo-Fr 08:00-17:00", "2026-12-01T08:00", YES, "2026-12-01T17:00-06:00"),
    ("Kansas City", "Mo-Fr 08:00-17:00", "2026-12-01T07:59", NO, "2026-12-01T08:00-06:00"),
    ("Kansas City", "Mo-Fr 08:00-17:00", "2026-12-01T17:00", NO, "2026-12-02T08:00-06:00"),
    ("Kansas City", "Mo-Fr 08:00-17:00", "2026-12-04T17:00", NO, "2026-12-07T08:00-06:00"),
    (
        "Kansas City",
        "Mo-Fr 08:00-17:00 unknown",
        "2026-12-03T10:00",
        UNKNOWN,
        "2026-12-03T17:00-06:00",
    ),
    ("Kansas City", "Mo-Fr 08:00-17:00 unknown", "2026-12-05T10:00", NO, "2026-12-07T08:00-06:00"),
    (
        "Kansas City",
        "Mo-Fr 08:00-12:00,13:00-17:00",
        "2026-12-01T12:30",
        NO,
        "2026-12-01T13:00-06:00",
    ),
    ("Kansas City", "Tu[1] 18:00-20:00", "2026-12-01T20:00", NO, "2027-01-05T18:00-06:00"),
    ("Kansas City", "Jun-Aug 08:00-17:00", "2026-12-01T12:00", NO, "2027-06-01T08:00-05:00"),
    ("Kansas City", "Jun-Aug 08:00-17:00", "2026-10-01T12:00", NO, None),  # over 200 days: no news
    ("Kansas City", "Feb 29 08:00-17:00", "2028-02-28T12:00", NO, "2028-02-29T08:00-06:00"),
    ("Kansas City", "Feb 29 08:00-17:00", "2028-02-29T12:00", YES, "2028-02-29T17:00-06:00"),
    ("Kansas City", "08:00-17:00; Feb 29 off", "2028-02-28T17:00", NO, "2028-03-01T08:00-06:00"),
    ("Kansas City", "08:00-17:00; Feb 29 off", "2027-02-28T17:00", NO, "2027-03-01T08:00-06:00"),
    ("no zone", "08:00-17:00", "2026-12-01T08:00", YES, "2026-12-01T17:00+00:00"),
    ("half a zone", "08:00-17:00", "2026-12-01T08:00", YES, "2026-12-01T17:00+00:00"),
]
MIDNIGHT = [
    ("Kansas City", "08:00-24:00", "2026-12-01T23:59", YES, "2026-12-02T00:00-06:00"),
    ("Kansas City", "08:00-24:00", "2026-12-02T00:00", NO, "2026-12-02T08:00-06:00"),
    ("Kansas City", "08:00-00:00", "2026-12-01T23:59", YES, "2026-12-02T00:00-06:00"),
    ("Kansas City", "08:00-00:00", "2026-12-02T00:00", NO, "2026-12-02T08:00-06:00"),
    ("Kansas City", "00:00-06:00", "2026-12-01T00:00", YES, "2026-12-01T06:00-06:00"),
    ("Kansas City", "Mo-Su 00:00-24:00", "2026-12-01T00:00", YES, None),
    ("Kansas City", "00:00-00:00", "2026-12-01T12:00", YES, None),
    ("Kansas City", "Mo 00:00-24:00", "2026-12-07T00:00", YES, "2026-12-08T00:00-06:00"),
    ("Kansas City", "Mo 00:00-24:00", "2026-12-08T00:00", NO, "2026-12-14T00:00-06:00"),
    ("Kansas City", WEEKENDS, "2026-12-04T20:00", YES, "2026-12-07T07:00-06:00"),
    ("Kansas City", "Fr 22:00-02:00", "2026-12-03T23:00", NO, "2026-12-04T22:00-06:00"),
    ("Kansas City", "Fr 22:00-02:00", "2026-12-04T23:00", YES, "2026-12-05T02:00-06:00"),
    ("Kansas City", "Fr 22:00-02:00", "2026-12-05T01:00", YES, "2026-12-05T02:00-06:00"),
    ("Kansas City", "Fr 22:00-02:00", "2026-12-05T02:00", NO, "2026-12-11T22:00-06:00"),
]
HOLIDAY = [
    ("Kansas City", HOLIDAYS, "2026-11-25T18:00", NO, "2026-11-27T08:00-06:00"),  # Thanksgiving
    ("Kansas City", HOLIDAYS, "2026-11-26T10:00", NO, "2026-11-27T08:00-06:00"),
    ("Kansas City", "Mo-Fr 08:00-17:00", "2026-11-26T10:00", YES, "2026-11-26T17:00-06:00"),
    (
        "Kansas City",
        "Mo-Fr 08:00-17:00; PH 10:00-12:00",
        "2026-11-26T11:00",
        YES,
        "2026-11-26T12:00-06:00",
    ),
    # Independence Day, observed
    ("Kansas City", HOLIDAYS, "2026-07-03T10:00", NO, "2026-07-06T08:00-05:00"),
    # The library knows the observed day only: on Saturday the fourth itself a Saturday rule still
    # holds.
    ("Kansas City", "Sa 09:00-13:00; PH off", "2026-07-04T10:00", YES, "2026-07-04T13:00-05:00"),
    ("Toronto", HOLIDAYS, "2026-07-01T10:00", NO, "2026-07-02T08:00-04:00"),  # Canada Day
    ("Toronto", HOLIDAYS, "2026-07-03T10:00", YES, "2026-07-03T17:00-04:00"),
    ("Melbourne", HOLIDAYS, "2026-01-26T10:00", NO, "2026-01-27T08:00+11:00"),  # Australia Day
    # Boxing Day, observed on Monday
    ("Melbourne", HOLIDAYS, "2026-12-25T10:00", NO, "2026-12-29T08:00+11:00"),
    # Cup Day is the state's, not known
    ("Melbourne", HOLIDAYS, "2026-11-03T10:00", YES, "2026-11-03T17:00+11:00"),
    ("no country", HOLIDAYS, "2026-11-26T10:00", UNKNOWN, None),
    ("no country", "Mo-Fr 08:00-17:00", "2026-11-26T10:00", YES, "2026-11-26T17:00-06:00"),
]
SUN = [
    ("Kansas City", "sunrise-sunset", "2026-06-21T05:00", NO, "2026-06-21T05:52-05:00"),
    ("Kansas City", "sunrise-sunset", "2026-06-21T12:00", YES, "2026-06-21T20:47-05:00"),
    ("Kansas City", "sunrise-sunset", "2026-06-21T21:00", NO, "2026-06-22T05:52-05:00"),
    ("Kansas City", "sunrise-sunset", "2026-12-21T07:00", NO, "2026-12-21T07:33-06:00"),
    ("Kansas City", "sunrise-sunset", "2026-12-21T12:00", YES, "2026-12-21T16:58-06:00"),
    ("Kansas City", "sunrise-sunset", "2026-12-21T17:30", NO, "2026-12-22T07:34-06:00"),
    (
        "Kansas City",
        "(sunrise-00:30)-(sunset+00:30)",
        "2026-12-21T17:00",
        YES,
        "2026-12-21T17:28-06:00",
    ),
    ("Kansas City", "24/7; sunset-sunrise off", "2026-12-21T12:00", YES, "2026-12-21T16:58-06:00"),
    ("no point", "sunrise-sunset", "2026-12-21T12:00", UNKNOWN, None),
    ("no point", "Mo-Fr 08:00-17:00", "2026-12-21T12:00", YES, "2026-12-21T17:00-06:00"),
    ("no country", "sunrise-sunset", "2026-12-21T12:00", UNKNOWN, None),
    # Under two and a half hours of night, after midnight by the clock.
    ("North Pole", "sunrise-sunset", "2026-06-21T12:00", YES, "2026-06-22T00:43-08:00"),
    ("North Pole", "sunrise-sunset", "2026-06-21T00:20", YES, "2026-06-21T00:43-08:00"),
    ("North Pole", "sunrise-sunset", "2026-06-21T01:30", NO, "2026-06-21T02:58-08:00"),
    ("North Pole", "dawn-dusk", "2026-06-21T01:30", YES, "2026-07-27T00:00-08:00"),
    ("North Pole", "sunrise-sunset", "2026-12-21T09:00", NO, "2026-12-21T10:55-09:00"),
    ("North Pole", "sunrise-sunset", "2026-12-21T12:00", YES, "2026-12-21T14:39-09:00"),
    ("North Pole", "sunrise-sunset", "2026-12-21T15:00", NO, "2026-12-22T10:55-09:00"),
    # Polar day: the library ends it at the midnight before its last night, two hours early. One
    # night a year.
    ("Utqiagvik", "sunrise-sunset", "2026-06-21T02:00", YES, "2026-08-02T00:00-08:00"),
    ("Utqiagvik", "sunset-sunrise", "2026-06-21T02:00", NO, "2026-08-02T01:58-08:00"),
    ("Utqiagvik", "sunrise-sunset", "2026-12-21T12:00", NO, "2027-01-23T13:11-09:00"),
    ("Utqiagvik", "dawn-dusk", "2026-12-21T13:00", YES, "2026-12-21T14:54-09:00"),
    # Not `RULE`, because the library panics at it: stored by whatever way, it says nothing.
    ("North Pole", "dusk-sunset", "2026-06-21T12:00", UNKNOWN, None),
]
FORWARD = [
    ("Kansas City", "02:30-04:00", "2026-03-08T01:30", NO, "2026-03-08T03:00-05:00"),
    ("Kansas City", "02:30-04:00", "2026-03-06T12:00", NO, "2026-03-07T02:30-06:00"),
    ("Kansas City", "Mar 8 02:30-04:00", "2026-03-06T12:00", NO, "2026-03-08T03:00-05:00"),
    ("Kansas City", "02:30-04:00", "2026-03-08T03:10", YES, "2026-03-08T04:00-05:00"),
    ("Kansas City", "01:00-02:30", "2026-03-08T01:30", YES, "2026-03-08T03:00-05:00"),
    ("Kansas City", "02:15-02:45", "2026-03-08T01:00", NO, "2026-03-09T02:15-05:00"),
    ("Kansas City", "03:00-05:00", "2026-03-08T01:59", NO, "2026-03-08T03:00-05:00"),
    # there is no 02:30
    ("Kansas City", "03:00-05:00", "2026-03-08T02:30", YES, "2026-03-08T05:00-05:00"),
    ("Kansas City", "02:00-03:00", "2026-03-08T02:30", NO, "2026-03-09T02:00-05:00"),
    ("Kansas City", "02:15-02:45", "2027-03-14T01:00", NO, "2027-03-15T02:15-05:00"),
    ("Toronto", "03:00-05:00", "2026-03-08T01:59", NO, "2026-03-08T03:00-04:00"),
    ("Toronto", "02:30-04:00", "2027-03-14T01:30", NO, "2027-03-14T03:00-04:00"),
    ("Toronto", "01:00-02:30", "2027-03-14T01:45", YES, "2027-03-14T03:00-04:00"),
    ("Melbourne", "02:30-04:00", "2026-10-04T01:30", NO, "2026-10-04T03:00+11:00"),
    ("Melbourne", "02:30-04:00", "2026-10-04T02:10", YES, "2026-10-04T04:00+11:00"),
    ("Melbourne", "01:00-02:30", "2027-10-03T01:45", YES, "2027-10-03T03:00+11:00"),
    ("Phoenix", "02:15-02:45", "2026-03-08T01:00", NO, "2026-03-08T02:15-07:00"),
]
BACK = [
    ("Kansas City", "00:30-01:30", "2026-11-01T00:45", YES, "2026-11-01T01:30-05:00"),
    ("Kansas City", "00:30-01:30", "2026-11-01T01:45", NO, "2026-11-01T01:00-06:00"),
    ("Kansas City", "00:30-01:30", "2026-11-01T01:10 again", YES, "2026-11-01T01:30-06:00"),
    ("Kansas City", "00:30-01:30", "2026-11-01T01:45 again", NO, "2026-11-02T00:30-06:00"),
    ("Kansas City", "Nov 1 00:30-01:30", "2026-11-01T01:45", NO, "2026-11-01T01:00-06:00"),
    ("Kansas City", "01:30-05:30", "2026-11-01T01:15", NO, "2026-11-01T01:30-05:00"),
    ("Kansas City", "01:30-05:30", "2026-11-01T01:45", YES, "2026-11-01T01:00-06:00"),
    ("Kansas City", "01:30-05:30", "2026-11-01T01:15 again", NO, "2026-11-01T01:30-06:00"),
    ("Kansas City", "01:30-05:30", "2026-11-01T01:45 again", YES, "2026-11-01T05:30-06:00"),
    # two hours that night
    ("Kansas City", "01:00-02:00", "2026-11-01T01:30", YES, "2026-11-01T02:00-06:00"),
    ("Kansas City", "08:00-17:00", "2026-11-01T01:30 again", NO, "2026-11-01T08:00-06:00"),
    ("Kansas City", "Su 00:00-24:00", "2026-11-01T00:30", YES, "2026-11-02T00:00-06:00"),
    ("Kansas City", "01:30-05:30", "2027-11-07T01:15 again", NO, "2027-11-07T01:30-06:00"),
    ("Toronto", "00:30-01:30", "2026-11-01T01:29 again", YES, "2026-11-01T01:30-05:00"),
    ("Toronto", "20:00-01:15", "2027-11-06T23:00", YES, "2027-11-07T01:15-04:00"),
    ("Toronto", "20:00-01:15", "2027-11-07T01:20", NO, "2027-11-07T01:00-05:00"),
    ("Melbourne", "01:00-02:30", "2026-04-05T02:15", YES, "2026-04-05T02:30+11:00"),
    ("Melbourne", "01:00-02:30", "2026-04-05T02:45", NO, "2026-04-05T02:00+10:00"),
    ("Melbourne", "01:00-02:30", "2026-04-05T02:15 again", YES, "2026-04-05T02:30+10:00"),
    ("Melbourne", "02:30-06:00", "2026-04-05T02:45", YES, "2026-04-05T02:00+10:00"),
    ("Melbourne", "02:00-03:00", "2027-04-04T02:30", YES, "2027-04-04T03:00+10:00"),
    ("Phoenix", "00:30-01:30", "2026-11-01T01:45", NO, "2026-11-02T00:30-07:00"),
]


def moment(words, zone):
    """A wall-clock time; "again" for the second time it comes in the night when clocks go back."""
    naive = datetime.fromisoformat(words.removesuffix(" again"))
    return local_moment(naive.replace(fold=int(words.endswith("again"))), zone)


def found(timetable, words):
    usable, until = usability(timetable, moment(words, timetable.time_zone))
    return usable, until and until.isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("place", "rule", "at", "usable", "until"), [*PLAIN, *MIDNIGHT, *HOLIDAY, *SUN, *FORWARD, *BACK]
)
def test_usable_at_a_moment_until_an_instant(place, rule, at, usable, until):
    assert found(Timetable(rule, *PLACES[place]), at) == (usable, until)


def dated(first, last, hours):
    return DatedHours(date.fromisoformat(first), date.fromisoformat(last), hours)


CHRISTMAS = dated("2026-12-24", "2026-12-26", "")
TO_NEW_YEAR = dated("2026-12-24", "2027-01-01", "")
EVE, DAY = dated("2026-12-24", "2026-12-24", ""), dated("2026-12-25", "2026-12-25", "")
SHORT_EVE, SHORT_DAY = (
    dated("2026-12-24", "2026-12-24", "08:00-12:00"),
    dated("2026-12-25", "2026-12-25", "10:00-12:00"),
)


@pytest.mark.parametrize(
    ("rule", "exceptions", "at", "usable", "until"),
    [
        ("Mo-Fr 08:00-17:00", [TO_NEW_YEAR], "2026-12-23T10:00", YES, "2026-12-23T17:00-06:00"),
        ("Mo-Fr 08:00-17:00", [TO_NEW_YEAR], "2026-12-23T18:00", NO, "2027-01-04T08:00-06:00"),
        ("Mo-Fr 08:00-17:00", [TO_NEW_YEAR], "2026-12-28T10:00", NO, "2027-01-04T08:00-06:00"),
        ("24/7", [CHRISTMAS], "2026-12-01T12:00", YES, "2026-12-24T00:00-06:00"),
        ("24/7", [CHRISTMAS], "2026-12-25T12:00", NO, "2026-12-27T00:00-06:00"),
        ("24/7", [CHRISTMAS], "2026-12-27T00:00", YES, None),
        ("24/7", [SHORT_EVE], "2026-12-23T12:00", YES, "2026-12-24T00:00-06:00"),
        ("24/7", [SHORT_EVE], "2026-12-24T09:00", YES, "2026-12-24T12:00-06:00"),
        ("24/7", [SHORT_EVE], "2026-12-24T13:00", NO, "2026-12-25T00:00-06:00"),
        ("sunrise-sunset", [SHORT_EVE], "2026-12-24T13:00", NO, "2026-12-25T07:35-06:00"),
        ("", [DAY], "2026-12-24T12:00", UNKNOWN, "2026-12-25T00:00-06:00"),
        ("", [DAY], "2026-12-25T12:00", NO, "2026-12-26T00:00-06:00"),
        ("", [DAY], "2026-12-26T12:00", UNKNOWN, None),
        ("", [SHORT_EVE], "2026-12-24T10:00", YES, "2026-12-24T12:00-06:00"),
        ("", [SHORT_EVE], "2026-12-24T12:30", NO, "2026-12-25T00:00-06:00"),
        ("24/7", [EVE, DAY], "2026-12-24T12:00", NO, "2026-12-26T00:00-06:00"),
        ("24/7", [DAY, EVE], "2026-12-24T12:00", NO, "2026-12-26T00:00-06:00"),
        ("24/7", [EVE, SHORT_DAY], "2026-12-24T12:00", NO, "2026-12-25T10:00-06:00"),
        ("24/7", [dated("2026-12-24", "2026-12-24", "24/7")], "2026-12-01T12:00", YES, None),
        ("Mo-Fr 08:00-17:00", [SHORT_EVE], "2026-12-23T18:00", NO, "2026-12-24T08:00-06:00"),
        (
            "Mo-Fr 08:00-17:00",
            [dated("2026-12-27", "2026-12-27", "")],
            "2026-12-26T12:00",
            NO,
            "2026-12-28T08:00-06:00",
        ),
        # A change of the rule beyond what is looked at may come before far dated hours: then nobody
        # knows.
        (
            "Oct-Mar sunset-sunrise",
            [dated("2026-10-30", "2026-10-30", "24/7")],
            "2026-04-10T12:00",
            NO,
            None,
        ),
        # Dated hours hold from midnight to midnight, so they also end the night before.
        (
            "Fr 22:00-02:00",
            [dated("2026-12-05", "2026-12-05", "")],
            "2026-12-04T23:00",
            YES,
            "2026-12-05T00:00-06:00",
        ),
        ("24/7", [CHRISTMAS], "2026-11-01T01:59", YES, "2026-12-24T00:00-06:00"),
        (
            "24/7",
            [dated("2026-11-01", "2026-11-01", "")],
            "2026-10-31T12:00",
            YES,
            "2026-11-01T00:00-05:00",
        ),
        (
            "24/7",
            [dated("2026-11-01", "2026-11-01", "")],
            "2026-11-01T01:30 again",
            NO,
            "2026-11-02T00:00-06:00",
        ),
    ],
)
def test_dated_hours_hold_on_their_days_whatever_the_rule_says(rule, exceptions, at, usable, until):
    assert found(Timetable(rule, *PLACES["Kansas City"], tuple(exceptions)), at) == (usable, until)


@pytest.mark.parametrize(
    ("place", "rule", "day", "expected"),
    [
        ("Kansas City", "Mo-Fr 08:00-17:00", "2026-12-05", ""),
        ("Kansas City", "Mo-Fr 08:00-12:00,13:00-17:00", "2026-12-04", "08:00-12:00 13:00-17:00"),
        ("Kansas City", "Fr 22:00-02:00", "2026-12-04", "22:00-00:00"),
        ("Kansas City", "Fr 22:00-02:00", "2026-12-05", "00:00-02:00"),
        ("Kansas City", "22:00-02:00", "2026-12-05", "00:00-02:00 22:00-00:00"),
        ("Kansas City", "24/7", "2026-12-05", "00:00-00:00"),
        ("Kansas City", "", "2026-12-05", "00:00-00:00?"),
        ("Kansas City", "08:00-12:00; 13:00-15:00 unknown", "2026-12-05", "13:00-15:00?"),
        ("Kansas City", "sunrise-sunset", "2026-12-21", "07:33-16:58"),
        ("no point", "sunrise-sunset", "2026-12-21", "00:00-00:00?"),
        ("Utqiagvik", "sunrise-sunset", "2026-06-21", "00:00-00:00"),
        ("Utqiagvik", "sunrise-sunset", "2026-12-21", ""),
        ("North Pole", "sunrise-sunset", "2026-06-21", "00:00-00:43 02:58-00:00"),
        ("Kansas City", "01:30-05:30", "2026-03-07", "01:30-05:30"),
        ("Kansas City", "01:30-05:30", "2026-03-08", "01:30-05:30"),
        ("Kansas City", "02:30-05:30", "2026-03-08", "03:00-05:30"),
        ("Kansas City", "02:30-05:30", "2026-03-09", "02:30-05:30"),
        ("Kansas City", "01:30-05:30", "2026-10-31", "01:30-05:30"),
        ("Kansas City", "01:30-05:30", "2026-11-01", "01:30-01:00 01:30-05:30"),
        ("Kansas City", "01:30-05:30", "2026-11-02", "01:30-05:30"),
        ("Kansas City", "00:00-24:00", "2026-11-01", "00:00-00:00"),
    ],
)
def test_spans_of_a_day(place, rule, day, expected):
    assert said(spans_on(Timetable(rule, *PLACES[place]), date.fromisoformat(day))) == expected


def said(spans):
    return " ".join(
        f"{span.start:%H:%M}-{span.end:%H:%M}{'?' * (span.usable is UNKNOWN)}" for span in spans
    )


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-08", 23), ("2026-11-01", 25), ("2026-11-02", 24)]
)
def test_the_only_span_of_an_open_day_is_as_long_as_the_day(day, hours):
    [span] = spans_on(Timetable("24/7", *PLACES["Kansas City"]), date.fromisoformat(day))
    assert span.end.astimezone(UTC) - span.start.astimezone(UTC) == timedelta(hours=hours)


def test_spans_of_each_day_of_a_week_with_dated_hours():
    timetable = Timetable("Mo-Fr 08:00-17:00", *PLACES["Kansas City"], (SHORT_EVE, DAY))
    days = [date(2026, 12, 21) + timedelta(days=n) for n in range(7)]
    full = "08:00-17:00"
    assert [said(spans_on(timetable, day)) for day in days] == [
        full,
        full,
        full,
        "08:00-12:00",
        "",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("naive", "zone", "expected"),
    [
        ("2026-12-05T16:30", "America/Chicago", "2026-12-05T16:30:00-06:00"),
        ("2026-03-08T02:30", "America/Chicago", "2026-03-08T03:30:00-05:00"),
        ("2026-03-08T02:00", "America/Toronto", "2026-03-08T03:00:00-04:00"),
        ("2026-10-04T02:59", "Australia/Melbourne", "2026-10-04T03:59:00+11:00"),
        ("2026-03-08T02:30", "America/Phoenix", "2026-03-08T02:30:00-07:00"),
        ("2026-11-01T01:30", "America/Chicago", "2026-11-01T01:30:00-05:00"),
        ("2026-12-05T16:30", "Nowhere/Land", "2026-12-05T16:30:00+00:00"),
        ("2026-12-05T16:30", "", "2026-12-05T16:30:00+00:00"),
    ],
)
def test_a_skipped_wall_clock_time_is_moved_forward(naive, zone, expected):
    assert local_moment(datetime.fromisoformat(naive), zone).isoformat() == expected
    assert local_moment(datetime.fromisoformat(naive), zone).tzinfo is zone_of(zone)
