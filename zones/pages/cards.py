"""What a zone says as a card of a list, for templates/pages/zones/_card.html."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext
from markupsafe import Markup, escape

from zones.directory.filters import SIGNED
from zones.directory.listing import Listing
from zones.search.results import Hit
from zones.vocabulary import Answer, Camera, Designation, Setting, Units
from zones.wording import labels, pauses
from zones.wording.addresses import tel
from zones.wording.hours import rule_in_words
from zones.wording.telephone import number_age
from zones.wording.titles import setting_in_title, station_title
from zones.wording.verdicts import Verdict, verdict

CAMERAS = {
    Camera.NONE: "no camera",
    Camera.PRESENT: "camera",
    Camera.RECORDED: "camera",
    Camera.WATCHED_PART: "camera",
    Camera.WATCHED: "monitored camera",
}
CALL = Markup('<a class="button quiet" href="{}" title="{} ({})">{}</a>')
FOREIGN = Markup('<span lang="{}">{}</span>')
SPOT_LETTERS = 50  # of where to stand; the whole of it is on the zone's page


class CardContext(NamedTuple):
    """What all cards of one page share. `query` is carried on to the pages of the zone: the local
    time of the meeting and nothing else.
    """

    language: str
    prefix: str
    today: date
    units: Units = Units.KM
    is_now: bool = False
    query: str = ""


def in_language(text: str, language: str, own: str) -> str:
    """Free text with its language, where that is not the page's own."""
    return text if language == own else FOREIGN.format(language, text)


def title_in_html(listing: Listing, language: str) -> Markup:
    """The title with the language of its names, where that is not the page's own."""
    station = listing.station
    return _title_in_html(station_title(station), station.language, listing.setting, language)


@lru_cache(maxsize=8192)
def _title_in_html(title: str, own: str, setting: Setting, language: str) -> Markup:
    return escape(in_language(title, own, language)) + setting_in_title(setting, language)


def call_button(listing: Listing, language: str) -> Markup:
    """A button with the number and its age in its tip; nothing where there is no number."""
    if not listing.phone:
        return Markup()
    return _call_button(listing.phone, number_age(listing), language)


@lru_cache(maxsize=8192)
def _call_button(phone: str, age: str, language: str) -> Markup:
    # `language` is only a key of the cache: what is active is spoken.
    return CALL.format(tel(phone), phone, age, gettext("Call"))


def hit_verdict(hit: Hit, sheet: CardContext) -> Verdict:
    """Open when they meet?"""
    return verdict(hit, is_now=sheet.is_now, today=sheet.today, language=sheet.language)


def spot_in_short(detail: str) -> str:
    """Where to stand, cut at a word."""
    if len(detail) <= SPOT_LETTERS:
        return detail
    return detail[:SPOT_LETTERS].rpartition(" ")[0].rstrip(" ,;:–—") + " …"


def known_in_short(listing: Listing, language: str) -> list[str]:
    """Only what is known: hours where nobody asked for a moment are the card's own line."""
    said = [labels.in_short(word, language) for word in seen_there(listing)]
    if listing.designation in (Designation.INFORMAL, Designation.WELCOMED):
        said.append(labels.label(listing.designation, language))
    if listing.listed_until:
        said.append(pauses.last_day_in_words(listing))
    return said


def seen_there(listing: Listing) -> Iterator[str]:
    """What to look for, as keys of `labels.IN_SHORT`."""
    if listing.camera in CAMERAS:
        yield CAMERAS[listing.camera]
    if listing.signage in SIGNED:
        yield "signed"
    elif listing.painted_lines is Answer.YES:
        yield "painted lines"


def hours_in_short(listing: Listing, language: str) -> str:
    """The rule in words; empty where it is not known."""
    return rule_in_words(listing.hours, language) if listing.hours else ""
