"""Public holidays by country and state, each on its own day and on the day kept in its stead."""

from contextlib import suppress
from datetime import date
from functools import lru_cache

import holidays

# An office that closes on holidays does so on those of the government, too.
KINDS = {"public", "government"}


@lru_cache(maxsize=2048)
def public_holidays(country: str, region: str, year: int) -> frozenset[date] | None:
    """The holidays of a country and of one of its states or provinces; None for a country that
    nobody knows.

    Of the country, too, where a state does not keep them: "closed on federal holidays" means
    Columbus Day everywhere.
    """
    try:
        kinds = KINDS & {*holidays.country_holidays(country).supported_categories}
        days = set(holidays.country_holidays(country, years=year, categories=kinds))
    except NotImplementedError:
        return None
    # It does not tell apart all regions of ours, such as those of France.
    with suppress(NotImplementedError):
        days |= set(
            holidays.country_holidays(country, subdiv=region or None, years=year, categories=kinds)
        )
    return frozenset(day for day in days if day.year == year)


def is_public_holiday(country: str, region: str, day: date) -> bool | None:
    """None for a country that nobody knows."""
    days = public_holidays(country, region, day.year)
    return None if days is None else day in days
