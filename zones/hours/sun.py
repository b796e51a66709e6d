"""Times by the sun at a place, as minutes of a day."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import opening_hours

from zones.geo.point import Point
from zones.hours.parts import DAY_MINUTES, MONTHS

TWO_DAYS = timedelta(days=2)


@lru_cache(maxsize=65_536)
def sunny_minutes(
    span: str,
    day: date,
    zone: ZoneInfo,
    point: Point,
) -> tuple[int, int] | None:
    """When a span such as "sunrise-(sunset+00:30)" of that day begins and ends, in minutes by the
    clock since its midnight; None where the sun does not rise, or set, in time for it.
    """
    # Of this date alone, so that the evening before, which may end after midnight, has no part.
    opened = opening_hours.OpeningHours(
        f"{MONTHS[day.month - 1]} {day.day} {span}",
        timezone=zone,
        coords=(point.latitude, point.longitude),
        # Never `auto_timezone=False`: it silently drops them, and then the sun rises at seven.
        auto_country=False,
    )
    midnight = datetime.combine(day, time(), zone)
    for start, end, state, _comment in opened.intervals(midnight, midnight + TWO_DAYS):
        if state == opening_hours.State.OPEN:
            return _minutes(start, day), _minutes(end, day)
    return None


def _minutes(moment: datetime, day: date) -> int:
    days_on = 0 if moment.day == day.day else (moment.date() - day).days
    return days_on * DAY_MINUTES + moment.hour * 60 + moment.minute
