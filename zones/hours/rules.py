"""An opening-hours rule at a place: usable at a moment? until when? on which hours of a day?

Rules are a part of OpenStreetMap's `opening_hours` (see RULE): what departments need, and nothing
that could take long to work out. Sun times come from the sun at the place's own point.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import opening_hours

from zones.geo.point import Point
from zones.hours.grammar import RULE, SUN
from zones.vocabulary import Answer

ALWAYS = "24/7"
FARTHEST_DAYS = 200  # a change beyond is no news to anybody
# longer than the polar night of any station; each day costs the sun's times anew
FARTHEST_SUN_DAYS = 100
MOST_STEPS = 16  # changes that change nothing, such as midnight between two open days
KEPT_RULES = 65_536

A_DAY = timedelta(days=1)
ANSWERS = {
    "open": Answer.YES,
    "closed": Answer.NO,
    "unknown": Answer.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class DatedHours:
    """Days with hours of their own, midnight to midnight, both ends included; an empty rule means
    closed.
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
    """Whether the text is a rule that can be kept and worked out:

    RULE, and accepted by the library.
    """
    # RULE first: the library cannot be trusted with every text, see `_kept` and the grammar.
    return bool(RULE.fullmatch(text)) and opening_hours.validate(text)


def local_moment(naive: datetime, time_zone: str) -> datetime:
    """The wall-clock time at the place; one that is skipped when clocks go forward is moved forward
    with them.
    """
    return (
        # To UTC and back, which moves a time that clocks skip; replace() alone would keep it.
        naive.replace(tzinfo=tzinfo_for(time_zone))
        .astimezone(UTC)
        .astimezone(tzinfo_for(time_zone))
    )


@lru_cache(maxsize=1024)
def tzinfo_for(time_zone: str) -> ZoneInfo:
    """The zone of that name; UTC where nobody knows it."""
    try:
        return ZoneInfo(time_zone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):  # OSError: "America" is a folder
        return ZoneInfo("UTC")


def usability(timetable: Timetable, at: datetime) -> Usability:
    """Whether one may meet there at the instant `at` (aware), and until or from when."""
    if timetable.hours == ALWAYS and not timetable.exceptions:
        return Usability(Answer.YES, None)
    answer = answer_at(timetable, at)
    if not timetable.hours and not timetable.exceptions:
        return Usability(answer, None)
    moment, ahead = at, dict[str, datetime | None]()
    for _ in range(MOST_STEPS):
        boundary = next_boundary(timetable, moment, ahead)
        if boundary is None:
            return Usability(answer, None)
        if answer_at(timetable, boundary) is not answer:
            return Usability(answer, boundary.astimezone(tzinfo_for(timetable.time_zone)))
        moment = boundary
    return Usability(answer, None)


def spans_on(timetable: Timetable, day: date) -> tuple[Span, ...]:
    """The parts of one local day, midnight to midnight, in which the place is usable or may be."""
    zone = tzinfo_for(timetable.time_zone)
    start, midnight = midnight_of(day, zone), midnight_of(day + A_DAY, zone)
    spans: list[Span] = []
    while start < midnight:
        end = min(next_boundary(timetable, start) or midnight, midnight)
        answer = answer_at(timetable, start)
        # In UTC: a time of the repeated hour equals no time of another zone.
        if spans and spans[-1].usable is answer and spans[-1].end.astimezone(UTC) == start:
            spans[-1] = spans[-1]._replace(end=end.astimezone(zone))
        elif answer is not Answer.NO:
            spans.append(Span(start.astimezone(zone), end.astimezone(zone), answer))
        start = end
    return tuple(spans)


def answer_at(timetable: Timetable, at: datetime) -> Answer:
    """The answer of the rule that holds on the local day of `at`."""
    local = _wall_clock(at, tzinfo_for(timetable.time_zone))
    dated = _dated(timetable, local.date())
    if dated and not dated.hours:
        return Answer.NO
    opened = _opened(timetable, dated.hours if dated else timetable.hours)
    return ANSWERS[str(opened.state(local)[0])] if opened else Answer.UNKNOWN


