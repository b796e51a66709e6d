"""The maps in templates: that of an answer, and the small outline on the page of a zone."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from zones.directory.listing import Listing
from zones.maps.outline import spot
from zones.maps.pins import pinned
from zones.places.gazetteer import Place
from zones.search.results import Results
from zones.wording import places


def map_of(results: Results) -> dict[str, Any] | None:
    """What the script of the map is told of an answer; None where there is nothing to show."""
    here = pinned(results)
    if here is None:
        return None
    return {
        "pins": " ".join(here.pins),
        "sheets": addresses(here.sheets),
        "details": addresses(here.details),
        "tiles": settings.MAP_TILES,
    }


@lru_cache(maxsize=512)
def addresses(names: tuple[str, ...]) -> str:
    """Where the files of these borders are served."""
    return " ".join(static(f"map/{name}.json") for name in names)


def coordinates(place: Place) -> str:
    """ "39.07,-94.54": numbers for a script, the same in every language."""
    return f"{round(place.point.latitude, 5)},{round(place.point.longitude, 5)}"


def locate_on_outline(listing: Listing) -> dict[str, Any] | None:
    """The dot of a zone on the outline of its region;

    None where its place is not exact, or the outline not known.
    """
    station = listing.station
    point = listing.point
    if not listing.is_exact or point is None:
        return None
    dot = spot(station.country, station.region, point)
    if dot is None:
        return None
    outline = dot.outline
    return {
        "spot": dot,
        "width": str(outline.width),
        "height": str(outline.height),
        "region": places.place_name(outline.country, outline.region),
    }
