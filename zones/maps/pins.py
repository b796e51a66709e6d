"""What the map of an answer shows: a pin for each zone whose place is exact, and the borders around
them.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from zones.directory.listing import Listing
from zones.maps.outline import load_outlines
from zones.places.countries import COUNTRIES, WITH_TOWNS
from zones.search.results import Results

MOST_DETAILS = 4  # files of details that one map loads


class Pinned(NamedTuple):
    """Of one map the pins, as "id,latitude,longitude", and the names of the files to draw."""

    pins: tuple[str, ...]
    sheets: tuple[str, ...]
    details: tuple[str, ...]


def pinned(results: Results) -> Pinned | None:
    """The map of an answer; None where it would show no pin."""
    listings = [hit.listing for hit in results.hits]
    exact = [listing for listing in listings if listing.is_exact and listing.point]
    if not exact:
        return None
    countries = dict.fromkeys(listing.station.country for listing in exact)
    return Pinned(
        tuple(pin_of(listing) for listing in exact),
        tuple(
            dict.fromkeys(COUNTRIES[country].sheet for country in countries if country in COUNTRIES)
        ),
        tuple(dict.fromkeys(regions_of(results, listings)))[:MOST_DETAILS],
    )


def pin_of(listing: Listing) -> str:
    point = listing.point
    assert point is not None  # the caller has looked
    return f"{listing.id},{round(point.latitude, 5)},{round(point.longitude, 5)}"


def regions_of(results: Results, listings: Iterable[Listing]) -> Iterator[str]:
    """The regions that have a file of details, as "us-mo": first those of the places asked for."""
    places = [(place.country, place.region) for place in (results.origin, results.other) if place]
    stations = [(listing.station.country, listing.station.region) for listing in listings]
    for country, region in [*places, *stations]:
        if country in WITH_TOWNS and (country, region) in load_outlines():
            yield detail_name(country, region)


def detail_name(country: str, region: str) -> str:
    return f"{country}-{region}".lower()


def all_details() -> list[str]:
    """The names of all files of details, for those who may look anywhere."""
    return [
        detail_name(country, region)
        for country, region in sorted(load_outlines())
        if country in WITH_TOWNS and region
    ]