def next_boundary(
    timetable: Timetable,
    at: datetime,
    ahead: dict[str, datetime | None] | None = None,
) -> datetime | None:
    """The next instant (UTC) after `at` at which the answer may change; None where none is in
    sight.

    `ahead` keeps the next change of each rule for a caller that goes on from there: looking for a
    distant one is expensive.
    """
    zone = tzinfo_for(timetable.time_zone)
    local = _wall_clock(at, zone)
    dated = _dated(timetable, local.date())
    rule = dated.hours if dated else timetable.hours
    ends = [midnight_of(day, zone) for day in _turns(timetable, local.date())]
    if opened := _opened(timetable, rule):
        ahead = {} if ahead is None else ahead
        end = ahead.get(rule, at)
        if end and end <= at:
            change = opened.next_change(local)
            end = ahead[rule] = _after(at, change) if change else None
        ends.extend(
            [*_clock_changes(zone, at.astimezone(UTC), end or at + A_DAY), *([end] if end else [])]
        )
        if end is None and rule != ALWAYS:
            # The library looks no farther: what dated hours do later says nothing about the days
            # until then.
            ends = [end for end in ends if end <= at + timedelta(days=FARTHEST_SUN_DAYS)]
    return min((end for end in ends if end > at), default=None)


def _wall_clock(at: datetime, zone: ZoneInfo) -> datetime:
    """What the clock on the wall shows; in a repeated hour always its second meaning.

    Rules go by the clock, so both meanings have one answer; but for the last minute of the first
    one the library answers that even 24/7 is closed.
    """
    return at.astimezone(zone).replace(fold=1)


def midnight_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the local day begins, also where clocks skip midnight."""
    # fold=0 in a gap takes the offset before it, which gives the very instant of the change.
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def _dated(timetable: Timetable, day: date) -> DatedHours | None:
    return next(
        (dated for dated in timetable.exceptions if dated.first_on <= day <= dated.last_on), None
    )


def _turns(timetable: Timetable, day: date) -> Iterator[date]:
    """The later days at whose beginning dated hours begin or are over."""
    for dated in timetable.exceptions:
        yield from (turn for turn in (dated.first_on, dated.last_on + A_DAY) if turn > day)


def _opened(timetable: Timetable, rule: str) -> opening_hours.OpeningHours | None:
    """The rule made ready; None where it says nothing, or needs the sun of an unknown point."""
    if not SUN.search(rule):
        return _kept(rule, timetable.time_zone, timetable.country, None)
    if timetable.point is None:
        return None
    return _kept(rule, timetable.time_zone, timetable.country, timetable.point)


@lru_cache(maxsize=KEPT_RULES)
def _kept(
    rule: str,
    time_zone: str,
    country: str,
    point: Point | None,
) -> opening_hours.OpeningHours | None:
    """A parsed rule; parsed once for all zones that share it.

    What is no RULE says nothing: it could panic.
    """
    if not RULE.fullmatch(rule):
        return None
    try:
        return opening_hours.OpeningHours(
            rule,
            timezone=tzinfo_for(time_zone),
            # an unknown country spoils only what needs it
            country=country if "PH" in rule else None,
            # Coordinates also without the sun would cost a rule for each zone. Never
            # `auto_timezone=False`: it silently drops them, and then the sun rises at seven.
            coords=(point.latitude, point.longitude) if point else None,
            auto_country=False,
            max_interval_days=FARTHEST_SUN_DAYS if point else FARTHEST_DAYS,
        )
    except (opening_hours.ParserError, opening_hours.UnknownCountryError, ValueError):  # type: ignore[attr-defined]  # not in its stub
        return None


def _after(at: datetime, change: datetime) -> datetime:
    """The change as an instant: of the two meanings of a repeated hour the first one ahead."""
    meanings = [change.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    return min((meaning for meaning in meanings if meaning > at), default=meanings[-1])


def _clock_changes(
    zone: ZoneInfo,
    start: datetime,
    end: datetime,
) -> Iterator[datetime]:
    """The instants at which clocks are put forward or back near either end: rules go by the clock
    on the wall.
    """
    # In between, every wall-clock time has the same answer; only near an end does a repeated hour
    # reach back before the start or beyond the end.
    for low, high in ((start, min(end, start + A_DAY)), (max(start, end - A_DAY), end)):
        before = low.astimezone(zone).utcoffset()
        if before != high.astimezone(zone).utcoffset():
            yield _first_minute(zone, low.replace(second=0, microsecond=0), high, before)


def _first_minute(
    zone: ZoneInfo,
    low: datetime,
    high: datetime,
    before: timedelta | None,
) -> datetime:
    """The minute between two at which the offset is no longer `before`."""
    while high - low > timedelta(minutes=1):
        middle = low + (high - low) // 2
        if middle.astimezone(zone).utcoffset() == before:
            low = middle
        else:
            high = middle
    return high.replace(second=0, microsecond=0)
