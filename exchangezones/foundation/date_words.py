"""Dates as precise as they were given, said in the language that is being spoken."""

from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language


def say_partial_date(iso: str) -> str:
    """ "2019" → 2019, "2019-05" → May 2019, "2019-05-24" → May 24, 2019, as precise as it was
    given.

    What is no date, because something else than this site wrote it, is said as it stands there.
    """
    try:
        return _partial_date(iso, get_language() or "en")
    except ValueError:
        return iso


# `language` is only part of the cache's key: date_format speaks the active language.
@lru_cache(maxsize=4096)
def _partial_date(iso: str, language: str) -> str:
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return date_format(date.fromisoformat(f"{iso}-01"), "YEAR_MONTH_FORMAT")
    return date_format(date.fromisoformat(iso), "DATE_FORMAT")
