"""A weekly grid, one time of opening and one of closing for each day, and the opening_hours rule
that says the same.
"""

from collections.abc import Mapping

from zones.hours.lexicon import NotARule
from zones.hours.parts import HOLIDAY, RulePart
from zones.hours.ranking import rule_parts
from zones.hours.weekdays import WEEK, shortened
from zones.vocabulary import Answer

Grid = dict[str, tuple[str, str]]  # day → ("08:00", "17:00"); a day that is missing is closed

BROWSERS_MIDNIGHT = "00:00"  # how a browser writes the end of a day, which a rule writes as 24:00


def grid_of(rule: str) -> Grid | None:
    """The grid that says the same as a rule, or None where no grid can: holidays, months, the sun,
    two spans a day.
    """
    try:
        parts = rule_parts(rule)
    except NotARule:
        return None
    grid: Grid = {}
    for part in parts:
        if not _fits_a_grid(part):
            return None
        for number, day in enumerate(WEEK):
            if number in part.days:
                # A later part of a rule replaces an earlier one; it adds nothing to it.
                grid.pop(day, None)
                for span in part.spans:
                    first, _dash, last = span.text.partition("-")
                    grid[day] = first, last.replace("24:00", BROWSERS_MIDNIGHT)
    return grid


def _fits_a_grid(part: RulePart) -> bool:
    by_week = not part.dates and all(isinstance(day, int) for day in part.days)
    holidays = HOLIDAY in part.days and part.days_text
    by_clock = len(part.spans) == 1 and not part.spans[0].is_by_sun and part.text != "24/7"
    hours = part.is_off or (by_clock and part.answer is Answer.YES)
    return by_week and not holidays and hours


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
