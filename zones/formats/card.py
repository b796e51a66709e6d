"""A zone as a card of a list: HTML made in Python, because ten cards by template took three
milliseconds.

Every value passes `escape` where it enters; the functions here return HTML, those of wording return
text.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from html import escape
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from zones.directory.listing import Listing
from zones.search.results import Hit
from zones.vocabulary import (
    Answer,
    Camera,
    Designation,
    FactGroup,
    Setting,
    Signage,
    Units,
    ZoneStatus,
)
from zones.wording import ages, days, distances, hours, labels
from zones.wording.addresses import address, tel
from zones.wording.pauses import last_day_in_words, pause_in_words
from zones.wording.telephone import number_age

BEYOND = ' data-beyond="true"'
BESIDE = ' data-beside="true"'
LESS = {
    Camera.UNKNOWN: " less",
    Signage.UNKNOWN: " less",
}  # what nobody told us stands back


class CardContext(NamedTuple):
    """What all cards of one page share. `query` is carried on to the page of the zone."""

    language: str
    prefix: str
    today: date
    units: Units = Units.KM
    is_now: bool = False
    query: str = ""


class CardWords(NamedTuple):
    """The words that stand on every card, in one language."""

    where: str
    spot_unknown: str
    paused: str
    hours_unknown: str
    undated: str


@lru_cache(maxsize=8)
def card_words(language: str) -> CardWords:
    # In the language that is active; `language` is only the key of the cache.
    return CardWords(
        where=_("Where to stand"),
        spot_unknown=_("The exact spot is not known: ask at the front desk."),
        paused=_("Paused:"),
        hours_unknown=hours.hours_unknown(),
        undated=_("Date of the source not known — call ahead"),
    )


def card(
    listing: Listing,
    sheet: CardContext,
    hit: Hit | None = None,
    *,
    is_beside: bool = False,
) -> SafeString:
    """One `li`: name, usable or not, distance, where to stand, address, facts, age of the facts,
    telephone. `is_beside` marks one that is not known to fit the filters.
    """
    agency = listing.station.agency
    asked = hit if hit and hit.usable else None
    link = f"{sheet.prefix}/zones/{listing.path}/{sheet.query}"
    answer = answer_data(asked, sheet.today) if asked else ""
    return SafeString(
        f'<li class="card" data-zone="{escape(listing.id)}"{answer}'
        f"{BESIDE if is_beside else ''}>"
        f'<h2><a href="{escape(link)}">{title(listing, sheet)}</a></h2>'
        f"{state(asked, asked.at, sheet.is_now, sheet.language) if asked and asked.at else ''}"
        f"{how_far(hit, sheet) if hit else ''}"
        f"{pause_note(listing, sheet) if listing.status is ZoneStatus.PAUSED else ''}"
        f"{where(listing, sheet)}"
        f'<p class="at">{escape(address(listing.station))}<br>'
        f"{in_language(agency.name, agency.language, sheet)}</p>"
        f'<ul class="facts">{fact_items(listing, sheet, asked)}</ul>'
        f"{as_of_and_phone(listing, sheet)}</li>\n"
    )


def join_cards(cards: Iterable[SafeString]) -> SafeString:
    return SafeString("".join(cards))


def answer_data(hit: Hit, today: date) -> str:
    """The answer for programs, tests among them, just as the API gives it."""
    until = f' data-until="{hit.until.isoformat()}"' if hit.until else ""
    advised = f' data-advised="{hit.advised}"' if hit.advised else ""
    evidence = hit.evidence(today)
    rests_on = f' data-evidence="{evidence}"' if evidence else ""
    return f' data-usable="{hit.usable}"{until}{advised}{BEYOND if hit.beyond else ""}{rests_on}'


def title(listing: Listing, sheet: CardContext) -> str:
    name = in_language(listing.station.name, listing.station.language, sheet)
    return (
        name
        if listing.setting is Setting.UNKNOWN
        else f"{name} — {escape(labels.label(listing.setting, sheet.language))}"
    )


def how_far(hit: Hit, sheet: CardContext) -> str:
    """As written, and with whole words for who has the page read aloud: "mi" is no word."""
    written = escape(distances.distance(hit, sheet.units, sheet.language))
    spoken = escape(
        distances.distance(
            hit,
            sheet.units,
            sheet.language,
            aloud=True,
        )
    )
    if spoken == written:
        return f'<p class="far">{written}</p>'
    return (
        f'<p class="far"><span aria-hidden="true">{written}</span>'
        f'<span class="aloud">{spoken}</span></p>'
    )


def state(
    hit: Hit,
    at: datetime,
    is_now: bool,
    language: str,
) -> SafeString:
    """Usable when they meet? In words; the class adds a colour and a sign."""
    assert hit.usable is not None  # asked for a moment
    said = days.usable_in_words(
        hit.usable,
        hit.until,
        at=at,
        is_now=is_now,
        timetable=hit.listing.timetable,
        language=language,
    )
    if hit.usable is Answer.YES and hit.advised is Answer.NO:
        advice = days.advice_in_words(hit.listing, language)
        return SafeString(f'<p class="state unadvised">{escape(said)}<br>{escape(advice)}</p>')
    return SafeString(f'<p class="state {hit.usable}">{escape(said)}</p>')


def pause_note(listing: Listing, sheet: CardContext) -> str:
    said, language = pause_in_words(listing)
    reason = in_language(said, language or sheet.language, sheet)
    return (
        f'<p class="warn"><strong>{escape(card_words(sheet.language).paused)}</strong> {reason}</p>'
    )


def where(listing: Listing, sheet: CardContext) -> str:
    words = card_words(sheet.language)
    spot = (
        in_language(listing.detail, listing.language, sheet)
        if listing.detail
        else escape(words.spot_unknown)
    )
    return f'<p class="spot"><span class="tag">{escape(words.where)}</span> {spot}</p>'


def fact_items(
    listing: Listing,
    sheet: CardContext,
    asked: Hit | None = None,
) -> str:
    """Hours, camera, sign, and the designation where it is news; each with the class that draws its
    picture.
    """
    said = []
    if listing.hours:
        said.append(("hours", escape(hours.rule_in_words(listing.hours, sheet.language))))
    if listing.hours_text:
        said.append(("hours", in_language(listing.hours_text, listing.language, sheet)))
    if not said and not asked:  # who asked for a moment has read it already
        said.append(("hours less", escape(card_words(sheet.language).hours_unknown)))
    said.append(
        (
            f"camera{LESS.get(listing.camera, '')}",
            escape(labels.label(listing.camera, sheet.language)),
        )
    )
    said.append(
        (
            f"sign{LESS.get(listing.signage, '')}",
            escape(labels.label(listing.signage, sheet.language)),
        )
    )
    if listing.listed_until and listing.status is ZoneStatus.LISTED:
        said.append(("kind", escape(last_day_in_words(listing))))
    if listing.designation not in (Designation.DESIGNATED, Designation.UNKNOWN):
        said.append(("kind", escape(labels.label(listing.designation, sheet.language))))
    return "".join([f'<li class="{kind}">{fact}</li>' for kind, fact in said])


def as_of_and_phone(listing: Listing, sheet: CardContext) -> str:
    as_of = next((check.as_of for check in listing.checks if check.group is FactGroup.LOCATION), "")
    phone = listing.phone
    # `tel` leaves digits and a plus: there is nothing to escape.
    link = (
        f' · <a href="{tel(phone)}">{escape(phone)}</a> ({escape(number_age(listing))})'
        if phone
        else ""
    )
    said = (
        as_of_in_words(as_of, sheet.today, sheet.language)
        if as_of
        else escape(card_words(sheet.language).undated)
    )
    return f'<p class="asof{" warn" if ages.is_old(as_of, sheet.today) else ""}">{said}{link}</p>'


@lru_cache(maxsize=4096)
def as_of_in_words(
    as_of: str,
    today: date,
    language: str,
) -> str:
    """As HTML, with the date as programs read it."""
    said = {"date": f'<time datetime="{escape(as_of)}">{escape(say_partial_date(as_of))}</time>'}
    return (
        _("As of %(date)s — call ahead") if ages.is_old(as_of, today) else _("As of %(date)s")
    ) % said


def in_language(
    text: str,
    language: str,
    sheet: CardContext,
) -> str:
    """Free text as HTML, with its language where that is not the page's."""
    return (
        escape(text)
        if language == sheet.language
        else f'<span lang="{escape(language)}">{escape(text)}</span>'
    )
