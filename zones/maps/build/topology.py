"""TopoJSON, in which a border that two areas share stands once."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from zones.maps.build.lines import Layer, Polyline


class Topology:
    """A TopoJSON file in the making; `grid` is the width of its meshes in degrees."""

    def __init__(self, grid: float) -> None:
        self._grid = grid
        self._arcs: list[list[list[int]]] = []
        self._known: list[tuple[Sequence[Polyline], dict[int, int]]] = []
        self._objects: dict[str, Any] = {}

    def add_areas(self, name: str, layers: Iterable[Layer]) -> None:
        geometries = []
        for layer in layers:
            numbers = self._numbers_of(layer)
            for shape in layer.shapes:
                arcs = [
                    [[self._number(n, layer.arcs, numbers) for n in ring] for ring in polygon]
                    for polygon in shape.polygons
                ]
                called = {"id": shape.name} if shape.name else {}
                geometries.append(
                    {
                        "type": "MultiPolygon",
                        **called,
                        "arcs": arcs,
                    }
                )
        self._objects[name] = {
            "type": "GeometryCollection",
            "geometries": geometries,
        }

    def add_lines(
        self,
        name: str,
        layers: Iterable[Layer],
        chosen: Callable[[Layer], Iterable[int]],
    ) -> None:
        """Those arcs of each layer that are chosen by their numbers."""
        arcs = [
            [self._number(n, layer.arcs, self._numbers_of(layer))]
            for layer in layers
            for n in sorted(chosen(layer))
        ]
        self._objects[name] = {
            "type": "MultiLineString",
            "arcs": arcs,
        }

    def _numbers_of(self, layer: Layer) -> dict[int, int]:
        """What the arcs of this layer are called here, lines and areas alike."""
        for arcs, numbers in self._known:
            if arcs is layer.arcs:
                return numbers
        self._known.append((layer.arcs, {}))
        return self._known[-1][1]

    def _number(
        self,
        number: int,
        arcs: Sequence[Polyline],
        numbers: dict[int, int],
    ) -> int:
        """The number of an arc in this file; it is written when it is first asked for."""
        index = number if number >= 0 else ~number
        if index not in numbers:
            numbers[index] = len(self._arcs)
            self._arcs.append(self._on_grid(arcs[index]))
        return numbers[index] if number >= 0 else ~numbers[index]

    def _on_grid(self, line: Polyline) -> list[list[int]]:
        """The first point, then the steps to each next one; points of one mesh are one."""
        points = [
            (round(longitude / self._grid), round(latitude / self._grid))
            for longitude, latitude in line
        ]
        # Steps between rounded points: rounded steps would add up to a drift.
        steps = [list(points[0])]
        for (x, y), (to_x, to_y) in zip(points, points[1:], strict=False):
            if (x, y) != (to_x, to_y) or len(points) == 2:
                steps.append([to_x - x, to_y - y])
        # TopoJSON wants at least two positions in an arc.
        return steps if len(steps) > 1 else [*steps, [0, 0]]

    def as_json(self) -> dict[str, Any]:
        transform = {
            "scale": [self._grid, self._grid],
            "translate": [0, 0],
        }
        return {
            "type": "Topology",
            "transform": transform,
            "objects": self._objects,
            "arcs": self._arcs,
        }
