"""A country as a grid of squares, one for each region, about where it lies: a map that is read on
the smallest screen, and on which Rhode Island is as large as Alaska.
"""

from collections.abc import Mapping
from typing import NamedTuple

from zones.directory.coverage import MARKED, Coverage, Figures, Step, step_of

# Every region of these countries by its code, each with a file in static/map; a dot is none. The
# United States are laid out as newspapers do, with the territories beside Hawaii and Florida.
GRIDS = {
    "US": """
        AK .  .  .  .  .  .  .  .  .  ME
        .  .  .  .  .  .  .  .  .  VT NH
        WA ID MT ND MN IL WI MI NY RI MA
        OR NV WY SD IA IN OH PA NJ CT .
        CA UT CO NE MO KY WV VA MD DE .
        .  AZ NM KS AR TN NC SC DC .  .
        .  .  .  OK LA MS AL GA .  .  .
        HI .  .  TX .  .  .  .  FL .  .
        GU MP AS .  .  .  .  .  .  PR VI
    """,
    "CA": """
        YT NT NU .  .  .  .  NL
        BC AB SK MB ON QC NB PE
        .  .  .  .  .  .  .  NS
    """,
    "AU": """
        WA NT QLD .
        .  SA NSW ACT
        .  .  VIC .
        .  .  TAS .
    """,
}
WITHOUT_GRID = ""  # the map of all countries without a grid, a square each
SIDE = 34  # of a square, in the units of the drawing
PITCH = 36  # from one square to the next
EM = 15  # units that are as wide as the letters around the drawing are high
PIP, GAP = 5, 2  # of the row of marks in a square


class Tile(NamedTuple):
    """A square with its upper left corner; `marks` is the length of its row of marks."""

    code: str
    x: int
    y: int
    zones: int
    step: Step
    marks: int


class TileMap(NamedTuple):
    """The squares of one country, or of `WITHOUT_GRID`; `em` is the width on a page."""

    country: str
    width: int
    height: int
    em: str
    tiles: tuple[Tile, ...]

    @property
    def codes(self) -> dict[Step, list[str]]:
        """What stands in the squares of each step, in the order of the drawing."""
        return {step: [tile.code for tile in self.tiles if tile.step is step] for step in Step}


def marks_of(step: Step) -> int:
    """The length of the row of marks: nobody needs to see colours."""
    if step not in MARKED:
        return 0
    return (MARKED.index(step) + 1) * (PIP + GAP) - GAP


def tile_maps(coverage: Coverage) -> list[TileMap]:
    """A map of each country with a listed zone, the one with the most first; every zone is on one
    of them.
    """
    of_countries = {country: regions_of_country(coverage, country) for country in GRIDS}
    maps = [
        tile_map(country, GRIDS[country], regions)
        for country, regions in of_countries.items()
        if regions
    ]
    maps.sort(key=lambda each: -coverage.countries[each.country].zones)
    others = {
        country: figures for country, figures in coverage.countries.items() if country not in GRIDS
    }
    return [*maps, tile_map(WITHOUT_GRID, "", others)] if others else maps


def regions_of_country(coverage: Coverage, country: str) -> dict[str, Figures]:
    return {
        region: figures
        for (its_country, region), figures in coverage.regions.items()
        if its_country == country
    }


def tile_map(country: str, grid: str, figures: Mapping[str, Figures]) -> TileMap:
    """What has no square in the grid stands in rows of its own below it."""
    rows = [line.split() for line in grid.split("\n") if line.strip()]
    columns = len(rows[0]) if rows else len(figures)
    in_grid = {code for row in rows for code in row}
    beside = [code for code in figures if code not in in_grid]
    rows += [beside[first : first + columns] for first in range(0, len(beside), columns)]
    tiles = [
        tile(code, column, row, figures.get(code, Figures()))
        for row, codes in enumerate(rows)
        for column, code in enumerate(codes)
        if code != "."
    ]
    width = columns * PITCH
    return TileMap(country, width, len(rows) * PITCH, f"{width / EM:.1f}", tuple(tiles))


def tile(code: str, column: int, row: int, figures: Figures) -> Tile:
    step = step_of(figures)
    return Tile(code, column * PITCH + 1, row * PITCH + 1, figures.zones, step, marks_of(step))
