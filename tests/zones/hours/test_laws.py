"""What is a rule, and what holds for every rule, everywhere, at any moment."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.zones.hours.places import PLACES
from zones.geo.point import Point
from zones.hours.grammar import _SAID
from zones.hours.rules import (
    FARTHEST_SUN_DAYS,
    DatedHours,
    Timetable,
    answer_at,
    is_rule,
    spans_on,
    usability,
)
from zones.hours.time_zones import midnight_of, tzinfo_for
from zones.vocabulary import Answer

LONGEST = "; ".join(["Mo 08:00-12:00,13:00-17:00"] * 8)


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "24/7; PH off",
        "PH off; Mo-Fr 08:00-17:00",
        "off; Mo-Fr 08:00-17:00",
        "Mo-Fr 08:00-17:00; Dec 24-26 off",
        "Mo-Fr 08:00-17:00; Dec 24-Jan 2 off",
        "Mo-Fr 08:00-17:00; Jan 1,Dec 25 off",
        "24/7; sunset-sunrise off",
        "Mo-Fr 09:00-12:00; Mo-Fr 13:00-17:00",
        "Mo-Fr 08:00-17:00; Fr 08:00-12:00",
        "Mo-Fr 08:00-17:00; Mo-Fr 12:00-13:00 off",
        "Feb 29 08:00-17:00",
        "Mo-Fr 08:00-17:00",
        "Mo-Fr 08:00-17:00; PH off",
        "Mo-Fr 08:00-17:00;Sa 09:00-13:00",
        "Mo,We,Fr 09:00-12:00",
        "Mo-We,Fr,PH 09:00-12:00",
        "Tu[1],Tu[3] 18:00-20:00",
        "Fr[-1] 09:00-12:00",
        "Mo-Fr 08:00-12:00,13:00-17:00,18:00-20:00",
        "Fr 22:00-02:00",
        "Mo-Su 00:00-24:00",
        "Apr-Oct 07:00-21:00; Nov-Mar 08:00-17:00",
        "Jun-Aug Mo-Fr 08:00-20:00",
        "sunrise-sunset",
        "dawn-dusk",
        "(sunrise-00:30)-(sunset+00:30)",
        "08:00-sunset",
        "sunrise-22:00",
        "Mo-Fr 08:00-17:00 unknown",
        "Mo-Fr 00:00-07:00,17:00-24:00; Sa-Su 00:00-24:00",
        "; ".join(f"{day} 08:00-12:00,13:00-17:00" for day in "Mo Tu We Th Fr Sa Su".split())
        + "; PH off",
        LONGEST,
    ],
)
def test_rules_that_departments_need_are_accepted(text):
    assert is_rule(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "nonsense",
        "24 hours",
        "Mon-Fri 8am-5pm",
        "Mo–Fr 08:00-17:00",
        "Mo-Fr 08:00-17:00;",
        " 24/7",
        "24/7\n",
        "mo-fr 08:00-17:00",
        "Mo-Fr 8:00-17:00",
        "Mo-Fr 08:00-25:00",
        "Mo-Fr 08:00-26:00",
        "Mo-Fr 08:60-17:00",
        "Mo-Fr ٠٨:00-17:00",
        "Mo-Fr 08:00+",
        "Mo-Fr 08:00-16:00/02:00",
        "Jan 45 off",
        "2026 08:00-17:00",
        "week 1-10 08:00-17:00",
        "easter off",
        "SH off",
        'Mo-Fr 08:00-17:00 "ask first"',
        "Mo-Fr 08:00-17:00 || unknown",
        "sunset-dusk",
        "dusk-sunset",
        "sunset-22:00",
        "(sunrise-03:00)-sunset",
        "sunrise-12:00,13:00-sunset",
        "Mo,Tu,We,Th,Fr,Sa 08:00-17:00",
        "08:00-09:00,10:00-11:00,12:00-13:00,14:00-15:00",
        "; ".join(["Mo 08:00-17:00"] * 9),
        LONGEST + ",18:00-19:00,19:00-20:00,20:00-21:00",
        "; ".join(["Jan-Dec Mo-Su 08:00-12:00,13:00-17:00"] * 8),
        # never open, or when
        "off",
        "PH off",
        "24/7 off",
        "Dec 24-26 off",
        "sunset-sunrise off",
        "Mo",
        "PH",
        "Mo-Fr",
        "Apr-Oct",
        "open",
        "Sa off; Mo-Fr",
        # no such days
        "Jun 31 08:00-17:00",
        "Feb 30 08:00-17:00",
        "Apr 0 08:00-17:00",
        "Dec 26-24 08:00-17:00",
        "Mo-Fr 08:00-17:00; Sep 31 off",
        "Mo-PH 08:00-17:00",
        "08:00-17:00;;Su off",
        ";08:00-17:00",
        "PH[1] 08:00-17:00",
        # two things of one day
        "Mo-Fr 08:00-17:00; Mo-Fr off",
        "Mo-Fr 09:00-12:00; Fr 13:00-17:00",
        "Mo-We 08:00-17:00; We-Fr 08:00-12:00",
        "Mo-We off; We-Fr 08:00-17:00",
        "Apr-Oct 08:00-17:00; Oct-Mar 08:00-16:00",
        "Mo" * 5_000,
        "Mo ; " * 5_000,
    ],
)
def test_what_is_no_rule_or_could_take_long_is_refused(text):
    assert not is_rule(text)


times = st.sampled_from(
    ["00:00", "00:30", "01:30", "02:00", "02:30", "03:00", "08:00", "12:00", "17:30", "23:59"]
)
clocks = st.lists(
    st.builds("{}-{}".format, times, times | st.just("24:00")), min_size=1, max_size=3
).map(",".join)
suns = st.sampled_from(
    "sunrise-sunset dawn-dusk sunset-sunrise 08:00-sunset sunrise-20:00 "
    "(sunrise+01:30)-(sunset-01:30)".split()
)
days = st.sampled_from(
    [
        "",
        "Mo-Fr ",
        "Sa-Su ",
        "Su ",
        "Fr,Sa ",
        "Tu[1] ",
        "PH ",
        "Mar 8 ",
        "Nov 1 ",
        "Oct-Mar ",
        "Feb 29 ",
    ]
)
states = st.sampled_from(["", "", " off", " unknown"])
parts = st.builds("{}{}{}".format, days, clocks | suns, states) | st.sampled_from(
    ["24/7", "PH off", "Su off"]
)
rules = st.lists(parts, min_size=1, max_size=4).map("; ".join).filter(is_rule)

nights = [
    datetime(2026, *rest, tzinfo=UTC)
    for rest in [(3, 7), (10, 31), (4, 4), (10, 3), (6, 20), (12, 20), (5, 9)]
]
moments = st.builds(
    lambda start, minutes: start + timedelta(minutes=minutes),
    st.sampled_from(
        [*nights, datetime(2028, 2, 28, tzinfo=UTC), datetime(2026, 12, 31, tzinfo=UTC)]
    ),
    st.integers(0, 3 * 24 * 60),
)
starts = st.dates(date(2026, 10, 30), date(2026, 11, 4))
exceptions = st.builds(
    lambda first, length, rule: DatedHours(first, first + timedelta(days=length), rule),
    starts,
    st.integers(0, 2),
    st.just("") | clocks,
)
timetables = st.builds(
    lambda rule, place, dated: Timetable(rule, *PLACES[place], tuple(dated)),
    rules,
    st.sampled_from(sorted(PLACES)),
    st.lists(exceptions, max_size=2),
)


@settings(max_examples=300)
@given(timetables, moments, st.integers(0, 2**32))
def test_law_the_answer_holds_until_until_and_then_is_another(timetable, at, seed):
    usable, until = usability(timetable, at)
    assert answer_at(timetable, at) is usable
    end = until or at + timedelta(days=FARTHEST_SUN_DAYS)  # as far as the sun is looked for
    if until:
        assert until > at
        assert answer_at(timetable, until) is not usable
        assert answer_at(timetable, until.astimezone(UTC) - timedelta(minutes=1)) is usable
    chance = random.Random(seed)
    between = [at + (end - at) * chance.random() for _ in range(60)]
    assert {answer_at(timetable, moment) for moment in between} == {usable}


@settings(max_examples=200)
@given(timetables, moments, st.integers(0, 2**32))
def test_law_the_spans_of_a_day_say_what_each_minute_says(timetable, at, seed):
    zone = tzinfo_for(timetable.time_zone)
    day = at.astimezone(zone).date()
    spans = spans_on(timetable, day)
    ends = [end.astimezone(UTC) for span in spans for end in (span.start, span.end)]
    assert ends == sorted(ends)
    assert all(
        first.end.astimezone(UTC) < then.start.astimezone(UTC) or first.usable is not then.usable
        for first, then in zip(spans, spans[1:], strict=False)
    )
    start = midnight_of(day, zone)
    length = (midnight_of(day + timedelta(days=1), zone) - start) // timedelta(minutes=1)
    chance = random.Random(seed)
    for moment in (start + timedelta(minutes=chance.randrange(length)) for _ in range(60)):
        said = [
            span.usable
            for span in spans
            if span.start.astimezone(UTC) <= moment < span.end.astimezone(UTC)
        ]
        assert (said or [Answer.NO]) == [answer_at(timetable, moment)]


anywhere = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180)) | st.none()
zones = st.sampled_from(
    "America/Chicago America/Anchorage Australia/Lord_Howe Pacific/Kiritimati Asia/Tokyo "
    "Pacific/Pago_Pago".split()
)


@settings(max_examples=150)
@given(
    st.lists(st.from_regex(_SAID, fullmatch=True), min_size=1, max_size=8).map(";".join)
    | st.text(),
    zones,
    st.sampled_from(["US", "CA", "AU", "XX", ""]),
    anywhere,
    moments,
)
@example(
    "dusk-sunset",
    "America/Anchorage",
    "US",
    Point(64.755, -147.35),
    datetime(2026, 6, 21, tzinfo=UTC),
)
def test_law_nothing_is_raised_wherever_the_place_whatever_its_rule(rule, zone, country, point, at):
    timetable = Timetable(rule, zone, country, point)
    usable, until = usability(timetable, at)
    assert spans_on(timetable, at.date()) is not None
    if not is_rule(rule):
        assert (usable, until) == (Answer.UNKNOWN, None)
