"""The index that finds the nearest of many points on the earth."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, islice
from math import asin, cos, dist, hypot, inf, nan, radians, sin
from operator import itemgetter
from typing import Any

from zones.geo.point import EARTH_RADIUS_KM, Point

LEAF_SIZE = 16
FIRST = 10  # are found at once: nobody asks for fewer
# A box may not seem farther than a point in it by rounding: bounds are made smaller, or what they
# are held against larger, by more than any error.
CAUTION = 1 - 1e-12

# x, y, z on the unit sphere and the position in the given order
NumberedPlace = tuple[float, float, float, int]
# along x, y and z: a place on the unit sphere, or how far a box is at least
Offsets = tuple[float, float, float]
INSIDE = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A few points, and a ball around them: a leaf whose box is near may have no near point."""

    center: Offsets
    radius: float
    places: tuple[Offsets, ...]
    positions: tuple[int, ...]


# (axis, where it is cut, number, below, above). The numbers are negative and differ, so that at
# equal distance a box is opened before a point is given, and boxes themselves are never compared.
Branch = tuple[int, float, int, "Branch | Leaf", "Branch | Leaf"]


class NearestIndex:
    """A k-d tree on the unit sphere: the nearest points first, one at a time, over pole and date
    line alike.

    `points` are numbered by their position; None takes a number but is never found. Inside,
    distances are chords.
    """

    def __init__(self, points: Sequence[Point | None]) -> None:
        self._places: list[Offsets | None] = [None] * len(points)
        found = [(*_on_sphere(point), position) for position, point in enumerate(points) if point]
        self._root = _planted(found, self._places, count(1))

    def nearest_of(self, origin: Point, positions: Iterable[int]) -> list[tuple[float, int]]:
        """What `nearest` gives, for these positions alone: better than asking the tree where they
        are few.
        """
        here, places = _on_sphere(origin), self._places
        found = sorted([(dist(here, place), n) for n in positions if (place := places[n])])
        return [(_arc_km(chord), n) for chord, n in found]

    def nearest(self, origin: Point) -> Iterator[tuple[float, int]]:
        """(distance in km, position) of every point, nearest first; at equal distance the lower
        position.

        Lazy: the first ten are found together, faster than one by one, and whoever goes on
        pays only for what is taken.
        """
        here = _on_sphere(origin)
        first = self._first(here)
        for chord, position in first:
            yield _arc_km(chord), position
        if len(first) == FIRST:
            # Both ways give one order, ties included, so the ten already given can be skipped.
            for chord, position in islice(self._one_by_one(here), FIRST, None):
                yield _arc_km(chord), position

    def _first(self, here: Offsets) -> list[tuple[float, int]]:
        """(chord, position) of the ten nearest: depth first, and nothing is opened beyond the tenth
        found so far.
        """
        reach = inf
        found: list[tuple[float, int]] = []
        waiting: list[tuple[float, Branch | Leaf]] = [(0.0, self._root)]
        while waiting:
            far, box = waiting.pop()
            if far > reach:
                continue
            while isinstance(box, tuple):
                axis, cut, _, below, above = box
                off = here[axis] - cut
                if off < 0:
                    if -off <= reach:
                        waiting.append((-off, above))
                    box = below
                else:
                    if off <= reach:
                        waiting.append((off, below))
                    box = above
            # Not dist - radius > reach: rounding in the subtraction would eat up the caution.
            if dist(here, box.center) * CAUTION > reach + box.radius:
                continue
            near = zip(box.places, box.positions, strict=True)
            # <=, since at an equal distance a lower position may still be met.
            found += [(chord, n) for place, n in near if (chord := dist(here, place)) <= reach]
            if len(found) >= FIRST:
                found = sorted(found)[:FIRST]
                reach = found[-1][0] / CAUTION
        return sorted(found)

    def _one_by_one(self, here: Offsets) -> Iterator[tuple[float, int]]:
        """(chord, position) of every point, best first: a box waits for all that is nearer."""
        # (chord at least, number of the branch, one of its sides, that side's offsets) of a box, or
        # what is given
        # Boxes and points share the queue: a box has four parts, a point has two.
        queue: list[Any] = [(0.0, 0, self._root, INSIDE)]
        while queue:
            entry = heappop(queue)
            if len(entry) == 2:
                yield entry
                continue
            _, _, box, offsets = entry
            while isinstance(box, tuple):
                axis, cut, number, below, above = box
                off = here[axis] - cut
                box, other = (below, above) if off < 0 else (above, below)
                beyond = _moved(offsets, axis, off)
                heappush(queue, (hypot(*beyond) * CAUTION, number, other, beyond))
            for place, position in zip(box.places, box.positions, strict=True):
                heappush(queue, (dist(here, place), position))

    def nearest_to_both(self, one: Point, other: Point) -> Iterator[tuple[float, float, int]]:
        """(longer trip in km, shorter, position) of every point, the fairest for two first.

        By the longer trip, then by the sum of both, which is the order of the shorter trips where
        the longer ones are equal; then the lower position. Lazy, best first: a box is at least as
        far as the larger of its two bounds.
        """
        here, there = _on_sphere(one), _on_sphere(other)
        # A box stands before every point at its distance, since no trip is negative; both sides of
        # a branch differ.
        queue: list[Any] = [(0.0, -1.0, 0, self._root, INSIDE, INSIDE)]
        while queue:
            entry = heappop(queue)
            if entry[1] >= 0:
                yield _arc_km(entry[0]), _arc_km(entry[1]), entry[2]
                continue
            _, _, _, box, from_here, from_there = entry
            while isinstance(box, tuple):
                axis, cut, number, *sides = box
                off, away = here[axis] - cut, there[axis] - cut
                side, beyond = sides if off < 0 else reversed(sides)
                far_here, far_there = _moved(from_here, axis, off), _moved(from_there, axis, away)
                if (off < 0) is (away < 0):
                    # Both origins lie on one side, which is as near as the whole: down, and the
                    # other one waits.
                    far = _bound(far_here, far_there)
                    heappush(queue, (far, -1.0, number, beyond, far_here, far_there))
                    box = side
                else:
                    far = _bound(from_here, far_there)
                    heappush(queue, (far, -1.0, number, side, from_here, far_there))
                    far = _bound(far_here, from_there)
                    heappush(queue, (far, -2.0, number, beyond, far_here, from_there))
                    break
            else:
                for place, position in zip(box.places, box.positions, strict=True):
                    a, b = dist(here, place), dist(there, place)
                    heappush(queue, (a, b, position) if a >= b else (b, a, position))

    def nearest_to_both_of(
        self,
        one: Point,
        other: Point,
        positions: Iterable[int],
    ) -> list[tuple[float, float, int]]:
        """What `nearest_to_both` gives, for these positions alone."""
        far = {n: km for km, n in self.nearest_of(one, positions)}
        trips = ((km, far[n], n) for km, n in self.nearest_of(other, far))
        return sorted((max(a, b), min(a, b), n) for a, b, n in trips)

    def distances_km(self, origin: Point, positions: Iterable[int]) -> list[float]:
        """How far the points at these positions are, in their order; not a number where there is
        none.
        """
        here, places = _on_sphere(origin), self._places
        return [_arc_km(dist(here, place)) if (place := places[n]) else nan for n in positions]


