"""An opening-hours rule at a place: usable at a moment? until when? on which hours of a day?

Rules are a part of OpenStreetMap's `opening_hours` (see RULE): what departments need, and nothing
that could take long to work out. What a rule says of one day is worked out in `day_hours`; words,
weeks and answers all come from there.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

import opening_hours

from zones.geo.point import Point
from zones.hours.day_hours import OFF, DayHours, Hours, Locale, day_hours, scope_of
from zones.hours.lexicon import NotARule
from zones.hours.nights import between_midnights
from zones.hours.parts import DAY_MINUTES
from zones.hours.ranking import rule_parts
from zones.hours.time_zones import (
    A_DAY,
    clock_changes,
    day_after,
    instant_after,
    midnight_of,
    tzinfo_for,
)
from zones.vocabulary import Answer

ALWAYS = "24/7"
FARTHEST_DAYS = 200  # a change beyond is no news to anybody
# longer than polar day and night of any station; each day costs the sun's times anew
FARTHEST_SUN_DAYS = 90
WEEK_DAYS = 8  # a rule by the week alone has changed by then, or never does
MOST_LAST_ANSWERS = 16_384
MOST_STEPS = 16  # turns of the clock that change nothing


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Days with hours of their own, both ends included; an empty rule means closed, from midnight
    to midnight.
    """

    first_on: date
    last_on: date
    hours: str
    reason: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Timetable:
    """A rule at a place.

    An empty rule means that nobody told us; without a point there is no sun.
    """

    hours: str
    time_zone: str
    country: str
    point: Point | None
    exceptions: tuple[DatedHours, ...] = ()
    region: str = ""

    @property
    def locale(self) -> Locale:
        return Locale(self.country, self.region, tzinfo_for(self.time_zone), self.point)


class Usability(NamedTuple):
    """Usable at a moment?

    `until` is the instant at which that changes, in the place's zone; None: never or unknown.
    """

    usable: Answer
    until: datetime | None


class Span(NamedTuple):
    """A part of one day, from `start` to `end` in the place's own time, in which the answer is yes
    or unknown.
    """

    start: datetime
    end: datetime
    usable: Answer


def is_rule(text: str) -> bool:
    """Whether the text is a rule that can be kept and worked out, and that other readers of
    OpenStreetMap's rules accept.
    """
    try:
        rule_parts(text)
    except NotARule:
        return False
    return bool(opening_hours.validate(text))


# -- one moment ------------------------------------------------------------------------------------


def usability(timetable: Timetable, at: datetime) -> Usability:
    """Whether one may meet there at the instant `at` (aware), and until or from when."""
    if not timetable.exceptions:
        if timetable.hours == ALWAYS:
            return Usability(Answer.YES, None)
        if scope_of(timetable.hours) is None:
            return Usability(Answer.UNKNOWN, None)
    # Most questions are about now: until the next change the answer stays what it was.
    # As seconds: of two times with one time zone Python compares the clocks on the wall, and those
    # of an hour that comes twice are equal.
    known, moment = _last_answers.get(timetable), at.timestamp()
    if known and known.asked_at <= moment < known.until:
        return known.answer
    answer = answer_at(timetable, at)
    until = _change_after(timetable, at, answer)
    found = Usability(answer, until and until.astimezone(tzinfo_for(timetable.time_zone)))
    if len(_last_answers) >= MOST_LAST_ANSWERS:
        _last_answers.clear()
    if found.until:
        _last_answers[timetable] = LastAnswer(moment, found.until.timestamp(), found)
    return found


class LastAnswer(NamedTuple):
    """An answer that holds from one instant until another, both in seconds since 1970."""

    asked_at: float
    until: float
    answer: Usability


_last_answers: dict[Timetable, LastAnswer] = {}


def answer_at(timetable: Timetable, at: datetime) -> Answer:
    """The answer of the hours that hold at that moment, by the clock on the wall."""
    local = at.astimezone(tzinfo_for(timetable.time_zone))
    return _answer_in(_hours_on(timetable, local.date()), _minute(local))


def _answer_in(hours: tuple[Hours, ...], minute: int) -> Answer:
    return next((each.usable for each in hours if each.start <= minute < each.end), Answer.NO)


def _minute(moment: datetime) -> int:
    return moment.hour * 60 + moment.minute


