"""Hours against other hands: the library of OpenStreetMap's rules, a grid read day by day, lists of
holidays.
"""

from datetime import date, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import holidays
import opening_hours
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from zones.hours.lexicon import NotARule
from zones.hours.ranking import arranged
from zones.hours.rules import Timetable, answer_at, is_rule
from zones.hours.week import rule_of
from zones.hours.weekdays import WEEK
from zones.vocabulary import Answer

ZONE = ZoneInfo("America/Phoenix")  # clocks never change there
ANSWERS = {"open": Answer.YES, "closed": Answer.NO, "unknown": Answer.UNKNOWN}


def said(number):
    return f"{number // 4:02}:{number % 4 * 15:02}"


quarters = st.integers(0, 95)
by_day = st.builds(
    lambda start, length: f"{said(start)}-{said(min(start + length, 96))}",
    st.integers(0, 94),
    st.integers(1, 60),
)
which_days = st.sampled_from(
    "Mo-Fr Sa-Su Fr Mo,We Tu[1] Th[-1] Apr-Oct Nov-Feb Dec-Jan,Mar Jul-4 Feb 20-Mar 3".split(" ")
    + ["Dec 24-26", "Dec 24-Jan 2", "Jul 4", "Feb 29", "Jun-Aug Mo-Fr", "Dec 25 Fr", ""]
).filter(lambda words: "Jul-4" not in words)
parts = st.builds(
    lambda days, spans, state: " ".join(filter(None, [days, spans, state])),
    which_days,
    st.lists(by_day, min_size=1, max_size=2).map(",".join),
    st.sampled_from(["", "", "", "unknown"]),
) | st.sampled_from(["24/7", "Su off", "Dec 25 off", "Nov-Feb off", "12:00-13:00 off"])
moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1)).map(
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=ZONE)
)


@settings(max_examples=600)
@given(st.lists(parts, min_size=1, max_size=4).map("; ".join), st.lists(moments, min_size=20))
def test_law_a_rule_in_order_says_what_the_library_reads_in_it(rule, at):
    assume(is_rule(rule))
    library = opening_hours.OpeningHours(arranged(rule), timezone=ZONE, auto_country=False)
    own = Timetable(rule, str(ZONE), "US", None)
    assert [answer_at(own, moment) for moment in at] == [
        ANSWERS[str(library.state(moment)[0])] for moment in at
    ]


@given(st.lists(parts, min_size=2, max_size=4), moments)
def test_law_the_order_in_which_a_rule_is_written_says_nothing(written, at):
    said_then = set()
    for order in permutations(written):
        try:
            said_then.add(arranged("; ".join(order)))
        except NotARule:
            said_then.add("")
    timetables = [Timetable(rule, str(ZONE), "US", None) for rule in said_then]
    assert len({answer_at(each, at) for each in timetables}) == 1


grids = st.dictionaries(
    st.sampled_from(WEEK),
    st.tuples(quarters, st.integers(1, 96)),  # begins, and lasts so many quarters of an hour
    min_size=1,
)


@given(grids, st.lists(moments, min_size=10))
def test_law_a_night_belongs_to_the_day_on_which_it_begins(grid, at):
    rule = rule_of(
        {day: (said(start), said((start + length) % 96)) for day, (start, length) in grid.items()}
    )
    timetable = Timetable(rule, str(ZONE), "US", None)
    for moment in at:
        spans = []
        for back in (0, 1):
            day = (moment - timedelta(days=back)).date()
            if (name := WEEK[day.weekday()]) in grid:
                start, length = grid[name]
                began = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(
                    minutes=15 * start
                )
                spans.append((began, began + timedelta(minutes=15 * length)))
        is_open = any(start <= moment < end for start, end in spans)
        assert answer_at(timetable, moment) is (Answer.YES if is_open else Answer.NO)


REGIONS = [("US", "MO"), ("US", "FL"), ("US", "PR"), ("CA", "ON"), ("CA", "AB"), ("CA", "QC"),
    ("AU", "VIC"), ("AU", "WA"), ("GB", "ENG"), ("BR", "SP"), ("FR", "BFC")]  # fmt: skip


@pytest.mark.parametrize(("country", "region"), REGIONS)
@pytest.mark.parametrize(
    "rule", ["PH off; Mo-Su 08:00-20:00", "24/7; PH off", "PH off; Sa-Su 08:00-20:00"]
)
def test_law_who_is_closed_on_holidays_is_closed_on_the_day_and_its_substitute(
    rule, country, region
):
    known = region if region in holidays.country_holidays(country).subdivisions else None
    listed = holidays.country_holidays(country, subdiv=known, years=range(2026, 2030))
    assert listed
    timetable = Timetable(rule, str(ZONE), country, None, region=region)
    opened = [
        day for day in listed
        if answer_at(timetable, datetime(day.year, day.month, day.day, 10, tzinfo=ZONE))
        is not Answer.NO
    ]  # fmt: skip
    assert opened == []
    workday = date(2026, 3, 18)  # a Wednesday without a holiday in any of these
    at = datetime(workday.year, workday.month, workday.day, 10, tzinfo=ZONE)
    assert (answer_at(timetable, at) is Answer.YES) is ("Sa-Su" not in rule)
