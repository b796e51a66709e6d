"""The words for a rule, its days and its answers say one thing."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.zones.builders import a_listing, a_station
from zones.hours.lexicon import NotARule
from zones.hours.parsing import as_rule
from zones.hours.rules import Timetable, answer_at, is_rule, usability
from zones.vocabulary import Answer
from zones.wording import days
from zones.wording.hours import rule_in_words
from zones.wording.times import clock

ZONE = ZoneInfo("America/Phoenix")  # clocks never change there
HOURS = [f"{hour:02}:{minute}" for hour in range(24) for minute in ("00", "30")]
spans = st.builds("{}-{}".format, st.sampled_from(HOURS), st.sampled_from([*HOURS, "24:00"]))
parts = st.builds(
    "{} {}".format,
    st.sampled_from("Mo-Fr Mo-Th Fr Sa-Su Sa Mo,We,Fr Tu,Th Mo-Su PH Su,PH".split()),
    st.lists(spans, min_size=1, max_size=2).map(",".join) | st.just("off"),
) | st.just("24/7")
rules = st.lists(parts, min_size=1, max_size=4).map("; ".join).filter(is_rule)
moments = st.datetimes(datetime(2026, 11, 1), datetime(2027, 2, 1)).map(
    lambda naive: naive.replace(second=0, microsecond=0, tzinfo=ZONE)
)


def timetable_of(rule):
    return Timetable(rule, str(ZONE), "US", None, region="AZ")


@settings(max_examples=400)
@given(rules, st.lists(moments, min_size=10))
def test_law_the_words_for_a_rule_mean_that_rule(rule, at):
    try:
        read = timetable_of(as_rule(rule_in_words(rule)))
    except NotARule:
        assume(False)  # of one day in two clauses: clear as a rule, not in words
    own = timetable_of(rule)
    assert [answer_at(read, moment) for moment in at] == [answer_at(own, moment) for moment in at]


@settings(max_examples=300)
@given(rules, st.dates(date(2026, 11, 1), date(2027, 1, 31)), st.integers(0, 47))
def test_law_a_row_of_the_week_says_what_each_answer_of_its_day_says(rule, day, half_hour):
    listing = a_listing(
        hours=rule, station=a_station(time_zone=str(ZONE), country="US", region="AZ")
    )
    [row] = days.week(listing, day)[:1]
    minute = 30 * half_hour
    at = datetime(day.year, day.month, day.day, tzinfo=ZONE) + timedelta(minutes=minute)
    is_open = answer_at(listing.timetable, at) is Answer.YES
    if row.hours in ("closed", "24 hours"):
        assert is_open is (row.hours == "24 hours")
        return
    said = [span.split(" to ") for span in row.hours.split(", ")]
    by_clock = {clock(datetime(2026, 1, 1, int(half[:2]), int(half[3:]))): half for half in HOURS}
    ends = [(by_clock[start], by_clock[end]) for start, end in said]
    now = HOURS[half_hour]
    assert is_open is any(
        start <= now < (end if end != "00:00" else "24:00") for start, end in ends
    )


@given(rules, moments)
def test_law_until_when_is_an_end_that_the_week_shows(rule, at):
    listing = a_listing(
        hours=rule, station=a_station(time_zone=str(ZONE), country="US", region="AZ")
    )
    usable, until = usability(listing.timetable, at)
    if usable is Answer.YES and until and until.date() == at.date():
        assert f"to {clock(until)}" in days.day_of(listing, at.date()).hours
