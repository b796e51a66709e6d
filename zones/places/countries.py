"""What differs from country to country: one row for each whose zones the directory knows."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from exchangezones.foundation.languages import gettext_noop

NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Country(NamedTuple):
    """A country by its ISO 3166-1 codes.

    `emergency` is its own published number for the police. `languages` are what people around a
    station read, the likeliest first, and `of_regions` where a region differs. `sheet` is the file
    of borders that it is drawn in. `latitudes` are given where the gazetteer knows its towns and
    there is a map of each of its regions.
    """

    code: str
    code3: str
    name: str
    emergency: str
    languages: tuple[str, ...]
    sheet: str
    of_regions: Mapping[str, tuple[str, ...]] = NONE
    in_miles: bool = False
    latitudes: tuple[int, int] | None = None


ROWS = (
    Country(
        "AU",
        "AUS",
        gettext_noop("Australia"),
        emergency="000",
        languages=("en",),
        sheet="australia",
        latitudes=(-55, -9),
    ),
    Country(
        "BR",
        "BRA",
        gettext_noop("Brazil"),
        emergency="190",
        languages=("pt",),
        sheet="south-america",
    ),
    Country(
        "CA",
        "CAN",
        gettext_noop("Canada"),
        emergency="911",
        languages=("en", "fr"),
        of_regions={"QC": ("fr", "en")},
        sheet="north-america",
        latitudes=(41, 84),
    ),
    Country(
        "FR",
        "FRA",
        gettext_noop("France"),
        emergency="17",
        languages=("fr",),
        sheet="europe",
    ),
    Country(
        "GB",
        "GBR",
        gettext_noop("United Kingdom"),
        emergency="999",
        languages=("en",),
        sheet="europe",
        in_miles=True,
    ),
    Country(
        "US",
        "USA",
        gettext_noop("United States"),
        emergency="911",
        languages=("en", "es"),
        of_regions={"PR": ("es", "en")},
        sheet="north-america",
        in_miles=True,
        latitudes=(-15, 72),
    ),
)
COUNTRIES = {country.code: country for country in ROWS}
WITH_TOWNS = tuple(country.code for country in ROWS if country.latitudes)
MILES_ELSEWHERE = frozenset(("LR", "MM"))
EMERGENCY_ELSEWHERE = "112"  # reaches help from any mobile telephone


def languages_of(country: str, region: str) -> tuple[str, ...]:
    """What people there read, the likeliest first; nothing where nobody can guess."""
    known = COUNTRIES.get(country)
    return known.of_regions.get(region, known.languages) if known else ()


def is_in_miles(country: str) -> bool:
    """Whether people there measure roads in miles."""
    known = COUNTRIES.get(country)
    return known.in_miles if known else country in MILES_ELSEWHERE
