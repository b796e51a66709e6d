"""Borders on their way into a file: simplified, shared once, put on a grid; and the towns beside
them.
"""

import json

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from zones.maps.build import shores
from zones.maps.build.lines import (
    Layer,
    Shape,
    area,
    join_lines,
    merge_lines,
    shared_arcs,
    simpler,
    simplified,
)
from zones.maps.build.shores import SHORE_CELL, numbered, shore_cell, simpler_shore
from zones.maps.build.sources import VERSIONS, PackageWrong, read_layer, read_layers
from zones.maps.build.topology import Topology
from zones.maps.build.towns import LabelledTown, label_towns, read_labelled_towns

# Two squares side by side. Between them are two arcs, 1 and 2; 0 is the rest of the left one, 3 of
# the right one.
ARCS = [
    [(1, 1), (0, 1), (0, 0), (1, 0)],
    [(1, 0), (1, 0.5)],
    [(1, 0.5), (1, 1)],
    [(1, 0), (2, 0), (2, 1), (1, 1)],
]
SQUARES = Layer(ARCS, [Shape("US-AA", [[[0, 1, 2]]]), Shape("US-BB", [[[3, ~2, ~1]]])])


def test_a_border_between_two_areas_becomes_one_arc_that_both_name():
    layer = merge_lines(SQUARES)
    assert len(layer.arcs) == 3
    (left,), (right,) = (shape.polygons[0] for shape in layer.shapes)
    assert len({n if n >= 0 else ~n for n in [*left, *right]}) == 3
    assert len({*left} & {~n for n in right}) == 1


def test_merged_areas_are_the_same_areas():
    layer = merge_lines(SQUARES)
    for before, after in zip(SQUARES.shapes, layer.shapes, strict=True):
        was, became = (
            join_lines(before.polygons[0][0], SQUARES.arcs),
            join_lines(after.polygons[0][0], layer.arcs),
        )
        assert became[0] == became[-1]
        assert sorted(set(was)) == sorted(set(became))
        assert area(was) == pytest.approx(area(became), rel=1e-3)


def test_an_island_and_the_hole_around_it_share_their_arc():
    ring = [[(0, 0), (1, 0), (1, 1)], [(1, 1), (0, 1), (0, 0)]]
    layer = merge_lines(Layer(ring, [Shape("a", [[[0, 1]]]), Shape("b", [[[~1, ~0]]])]))
    assert len(layer.arcs) == 1
    assert [shape.polygons for shape in layer.shapes] == [[[[0]]], [[[~0]]]]


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ([(0, 0), (1, 0.001), (2, 0)], [(0, 0), (2, 0)]),
        ([(0, 0), (1, 0.1), (2, 0)], [(0, 0), (1, 0.1), (2, 0)]),
        ([(0, 0), (2, 0)], [(0, 0), (2, 0)]),
        ([(0, 0), (1, 0), (1, 1), (0, 0)], [(0, 0), (1, 0), (1, 1), (0, 0)]),
    ],
)
def test_a_line_loses_the_points_that_lie_on_it(line, left):
    assert simplified(line, 0.01) == left


def test_the_largest_island_stays_whatever_its_size():
    small, tiny = [(0, 0), (0.1, 0), (0.1, 0.1), (0, 0)], [(5, 5), (5.01, 5), (5.01, 5.01), (5, 5)]
    layer = simpler(Layer([small, tiny], [Shape("a", [[[0]], [[1]]])]), 0.001, 1)
    assert layer.shapes == [Shape("a", [[[0]]])]


def test_a_topology_is_read_back_as_it_was_written():
    topology = Topology(0.01)
    topology.add_areas("land", [SQUARES])
    border = Layer([[(0, 0), (0, 0.001), (1.5, 1)]], [])
    topology.add_lines("border", [border], lambda layer: [0])
    made = json.loads(json.dumps(topology.as_json()))
    assert made["objects"]["border"] == {"type": "MultiLineString", "arcs": [[4]]}
    assert made["arcs"][4] == [[0, 0], [150, 100]]
    layer = read_layer(made, "land", lambda shape: shape["id"])
    assert [shape.name for shape in layer.shapes] == ["US-AA", "US-BB"]
    assert area(join_lines(layer.shapes[1].polygons[0][0], layer.arcs)) == pytest.approx(
        1, rel=1e-3
    )
    assert read_layer(made, "land", lambda shape: "-").shapes == []


