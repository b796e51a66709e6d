"""Directions in the visitor's own app: plain links, so nothing is asked before the tap.

By coordinates only where they are exact; elsewhere by the address, which the app looks up itself.
"""

from functools import lru_cache
from urllib.parse import quote

from django.utils.translation import get_language, gettext
from markupsafe import Markup

from zones.directory.listing import Listing
from zones.wording.addresses import address

ITEM = Markup('<li><a href="{}" rel="noreferrer">{}</a></li>')


def app_links(listing: Listing, language: str = "") -> Markup:
    """The same as items of a list."""
    return _app_links(directions(listing), language or get_language() or "en")


@lru_cache(maxsize=8192)
def _app_links(links: tuple[tuple[str, str], ...], language: str) -> Markup:
    # `language` is only a key of the cache: what is active is spoken.
    other = gettext("Another map app")
    return Markup().join(ITEM.format(address, name or other) for name, address in links)


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
