"""Facts said in the visitor's language: distances, ages of facts, closed lists, filters, names of places."""

from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from zones.directory.listing import Hit, Listing
from zones.geo.point import KM_PER_MILE
from zones.models.labels import LABELS
from zones.places import gazetteer
from zones.places.text import plain
from zones.vocabulary import LocationStatus, Program, Setting, Units

IN_TOWN_KM = 15  # an approximate point within this distance is "in or near" its town
OLD_FACT_YEARS = 2  # after this a fact is shown with a warning
COUNTRIES_IN_MILES = frozenset(("US", "GB", "LR", "MM"))

COUNTRIES = {
    "AU": gettext_lazy("Australia"),
    "BR": gettext_lazy("Brazil"),
    "CA": gettext_lazy("Canada"),
    "FR": gettext_lazy("France"),
    "GB": gettext_lazy("United Kingdom"),
    "US": gettext_lazy("United States"),
}
# The number for police and ambulance: the countries' own published emergency numbers.
EMERGENCY_NUMBERS = {"AU": "000", "BR": "190", "CA": "911", "FR": "17", "GB": "999", "US": "911"}
# What a visitor may filter by: the words of the query string, name by name, and what people read for each.
FILTERS: dict[str, dict[str, Any]] = {
    "setting": {setting: LABELS[Setting][setting] for setting in (Setting.LOT, Setting.LOBBY, Setting.CURB)},
    "camera": {"on": gettext_lazy("with a camera"), "watched": gettext_lazy("camera said to be watched")},
    "always": {"on": gettext_lazy("open 24 hours, every day")},
    "marked": {"on": gettext_lazy("marked by a sign, lines or a light")},
    "large": {"on": gettext_lazy("large items welcome")},
    "custody": {"on": gettext_lazy("custody exchange welcome")},
    "stepfree": {"on": gettext_lazy("step-free")},
    "program": {program: LABELS[Program][program] for program in Program},
}


def country_name(code: str) -> str:
    return str(COUNTRIES.get(code, code))


def label(word: StrEnum, language: str = "") -> str:
    """What people read for one word of a closed list, in the language of the page, which costs a look to find out."""
    return _label(type(word), word, language or get_language() or "en")


@lru_cache(maxsize=512)
def _label(kind: type[StrEnum], word: StrEnum, language: str) -> str:
    """By kind too: equal words of two lists, such as "unknown", are equal strings."""
    return str(LABELS[kind][word])


def emergency_number(country: str) -> str:
    """The number to dial in danger; 112 reaches help from any mobile telephone elsewhere."""
    return EMERGENCY_NUMBERS.get(country, "112")


def units_of(country: str) -> Units:
    """What people of the country measure roads in."""
    return Units.MI if country in COUNTRIES_IN_MILES else Units.KM


def distance(hit: Hit, units: Units, language: str = "", *, aloud: bool = False) -> str:
    """How far the zone is; for two people how far for each. `aloud` gives whole words: "13 miles"."""
    own = distance_of(hit.listing, hit.distance_km, units, language, aloud=aloud)
    if hit.other_distance_km is None:
        return own
    other = distance_of(hit.listing, hit.other_distance_km, units, language, aloud=aloud)
    return _("You: %(own)s · the other person: %(other)s") % {"own": own, "other": other}


def distance_of(listing: Listing, km: float, units: Units, language: str = "", *, aloud: bool = False) -> str:
    """ "2.4 km"; of a place whose exact spot is unknown "in or near Orlando …" or "about 60 km"."""
    if listing.station.location_status is LocationStatus.EXACT:
        return length(km, units, language, aloud=aloud)
    if km <= IN_TOWN_KM:
        return _("in or near %(town)s — exact spot not on our map") % {"town": listing.station.city}
    rounded = round_length(km if units is Units.KM else km / KM_PER_MILE)
    return _("about %(distance)s") % {"distance": said(str(rounded), units, aloud=aloud)}


def length(km: float, units: Units, language: str = "", *, aloud: bool = False) -> str:
    """ "0.4 mi", "12 km": one decimal below ten."""
    number = km if units is Units.KM else km / KM_PER_MILE
    decimals = 1 if number < 9.95 else 0
    return _length(round(number, decimals), decimals, units, language or get_language() or "en", aloud)


@lru_cache(maxsize=4096)
def _length(rounded: float, decimals: int, units: Units, language: str, aloud: bool) -> str:
    return said(number_format(rounded, decimals), units, aloud=aloud)  # number_format alone would cut off


def said(number: str, units: Units, *, aloud: bool = False) -> str:
    if aloud:
        words = _("%(number)s kilometres") if units is Units.KM else _("%(number)s miles")
        return words % {"number": number}
    if units is Units.KM:
        return pgettext("kilometres", "%(number)s km") % {"number": number}
    return pgettext("miles", "%(number)s mi") % {"number": number}


def round_length(number: float) -> int:
    """To fives below a hundred, to tens beyond: a point that is a town's centre deserves no more."""
    step = 5 if number < 100 else 10
    return max(step, round(number / step) * step)


# -- dates --------------------------------------------------------------------------------------------
def years_since(iso: str, today: date) -> int:
    """Whole years from the last day that a partial date may mean; never less than none."""
    last = f"{iso}-12-31"[:10] if len(iso) == 4 else f"{iso}-28"[:10] if len(iso) == 7 else iso
    then = date.fromisoformat(last)
    return max(0, today.year - then.year - ((today.month, today.day) < (then.month, then.day)))


@lru_cache(maxsize=4096)
def is_old(as_of: str, today: date) -> bool:
    """A fact without a date, or older than `OLD_FACT_YEARS`."""
    return not as_of or years_since(as_of, today) >= OLD_FACT_YEARS


def age(as_of: str, today: date) -> str:
    """ "7 years ago", "less than a year ago"; empty without a date."""
    if not as_of:
        return ""
    years = years_since(as_of, today)
    if not years:
        return _("less than a year ago")
    return ngettext("%(years)d year ago", "%(years)d years ago", years) % {"years": years}


def region_name(country: str, code: str) -> str:
    """The name of a state or province, its code where the gazetteer has none."""
    return gazetteer.region_name(country, code) or code


def place_name(country: str, region: str = "", city: str = "") -> str:
    """What people call a shelf of the directory: its town, its region or its country."""
    return city or (region_name(country, region) if region else country_name(country))


def reading_order(name: str) -> str:
    """What names are sorted by, so that people find them: without case and accents."""
    return plain(name)
