"""Borders on their way into a file: simplified, shared once, put on a grid; and drawn as a small
outline.
"""

import json

import pytest
from django.core.management import CommandError, call_command

from zones.maps.build.lines import (
    Layer,
    Shape,
    Topology,
    area,
    join_lines,
    merge_lines,
    simpler,
    simplified,
)
from zones.maps.build.outlines import drawn, svg_path
from zones.maps.build.sources import VERSIONS, read_layer

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
    topology.add_lines("border", [[(0, 0), (0, 0.001), (1.5, 1)]])
    made = json.loads(json.dumps(topology.as_json()))
    assert made["objects"]["border"] == {"type": "MultiLineString", "arcs": [[4]]}
    assert made["arcs"][4] == [[0, 0], [150, 100]]
    layer = read_layer(made, "land", lambda shape: shape["id"])
    assert [shape.name for shape in layer.shapes] == ["US-AA", "US-BB"]
    assert area(join_lines(layer.shapes[1].polygons[0][0], layer.arcs)) == pytest.approx(
        1, rel=1e-3
    )
    assert read_layer(made, "land", lambda shape: "-").shapes == []


def test_an_outline_fills_its_frame():
    outline = drawn("US", "AA", [[(-95, 36), (-89, 36), (-89, 40), (-95, 40), (-95, 36)]])
    assert (outline.width, outline.height) == (176, 150)
    assert outline.path == "M4 146l168 0 0-142-168 0z"


def test_a_path_of_too_few_points_is_none():
    assert svg_path([(0, 0), (0.1, 0.1), (0, 0)]) == ""
    assert svg_path([(0, 0), (5, 0), (5, -5), (0, 0)]) == "M0 0l5 0 0-5z"


# -- the command -----------------------------------------------------------------------------------
def test_a_missing_package_is_named_and_nothing_is_written(tmp_path):
    with pytest.raises(
        CommandError, match=r"has no us-atlas\. Install us-atlas@3\.0\.1 there with npm\."
    ):
        call_command("build_map", tmp_path, output=tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_another_version_of_a_package_is_refused(tmp_path):
    for name in VERSIONS:
        (tmp_path / name).mkdir()
        (tmp_path / name / "package.json").write_text('{"version": "9.9.9"}')
    with pytest.raises(CommandError, match=r"us-atlas must be 3\.0\.1, not 9\.9\.9\."):
        call_command("build_map", tmp_path, output=tmp_path / "out")
