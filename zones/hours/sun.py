"""Times by the sun at a place, as minutes of a day by the clock on the wall."""

import re
from datetime import date, datetime, timedelta
from functools import lru_cache
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
RISES, SETS = ("sunrise", "dawn"), ("sunset", "dusk")
EARLY = 4 * 60  # "sunrise-00:30" ends after midnight, "sunrise-07:00" in the morning
EDGE = re.compile(r"\(?(?P<sun>[a-z]+)(?:(?P<sign>[-+])(?P<hours>\d\d):(?P<minutes>\d\d)\))?")
SPAN = re.compile(r"(\([^)]*\)|[^-]+)-(.*)")

SunMinutes = tuple[int, int]


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
    found = SPAN.fullmatch(span)
    assert found  # RULE takes no other
    first, last = found.groups()
    if _sun_of(first) in SETS:  # over the night
        return _light_of(span, day, zone, point)
    start, end = _minute(first, day, zone, point), _minute(last, day, zone, point)
    if start is None or end is None:  # polar day or night
        return _light_of(span, day, zone, point)
    if end <= start and last[0].isdigit() and end < EARLY:
        end += DAY_MINUTES
    return (start, end) if end > start else None


def _sun_of(edge: str) -> str:
    found = EDGE.match(edge)
    return found["sun"] if found else ""


def _minute(edge: str, day: date, zone: ZoneInfo, point: Point) -> int | None:
    """The minute of one end; None where the sun has none that day."""
    if edge[0].isdigit():
        return int(edge[:2]) * 60 + int(edge[3:])
    said = EDGE.fullmatch(edge)
    assert said
    light = _light_of(PAIRS[said["sun"]], day, zone, point)
    if light is None or light == (0, DAY_MINUTES):
        return None
    shift = int(said["hours"] or 0) * 60 + int(said["minutes"] or 0)
    return light[said["sun"] not in RISES] + (-shift if said["sign"] == "-" else shift)


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
    # As instants: in some places clocks skip midnight.
    start, end = midnight_of(day, zone), midnight_of(day + timedelta(days=2), zone)
    for first, last, state, _comment in opened.intervals(
        start.astimezone(zone), end.astimezone(zone)
    ):
        if state == opening_hours.State.OPEN:
            return _since(first, day), _since(last, day)
    return None


def _since(moment: datetime, day: date) -> int:
    days_on = 0 if moment.day == day.day else (moment.date() - day).days
    return days_on * DAY_MINUTES + moment.hour * 60 + moment.minute
