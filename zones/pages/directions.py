"""Directions in the visitor's own app: plain links, so nothing is asked before the tap.

By coordinates only where they are exact; elsewhere by the address, which the app looks up itself.
"""

from functools import lru_cache
from urllib.parse import quote

from zones.directory.listing import Listing
from zones.wording.addresses import address


def directions(listing: Listing) -> tuple[tuple[str, str], ...]:
    """(name of the app, address): Google, Apple and OpenStreetMap; the last, without a name, is a
    geo: address, which opens whatever map app the device has.
    """
    point = listing.point
    if listing.is_exact and point:
        return _to_point(point.latitude, point.longitude)
    return _to_address(address(listing.station))


@lru_cache(maxsize=4096)
def _to_point(latitude: float, longitude: float) -> tuple[tuple[str, str], ...]:
    point = f"{latitude},{longitude}"
    return (
        ("Google Maps", f"https://www.google.com/maps/dir/?api=1&destination={point}"),
        ("Apple Maps", f"https://maps.apple.com/?daddr={point}"),
        ("OpenStreetMap", f"https://www.openstreetmap.org/directions?to={point}"),
        ("", f"geo:{point}?q={point}"),
    )


@lru_cache(maxsize=4096)
def _to_address(words: str) -> tuple[tuple[str, str], ...]:
    said = quote(words, safe="")
    return (
        ("Google Maps", f"https://www.google.com/maps/dir/?api=1&destination={said}"),
        ("Apple Maps", f"https://maps.apple.com/?daddr={said}"),
        ("OpenStreetMap", f"https://www.openstreetmap.org/search?query={said}"),
        ("", f"geo:0,0?q={said}"),
    )
