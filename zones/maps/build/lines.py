"""Lines of the map: joined, simplified, and a border between two areas once for both."""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from math import cos, hypot, radians
from typing import NamedTuple

Polyline = list[tuple[float, float]]  # longitude, latitude
Ring = list[int]  # arcs by number, one after the other; ~n is arc n backwards
Polygon = list[Ring]


class Shape(NamedTuple):
    """An area of the map, and the arcs around it; `name` is "" where nobody needs one."""

    name: str
    polygons: list[Polygon]


class Layer(NamedTuple):
    """Shapes that share their arcs."""

    arcs: Sequence[Polyline]
    shapes: Sequence[Shape]


def simplified(
    line: Polyline,
    tolerance: float,
    shrink: float | None = None,
) -> Polyline:
    """The line without the points that lie nearer than `tolerance` degrees to it (Douglas and
    Peucker).

    `shrink` is how wide a degree of longitude is against one of latitude; on paper it is 1.
    """
    if shrink is None:
        shrink = cos(radians(line[len(line) // 2][1]))
    kept = {0, len(line) - 1}
    pending = [(0, len(line) - 1)]
    while pending:
        first, last = pending.pop()
        apart = [
            (
                _off(
                    line[n],
                    line[first],
                    line[last],
                    shrink,
                ),
                n,
            )
            for n in range(first + 1, last)
        ]
        farthest, n = max(apart, default=(0.0, 0))
        if farthest > tolerance:
            kept.add(n)
            pending += [(first, n), (n, last)]
    return [line[n] for n in sorted(kept)]


def _off(
    point: tuple[float, float],
    a: tuple[float, float],
    b: tuple[float, float],
    shrink: float,
) -> float:
    """How far a point is from the piece from a to b, in degrees of latitude."""
    x = (point[0] - a[0]) * shrink
    y = point[1] - a[1]
    width = (b[0] - a[0]) * shrink
    height = b[1] - a[1]
    length = width * width + height * height
    along = min(1.0, max(0.0, (x * width + y * height) / length)) if length else 0.0
    return hypot(x - along * width, y - along * height)


def join_lines(ring: Ring, arcs: Sequence[Polyline]) -> Polyline:
    """The points of a ring, or of a piece of border, in their order."""
    points: Polyline = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def merge_lines(layer: Layer) -> Layer:
    """The same areas by fewer, longer arcs: from one place where three borders meet to the next."""
    # max(n, ~n) is the number of an arc whichever way it is run through.
    used = {
        max(n, ~n)
        for shape in layer.shapes
        for polygon in shape.polygons
        for ring in polygon
        for n in ring
    }
    ends = Counter(end for n in used for end in (layer.arcs[n][0], layer.arcs[n][-1]))
    # The end of an island's single arc counts twice: no meeting, just as between two arcs.
    meetings = {end for end, arcs in ends.items() if arcs != 2}
    arcs: list[Polyline] = []
    known: dict[tuple[int, ...], int] = {}

    def renumbered(ring: Ring) -> Ring:
        return [number_of(piece) for piece in pieces(ring, layer.arcs, meetings)]

    def number_of(piece: Ring) -> int:
        there = tuple(piece)
        back = tuple(~n for n in reversed(piece))
        if back in known:
            return ~known[back]
        if there not in known:
            known[there] = len(arcs)
            arcs.append(join_lines(piece, layer.arcs))
        return known[there]

    return Layer(
        arcs,
        [
            shape._replace(
                polygons=[[renumbered(ring) for ring in polygon] for polygon in shape.polygons]
            )
            for shape in layer.shapes
        ],
    )


def pieces(
    ring: Ring,
    arcs: Sequence[Polyline],
    meetings: Collection[tuple[float, float]],
) -> list[Ring]:
    """The ring cut where borders meet; where none do, whole, and from its smallest arc on."""
    starts = [
        at for at, n in enumerate(ring) if (arcs[n][0] if n >= 0 else arcs[~n][-1]) in meetings
    ]
    if not starts:
        # Both sides of a closed border must cut it at one place, or it would be two arcs.
        least = min(range(len(ring)), key=lambda at: max(ring[at], ~ring[at]))
        starts = [least if ring[least] >= 0 else (least + 1) % len(ring)]
    turned = [at - starts[0] for at in starts] + [len(ring)]
    around = ring[starts[0] :] + ring[: starts[0]]
    return [around[a:b] for a, b in pairwise(turned)]


def area(ring: Polyline) -> float:
    """Square degrees of latitude inside of a ring."""
    twice = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
    return abs(twice) / 2 * cos(radians(ring[0][1]))


def shared_arcs(layer: Layer) -> set[int]:
    """The borders between two shapes, by number."""
    sides = Counter(
        max(n, ~n)
        for shape in layer.shapes
        for polygon in shape.polygons
        for ring in polygon
        for n in ring
    )
    return {n for n, count in sides.items() if count > 1}


def simpler(
    layer: Layer,
    tolerance: float,
    smallest: float,
    between: float | None = None,
) -> Layer:
    """The layer with fewer points, and without islands and holes under `smallest` square degrees.

    The largest island of each shape stays, or there would be nothing of it. `between` is the
    tolerance for the borders that two shapes share, where it is another.
    """
    # By arcs, not by shapes: a shared border stays one line, without gaps between neighbours.
    shared = shared_arcs(layer) if between is not None else set()
    arcs = [
        simplified(arc, between if between is not None and n in shared else tolerance)
        for n, arc in enumerate(layer.arcs)
    ]
    shapes = []
    for shape in layer.shapes:
        sizes = [area(join_lines(polygon[0], arcs)) for polygon in shape.polygons]
        least = min(smallest, max(sizes))
        polygons = [
            [
                polygon[0],
                *(hole for hole in polygon[1:] if area(join_lines(hole, arcs)) >= smallest),
            ]
            for polygon, size in zip(shape.polygons, sizes, strict=True)
            if size >= least
        ]
        shapes.append(shape._replace(polygons=polygons))
    return Layer(arcs, shapes)
