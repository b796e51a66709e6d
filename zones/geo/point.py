"""Points on the earth, and great-circle distances."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG


KM_PER_MILE = 1.609344


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the earth: WGS 84 degrees, latitude -90..90, longitude -180..180.

    Raises ValueError for anything else, `nan` and infinities included.
    """

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not -90 <= self.latitude <= 90:  # not a number lies between none
            raise ValueError(f"latitude must lie between -90 and 90, not {self.latitude}")
        if not -180 <= self.longitude <= 180:
            raise ValueError(f"longitude must lie between -180 and 180, not {self.longitude}")


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres (haversine, within 0.6 % of the ellipsoid)."""
    a_latitude = radians(a.latitude)
    b_latitude = radians(b.latitude)
    # Haversine, not the law of cosines: acos loses the digits of near neighbours.
    half_height = sin((b_latitude - a_latitude) / 2)
    half_width = sin(radians(b.longitude - a.longitude) / 2)
    chord = half_height * half_height + cos(a_latitude) * cos(b_latitude) * half_width * half_width
    # Rounding may lift the chord of antipodes above 1, where asin raises.
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))
