"""What a zone says as a card of a list, for templates/pages/zones/_card.html."""

from datetime import date
from typing import NamedTuple

from zones.search.results import Hit
from zones.vocabulary import Units
from zones.wording import days


class CardContext(NamedTuple):
    """What all cards of one page share. `query` is carried on to the page of the zone."""

    language: str
    prefix: str
    today: date
    units: Units = Units.KM
    is_now: bool = False
    query: str = ""


def hit_in_words(hit: Hit, is_now: bool, language: str) -> str:
    """Usable when they meet?"""
    assert hit.usable is not None  # asked for a moment
    assert hit.at is not None
    return days.usable_in_words(
        hit.usable,
        hit.until,
        at=hit.at,
        is_now=is_now,
        timetable=hit.listing.timetable,
        language=language,
    )
