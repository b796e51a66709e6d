"""How far a pin stands from the town of its address."""

from functools import lru_cache

from zones.geo.point import Point, distance_km
from zones.places import gazetteer

FAR_KM = 3  # a pin farther than this from the middle of its town is asked about


def km_from_town(
    latitude: float | None,
    longitude: float | None,
    *,
    city: str,
    region: str,
) -> float | None:
    """How far the point is from the middle of the town; None where one of them is not known."""
    if latitude is None or longitude is None or not city or not region:
        return None
    town = _middle_of(city, region)
    try:
        return distance_km(town, Point(latitude, longitude)) if town else None
    except ValueError:  # no point on the earth: its own box says so
        return None


@lru_cache(maxsize=4096)
def _middle_of(city: str, region: str) -> Point | None:
    """Kept, for a desk asks about many stations of few towns."""
    place = gazetteer.locate(f"{city}, {region}").place
    return place.point if place else None