def _planted(
    found: list[NumberedPlace],
    places: list[Offsets | None],
    numbers: Iterator[int],
) -> Branch | Leaf:
    """Cut the widest axis at its middle until only a handful of points is left, filling `places` on
    the way.
    """
    if len(found) <= LEAF_SIZE:
        leaf = _leaf(found)
        for place, position in zip(leaf.places, leaf.positions, strict=True):
            places[position] = place
        return leaf
    extents = [
        max(offsets) - min(offsets) for offsets in ([place[n] for place in found] for n in range(3))
    ]
    axis = extents.index(max(extents))
    found = sorted(found, key=itemgetter(axis))
    middle = len(found) // 2
    below, above = (_planted(half, places, numbers) for half in (found[:middle], found[middle:]))
    return axis, found[middle][axis], -next(numbers), below, above


def _leaf(found: list[NumberedPlace]) -> Leaf:
    # Through an array, which makes numbers anew: what lies together on earth then lies together in
    # memory, and a search waits for memory more than for anything else.
    numbers = iter(array("d", [offset for *place, _ in found for offset in place]))
    places = tuple(zip(numbers, numbers, numbers, strict=True))
    center = (
        tuple((max(offsets) + min(offsets)) / 2 for offsets in zip(*places, strict=True))
        if places
        else INSIDE
    )
    radius = max((dist(center, place) for place in places), default=0.0)
    return Leaf(center, radius, places, tuple([position for *_, position in found]))


def _moved(
    offsets: Offsets,
    axis: int,
    off: float,
) -> Offsets:
    """How far the half of a box beyond a cut is along the axes."""
    # Replaced, not added: beyond a cut the box lies at least as far off as its old border did.
    a, b, c = offsets
    return (off, b, c) if axis == 0 else (a, off, c) if axis == 1 else (a, b, off)


def _bound(one: Offsets, other: Offsets) -> float:
    """What the longer trip to a box is at least."""
    # The nearest corners to either may differ, so the true longer trip can only be longer.
    return max(hypot(*one), hypot(*other)) * CAUTION


def _arc_km(chord: float) -> float:
    # The chord of antipodes may exceed 2 by rounding, and asin of more than 1 raises.
    return 2 * EARTH_RADIUS_KM * asin(chord / 2 if chord < 2 else 1.0)


def _on_sphere(point: Point) -> Offsets:
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)
