"""Streets for the map out of one PMTiles file: the address that an operator gave, and the one
origin that it opens.
"""

import re
from typing import NamedTuple
from urllib.parse import urlsplit

from zones.maps.tiles import HOST

CLOSEST_WITH_STREETS = 17
# Nothing that leads out of a folder, ends the source of a policy, or carries a question.
FILE_PATH = re.compile(r"(?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.pmtiles")
STREETS_EXAMPLES = "area.pmtiles (a file in static/), /files/area.pmtiles or https://tiles.example.org/area.pmtiles"


class Streets(NamedTuple):
    """One PMTiles file: a name in static/, or an address of this site or another; `origin` is that
    of the other.
    """

    address: str
    in_static: bool
    origin: str


def streets_of(address: str, site: str) -> Streets | None:
    """The streets at this address; `site` is the site's own origin.

    None for no address. ValueError, in words that name the setting, for a wrong one.
    """
    address = address.strip()
    if not address:
        return None
    if FILE_PATH.fullmatch(address):
        return Streets(address, in_static=True, origin="")
    if FILE_PATH.fullmatch(address.removeprefix("/")):
        return Streets(address, in_static=False, origin="")
    origin = origin_of_file(address)
    if not origin:
        raise ValueError(f"MAP_PMTILES must look like {STREETS_EXAMPLES}, not {address!r}.")
    return Streets(address, in_static=False, origin="" if origin == site else origin)


def origin_of_file(address: str) -> str:
    """ "https://tiles.example.org" for the address of a file; "" for anything else."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # a port that is no number, a bracket that is not closed
        return ""
    host = parts.netloc.lower().removesuffix(f":{port}")
    sound = (
        parts.scheme == "https"
        and HOST.fullmatch(host)
        and port != 0
        and FILE_PATH.fullmatch(parts.path.removeprefix("/"))
        and address == f"https://{parts.netloc}{parts.path}"
    )
    return f"https://{host}" + (f":{port}" if port else "") if sound else ""
