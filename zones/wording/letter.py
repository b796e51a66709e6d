"""A letter to the police that asks for an exchange zone, where none is near; the writer copies it,
nobody keeps it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.directory.ordinary_stations import OrdinaryListing
from zones.places.gazetteer import Place
from zones.vocabulary import PlaceKind, Units
from zones.wording import distances
from zones.wording.addresses import address

BLANK = "_" * 24  # what the writer fills in


class NextZone(NamedTuple):
    """The zone nearest to who asks, however far."""

    distance_km: float
    listing: Listing


def letter(
    origin: Place,
    *,
    station: OrdinaryListing | None,
    next_zone: NextZone | None,
    units: Units,
    site: str,
) -> str:
    """The letter as plain text in the language being spoken, to the station, else to the police of
    the town.

    `site` is the address of this site in that language, without a slash at the end.
    """
    why = _(
        "When people here buy or sell something online, they have to meet a stranger to hand it "
        "over. Many police departments offer an exchange zone for this: a marked place at the "
        "station where two people may meet. I know of none near us."
    )
    how = _("How a department has its zone listed free of charge, and what residents ask most:")
    name = _("Name: %(blank)s") % {"blank": BLANK}
    town = _("Town: %(blank)s") % {"blank": BLANK}
    paragraphs = [
        addressee(station, town_label(origin)),
        _("Dear Sir or Madam,"),
        why,
        *([next_in_words(next_zone, units, site)] if next_zone else []),
        "\n".join([_("Would you set one up? It does not take much:"), *wishes()]),
        _("Officers need not take part in any deal."),
        f"{how}\n{site}/departments/",
        _("Thank you for your time."),
        f"{name}\n{town}",
    ]
    return "\n\n".join(paragraphs)


def wishes() -> Iterator[str]:
    for wish in [
        _("a marked space in the parking lot, or a corner of the lobby"),
        _("a camera that covers it, and light after dark"),
        _("a sign that says what it is for"),
        _("hours that everybody can read, around the clock if possible"),
    ]:
        yield f"- {wish}"


def addressee(station: OrdinaryListing | None, town: str) -> str:
    """ "To: Ely Police Department, 1780 Great Basin Boulevard, Ely, NV 89301".

    Without a station it goes to the police of the town.
    """
    if station:
        where = address(station)  # type: ignore[arg-type]  # it has the same columns as a station with zones
        return _("To: %(name)s, %(address)s") % {
            "name": station.name,
            "address": where,
        }
    if town:
        return _("To: the police department, %(town)s") % {"town": town}
    return _("To: the police department")


def town_label(place: Place) -> str:
    """ "Ely, NV" of a town or a postal code.

    Of anything finer nothing: a letter gives away no point and no street.
    """
    if place.kind is PlaceKind.TOWN:
        return place.name
    if place.kind in (PlaceKind.POSTAL_CODE, PlaceKind.POSTAL_AREA):
        return place.name.partition(", ")[2]  # "89301, Ely, NV"
    return ""


def next_in_words(
    next_zone: NextZone,
    units: Units,
    site: str,
) -> str:
    """ "The nearest one that I know of is in Elko, NV, about 140 miles away: https://…/z/k7m3q/"."""
    station = next_zone.listing.station
    return _("The nearest one that I know of is in %(town)s, about %(distance)s away: %(link)s") % {
        "town": f"{station.city}, {station.region}",
        "distance": far_in_words(next_zone.distance_km, units),
        "link": f"{site}/z/{next_zone.listing.id}/",
    }


def far_in_words(distance_km: float, units: Units) -> str:
    """ "140 miles", spelled out: a letter has room, and its reader no table of units."""
    number = distances.in_units(distance_km, units)
    if units is Units.KM:
        return _("%(number)s kilometers") % {"number": distances.round_length(number)}
    return _("%(number)s miles") % {"number": distances.round_length(number)}
