"""How old a partial date is: a day, a month or a year as ISO 8601, or nothing. The one place.

A partial date counts from the last day that it may mean, and is N months old from the day on which
N whole months have passed.
"""

from calendar import monthrange
from datetime import date


def last_day(partial: str) -> date:
    """2017 → 31 December 2017, 2017-02 → 28 February 2017. ValueError of what is no date."""
    if len(partial) == 4:
        return date(int(partial), 12, 31)
    if len(partial) == 7:
        year = int(partial[:4])
        month = int(partial[5:])
        return date(year, month, monthrange(year, month)[1])
    return date.fromisoformat(partial)


def last_day_or_never(partial: str) -> date:
    """The same; what is no date is older than all dates, so that somebody looks at it."""
    try:
        return last_day(partial)
    except ValueError:
        return date.min


def months_before(today: date, months: int) -> date:
    """The same day some months earlier, the last of that month where it has no such day."""
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return date(
        year,
        month + 1,
        min(today.day, monthrange(year, month + 1)[1]),
    )


def is_older(partial: str, today: date, months: int) -> bool:
    """Whether so many months have passed since; what has no date is of no age."""
    return bool(partial) and last_day_or_never(partial) <= months_before(today, months)


def years_since(partial: str, today: date) -> int:
    """Whole years, never less than none and never rounded up: in November 2026 a page of November
    2023 is three years old, and one of 2019 six.
    """
    last = last_day_or_never(partial)
    day = 1 if len(partial) == len("2023-11") else last.day  # months are counted from their first
    birthday_is_ahead = (today.month, today.day) < (last.month, day)
    return max(0, today.year - last.year - birthday_is_ahead)


def younger_beginnings(limit: date) -> list[str]:
    """The year and the month of a limit, unless they end with it.

    As text they sort before it, so a query for what is older has to leave them out.
    """
    beginnings = (limit.isoformat()[:4], limit.isoformat()[:7])
    return [partial for partial in beginnings if last_day(partial) > limit]
