"""Facts of one zone in templates, where a sentence of wording is not enough."""

from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from exchangezones.foundation.date_words import say_partial_date
from zones.directory.listing import Listing
from zones.wording import pauses, places
from zones.wording.facts import (
    BUILDING,
    FACT_ROWS,
    POLICE_SITES,
    WHERE,
    FactsInWords,
    say_facts,
)


def pause_reason(listing: Listing) -> SafeString:
    said, language = pauses.pause_in_words(listing)
    return format_html('<span lang="{}">{}</span>', language or get_language(), said)


def dated(as_of: str) -> SafeString:
    """A partial date as people read it, and as programs do."""
    return format_html('<time datetime="{}">{}</time>', as_of, say_partial_date(as_of))


def facts(listing: Listing) -> FactsInWords:
    """What is good to know of a spot, and the names of what is not stated. Lot or lobby stands in
    the title, and that police stand in a police station goes without saying.
    """
    left_out = {str(WHERE)}
    if listing.station.site_kind in POLICE_SITES:
        left_out.add(str(BUILDING))
    groups = [say_facts(listing, group) for group in FACT_ROWS]
    return FactsInWords(
        [row for said in groups for row in said.known if row[0] not in left_out],
        [name for said in groups for name in said.unknown if name not in left_out],
    )


def source_link(source: Any, language: str) -> SafeString:
    """The title of a source, as a link where it has an address, in the language of the zone's own
    texts.
    """
    lang = format_html(' lang="{}"', language) if language != get_language() else ""
    if source.source_url:
        return format_html(
            '<a href="{}"{} rel="noreferrer">{}</a>', source.source_url, lang, source.source_title
        )
    return format_html("<span{}>{}</span>", lang, source.source_title)


def node_name(shelf: Any) -> str:
    """What people call a shelf: its town, its region or its country."""
    return places.place_name(shelf.country, shelf.region, shelf.city)


def trail(listing: Listing) -> list[dict[str, str]]:
    """The shelves above a zone: country, region and town, each with path and name."""
    country, region, city, _slug = listing.path.split("/")
    station = listing.station
    return [
        {
            "path": country,
            "name": places.country_name(station.country),
        },
        {
            "path": f"{country}/{region}",
            "name": places.region_label(station.country, station.region),
        },
        {
            "path": f"{country}/{region}/{city}",
            "name": station.city,
        },
    ]
