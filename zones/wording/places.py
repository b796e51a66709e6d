"""Countries, regions and towns, said in the visitor's language; the number to dial in danger."""

from django.utils.translation import gettext_lazy

from zones.places import gazetteer
from zones.places.text import plain

COUNTRIES = {
    "AU": gettext_lazy("Australia"),
    "BR": gettext_lazy("Brazil"),
    "CA": gettext_lazy("Canada"),
    "FR": gettext_lazy("France"),
    "GB": gettext_lazy("United Kingdom"),
    "US": gettext_lazy("United States"),
}


# The number for police and ambulance: the countries' own published emergency numbers.
EMERGENCY_NUMBERS = {
    "AU": "000",
    "BR": "190",
    "CA": "911",
    "FR": "17",
    "GB": "999",
    "US": "911",
}


def country_name(code: str) -> str:
    return str(COUNTRIES.get(code, code))


def emergency_number(country: str) -> str:
    """The number to dial in danger; 112 reaches help from any mobile telephone elsewhere."""
    return EMERGENCY_NUMBERS.get(country, "112")


def region_label(country: str, code: str) -> str:
    """The name of a state or province, its code where the gazetteer has none."""
    return gazetteer.region_name(country, code) or code


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
