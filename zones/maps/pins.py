"""What the map of an answer shows: a pin for each zone that lies somewhere, and the borders around
them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from zones.directory.listing import Listing
from zones.maps.tile_grid import GRIDS
from zones.places.countries import COUNTRIES, WITH_TOWNS
from zones.search.results import Results

MOST_DETAILS = 4  # files of details that one map loads


class Pinned(NamedTuple):
    """Of one map the pins, as "id,latitude,longitude", and the names of the files to draw.

    A pin that ends in ",about" stands for a place that is not exact.
    """

    pins: tuple[str, ...]
    sheets: tuple[str, ...]
    details: tuple[str, ...]


def pinned(results: Results) -> Pinned | None:
    """The map of an answer; None where it would show no pin."""
    listings = [hit.listing for hit in results.hits]
    placed = [listing for listing in listings if listing.point]
    if not placed:
        return None
    countries = dict.fromkeys(listing.station.country for listing in placed)
    return Pinned(
        tuple(pin_of(listing) for listing in placed),
        tuple(
            dict.fromkeys(COUNTRIES[country].sheet for country in countries if country in COUNTRIES)
        ),
        tuple(dict.fromkeys(regions_of(results, listings)))[:MOST_DETAILS],
    )


def pin_of(listing: Listing) -> str:
    point = listing.point
    assert point is not None  # the caller has looked
    about = "" if listing.is_exact else ",about"
    return f"{listing.id},{round(point.latitude, 5)},{round(point.longitude, 5)}{about}"


def regions_of(results: Results, listings: Iterable[Listing]) -> Iterator[str]:
    """The regions that have a file of details, as "us-mo": first those of the places asked for."""
    places = [(place.country, place.region) for place in (results.origin, results.other) if place]
    stations = [(listing.station.country, listing.station.region) for listing in listings]
    for country, region in [*places, *stations]:
        if region in regions_drawn(country):
            yield detail_name(country, region)


def detail_name(country: str, region: str) -> str:
    return f"{country}-{region}".lower()


def all_details() -> list[str]:
    """The names of all files of details, for those who may look anywhere."""
    return [
        detail_name(country, region)
        for country in WITH_TOWNS
        for region in sorted(regions_drawn(country))
    ]


@cache
def regions_drawn(country: str) -> frozenset[str]:
    """The regions that have a file of details: those of the countries with a grid."""
    return frozenset(GRIDS.get(country, "").split()) - {"."}
