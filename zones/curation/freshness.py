"""How old a look at some facts is; its date may be a day, a month, a year, or missing."""

from collections.abc import Iterable
from datetime import date

from exchangezones.foundation.dates import is_older
from zones.vocabulary import Freshness

STALE_MONTHS = 12  # staff are asked to look again
OLD_SOURCE_MONTHS = 24  # what a page said then may no longer be so

# The youngest first: fewer than so many months ago.
LIMITS = (
    (3, Freshness.UNDER_3_MONTHS),
    (12, Freshness.UNDER_1_YEAR),
    (24, Freshness.UNDER_2_YEARS),
)


def is_stale(as_of: str, today: date) -> bool:
    """Whether somebody should look again: the last look was too long ago, has no date, or never
    was.
    """
    return not as_of or is_older(as_of, today, STALE_MONTHS)


def freshness_of(as_of: str | None, today: date) -> Freshness:
    """In which of the ages a date lies; NEVER where there is none."""
    if not as_of:
        return Freshness.NEVER
    return next(
        (age for months, age in LIMITS if not is_older(as_of, today, months)), Freshness.OLDER
    )


def counted(dates: Iterable[tuple[str | None, int]], today: date) -> dict[Freshness, int]:
    """How many are of each age, those of none too; of each date is given how many bear it."""
    found = dict.fromkeys(Freshness, 0)
    for as_of, number in dates:
        found[freshness_of(as_of, today)] += number
    return found
