"""The outline of a region as the path of a small picture, for the page of a zone."""

from collections.abc import Iterable, Iterator
from math import cos, radians

from zones.maps.build.lines import Layer, Polyline, area, join_lines, simplified
from zones.maps.outline import Outline

WIDEST, HIGHEST = 200, 150  # what the picture measures at most
LONGEST_PATH = 1_500  # characters: a zone's page stays small
SMALLEST_PART = 0.004  # of the largest island: what is smaller is no more than a dot
FRAME_MARGIN = 4
OUTLINE_COLUMNS = Outline._fields


def draw_outlines(layers: Iterable[Layer]) -> Iterator[Outline]:
    """The outline of each shape that has a name; "US-MO" is Missouri."""
    for layer in layers:
        for shape in layer.shapes:
            if shape.name:
                country, _, region = shape.name.partition("-")
                rings = [
                    unwrapped(join_lines(polygon[0], layer.arcs)) for polygon in shape.polygons
                ]
                yield drawn(country, region, rings)


def unwrapped(ring: Polyline) -> Polyline:
    """Alaska's islands beyond the date line stand west of it, not at the other end of the world."""
    return [(x - 360 if x > 170 and y > 50 else x, y) for x, y in ring]


def drawn(
    country: str,
    region: str,
    rings: list[Polyline],
) -> Outline:
    sizes = [area(ring) for ring in rings]
    rings = [
        ring for ring, size in zip(rings, sizes, strict=True) if size >= SMALLEST_PART * max(sizes)
    ]
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    shrink = cos(radians((min(ys) + max(ys)) / 2))
    unit = min(
        (WIDEST - 2 * FRAME_MARGIN) / ((max(xs) - min(xs)) * shrink),
        (HIGHEST - 2 * FRAME_MARGIN) / (max(ys) - min(ys)),
    )
    # Rounded before use: the path has to fit the scale and corner as they are stored.
    across = round(unit * shrink, 4)
    down = round(unit, 4)
    west = round(min(xs) - FRAME_MARGIN / across, 3)
    north = round(max(ys) + FRAME_MARGIN / down, 3)
    placed = [[((x - west) * across, (north - y) * down) for x, y in ring] for ring in rings]
    width, height = (
        round(max(point[axis] for ring in placed for point in ring) + FRAME_MARGIN)
        for axis in (0, 1)
    )
    return Outline(
        country,
        region,
        west,
        north,
        across,
        down,
        width,
        height,
        shortest(placed),
    )


def shortest(rings: list[Polyline]) -> str:
    """As many points as the path has room for."""
    tolerance = 0.3
    while (
        len(path := "".join(svg_path(simplified(ring, tolerance, shrink=1)) for ring in rings))
        > LONGEST_PATH
    ):
        tolerance *= 1.2
    return path


def svg_path(ring: Polyline) -> str:
    """ "M12 30l5-3 2 8z" in whole units; nothing where too few points are left."""
    points = [(round(x), round(y)) for x, y in ring]
    # Without the last point, which is the first one again: z closes the ring.
    steps = [
        (b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:-1], strict=False) if a != b
    ]
    if len(steps) < 2:
        return ""
    lines = " ".join(f"{x} {y}" for x, y in steps).replace(" -", "-")
    return f"M{points[0][0]} {points[0][1]}l{lines}z"
