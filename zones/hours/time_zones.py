"""The clock on the wall of a place, and the instants at which it shows a time."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

A_DAY = timedelta(days=1)


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


def day_after(day: date) -> date:
    """The next day; the calendar's last has none, and is given back."""
    return day + A_DAY if day < date.max else day


def midnight_after(day: date, time_zone: str) -> datetime:
    """The instant (UTC) at which the local day is over."""
    if day.year == date.max.year:
        return datetime.max.replace(tzinfo=UTC)
    return midnight_of(day_after(day), tzinfo_for(time_zone))


def midnight_of(day: date, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the local day begins, also where clocks skip midnight."""
    # fold=0 in a gap takes the offset before it, which gives the very instant of the change.
    return datetime(day.year, day.month, day.day, tzinfo=zone).astimezone(UTC)


def instant_after(at: datetime, wall: datetime, zone: ZoneInfo) -> datetime:
    """The instant (UTC) at which the clock on the wall first shows that time after `at`, or the
    first one behind it where the clock skips it.
    """
    first, second = (wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if second < first:  # skipped: by the offset after the change it comes before the change
        return _first_minute(zone, second, first, second.astimezone(zone).utcoffset())
    return first if first > at else second


def clock_changes(
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
