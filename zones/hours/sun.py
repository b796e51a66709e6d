"""Times by the sun at a place, as minutes of a day by the clock on the wall."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

import opening_hours

from zones.geo.point import Point
from zones.hours.parts import DAY_MINUTES, MONTHS
from zones.hours.time_zones import midnight_of

PAIRS = {
    "sunrise": "sunrise-sunset",
    "sunset": "sunrise-sunset",
    "dawn": "dawn-dusk",
    "dusk": "dawn-dusk",
}
WHOLE_SPANS = frozenset(PAIRS.values())
RISES, SETS = ("sunrise", "dawn"), ("sunset", "dusk")
TWO_DAYS = timedelta(days=2)
EARLY = 4 * 60  # "sunrise-00:30" ends after midnight, "sunrise-07:00" in the morning
EDGE = re.compile(r"\(?(?P<sun>[a-z]+)(?:(?P<sign>[-+])(?P<hours>\d\d):(?P<minutes>\d\d)\))?")
SPAN = re.compile(r"(\([^)]*\)|[^-]+)-(.*)")

SunMinutes = tuple[int, int]


class Edge(NamedTuple):
    """One end of a span: a time of the clock, or of the sun with so many minutes more."""

    sun: str
    minute: int


@lru_cache(maxsize=4096)
def edges_of(span: str) -> tuple[Edge, Edge]:
    """ "sunrise-(sunset+00:30)" as its two ends."""
    found = SPAN.fullmatch(span)
    assert found  # RULE takes no other
    first, last = map(_edge, found.groups())
    return first, last


def _edge(words: str) -> Edge:
    if words[0].isdigit():
        return Edge("", int(words[:2]) * 60 + int(words[3:]))
    said = EDGE.fullmatch(words)
    assert said
    shift = int(said["hours"] or 0) * 60 + int(said["minutes"] or 0)
    return Edge(said["sun"], -shift if said["sign"] == "-" else shift)


def sunny_minutes(
    span: str,
    day: date,
    zone: ZoneInfo,
    point: Point,
) -> SunMinutes | None:
    """When a span such as "sunrise-(sunset+00:30)" of that day begins and ends, in minutes since
    its midnight; None where it would end before it begins, as "17:00-sunset" in winter, and where
    the sun does not rise or set.
    """
    first, last = edges_of(span)
    if span in WHOLE_SPANS or first.sun in SETS:  # as they are, or over the night
        return _light_of(span, day, zone, point)
    start, end = _minute(first, day, zone, point), _minute(last, day, zone, point)
    if start is None or end is None:  # polar night
        return None
    if end <= start and not last.sun and end < EARLY:
        end += DAY_MINUTES
    return (start, end) if end > start else None


def _minute(edge: Edge, day: date, zone: ZoneInfo, point: Point) -> int | None:
    """The minute of one end; None where the sun has none that day."""
    if not edge.sun:
        return edge.minute
    light = _light_of(PAIRS[edge.sun], day, zone, point)
    if light is None:
        return None
    if light == (0, DAY_MINUTES):  # polar day: the sun neither rises nor sets
        return light[edge.sun not in RISES]
    return light[edge.sun not in RISES] + edge.minute


@lru_cache(maxsize=65_536)
def _light_of(span: str, day: date, zone: ZoneInfo, point: Point) -> SunMinutes | None:
    # Of this date alone, so that the evening before, which may end after midnight, has no part.
    opened = opening_hours.OpeningHours(
        f"{MONTHS[day.month - 1]} {day.day} {span}",
        timezone=zone,
        coords=(point.latitude, point.longitude),
        # Never `auto_timezone=False`: it silently drops them, and then the sun rises at seven.
        auto_country=False,
    )
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    try:
        found = opened.intervals(midnight, midnight + TWO_DAYS)
    except TypeError:  # where clocks skip midnight, the library finds no such time
        start, end = midnight_of(day, zone), midnight_of(day + TWO_DAYS, zone)
        found = opened.intervals(start.astimezone(zone), end.astimezone(zone))
    for first, last, state, _comment in found:
        if state == opening_hours.State.OPEN:
            return _since(first, day), _since(last, day)
    return None


def _since(moment: datetime, day: date) -> int:
    days_on = 0 if moment.day == day.day else (moment.date() - day).days
    return days_on * DAY_MINUTES + moment.hour * 60 + moment.minute
