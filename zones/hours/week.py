"""A weekly grid, one time of opening and one of closing for each day, and the opening_hours rule
that says the same.
"""

import re
from collections.abc import Mapping

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
Grid = dict[str, tuple[str, str]]  # day → ("08:00", "17:00"); a day that is missing is closed

_DAY = f"(?:{'|'.join(WEEK)})"
_DAYS = re.compile(rf"{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*")
_PART = re.compile(
    rf"(?:(?P<days>{_DAYS.pattern}) )?(?P<span>(?P<first>\d\d:\d\d)-(?P<last>\d\d:\d\d)|off|closed)"
)
BROWSERS_MIDNIGHT = "00:00"  # how a browser writes the end of a day, which a rule writes as 24:00


def grid_of(rule: str) -> Grid | None:
    """The grid that says the same as a rule, or None where no grid can: holidays, months, the sun,
    two spans a day.
    """
    grid: Grid = {}
    for part in rule.split(";"):
        said = _PART.fullmatch(part.strip())
        if not said:
            return None
        for day in days_of(said["days"] or "Mo-Su"):
            # A later part of a rule replaces an earlier one; it adds nothing to it.
            grid.pop(day, None)
            if said["first"]:
                grid[day] = said["first"], said["last"].replace("24:00", BROWSERS_MIDNIGHT)
    return grid


def rule_of(grid: Mapping[str, tuple[str, str]]) -> str:
    """The rule of a grid, days with the same hours together; empty where every day is closed."""
    by_hours: dict[tuple[str, str], list[str]] = {}
    for day in WEEK:
        if day in grid:
            by_hours.setdefault(grid[day], []).append(day)
    return "; ".join(
        f"{shortened(days)} {first}-{'24:00' if last == BROWSERS_MIDNIGHT else last}"
        for (first, last), days in by_hours.items()
    )


def days_of(words: str) -> list[str]:
    """ "Mo-We,Sa" → Mo, Tu, We, Sa; a range may go over Sunday."""
    found = []
    for part in words.split(","):
        first, _dash, last = part.partition("-")
        found += days_from(first, last or first)
    return found


def days_from(first: str, last: str) -> list[str]:
    """The days from one to another, both included, over Sunday too: Sa, Mo → Sa, Su, Mo."""
    start = WEEK.index(first)
    length = (WEEK.index(last) - start) % 7 + 1
    return [WEEK[number % 7] for number in range(start, start + length)]


def shortened(days: list[str]) -> str:
    """Days in the order of the week, neighbours as a range: Mo, Tu, We, Sa → "Mo-We,Sa"."""
    runs: list[list[str]] = []
    for day in days:
        if runs and WEEK.index(runs[-1][-1]) + 1 == WEEK.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
