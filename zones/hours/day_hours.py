"""What a rule says of one day at a place.

Hours belong to the day on which they begin, and may end on the next one.
"""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from zones.geo.point import Point
from zones.hours.grammar import SUN
from zones.hours.lexicon import NotARule
from zones.hours.parts import DAY_MINUTES, EVERY_DAY, HOLIDAY, RulePart, TimeSpan
from zones.hours.public_holidays import is_public_holiday
from zones.hours.ranking import rule_parts
from zones.hours.sun import sunny_minutes
from zones.vocabulary import Answer


class Hours(NamedTuple):
    """From and to in minutes since the day's midnight by the clock on the wall, and whether the
    place is usable then or may be.
    """

    start: int
    end: int
    usable: Answer


class DayHours(NamedTuple):
    """The hours that begin on a day, and the breaks in them.

    A day that is off is closed from midnight to midnight: the evening before ends at its beginning.
    """

    hours: tuple[Hours, ...]
    breaks: tuple[tuple[int, int], ...] = ()
    is_off: bool = False


class Locale(NamedTuple):
    """Where a rule holds: whose holidays, which clock, under which sun."""

    country: str
    region: str
    zone: ZoneInfo
    point: Point | None


Minutes = Callable[[TimeSpan], tuple[int, int] | None]
NOT_KNOWN = DayHours((Hours(0, DAY_MINUTES, Answer.UNKNOWN),))
OFF = DayHours((), is_off=True)
ALL_DAY = (0, DAY_MINUTES)


class RuleScope(NamedTuple):
    """What a rule depends on beside the day of the week."""

    holidays: bool
    dates: bool
    sun: bool


@lru_cache(maxsize=65_536)
def scope_of(rule: str) -> RuleScope | None:
    """None for what is no rule, or says nothing."""
    try:
        parts = rule_parts(rule)
    except NotARule:
        return None
    # (weekday, which of the month) depends on the date, too.
    dates = any(part.dates or any(isinstance(day, tuple) for day in part.days) for part in parts)
    only_holidays = any(HOLIDAY in part.days and part.days_text for part in parts)
    return RuleScope(only_holidays, dates, bool(SUN.search(rule)))


def day_hours(rule: str, day: date, locale: Locale) -> DayHours:
    """The hours of a day by a rule, which may be any text: what says nothing is not known."""
    scope = scope_of(rule)
    if scope is None:
        return NOT_KNOWN
    if scope.sun:
        return _by_sun(rule, day, locale)
    if scope.holidays:
        return _by_calendar(rule, day, locale.country, locale.region)
    return _by_date(rule, day) if scope.dates else _by_week(rule, day.weekday())


@lru_cache(maxsize=65_536)
def _by_week(rule: str, weekday: int) -> DayHours:
    # Any day of that name: this is the first Monday of a year and the six days after it.
    return _hours_of(rule, date(2024, 1, 1 + weekday), is_holiday=False)


@lru_cache(maxsize=65_536)
def _by_date(rule: str, day: date) -> DayHours:
    return _hours_of(rule, day, is_holiday=False)


@lru_cache(maxsize=65_536)
def _by_calendar(rule: str, day: date, country: str, region: str) -> DayHours:
    is_holiday = is_public_holiday(country, region, day)
    return NOT_KNOWN if is_holiday is None else _hours_of(rule, day, is_holiday=is_holiday)


@lru_cache(maxsize=65_536)
def _by_sun(rule: str, day: date, locale: Locale) -> DayHours:
    country, region, _zone, point = locale
    scope = scope_of(rule)
    if point is None:
        return NOT_KNOWN
    asked = scope is not None and scope.holidays
    is_holiday = is_public_holiday(country, region, day) if asked else False
    if is_holiday is None:
        return NOT_KNOWN
    return _hours_of(rule, day, is_holiday=is_holiday, locale=locale)


def _hours_of(
    rule: str,
    day: date,
    *,
    is_holiday: bool,
    locale: Locale | None = None,
) -> DayHours:
    about = tuple([part for part in rule_parts(rule) if part.is_about(day, is_holiday=is_holiday)])
    return _by_sun_of(about, day, locale) if locale else _by_clock(about)


@lru_cache(maxsize=65_536)
def _by_clock(about: tuple[RulePart, ...]) -> DayHours:
    return _hours_by(about, lambda span: (span.start, span.end))


def _by_sun_of(about: tuple[RulePart, ...], day: date, locale: Locale) -> DayHours:
    zone, point = locale.zone, locale.point
    assert point  # without one nothing is asked of the sun
    return _hours_by(
        about,
        lambda span: (
            sunny_minutes(span.text, day, zone, point) if span.is_by_sun else (span.start, span.end)
        ),
    )


def _hours_by(about: tuple[RulePart, ...], minutes: Minutes) -> DayHours:
    """What the last of the parts says that are about a day, and the breaks in it."""
    breaks = [part for part in about if part.is_break]
    # Before them, see `rule_parts`.
    holds = about[-len(breaks) - 1] if len(about) > len(breaks) else None
    if holds is None or holds.is_off:
        # Weekly days off leave the night before alone: they say no more than no hours at all.
        return OFF if holds and (holds.is_special or is_season(holds)) else DayHours(())
    ends = filter(None, map(minutes, holds.spans)) if holds.spans else [ALL_DAY]
    hours = tuple(sorted(Hours(start, end, holds.answer) for start, end in ends))
    pauses = [ends for part in breaks for ends in map(minutes, part.spans) if ends]
    return DayHours(hours, tuple([of_the_night(pause, hours) for pause in pauses]))


def is_season(off: RulePart) -> bool:
    """Whether it closes all days of a part of the year."""
    return bool(off.dates) and off.days == EVERY_DAY


def of_the_night(pause: tuple[int, int], hours: tuple[Hours, ...]) -> tuple[int, int]:
    """A break before the hours of a day is one of their night: 02:00-03:00 of 22:00-06:00."""
    start, end = pause
    runs_on = any(each.end > DAY_MINUTES for each in hours)
    if runs_on and all(each.start >= end for each in hours):
        return start + DAY_MINUTES, end + DAY_MINUTES
    return pause
