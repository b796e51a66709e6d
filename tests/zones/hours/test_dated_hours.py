"""Dated hours, the spans of a day, and times that clocks skip."""

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.zones.hours.places import NO, PLACES, UNKNOWN, YES, found
from zones.hours.rules import DatedHours, Timetable, spans_on
from zones.hours.time_zones import local_moment, tzinfo_for


# -- dated hours -----------------------------------------------------------------------------------
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
        # A dated day that is closed has no night that runs into the next.
        (
            "20:00-04:00",
            [dated("2026-12-25", "2026-12-25", "")],
            "2026-12-26T01:00",
            NO,
            "2026-12-26T20:00-06:00",
        ),
        # Dated hours of a night run on as those of any other.
        (
            "08:00-17:00",
            [dated("2026-12-31", "2026-12-31", "18:00-02:00")],
            "2027-01-01T01:00",
            YES,
            "2027-01-01T02:00-06:00",
        ),
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
        ("Kansas City", "13:00-15:00 unknown", "2026-12-05", "13:00-15:00?"),
        # of one day two answers that no rule can say: nobody knows
        ("Kansas City", "08:00-12:00; 13:00-15:00 unknown", "2026-12-05", "00:00-00:00?"),
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
    assert local_moment(datetime.fromisoformat(naive), zone).tzinfo is tzinfo_for(zone)
