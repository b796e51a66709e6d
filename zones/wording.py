"""Facts said in the visitor's language: distances, hours, ages of facts, names of countries."""

import re
from datetime import date, time
from functools import lru_cache

from django.utils.formats import date_format, number_format, time_format
from django.utils.translation import get_language, gettext_lazy, ngettext, pgettext
from django.utils.translation import gettext as _

from zones import gazetteer
from zones.geo import KM_PER_MILE
from zones.listing import Hit, Listing
from zones.vocabulary import LocationStatus, Units

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


def country_name(code: str) -> str:
    return str(COUNTRIES.get(code, code))


def emergency_number(country: str) -> str:
    """The number to dial in danger; 112 reaches help from any mobile telephone elsewhere."""
    return EMERGENCY_NUMBERS.get(country, "112")


def units_of(country: str) -> Units:
    """What people of the country measure roads in."""
    return Units.MI if country in COUNTRIES_IN_MILES else Units.KM


def distance(hit: Hit, units: Units) -> str:
    """ "2.4 km"; of a place whose exact spot is unknown "in or near Orlando …" or "about 60 km"."""
    if hit.listing.station.location_status is LocationStatus.EXACT:
        return length(hit.distance_km, units)
    if hit.distance_km <= IN_TOWN_KM:
        return _("in or near %(town)s — exact spot not on our map") % {"town": hit.listing.station.city}
    rounded = round_length(hit.distance_km if units is Units.KM else hit.distance_km / KM_PER_MILE)
    return _("about %(distance)s") % {"distance": said(str(rounded), units)}


def length(km: float, units: Units) -> str:
    """ "0.4 mi", "12 km": one decimal below ten."""
    number = km if units is Units.KM else km / KM_PER_MILE
    decimals = 1 if number < 9.95 else 0
    return said(number_format(round(number, decimals), decimals), units)  # number_format alone would cut off


def said(number: str, units: Units) -> str:
    if units is Units.KM:
        return pgettext("kilometres", "%(number)s km") % {"number": number}
    return pgettext("miles", "%(number)s mi") % {"number": number}


def round_length(number: float) -> int:
    """To fives below a hundred, to tens beyond: a point that is a town's centre deserves no more."""
    step = 5 if number < 100 else 10
    return max(step, round(number / step) * step)


# -- hours --------------------------------------------------------------------------------------------
DAYS = {
    "Mo": gettext_lazy("Monday"),
    "Tu": gettext_lazy("Tuesday"),
    "We": gettext_lazy("Wednesday"),
    "Th": gettext_lazy("Thursday"),
    "Fr": gettext_lazy("Friday"),
    "Sa": gettext_lazy("Saturday"),
    "Su": gettext_lazy("Sunday"),
}
WHOLE_RULES = {
    "24/7": gettext_lazy("24 hours, every day"),
    "sunrise-sunset": gettext_lazy("every day from sunrise to sunset"),
    "dawn-dusk": gettext_lazy("every day from dawn to dusk"),
}
CLOCK = r"\d\d:\d\d"
PART = re.compile(rf"(?P<days>[A-Za-z,-]+) (?P<spans>{CLOCK}-{CLOCK}(?:,{CLOCK}-{CLOCK})*|off)")


def hours(listing: Listing) -> str:
    """When the zone may be used, in words; the department's own remark stands behind the rule."""
    said_so = [rule_in_words(listing.hours), listing.hours_text] if listing.hours else [listing.hours_text]
    return "; ".join(filter(None, said_so)) or _("hours not known — call ahead")


def rule_in_words(rule: str) -> str:
    """An opening_hours rule as a sentence; one of an unusual kind is shown as it is written."""
    return _rule_in_words(rule, get_language() or "en")


@lru_cache(maxsize=4096)
def _rule_in_words(rule: str, language: str) -> str:
    if rule in WHOLE_RULES:
        return str(WHOLE_RULES[rule])
    parts = [PART.fullmatch(part.strip()) for part in rule.split(";")]
    if not all(parts):
        return rule
    return "; ".join(f"{_days(part['days'])} {_spans(part['spans'])}" for part in parts if part)


def _days(days: str) -> str:
    if days == "Mo-Su":
        return _("every day")
    if days == "PH":
        return _("public holidays")
    return ", ".join(_day_range(span) for span in days.split(","))


def _day_range(span: str) -> str:
    first, _dash, last = span.partition("-")
    if last:
        return _("%(first)s to %(last)s") % {"first": _day(first), "last": _day(last)}
    return _day(first)


def _day(short: str) -> str:
    return _("public holidays") if short == "PH" else str(DAYS.get(short, short))


def _spans(spans: str) -> str:
    if spans == "off":
        return _("closed")
    return ", ".join("–".join(_clock(end) for end in span.split("-")) for span in spans.split(","))


def _clock(words: str) -> str:
    hour, minute = map(int, words.split(":"))
    return time_format(time(hour % 24, minute))


# -- dates --------------------------------------------------------------------------------------------
def partial_date(iso: str) -> str:
    """ "2019" → 2019, "2019-05" → May 2019, "2019-05-24" → May 24, 2019, as precise as it was given."""
    if len(iso) == 4:
        return iso
    if len(iso) == 7:
        return date_format(date.fromisoformat(f"{iso}-01"), "YEAR_MONTH_FORMAT")
    return date_format(date.fromisoformat(iso), "DATE_FORMAT")


def years_since(iso: str, today: date) -> int:
    """Whole years from the last day that a partial date may mean; never less than none."""
    last = f"{iso}-12-31"[:10] if len(iso) == 4 else f"{iso}-28"[:10] if len(iso) == 7 else iso
    then = date.fromisoformat(last)
    return max(0, today.year - then.year - ((today.month, today.day) < (then.month, then.day)))


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
