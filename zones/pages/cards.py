"""What a zone says as a card of a list, for templates/pages/zones/_card.html."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from markupsafe import Markup

from zones.directory.filters import SIGNED
from zones.directory.listing import Listing
from zones.search.results import Hit
from zones.vocabulary import Answer, Camera, Designation, Units
from zones.wording import labels, pauses
from zones.wording.hours import rule_in_words
from zones.wording.verdicts import Verdict, verdict

CAMERAS = {
    Camera.NONE: "no camera",
    Camera.PRESENT: "camera",
    Camera.RECORDED: "camera",
    Camera.WATCHED_PART: "camera",
    Camera.WATCHED: "monitored camera",
}
FOREIGN = Markup('<span lang="{}">{}</span>')
SPOT_LETTERS = 60  # of where to stand; the whole of it is on the zone's page


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
