"""The towns whose names stand on the map, out of the gazetteer."""

import csv
import gzip
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

MOST_LABELLED_TOWNS = 350  # of a region
FEWEST_PEOPLE = 1_000
LABEL_CELL = 0.4  # degrees: the largest town of each cell has its name, however small it is
MOST_ACROSS, FEWEST_ACROSS = 80, 8_000  # towns over the border, people of one
NEAR_BORDER = 0.3  # degrees: what is called near a border
NO_NAME = re.compile(r"\bCt \d| / |\d[A-Z]?$")  # tracts of a census and the like


class LabelledTown(NamedTuple):
    name: str
    longitude: float
    latitude: float
    people: int


def read_labelled_towns(gazetteer: Path) -> dict[str, list[LabelledTown]]:
    """The towns of each region, as "US-MO", the most populous first."""
    towns: dict[str, list[LabelledTown]] = {}
    with gzip.open(gazetteer, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "town" and not NO_NAME.search(row["name"]):
                town = LabelledTown(
                    row["name"],
                    float(row["longitude"]),
                    float(row["latitude"]),
                    int(row["population"] or 0),
                )
                towns.setdefault(f"{row['country']}-{row['region']}", []).append(town)
    return {
        region: sorted(found, key=lambda town: (-town.people, town))
        for region, found in towns.items()
    }


def label_towns(
    region: str,
    towns: Mapping[str, Sequence[LabelledTown]],
) -> list[tuple[str, float, float, int]]:
    """Name, latitude, longitude and thousands of people of those that have a label on the map of a
    region, the most populous first: the largest everywhere, then the largest, and the larger ones
    over its border.
    """
    known = [town for town in towns.get(region, ()) if town.people >= FEWEST_PEOPLE]
    first: dict[tuple[int, int], LabelledTown] = {}
    for town in known:
        first.setdefault(town_cell(town, LABEL_CELL), town)
    leading = set(first.values())
    chosen = sorted(known, key=lambda town: town not in leading)[:MOST_LABELLED_TOWNS]
    return [
        (town.name, round(town.latitude, 2), round(town.longitude, 2), town.people // 1000)
        for town in sorted([*chosen, *across(region, towns)], key=lambda town: (-town.people, town))
    ]


def across(
    region: str,
    towns: Mapping[str, Sequence[LabelledTown]],
) -> list[LabelledTown]:
    """Towns of other regions beside those of this one."""
    own = {
        (x + east, y + north)
        for x, y in (town_cell(town, NEAR_BORDER) for town in towns.get(region, ()))
        for east in (-1, 0, 1)
        for north in (-1, 0, 1)
    }
    near = [
        town
        for other, found in towns.items()
        if other != region
        for town in found
        if town.people >= FEWEST_ACROSS and town_cell(town, NEAR_BORDER) in own
    ]
    return sorted(near, key=lambda town: -town.people)[:MOST_ACROSS]


def town_cell(town: LabelledTown, degrees: float) -> tuple[int, int]:
    return round(town.latitude / degrees), round(town.longitude / degrees)
