"""The map in templates: what its script is told of an answer."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from zones.maps.pins import pinned
from zones.maps.streets import CLOSEST_WITH_STREETS
from zones.places.gazetteer import Place
from zones.search.results import Results


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
        "streets": streets_address(),
        "closest": CLOSEST_WITH_STREETS,
    }


def streets_address() -> str:
    """Where the file of the streets is served; empty where there is none."""
    streets = settings.MAP_STREETS
    if streets is None:
        return ""
    return static(streets.address) if streets.in_static else str(streets.address)


@lru_cache(maxsize=512)
def addresses(names: tuple[str, ...]) -> str:
    """Where the files of these borders are served."""
    return " ".join(static(f"map/{name}.json") for name in names)


def coordinates(place: Place) -> str:
    """ "39.07,-94.54": numbers for a script, the same in every language."""
    return f"{round(place.point.latitude, 5)},{round(place.point.longitude, 5)}"
