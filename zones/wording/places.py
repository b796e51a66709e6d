"""Countries, regions and towns, said in the visitor's language; the number to dial in danger."""

from django.utils.translation import get_language, gettext

from zones.places import gazetteer
from zones.places.countries import COUNTRIES, EMERGENCY_ELSEWHERE
from zones.places.text import plain
from zones.wording.regions import region_in_language


def country_name(code: str) -> str:
    country = COUNTRIES.get(code)
    return gettext(country.name) if country else code


def emergency_number(country: str) -> str:
    """The number to dial in danger; 112 reaches help from any mobile telephone elsewhere."""
    known = COUNTRIES.get(country)
    return known.emergency if known else EMERGENCY_ELSEWHERE


def region_label(country: str, code: str) -> str:
    """The name of a state or province in the visitor's language, its code where the gazetteer has
    none.
    """
    translated = region_in_language(country, code, get_language() or "en")
    return translated or gazetteer.region_name(country, code) or code


def place_name(
    country: str,
    region: str = "",
    city: str = "",
) -> str:
    """What people call a shelf of the directory: its town, its region or its country."""
    return city or (region_label(country, region) if region else country_name(country))


def reading_order(name: str) -> str:
    """What names are sorted by, so that people find them: without case and accents."""
    return plain(name)
