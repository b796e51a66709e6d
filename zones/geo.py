"""Points on the earth, great-circle distances, and the index that finds the nearest ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from math import asin, cos, isfinite, radians, sin, sqrt
from operator import itemgetter
from typing import Any

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
        if not (isfinite(self.latitude) and -90 <= self.latitude <= 90):
            raise ValueError(f"latitude must lie between -90 and 90, not {self.latitude}")
        if not (isfinite(self.longitude) and -180 <= self.longitude <= 180):
            raise ValueError(f"longitude must lie between -180 and 180, not {self.longitude}")


def distance_km(a: Point, b: Point) -> float:
    """Great-circle distance in kilometres (haversine, on a sphere: within 0.6 % of the ellipsoid)."""
    a_latitude, b_latitude = radians(a.latitude), radians(b.latitude)
    half_height = sin((b_latitude - a_latitude) / 2)
    half_width = sin(radians(b.longitude - a.longitude) / 2)
    chord = half_height * half_height + cos(a_latitude) * cos(b_latitude) * half_width * half_width
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(chord)))


LEAF_SIZE = 8
# A box may not seem farther than a point in it by rounding: bounds are made smaller by more than any error.
CAUTION = 1 - 1e-12

Place = tuple[float, float, float, int]  # x, y, z on the unit sphere and the position in the given order
Leaf = list[Place]
Branch = tuple[int, float, "Branch | Leaf", "Branch | Leaf"]  # axis, where it is cut, below, above


class NearestIndex:
    """A k-d tree on the unit sphere: the nearest points first, one at a time, over pole and date line alike.

    `points` are numbered by their position; None takes a number but is never found.
    """

    def __init__(self, points: Sequence[Point | None]) -> None:
        places = [(*_on_sphere(point), n) if point else None for n, point in enumerate(points)]
        self._places: list[Place | None] = [None] * len(places)
        self._root = self._planted([place for place in places if place])

    def _planted(self, places: Leaf) -> "Branch | Leaf":
        """Cut the widest axis at its middle until a handful of points is left."""
        if len(places) <= LEAF_SIZE:
            # Made anew side by side: numbers that are read together should lie together in memory.
            leaf = [(x + 0.0, y + 0.0, z + 0.0, n) for x, y, z, n in places]
            for place in leaf:
                self._places[place[3]] = place
            return leaf
        extents = [max(offsets) - min(offsets) for offsets in ([place[n] for place in places] for n in range(3))]
        axis = extents.index(max(extents))
        places = sorted(places, key=itemgetter(axis))
        middle = len(places) // 2
        return axis, places[middle][axis], self._planted(places[:middle]), self._planted(places[middle:])

    def nearest_of(self, origin: Point, positions: Iterable[int]) -> list[tuple[float, int]]:
        """What `nearest` gives, for these positions alone: better than asking the tree where they are few."""
        x, y, z = _on_sphere(origin)
        found = []
        for position in positions:
            if place := self._places[position]:
                dx, dy, dz = place[0] - x, place[1] - y, place[2] - z
                found.append((dx * dx + dy * dy + dz * dz, position))
        found.sort()
        return [(_arc_km(chord), position) for chord, position in found]

    def nearest(self, origin: Point) -> Iterator[tuple[float, int]]:
        """(distance in km, position) of every point, nearest first; at equal distance the lower position.

        Lazy, best first: who takes ten pays for ten, and a filter simply takes the next one.
        """
        x, y, z = _on_sphere(origin)
        made = -1  # boxes are numbered downwards from -1: at equal distance a box is opened before a point is given
        # (squared chord, number, box, its offsets along the axes) of a box, (squared chord, position) of a point
        queue: list[tuple[Any, ...]] = [(0.0, made, self._root, 0.0, 0.0, 0.0)]
        while queue:
            entry = heappop(queue)
            if entry[1] >= 0:
                yield _arc_km(entry[0]), entry[1]
                continue
            _, _, box, a, b, c = entry
            # Down to the leaf on the origin's side; the other side waits with how far its box is at least.
            while type(box) is tuple:
                axis, cut, below, above = box
                made -= 1
                if axis == 0:
                    off = x - cut
                    box, other = (below, above) if off < 0 else (above, below)
                    heappush(queue, ((off * off + b * b + c * c) * CAUTION, made, other, off, b, c))
                elif axis == 1:
                    off = y - cut
                    box, other = (below, above) if off < 0 else (above, below)
                    heappush(queue, ((a * a + off * off + c * c) * CAUTION, made, other, a, off, c))
                else:
                    off = z - cut
                    box, other = (below, above) if off < 0 else (above, below)
                    heappush(queue, ((a * a + b * b + off * off) * CAUTION, made, other, a, b, off))
            for px, py, pz, position in box:
                dx, dy, dz = px - x, py - y, pz - z
                heappush(queue, (dx * dx + dy * dy + dz * dz, position))


def _arc_km(squared_chord: float) -> float:
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(squared_chord) / 2))


def _on_sphere(point: Point) -> tuple[float, float, float]:
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
