"""The regions of a country by a finer shore than that of their own layer, so that a town on an
island or by a harbour stands on land.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from importlib import import_module
from itertools import groupby
from types import ModuleType
from typing import Any

from zones.maps.build.lines import Layer, Polyline, Shape, join_lines, simplified
from zones.maps.build.sources import PackageWrong

SHORE_REACH = 0.15  # degrees: the coarse shore is never farther from the fine one
LAKE_BANK = 0.012  # degrees by which a coarse lake may reach over its bank
SMALLEST_ISLAND, SMALLEST_IN_ICE = 0.0002, 0.08  # square degrees: about 2 square kilometres, 800
TOWN_GROUND = 0.012  # degrees: the land around a town that the shore leaves in the water
SHORE_CELL = 0.25  # degrees: shores are fine in the cells of towns and beside them
SETTLED_TOLERANCE, WILD_TOLERANCE = (
    0.0015,
    0.04,
)  # degrees of tolerance: where people live, and in the ice
GroundCells = frozenset[tuple[int, int]]


def shapely() -> ModuleType:
    try:
        return import_module("shapely")
    except ImportError as error:
        raise PackageWrong(
            "The package shapely is not installed. It is needed only here: run this command with"
            " `uv run --group map python manage.py build_map`."
        ) from error


def with_fine_shores(
    regions: Layer,
    shores: Iterable[Sequence[Polyline]],
    lakes: Layer,
    towns: Mapping[str, Collection[tuple[float, float]]],
) -> Layer:
    """The regions again, out to the fine shores and without the lakes; each is on its own, and
    shares no arc. `towns` of each region, as (longitude, latitude), are where shores are seen from
    near; they stand on land.
    """
    settled = frozenset(
        (x + east, y + north)
        for found in towns.values()
        for x, y in map(shore_cell, found)
        for east in (-1, 0, 1)
        for north in (-1, 0, 1)
    )
    wide = shapely()
    country = wide.unary_union([area_of(rings) for rings in shores])
    water = wide.unary_union(areas_of(lakes)).buffer(-LAKE_BANK)
    coarse = {
        shape.name: wide.unary_union(areas_of(regions._replace(shapes=[shape])))
        for shape in regions.shapes
    }
    arcs: list[Polyline] = []
    shapes = []
    for name, area in coarse.items():
        others = wide.unary_union([other for called, other in coarse.items() if called != name])
        fine = country.intersection(area.buffer(SHORE_REACH)).difference(others).difference(water)
        wet = [
            wide.Point(town) for town in towns.get(name, ()) if not fine.covers(wide.Point(town))
        ]
        fine = wide.unary_union([fine, *(town.buffer(TOWN_GROUND, quad_segs=2) for town in wet)])
        shapes.append(Shape(name, [numbered(rings, arcs) for rings in few_points(fine, settled)]))
    return Layer(arcs, shapes)


def area_of(rings: Sequence[Polyline]) -> Any:
    wide = shapely()
    return wide.make_valid(wide.Polygon(rings[0], rings[1:]))


def areas_of(layer: Layer) -> list[Any]:
    return [
        area_of([join_lines(ring, layer.arcs) for ring in polygon])
        for shape in layer.shapes
        for polygon in shape.polygons
    ]


def few_points(area: Any, settled: GroundCells) -> list[list[Polyline]]:
    """The polygons of an area as rings of no more points than it needs."""
    return [
        [simpler_shore(list(ring.coords), settled) for ring in rings_of(part)]
        for part in getattr(area, "geoms", [area])
        if part.geom_type == "Polygon" and part.area >= smallest(part.exterior.coords, settled)
    ]


def smallest(ring: Iterable[tuple[float, float]], settled: GroundCells) -> float:
    is_settled = any(shore_cell(point) in settled for point in ring)
    return SMALLEST_ISLAND if is_settled else SMALLEST_IN_ICE


def simpler_shore(ring: Polyline, settled: GroundCells) -> Polyline:
    """Piece by piece, as fine as each piece deserves."""
    shore = ring[:1]
    for is_settled, piece in groupby(ring, key=lambda point: shore_cell(point) in settled):
        points = [shore[-1], *piece]
        shore += simplified(points, SETTLED_TOLERANCE if is_settled else WILD_TOLERANCE)[1:]
    return shore


def shore_cell(point: tuple[float, float]) -> tuple[int, int]:
    return round(point[0] / SHORE_CELL), round(point[1] / SHORE_CELL)


def rings_of(polygon: Any) -> list[Any]:
    return [
        polygon.exterior,
        *(hole for hole in polygon.interiors if shapely().Polygon(hole).area >= SMALLEST_ISLAND),
    ]


def numbered(rings: Iterable[Polyline], arcs: list[Polyline]) -> list[list[int]]:
    """A polygon of arcs that are put behind those that there are."""
    numbers = []
    for ring in rings:
        numbers.append([len(arcs)])
        arcs.append(ring)
    return numbers
