"""Maps of squares: every region has one, every zone is counted in one, and no two overlap."""

from collections import Counter

import pytest

from tests.conftest import NOW
from zones.directory.coverage import Coverage, Figures, Step, coverage_of, sum_up
from zones.maps.tile_grid import GRIDS, PITCH, SIDE, WITHOUT_GRID, marks_of, tile_maps
from zones.places.build.sources import regions


def coverage_with(regions):
    countries = {
        country: sum_up(figures for (other, _), figures in regions.items() if other == country)
        for country, _region in regions
    }
    return Coverage(NOW.date(), regions, countries, sum_up(countries.values()))


@pytest.mark.parametrize("country", GRIDS)
def test_every_region_has_one_square(country):
    known = {region.code for region in regions() if region.country == country and region.code}
    drawn = Counter(code for code in GRIDS[country].split() if code != ".")
    assert drawn == Counter(known)


@pytest.mark.parametrize("country", GRIDS)
def test_the_rows_of_a_grid_are_equally_long(country):
    rows = [line.split() for line in GRIDS[country].strip().split("\n")]
    assert len({len(row) for row in rows}) == 1


def test_every_zone_of_the_shipped_directory_is_on_one_map(shipped):
    coverage = coverage_of(shipped, today=NOW.date())
    maps = tile_maps(coverage)
    assert [each.country for each in maps] == ["US", "CA", "AU", WITHOUT_GRID]
    assert sum(tile.zones for each in maps for tile in each.tiles) == coverage.total.zones
    assert {tile.code for tile in maps[-1].tiles} == {"BR", "FR", "GB"}


def test_squares_lie_beside_each_other_inside_the_drawing(shipped):
    for each in tile_maps(coverage_of(shipped, today=NOW.date())):
        corners = [(tile.x, tile.y) for tile in each.tiles]
        assert len(set(corners)) == len(corners)
        assert all(x % PITCH == 1 and y % PITCH == 1 for x, y in corners)
        assert max(x for x, _y in corners) + SIDE < each.width
        assert max(y for _x, y in corners) + SIDE < each.height


def test_a_region_that_no_grid_has_stands_below():
    (drawn,) = tile_maps(coverage_with({("AU", "VIC"): Figures(3, 3), ("AU", "ZZ"): Figures(2, 1)}))
    below = drawn.tiles[-1]
    assert (below.code, below.zones, below.step) == ("ZZ", 2, Step.MUCH)
    assert (below.x, below.y, drawn.height) == (1, 4 * PITCH + 1, 5 * PITCH)


def test_what_is_in_a_square():
    (drawn,) = tile_maps(coverage_with({("AU", "VIC"): Figures(3, 3)}))
    assert {tile.code: (tile.zones, tile.step, tile.marks) for tile in drawn.tiles} == {
        "VIC": (3, Step.MOST, 26),
        **dict.fromkeys(["WA", "NT", "QLD", "SA", "NSW", "ACT", "TAS"], (0, Step.EMPTY, 0)),
    }
    assert drawn.codes[Step.MOST] == ["VIC"]
    assert drawn.codes[Step.SOME] == []


def test_each_step_has_other_marks_and_they_fit():
    assert [marks_of(step) for step in Step] == [0, 0, 5, 12, 19, 26]
    assert 4 + marks_of(Step.MOST) < SIDE


def test_no_zone_is_no_map():
    assert tile_maps(coverage_with({})) == []
