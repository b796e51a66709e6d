"""When a source is so old that somebody should read it again."""

from datetime import date

OLD_YEARS = 5


def old_before(today: date) -> str:
    """The day, as ISO 8601, before which a source is older than `OLD_YEARS`."""
    return f"{today.year - OLD_YEARS}{today.isoformat()[4:]}"


def is_old(iso: str, before: str) -> bool:
    """Whether even the last day that a partial date may mean lies before; a source without a date
    is of no age.

    A year or month in which the limit itself lies is a beginning of it: such a date may be younger.
    """
    return bool(iso) and iso < before and not before.startswith(iso)
