"""A rule at a place at a moment: usable? until when? Written by hand, night by night."""

import pytest

from tests.zones.hours.places import NO, UNKNOWN, YES, found, timetable_of
from zones.hours import rules

HOLIDAYS = "Mo-Fr 08:00-17:00; PH off"
WEEKENDS = "Mo-Fr 00:00-07:00,17:00-24:00; Sa-Su 00:00-24:00"

PLAIN = [
    ("Kansas City", "24/7", "2026-12-01T03:00", YES, None),
    ("Kansas City", "24/7", "2026-11-01T01:30 again", YES, None),
    # What only closes says nothing of the other days.
    ("Kansas City", "24/7 off", "2026-12-01T03:00", UNKNOWN, None),
    ("Kansas City", "PH off", "2026-12-25T03:00", UNKNOWN, None),
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
    # and the Saturday itself
    ("Kansas City", "Sa 09:00-13:00; PH off", "2026-07-04T10:00", NO, "2026-07-11T09:00-05:00"),
    ("Kansas City", HOLIDAYS, "2027-12-24T10:00", NO, "2027-12-27T08:00-06:00"),  # for Christmas
    ("Kansas City", "PH off; Mo-Fr 08:00-17:00", "2026-12-25T10:00", NO, "2026-12-28T08:00-06:00"),
    ("Kansas City", HOLIDAYS, "2026-10-12T10:00", NO, "2026-10-13T08:00-05:00"),  # Columbus Day
    ("Kansas City", HOLIDAYS, "2026-05-08T10:00", NO, "2026-05-11T08:00-05:00"),  # Missouri's own
    ("Phoenix", HOLIDAYS, "2026-05-08T10:00", YES, "2026-05-08T17:00-07:00"),
    ("Toronto", HOLIDAYS, "2026-02-16T10:00", NO, "2026-02-17T08:00-05:00"),  # Family Day
    ("Toronto", HOLIDAYS, "2026-12-28T10:00", NO, "2026-12-29T08:00-05:00"),  # for Boxing Day
    ("Toronto", "Sa 08:00-17:00; PH off", "2026-12-26T10:00", NO, "2027-01-02T08:00-05:00"),
    ("Melbourne", "Sa 08:00-17:00; PH off", "2026-04-25T10:00", NO, "2026-05-02T08:00+10:00"),
    ("Toronto", HOLIDAYS, "2026-07-01T10:00", NO, "2026-07-02T08:00-04:00"),  # Canada Day
    ("Toronto", HOLIDAYS, "2026-07-03T10:00", YES, "2026-07-03T17:00-04:00"),
    ("Melbourne", HOLIDAYS, "2026-01-26T10:00", NO, "2026-01-27T08:00+11:00"),  # Australia Day
    # Boxing Day, observed on Monday
    ("Melbourne", HOLIDAYS, "2026-12-25T10:00", NO, "2026-12-29T08:00+11:00"),
    # Cup Day is the state's
    ("Melbourne", HOLIDAYS, "2026-11-03T10:00", NO, "2026-11-04T08:00+11:00"),
    ("no country", HOLIDAYS, "2026-11-26T10:00", UNKNOWN, None),
    ("no country", "Mo-Fr 08:00-17:00", "2026-11-26T10:00", YES, "2026-11-26T17:00-06:00"),
]
NIGHTS = "Mo-We 20:00-04:00; Th 18:00-02:00"
EVENINGS = "Mo-Su 20:00-04:00; PH off"
NIGHT = [
    # 3 December 2026 is a Thursday
    ("Kansas City", NIGHTS, "2026-12-03T01:00", YES, "2026-12-03T04:00-06:00"),
    ("Kansas City", NIGHTS, "2026-12-03T04:00", NO, "2026-12-03T18:00-06:00"),
    ("Kansas City", NIGHTS, "2026-12-04T01:00", YES, "2026-12-04T02:00-06:00"),
    ("Kansas City", NIGHTS, "2026-12-04T03:00", NO, "2026-12-07T20:00-06:00"),
    ("Kansas City", "We 20:00-04:00; Th 03:00-09:00", "2026-12-03T01:00", YES,
        "2026-12-03T09:00-06:00"),
    ("Kansas City", "Fr 20:00-04:00; Sa,Su off", "2026-12-05T01:00", YES, "2026-12-05T04:00-06:00"),
    ("Kansas City", EVENINGS, "2026-12-24T21:00", YES, "2026-12-25T00:00-06:00"),
    ("Kansas City", EVENINGS, "2026-12-25T21:00", NO, "2026-12-26T20:00-06:00"),
    ("Kansas City", EVENINGS, "2026-12-26T01:00", NO, "2026-12-26T20:00-06:00"),
    ("Kansas City", "Mo-Su 20:00-04:00; Dec 25 10:00-12:00", "2026-12-25T01:00", YES,
        "2026-12-25T04:00-06:00"),
    ("Kansas City", "Mo-Su 20:00-04:00; Dec 25 10:00-12:00", "2026-12-26T01:00", NO,
        "2026-12-26T20:00-06:00"),
]  # fmt: skip
RANKED = [
    # holidays outdo weeks, in a list of days too
    ("Kansas City", "Mo-Fr 22:00-06:00; Sa-Su,PH off", "2026-12-25T02:00", NO,
        "2026-12-28T22:00-06:00"),
    ("Kansas City", "Mo-Fr 08:00-17:00; Sa-Su,PH off; Su[1] 10:00-12:00", "2027-07-04T11:00", NO,
        "2027-07-06T08:00-05:00"),
    ("Kansas City", "Mo-Fr,PH 09:00-17:00; Sa-Su off", "2026-07-04T11:00", YES,
        "2026-07-04T17:00-05:00"),
    # a closed season outdoes holidays that are open
    ("Kansas City", "Mo-Fr 08:00-17:00; Dec 20-Jan 5 off; PH 10:00-14:00", "2026-12-25T11:00", NO,
        "2027-01-06T08:00-06:00"),
    # a break of a whole day is a day off, its night too
    ("Kansas City", "20:00-06:00; Dec 25 00:00-24:00 off", "2026-12-26T02:00", NO,
        "2026-12-26T20:00-06:00"),
    # a break in the night belongs to it
    ("Kansas City", "Mo 22:00-06:00; Mo 02:00-03:00 off", "2026-12-01T02:30", NO,
        "2026-12-01T03:00-06:00"),
    # a season's weekly day off leaves the night before alone
    ("Kansas City", "Mo-Sa 22:00-06:00; Apr-Oct Su off", "2026-07-12T02:00", YES,
        "2026-07-12T06:00-05:00"),
    # days of the government in Canada
    ("Toronto", "Mo-Fr 08:00-17:00; PH off", "2026-11-11T10:00", NO, "2026-11-12T08:00-05:00"),
    ("Kansas City", "We off; Mo-Fr 08:00-17:00", "2026-12-02T10:00", NO, "2026-12-03T08:00-06:00"),
    ("Kansas City", "off; Mo-Fr 08:00-17:00", "2026-12-02T10:00", YES, "2026-12-02T17:00-06:00"),
    (
        "Kansas City",
        "Dec 24 08:00-12:00; Mo-Fr 08:00-17:00",
        "2026-12-24T10:00",
        YES,
        "2026-12-24T12:00-06:00",
    ),
    (
        "Kansas City",
        "PH 10:00-12:00; Mo-Fr 08:00-17:00",
        "2026-12-25T09:00",
        NO,
        "2026-12-25T10:00-06:00",
    ),
    (
        "Kansas City",
        "PH off; Dec 25 10:00-12:00; Mo-Fr 08:00-17:00",
        "2026-12-25T09:00",
        NO,
        "2026-12-25T10:00-06:00",
    ),
    (
        "Kansas City",
        "Sa off; Jun-Aug Sa 08:00-12:00; Mo-Su 08:00-17:00",
        "2026-06-06T10:00",
        YES,
        "2026-06-06T12:00-05:00",
    ),
    (
        "Kansas City",
        "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00",
        "2026-12-02T10:00",
        YES,
        "2026-12-02T12:00-06:00",
    ),
    # said of Friday twice, apart: who knows which holds
    ("Kansas City", "Mo-Fr 09:00-12:00; Fr 13:00-17:00", "2026-12-04T10:00", UNKNOWN, None),
    ("Kansas City", "00:00-23:59", "2026-12-04T23:59", YES, None),
    ("Kansas City", "Jun 31 08:00-17:00", "2026-12-04T10:00", UNKNOWN, None),
    ("Kansas City", "Mo-Fr 08:00-17:00; Feb 30 off", "2026-12-04T10:00", UNKNOWN, None),
]  # fmt: skip
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
    # In winter the sun has set before five: no hours, and not those until the next day.
    ("Kansas City", "17:30-sunset", "2026-12-21T18:00", NO, "2027-01-26T17:30-06:00"),
    ("Kansas City", "17:30-sunset", "2026-12-21T12:00", NO, "2027-01-26T17:30-06:00"),
    ("Kansas City", "17:30-sunset", "2026-06-21T18:00", YES, "2026-06-21T20:47-05:00"),
    ("Kansas City", "sunrise-07:00", "2026-12-21T12:00", NO, "2027-02-23T06:59-06:00"),
    ("Kansas City", "sunrise-00:30", "2026-12-21T23:00", YES, "2026-12-22T00:30-06:00"),
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


@pytest.mark.parametrize(
    ("place", "rule", "at", "usable", "until"),
    [*PLAIN, *MIDNIGHT, *HOLIDAY, *NIGHT, *RANKED, *SUN, *FORWARD, *BACK],
)
def test_usable_at_a_moment_until_an_instant(place, rule, at, usable, until):
    assert found(timetable_of(rule, place), at) == (usable, until)


@pytest.mark.parametrize("rule", ["00:30-01:30", "01:30-05:30", "Mo-Fr 08:00-17:00"])
def test_an_hour_that_comes_twice_is_told_apart_whatever_was_asked_before(rule):
    asked = [f"2026-11-01T{clock}" for clock in ("00:45", "01:15", "01:45")]
    asked += [f"{words} again" for words in asked[1:]]
    timetable = timetable_of(rule, "Kansas City")
    alone = {}
    for words in asked:
        rules._last_answers.clear()
        alone[words] = found(timetable, words)
    for first in asked:
        for then in asked:
            rules._last_answers.clear()
            found(timetable, first)
            assert found(timetable, then) == alone[then], (first, then)
