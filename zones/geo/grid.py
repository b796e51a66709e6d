"""Points in strips from south to north, to look through those in a box."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from math import asin, cos, degrees, radians, sin

from zones.geo.point import EARTH_RADIUS_KM, Point

MARGIN_DEGREES = 1e-6  # degrees: a box is made larger by more than any error of rounding
TURN = 1000  # more than the degrees around the earth


class PointGrid:
    """Numbered points: a tenth of the memory of a tree, and a small box is soon looked through."""

    def __init__(
        self, points: Iterable[tuple[int, float, float]], *, strips_per_degree: int
    ) -> None:
        """`points` are (number, latitude, longitude) in degrees."""
        self._strips_per_degree = strips_per_degree
        placed = sorted(
            (self._strip(latitude) * TURN + longitude + 180, number)
            for number, latitude, longitude in points
        )
        self._places = array("d", (place for place, _ in placed))
        self._numbers = array("I", (number for _, number in placed))

    def around(self, origin: Point, within_km: float) -> Iterator[int]:
        """The numbers of the points in a box around the circle, over pole and date line alike."""
        reach = within_km / EARTH_RADIUS_KM
        high = degrees(reach) + MARGIN_DEGREES
        wide = 180.0  # a circle around a pole has every longitude
        # Not reach / cos(latitude): a circle is at its widest poleward of its centre.
        if abs(origin.latitude) + high < 90:
            wide = degrees(asin(sin(reach) / cos(radians(origin.latitude)))) + MARGIN_DEGREES
        south = max(origin.latitude - high, -90.0)
        north = min(origin.latitude + high, 90.0)
        for strip in range(self._strip(south), self._strip(north) + 1):
            for west, east in spans(origin.longitude, wide):
                start = bisect_left(self._places, strip * TURN + west + 180)
                end = bisect_right(self._places, strip * TURN + east + 180, start)
                yield from self._numbers[start:end]

    def _strip(self, latitude: float) -> int:
        # + 90, since int() cuts towards zero and would make one strip of the two at the equator.
        return int((latitude + 90) * self._strips_per_degree)


def spans(longitude: float, wide: float) -> list[tuple[float, float]]:
    """From west to east, in two parts over the date line."""
    west = longitude - wide
    east = longitude + wide
    if wide >= 180:
        return [(-180, 180)]
    if west < -180:
        return [(-180, east), (west + 360, 180)]
    if east > 180:
        return [(-180, east - 360), (west, 180)]
    return [(west, east)]
