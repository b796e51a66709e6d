"""Street tiles for the map: the address that an operator gave, and the one origin that it opens."""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

EXAMPLE = "https://tiles.example.org/{z}/{x}/{y}.png"
PLACES = ("{z}", "{x}", "{y}")
KNOWN = {*PLACES, "{r}"}  # {r} is "@2x" on screens that are fine enough
# Nothing that would end the source of a Content-Security-Policy, or name more than one.
HOST = re.compile(
    r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*|\[[0-9a-f:]+\]",
    re.ASCII,
)


class Tiles(NamedTuple):
    """A tile server: its address with places for zoom, column and row; whom to thank; how near it
    goes.
    """

    address: str
    attribution: str
    closest: int
    origin: str


def tiles_of(
    address: str,
    attribution: str,
    closest: int,
) -> Tiles | None:
    """The tiles at this address;

    None for no address. ValueError, in words that name the setting, for a wrong one.
    """
    address, attribution = address.strip(), attribution.strip()
    if not address:
        return None
    origin = origin_of(address)
    if not origin:
        raise ValueError(f"MAP_TILE_URL must look like {EXAMPLE}, not {address!r}.")
    if not attribution:
        raise ValueError(
            "MAP_TILE_URL needs MAP_TILE_ATTRIBUTION: the words with which its makers want to be "
            "thanked."
        )
    return Tiles(address, attribution, closest, origin)


def origin_of(address: str) -> str:
    """ "https://tiles.example.org" for an address of tiles; "" for anything else."""
    if not address.isprintable() or re.search(r"[\s\"'<>\\]", address):
        return ""
    if set(re.findall(r"\{[^{}]*\}?|\}", address)) - KNOWN or not all(
        place in address for place in PLACES
    ):
        return ""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # a port that is no number, a bracket that is not closed
        return ""
    # Not `hostname`, which silently drops user and password: visitors would read them in the page.
    host = parts.netloc.lower().removesuffix(f":{port}")
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(host) or port == 0:
        return ""
    return f"{parts.scheme}://{host}" + (f":{port}" if port else "")
