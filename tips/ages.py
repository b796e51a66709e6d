"""When a source is so old that somebody should read it again."""

from datetime import date

from exchangezones.foundation.dates import is_older

OLD_SOURCE_MONTHS = 60


def is_old(partial: str, today: date) -> bool:
    """Whether so many months have passed since the source; one without a date is of no age."""
    return is_older(partial, today, OLD_SOURCE_MONTHS)
