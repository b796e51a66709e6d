"""Points on the earth, great-circle distances, and the index that finds the nearest ones."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import chain
from math import asin, cos, isfinite, isnan, nan, radians, sin, sqrt
from operator import itemgetter
from typing import Any, TypeAlias

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
# The places of a handful of points, number after number: half a kilobyte in one piece, where as values they would lie
# about in memory, and a search waits for memory more than for anything else.
Leaf: TypeAlias = "array[float]"
Offsets = tuple[float, float, float]  # along x, y and z: a place on the unit sphere, or how far a box is at least
NOWHERE = (nan, nan, nan, -1)
Branch = tuple[int, float, "Branch | Leaf", "Branch | Leaf"]  # axis, where it is cut, below, above


class NearestIndex:
    """A k-d tree on the unit sphere: the nearest points first, one at a time, over pole and date line alike.

    `points` are numbered by their position; None takes a number but is never found.
    """

    def __init__(self, points: Sequence[Point | None]) -> None:
        places = [(*_on_sphere(point), n) if point else NOWHERE for n, point in enumerate(points)]
        self._places = array("d", chain.from_iterable(place[:3] for place in places))
        self._root = _planted([place for place in places if place is not NOWHERE])

    def nearest_of(self, origin: Point, positions: Iterable[int]) -> list[tuple[float, int]]:
        """What `nearest` gives, for these positions alone: better than asking the tree where they are few."""
        found = sorted((chord, n) for chord, n in self._chords(origin, positions) if not isnan(chord))
        return [(_arc_km(chord), n) for chord, n in found]

    def _chords(self, origin: Point, positions: Iterable[int]) -> Iterator[tuple[float, int]]:
        """(squared chord, position), not a number where there is no point."""
        x, y, z = _on_sphere(origin)
        places = self._places
        for n in positions:
            a, b, c = places[3 * n : 3 * n + 3]
            dx, dy, dz = a - x, b - y, c - z
            yield dx * dx + dy * dy + dz * dz, n

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
                yield _arc_km(entry[0]), int(entry[1])
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
            numbers = iter(box)
            for px, py, pz, position in zip(numbers, numbers, numbers, numbers, strict=True):
                dx, dy, dz = px - x, py - y, pz - z
                heappush(queue, (dx * dx + dy * dy + dz * dz, position))

    def nearest_to_both(self, one: Point, other: Point) -> Iterator[tuple[float, float, int]]:
        """(longer trip in km, shorter trip, position) of every point, the fairest for two origins first.

        By the longer trip, then by the sum of both, which is the order of the shorter trips where the longer ones are
        equal; then the lower position. Lazy, best first: a box is at least as far as the larger of its two bounds.
        """
        here, there = _on_sphere(one), _on_sphere(other)
        made = -1  # as above; a box stands before every point at its distance, since no trip is shorter than -1
        queue: list[tuple[Any, ...]] = [(0.0, -1.0, made, self._root, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0))]
        while queue:
            entry = heappop(queue)
            if entry[1] >= 0:
                yield _arc_km(entry[0]), _arc_km(entry[1]), int(entry[2])
                continue
            _, _, _, box, from_here, from_there = entry
            while type(box) is tuple:
                axis, cut, *sides = box
                off, away = here[axis] - cut, there[axis] - cut
                side, beyond = sides if off < 0 else reversed(sides)
                far_here, far_there = _moved(from_here, axis, off), _moved(from_there, axis, away)
                made -= 2
                if (off < 0) is (away < 0):
                    # Both origins lie on one side, which is as near as the whole: down, and the other one waits.
                    heappush(queue, (_bound(far_here, far_there), -1.0, made, beyond, far_here, far_there))
                    box = side
                else:
                    heappush(queue, (_bound(from_here, far_there), -1.0, made, side, from_here, far_there))
                    heappush(queue, (_bound(far_here, from_there), -1.0, made + 1, beyond, far_here, from_there))
                    break
            else:
                for pair in _trips(box, here, there):
                    heappush(queue, pair)

    def nearest_to_both_of(self, one: Point, other: Point, positions: Iterable[int]) -> list[tuple[float, float, int]]:
        """What `nearest_to_both` gives, for these positions alone."""
        far = {n: km for km, n in self.nearest_of(one, positions)}
        trips = ((km, far[n], n) for km, n in self.nearest_of(other, far))
        return sorted((max(a, b), min(a, b), n) for a, b, n in trips)

    def distances_km(self, origin: Point, positions: Iterable[int]) -> list[float]:
        """How far the points at these positions are, in their order."""
        return [_arc_km(chord) for chord, _ in self._chords(origin, positions)]


def _planted(places: list[Place]) -> "Branch | Leaf":
    """Cut the widest axis at its middle until a handful of points is left."""
    if len(places) <= LEAF_SIZE:
        return array("d", chain.from_iterable(places))
    extents = [max(offsets) - min(offsets) for offsets in ([place[n] for place in places] for n in range(3))]
    axis = extents.index(max(extents))
    places = sorted(places, key=itemgetter(axis))
    middle = len(places) // 2
    return axis, places[middle][axis], _planted(places[:middle]), _planted(places[middle:])


def _moved(offsets: Offsets, axis: int, off: float) -> Offsets:
    """How far the half of a box beyond a cut is along the axes."""
    a, b, c = offsets
    return (off, b, c) if axis == 0 else (a, off, c) if axis == 1 else (a, b, off)


def _bound(one: Offsets, other: Offsets) -> float:
    """What the longer trip to a box is at least, as a squared chord."""
    a, b, c = one
    d, e, f = other
    first, second = a * a + b * b + c * c, d * d + e * e + f * f
    return (first if first >= second else second) * CAUTION


def _trips(leaf: Leaf, here: Offsets, there: Offsets) -> Iterator[tuple[float, float, float]]:
    """(longer trip, shorter, position) of the points of a leaf, as squared chords."""
    x, y, z = here
    u, v, w = there
    numbers = iter(leaf)
    for px, py, pz, n in zip(numbers, numbers, numbers, numbers, strict=True):
        a, b, c, d, e, f = px - x, py - y, pz - z, px - u, py - v, pz - w
        first, second = a * a + b * b + c * c, d * d + e * e + f * f
        yield (first, second, n) if first >= second else (second, first, n)


def _arc_km(squared_chord: float) -> float:
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(squared_chord) / 2))


def _on_sphere(point: Point) -> tuple[float, float, float]:
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
