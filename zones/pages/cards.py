"""What a zone says as a card of a list, for templates/pages/zones/_card.html."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from zones.search.results import Hit
from zones.vocabulary import Units
from zones.wording import days

FOREIGN = Markup('<span lang="{}">{}</span>')


class CardContext(NamedTuple):
    """What all cards of one page share. `query` is carried on to the page of the zone; `number`
    counts the answers, over all pages, as the map does.
    """

    language: str
    prefix: str
    today: date
    units: Units = Units.KM
    is_now: bool = False
    query: str = ""
    number: Callable[[], int] | None = None


def in_language(text: str, language: str, own: str) -> str:
    """Free text with its language, where that is not the page's own."""
    return text if language == own else FOREIGN.format(language, text)


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
