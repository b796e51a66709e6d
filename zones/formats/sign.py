"""The printed sign of a zone: what it says in the languages of its region, and the QR code."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.directory.listing import Listing
from zones.places.countries import languages_of
from zones.wording import places
from zones.wording.facts import days_kept, word_sayer
from zones.wording.hours import rule_in_words
from zones.wording.telephone import confirmed_number

# The name of a rule where its words need one, and who reads it; empty means that it is not known
# and not printed.
SIGN_RULES: list[tuple[Any, Callable[[Listing], str]]] = [
    (gettext_lazy("Hours"), lambda listing: rule_in_words(listing.hours)),
    (gettext_lazy("The department advises"), lambda listing: rule_in_words(listing.hours_advised)),
    ("", word_sayer("check_in")),
    (gettext_lazy("Large items"), word_sayer("large_items")),
    (gettext_lazy("Custody exchange"), word_sayer("custody")),
    ("", word_sayer("police_role")),
    ("", word_sayer("camera")),
    (gettext_lazy("Recording hours"), lambda listing: rule_in_words(listing.camera_hours)),
    (gettext_lazy("Recordings kept for"), days_kept),
    (gettext_lazy("Phone"), confirmed_number),
]

# How many letters fill a sheet of Letter or A4, by the word for the type in static/css/sign.css:
# tried with every shipped zone and with made-up ones, printed.
LETTERS = {"large": 480, "medium": 790, "small": 1050}
SMALLEST = "smaller"
BETWEEN_RULES = 10  # letters that the end of a line takes


class SignPart(NamedTuple):
    """The sign in one language; `rules` are pairs of name, which may be empty, and words."""

    language: str
    purpose: str
    rules: list[tuple[str, str]]
    danger: str
    scan: str


def sign_languages(listing: Listing) -> tuple[str, ...]:
    """What people around the sign read, as far as this site speaks it; else English."""
    read = languages_of(listing.station.country, listing.station.region)
    spoken = dict(settings.LANGUAGES)
    return tuple(language for language in read if language in spoken) or ("en",)


def sign_parts(listing: Listing) -> list[SignPart]:
    return [part_of(listing, language) for language in sign_languages(listing)]


def part_of(listing: Listing, language: str) -> SignPart:
    emergency = places.emergency_number(listing.station.country)
    with translation.override(language):
        said = [(str(name), capfirst(read(listing))) for name, read in SIGN_RULES]
        return SignPart(
            language=language,
            purpose=_("Meet here to hand over what you bought or sold."),
            rules=[(name, words) for name, words in said if words],
            danger=_("In danger, call %(emergency)s.") % {"emergency": emergency},
            scan=_("Scan: Open now? Where to stand? Whom to call?"),
        )


def size_of(listing: Listing, parts: list[SignPart]) -> str:
    """The word for the largest type in which everything fits on one sheet."""
    letters = count_letters(listing, parts)
    return next((size for size, most in LETTERS.items() if letters <= most), SMALLEST)


def count_letters(listing: Listing, parts: list[SignPart]) -> int:
    """The languages stand side by side, so the longest one counts for each."""
    station = listing.station
    head = [
        listing.name * 2,
        station.name,
        station.agency.name,
        listing.detail,
        listing.hours_text,
    ]
    columns = []
    for part in parts:
        rules = sum(len(name) + len(words) + BETWEEN_RULES for name, words in part.rules)
        columns.append(len(part.purpose) + rules + len(part.danger))
    return len("".join(head)) + max(columns) * len(parts)


def qr_code(address: str) -> SafeString:
    """The address as an SVG, dark on white in any colour scheme; a quarter of it may be dirty or
    torn (level Q).
    """
    import segno

    code = segno.make(
        address,
        error="q",
        boost_error=False,
        micro=False,
    )
    return SafeString(
        code.svg_inline(
            border=4,
            dark="#000",
            light="#fff",
            omitsize=True,
        )
    )
