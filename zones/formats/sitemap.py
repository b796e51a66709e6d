"""What search engines may find of the directory: paths without language prefix, each with the date
of its facts.
"""

from collections.abc import Iterator

from zones.directory.index import Directory
from zones.directory.listing import Listing
from zones.vocabulary import ZoneStatus

# In three languages with their alternates about four megabytes; 50,000 addresses are allowed.
ZONES_A_PART = 2000
SITE = [
    "",
    "about/",
    "accessibility/",
    "coverage/",
    "departments/",
    "privacy/",
    "credits/",
    "zones/",
]

# path, and the day, month or year of the last change; empty where nobody knows
Entry = tuple[str, str]


def site_entries() -> list[Entry]:
    return [(path, "") for path in SITE]


def place_entries(zones: Directory) -> list[Entry]:
    """Countries, regions and towns in which a zone is listed, and departments with a page."""
    shelves = [f"zones/{path}/" for path, shelf in zones.shelves.items() if shelf.count]
    departments = [f"departments/{key}/" for key in zones.agencies_on_shelf()]
    return [(path, "") for path in [*shelves, *departments]]


def how_many_parts(zones: Directory) -> int:
    return -(-len(zones) // ZONES_A_PART)


def zone_entries(zones: Directory, part: int) -> Iterator[Entry]:
    """Part `part`, counted from 1, of all zones that are listed or paused."""
    first = (part - 1) * ZONES_A_PART
    for position in range(first, min(first + ZONES_A_PART, len(zones))):
        listing = zones[position]
        if listing.status is not ZoneStatus.RETIRED:
            yield f"zones/{listing.path}/", last_checked(listing)


def last_checked(listing: Listing) -> str:
    """The newest date of a check, as precise as it is known; sitemaps take a year or month too."""
    return max((check.as_of for check in listing.checks), default="")
