"""The printed sign of a zone: what it says in the languages of its region, how large, and the QR
code.
"""

from collections.abc import Callable
from math import ceil
from typing import Any, NamedTuple

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.directory.listing import Listing
from zones.wording import places
from zones.wording.facts import days_kept, word_sayer
from zones.wording.hours import rule_in_words

# What people around the sign read: by country, or country and region where the region differs.
LANGUAGES = {
    "US": ("en", "es"),
    "US-PR": ("es", "en"),
    "CA": ("en", "fr"),
    "CA-QC": ("fr", "en"),
    "FR": ("fr",),
}
ELSEWHERE = ("en",)

# The name of a rule where its words need one, and who reads it; empty means that it is not known
# and not printed.
RULES: list[tuple[Any, Callable[[Listing], str]]] = [
    (gettext_lazy("Hours"), lambda listing: rule_in_words(listing.hours)),
    (gettext_lazy("The department advises"), lambda listing: rule_in_words(listing.hours_advised)),
    ("", word_sayer("check_in")),
    (gettext_lazy("Large items"), word_sayer("large_items")),
    (gettext_lazy("Custody exchange"), word_sayer("custody")),
    ("", word_sayer("police_role")),
    ("", word_sayer("camera")),
    (gettext_lazy("Filmed"), lambda listing: rule_in_words(listing.camera_hours)),
    (gettext_lazy("Recordings kept"), days_kept),
    (gettext_lazy("Telephone"), lambda listing: listing.phone),
]

# The type in points, largest first, by its word in static/css/sign.css.
SIZES = {
    "huge": 20.0,
    "large": 16.0,
    "medium": 13.0,
    "small": 11.0,
    "smaller": 9.5,
    "tiny": 8.0,
}
# What is left of the smaller of Letter and A4 either way, where a browser keeps margins of its own.
WIDTH_MM, HEIGHT_MM = 180, 234
MM_PER_POINT = 25.4 / 72
# the width of a letter in parts of the type: bold, of a wide typeface, with what ends of lines lose
LETTER = 0.64
LINE = 1.3  # the height of a line in parts of the type
FIXED_MM = 80  # the QR code, its address, rules and margins


class Part(NamedTuple):
    """The sign in one language; `rules` are pairs of name, which may be empty, and words."""

    language: str
    purpose: str
    rules: list[tuple[str, str]]
    danger: str
    scan: str


def languages_of(listing: Listing) -> tuple[str, ...]:
    station = listing.station
    return LANGUAGES.get(f"{station.country}-{station.region}") or LANGUAGES.get(
        station.country, ELSEWHERE
    )


def parts_of(listing: Listing) -> list[Part]:
    return [part_of(listing, language) for language in languages_of(listing)]


def part_of(listing: Listing, language: str) -> Part:
    emergency = places.emergency_number(listing.station.country)
    with translation.override(language):
        said = [(str(name), capfirst(read(listing))) for name, read in RULES]
        return Part(
            language=language,
            purpose=_("Meet here to hand over what you bought or sold."),
            rules=[(name, words) for name, words in said if words],
            danger=_("In danger, call %(emergency)s.") % {"emergency": emergency},
            scan=_("Scan: usable now? Whom to call if something is wrong?"),
        )


def size_of(listing: Listing, parts: list[Part]) -> str:
    """The word for the largest type in which everything fits on one sheet; the smallest one if
    nothing does.
    """
    fitting = (
        size for size, points in SIZES.items() if height_mm(listing, parts, points) <= HEIGHT_MM
    )
    return next(fitting, list(SIZES)[-1])


def height_mm(
    listing: Listing,
    parts: list[Part],
    points: float,
) -> float:
    """About how high the sheet is in a type of so many points; the languages stand side by side."""
    station, column = listing.station, WIDTH_MM / len(parts) - 5
    head = [
        (listing.name, 2.2),
        (station.name, 1.2),
        (station.agency.name, 1.2),
        (listing.detail, 1.2),
    ]
    head.append((listing.hours_text, 1.0))
    columns = [
        [
            (part.purpose, 1.15),
            *((text, 1.0) for rule in part.rules for text in rule),
            (part.danger, 1.0),
        ]
        for part in parts
    ]
    tallest = max(
        sum(text_mm(text, points * scale, column) for text, scale in texts) for texts in columns
    )
    return FIXED_MM + tallest + sum(text_mm(text, points * scale, WIDTH_MM) for text, scale in head)


def text_mm(
    text: str,
    points: float,
    width_mm: float,
) -> float:
    """The height of a text set in lines of that width, with a third of a line below it."""
    type_mm = points * MM_PER_POINT
    lines = ceil(len(text) * type_mm * LETTER / width_mm)
    return (lines * LINE + 0.2) * type_mm if text else 0


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
