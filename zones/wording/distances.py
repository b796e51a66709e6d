"""Distances and units, said in the visitor's language."""

from functools import lru_cache

from django.utils.formats import number_format
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.geo.point import KM_PER_MILE
from zones.places.countries import is_in_miles
from zones.search.results import Hit
from zones.vocabulary import LocationStatus, Units

IN_TOWN_KM = 15  # within this distance an approximate point is "in" its town


def units_of(country: str) -> Units:
    """What people of the country measure roads in."""
    return Units.MI if is_in_miles(country) else Units.KM


def distance(
    hit: Hit,
    units: Units,
    language: str = "",
) -> str:
    """How far the zone is; for two people how far for each."""
    own = distance_of(hit.listing, hit.distance_km, units, language)
    if hit.other_distance_km is None:
        return own
    other = distance_of(hit.listing, hit.other_distance_km, units, language)
    return _("%(own)s for you, %(other)s for them") % {
        "own": own,
        "other": other,
    }


def distance_of(
    listing: Listing,
    km: float,
    units: Units,
    language: str = "",
) -> str:
    """ "2.4 km"; of an approximate place "about 3 km (in Kingston)" or "about 60 km"."""
    if listing.location_status is LocationStatus.EXACT:
        return length(km, units, language)
    rounded = (
        round_near(in_units(km, units)) if km <= IN_TOWN_KM else round_length(in_units(km, units))
    )
    said = {
        "distance": say_length(str(rounded), units),
        "town": listing.station.city,
    }
    if km <= IN_TOWN_KM:
        return _("about %(distance)s (in %(town)s)") % said
    return _("about %(distance)s") % said


def in_units(km: float, units: Units) -> float:
    return km if units is Units.KM else km / KM_PER_MILE


def length(
    km: float,
    units: Units,
    language: str = "",
) -> str:
    """ "0.4 miles", "12 km": one decimal below ten."""
    number = in_units(km, units)
    # Not 10: 9.96 would be rounded to 10.0.
    decimals = 1 if number < 9.95 else 0
    # Rounded before it is a key of the cache, so that many distances share a text.
    return _length(round(number, decimals), decimals, units, language or get_language() or "en")


@lru_cache(maxsize=4096)
def _length(
    rounded: float,
    decimals: int,
    units: Units,
    language: str,
) -> str:
    # Rounded by the caller: number_format would cut the decimals off.
    return say_length(number_format(rounded, decimals), units)


def say_length(
    number: str,
    units: Units,
) -> str:
    """ "2.4 km", "13 miles": who has a page read aloud hears "mi" as no word, and "km" as one."""
    if units is Units.KM:
        return pgettext("kilometres", "%(number)s km") % {"number": number}
    said = ngettext("%(number)s mile", "%(number)s miles", 1 if number == "1" else 2)
    return said % {"number": number}


def round_near(number: float) -> int:
    """To whole units: a spot somewhere in a town is no nearer than that."""
    return max(1, round(number))


def round_length(number: float) -> int:
    """To fives below a hundred, to tens beyond: a town's centre is no more precise."""
    step = 5 if number < 100 else 10
    return max(step, round(number / step) * step)
