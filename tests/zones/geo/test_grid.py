"""A grid gives every point within reach, over pole and date line too."""

from hypothesis import example, given
from hypothesis import strategies as st

from zones.geo.grid import PointGrid
from zones.geo.point import Point, distance_km

points = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


@given(st.lists(points, max_size=30), points, st.floats(0.1, 5_000), st.sampled_from([1, 4, 10]))
@example([Point(0, 179.9)], Point(0, -179.9), 50, 4)
@example([Point(89.9, 0)], Point(89.9, 180), 50, 4)
def test_every_point_within_reach_is_among_those_around(known, origin, within_km, strips):
    numbered = [(n, point.latitude, point.longitude) for n, point in enumerate(known)]
    grid = PointGrid(numbered, strips_per_degree=strips)
    near = {n for n, point in enumerate(known) if distance_km(origin, point) <= within_km}
    around = list(grid.around(origin, within_km))
    assert near <= set(around)
    assert len(around) == len(set(around))