def test_lines_and_areas_of_one_layer_share_their_arcs():
    layer = merge_lines(SQUARES)
    topology = Topology(0.01)
    topology.add_lines("seams", [layer], shared_arcs)
    topology.add_areas("land", [layer])
    made = topology.as_json()
    assert made["objects"]["seams"]["arcs"] == [[0]]
    assert len(made["arcs"]) == 3


def test_a_border_between_two_areas_may_be_finer_than_a_shore():
    bent = [(1, 0), (1.05, 0.5), (1, 1)]
    layer = Layer([ARCS[0], bent, ARCS[3]], [Shape("a", [[[0, 1]]]), Shape("b", [[[2, ~1]]])])
    assert shared_arcs(layer) == {1}
    assert len(simpler(layer, 0.1, 0).arcs[1]) == 2
    assert len(simpler(layer, 0.1, 0, between=0.01).arcs[1]) == 3


def test_two_objects_of_a_file_are_one_layer():
    topology = Topology(0.01)
    topology.add_areas("land", [SQUARES])
    made = topology.as_json()
    layer = read_layers(
        made | {"objects": {"a": made["objects"]["land"], "b": made["objects"]["land"]}},
        a=lambda shape: shape["id"],
        b=lambda shape: shape["id"] + "/",
    )
    assert [shape.name for shape in layer.shapes] == ["US-AA", "US-AA/", "US-BB", "US-BB/"]
    assert layer.shapes[0].polygons == layer.shapes[1].polygons


def test_a_shore_is_fine_where_people_live():
    shore = [(n * SHORE_CELL / 10, 0.01 * (n % 2)) for n in range(200)]
    settled = frozenset({shore_cell(shore[100])})
    left = simpler_shore(shore, settled)
    assert {point for point in shore if shore_cell(point) in settled} <= set(left)
    assert len(left) < 40
    assert len(simpler_shore(shore, frozenset())) == 2


def test_rings_are_numbered_behind_those_that_there_are():
    arcs = [[(0, 0)]]
    assert numbered([[(1, 1)], [(2, 2)]], arcs) == [[1], [2]]
    assert len(arcs) == 3


# -- towns -----------------------------------------------------------------------------------------
def town(name, longitude, people, latitude=40):
    return LabelledTown(name, longitude, latitude, people)


def test_towns_stand_by_their_size_and_small_ones_where_no_other_is():
    crowd = [town(f"Suburb {chr(65 + n // 26)}{chr(65 + n % 26)}", -90, 9_000) for n in range(400)]
    towns = {"US-AA": [town("Large", -90, 900_000), *crowd, town("Lonely", -95, 1_500)]}
    labels = label_towns("US-AA", towns)
    assert labels[0] == ("Large", 40, -90, 900)
    assert labels[-1] == ("Lonely", 40, -95, 1)
    assert len(labels) == 350


def test_larger_towns_over_the_border_are_there_and_hamlets_nowhere():
    towns = {
        "US-AA": [town("Here", -90, 5_000), town("Hamlet", -91, 900)],
        "US-BB": [
            town("There", -90.1, 50_000),
            town("Village", -90.1, 5_000),
            town("Far", -80, 1e6),
        ],
    }
    assert [label[0] for label in label_towns("US-AA", towns)] == ["There", "Here"]


def test_tracts_of_a_census_are_no_towns():
    towns = read_labelled_towns(settings.BASE_DIR / "fixtures" / "gazetteer.csv.gz")
    names = {town.name for found in towns.values() for town in found}
    assert {"Ct 0003", "Cross Lake 19A", "Highway 11"} & names == set()
    assert {"Montréal", "100 Mile House", "Winston-Salem"} <= names


# -- the command -----------------------------------------------------------------------------------
def test_a_missing_package_is_named_and_nothing_is_written(tmp_path):
    with pytest.raises(
        CommandError, match=r"has no us-atlas\. Install us-atlas@3\.0\.1 there with npm\."
    ):
        call_command("build_map", tmp_path, output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_missing_shapely_is_named(monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(shores, "import_module", absent)
    with pytest.raises(PackageWrong, match="shapely is not installed.*uv run --group map"):
        shores.area_of([[(0, 0), (1, 0), (1, 1), (0, 0)]])


def test_another_version_of_a_package_is_refused(tmp_path):
    for name in VERSIONS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text('{"version": "9.9.9"}')
    with pytest.raises(CommandError, match=r"us-atlas must be 3\.0\.1, not 9\.9\.9\."):
        call_command("build_map", tmp_path, output=tmp_path / "out")