def _change_after(
    timetable: Timetable,
    at: datetime,
    answer: Answer,
    within: timedelta | None = None,
) -> datetime | None:
    """The first instant (UTC) after `at` at which the answer is another one; None where none is in
    sight.
    """
    zone = tzinfo_for(timetable.time_zone)
    moment = at.astimezone(UTC)
    for _ in range(MOST_STEPS):
        local = moment.astimezone(zone)
        change = _change_by_clock(timetable, local.replace(tzinfo=None), answer, within)
        end = instant_after(moment, change, zone) if change else None
        # Rules go by the clock on the wall: where it is put forward or back, the answer may change.
        for turn in clock_changes(zone, moment, end or moment + A_DAY):
            if answer_at(timetable, turn) is not answer:
                return turn
            end = turn if change else None
            break
        if end is None or answer_at(timetable, end) is not answer:
            return end
        moment = end
    return None


def _change_by_clock(
    timetable: Timetable,
    local: datetime,
    answer: Answer,
    within: timedelta | None,
) -> datetime | None:
    """The first time on the wall, from the next minute on, at which the answer is another one."""
    minute = _minute(local)
    for day in _days_ahead(timetable, local.date(), within):
        hours = _hours_on(timetable, day)
        for each in hours:
            if each.end <= minute:
                continue
            if each.start > minute and answer is not Answer.NO:
                return _wall(day, minute)  # a gap
            if each.usable is not answer:
                return _wall(day, max(each.start, minute))
            minute = each.end
        if answer is not Answer.NO and minute < DAY_MINUTES:
            return _wall(day, minute)
        minute = 0
    return None


def _wall(day: date, minute: int) -> datetime:
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def _days_ahead(timetable: Timetable, first: date, within: timedelta | None) -> Iterator[date]:
    """The days, in order, on which a change may be; days in between are like those before them."""
    days = FARTHEST_DAYS
    rules = {timetable.hours, *(dated.hours for dated in timetable.exceptions)}
    scopes = [scope for scope in map(scope_of, rules) if scope]
    if within is not None:
        days = within.days
    elif any(scope.sun for scope in scopes):
        days = FARTHEST_SUN_DAYS
    elif not any(scope.dates or scope.holidays for scope in scopes):
        yield from _days_by_week(timetable, first)
        return
    yield from (first + timedelta(days=n) for n in range(days))


def _days_by_week(timetable: Timetable, first: date) -> Iterator[date]:
    """A week from now, and one from each day on which dated hours begin or are over."""
    turns = {
        turn
        for dated in timetable.exceptions
        for turn in (dated.first_on, day_after(dated.last_on))
    }
    starts = [first, *(turn for turn in turns if first < turn and turn.year < date.max.year)]
    if len(starts) == 1:
        yield from (first + timedelta(days=n) for n in range(WEEK_DAYS))
    else:
        yield from sorted({turn + timedelta(days=n) for turn in starts for n in range(WEEK_DAYS)})


# -- one day ---------------------------------------------------------------------------------------


def spans_on(timetable: Timetable, day: date) -> tuple[Span, ...]:
    """The parts of one local day, midnight to midnight, in which the place is usable or may be."""
    zone = tzinfo_for(timetable.time_zone)
    start, midnight = midnight_of(day, zone), midnight_of(day + A_DAY, zone)
    spans: list[Span] = []
    while start < midnight:
        answer = answer_at(timetable, start)
        end = min(_change_after(timetable, start, answer, 2 * A_DAY) or midnight, midnight)
        if answer is not Answer.NO:
            spans.append(Span(start.astimezone(zone), end.astimezone(zone), answer))
        start = end
    return tuple(spans)


def _hours_on(timetable: Timetable, day: date) -> tuple[Hours, ...]:
    """The hours between the midnights of a day, by the clock on the wall, those of the night before
    among them; in order, none over another.
    """
    if timetable.exceptions:
        return between_midnights(_own_hours(timetable, day), _own_hours(timetable, day - A_DAY))
    return _regular_hours_on(timetable.hours, day, timetable.locale)


@lru_cache(maxsize=65_536)
def _regular_hours_on(rule: str, day: date, locale: Locale) -> tuple[Hours, ...]:
    return between_midnights(day_hours(rule, day, locale), day_hours(rule, day - A_DAY, locale))


def _own_hours(timetable: Timetable, day: date) -> DayHours:
    dated = _dated(timetable, day)
    if dated is None:
        return day_hours(timetable.hours, day, timetable.locale)
    return day_hours(dated.hours, day, timetable.locale) if dated.hours else OFF


def _dated(timetable: Timetable, day: date) -> DatedHours | None:
    return next(
        (dated for dated in timetable.exceptions if dated.first_on <= day <= dated.last_on), None
    )
