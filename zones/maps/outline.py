"""The outline of a state, a province or a country with a dot in it: a small picture that says where
a zone lies.
"""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zones.geo.point import Point

OUTLINES = Path(__file__).parents[2] / "fixtures" / "outlines.csv"


class Outline(NamedTuple):
    """A region on paper, `width` by `height` units;

    `across` and `down` are units a degree from its corner.
    """

    country: str
    region: str  # "" for a whole country
    west: float
    north: float
    across: float
    down: float
    width: int
    height: int
    path: str


class Spot(NamedTuple):
    """Where the dot of a point lies on paper, as the numbers of an SVG; they are the same in every
    language.
    """

    outline: Outline
    x: str
    y: str


@cache
def load_outlines() -> dict[tuple[str, str], Outline]:
    """All of them, read once: about 100 kilobytes."""
    with OUTLINES.open(encoding="utf-8", newline="") as file:
        rows = (read_row(**row) for row in csv.DictReader(file, strict=True))
        return {(row.country, row.region): row for row in rows}


def read_row(
    country: str,
    region: str,
    west: str,
    north: str,
    across: str,
    down: str,
    width: str,
    height: str,
    path: str,
) -> Outline:
    return Outline(
        country,
        region,
        float(west),
        float(north),
        float(across),
        float(down),
        int(width),
        int(height),
        path,
    )


def spot(
    country: str,
    region: str,
    point: Point,
) -> Spot | None:
    """The point on the outline of its region, or of its country where that has no regions;

    None outside of it.
    """
    known = load_outlines()
    outline = known.get((country, region)) or known.get((country, ""))
    if outline is None:
        return None
    x = (point.longitude - outline.west) % 360 * outline.across  # Alaska reaches over the date line
    y = (outline.north - point.latitude) * outline.down
    # x is never below 0: % 360 puts what lies west of the frame far to the east of it.
    if not (x <= outline.width and 0 <= y <= outline.height):
        return None
    return Spot(outline, f"{x:.1f}", f"{y:.1f}")
