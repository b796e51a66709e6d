"""Facts in templates: each filter is one sentence of wording."""

from urllib.parse import quote, urlencode

from django import template

from zones import wording
from zones.models.labels import label_of
from zones.vocabulary import FactGroup

register = template.Library()
register.filter("label", label_of)
register.filter("hours", wording.hours)
register.filter("rule", wording.rule_in_words)
register.filter("partial_date", wording.partial_date)
register.filter("age", wording.age)
register.filter("is_old", wording.is_old)
register.filter("country_name", wording.country_name)


@register.filter
def distance(hit, units):
    return wording.distance(hit, units)


@register.filter
def tel(phone):
    """The address of a telephone number: tel:+18162345000."""
    return "tel:" + "".join(letter for letter in phone if letter in "+0123456789")


@register.filter
def address(station):
    """One line: street, town, region and postal code, as far as known."""
    return ", ".join(filter(None, [station.street, station.city, f"{station.region} {station.postal_code}".strip()]))


@register.filter
def directions(listing):
    """A map of the free OpenStreetMap: by coordinates only where the point is that building."""
    if listing.is_exact:
        point = listing.station.point
        return f"https://www.openstreetmap.org/directions?to={point.latitude},{point.longitude}"
    return f"https://www.openstreetmap.org/search?query={quote(address(listing.station))}"


@register.simple_tag
def ask(asked, **changes):
    """The question as a query string with some parameters changed; an empty one is left out, and so is the page."""
    terms = {**asked, "page": "", **changes}
    return "?" + urlencode({name: value for name, value in terms.items() if value}, doseq=True)


@register.filter
def check(listing, group):
    """The last look at one group of facts, or None."""
    return next((check for check in listing.checks if check.group == group), None)


@register.filter
def place_as_of(listing):
    """Of what date the facts about the place are; empty where no source has one."""
    looked = check(listing, FactGroup.LOCATION)
    return looked.as_of if looked else ""


@register.filter
def place_name(shelf):
    """What people call a shelf: its town, its region or its country."""
    return shelf.city or (
        wording.region_name(shelf.country, shelf.region) if shelf.region else wording.country_name(shelf.country)
    )


@register.filter
def trail(listing):
    """The shelves above a zone: country, region and town, each with path and name."""
    country, region, city, _slug = listing.path.split("/")
    station = listing.station
    return [
        {"path": country, "name": wording.country_name(station.country)},
        {"path": f"{country}/{region}", "name": wording.region_name(station.country, station.region)},
        {"path": f"{country}/{region}/{city}", "name": station.city},
    ]
