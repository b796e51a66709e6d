"""Distances, and the index against brute force."""

from itertools import islice
from random import Random

import pytest
from geopy.distance import great_circle
from hypothesis import given
from hypothesis import strategies as st

from zones.geo.nearest import NearestIndex
from zones.geo.point import Point, distance_km

points = st.builds(
    Point,
    st.floats(-90, 90) | st.sampled_from([-90.0, 0.0, 89.9999, 90.0]),
    st.floats(-180, 180) | st.sampled_from([-180.0, 0.0, 179.9999, 180.0]),
)


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [
        (91, 0),
        (-90.01, 0),
        (0, 180.5),
        (0, -181),
        (float("nan"), 0),
        (0, float("nan")),
        (float("inf"), 0),
    ],
)
def test_a_point_outside_the_earth_is_an_error(latitude, longitude):
    with pytest.raises(ValueError, match=r"must lie between"):
        Point(latitude, longitude)


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [
        (Point(39.0997, -94.5786), Point(39.0997, -94.5786), 0),
        (Point(0, 0), Point(0, 180), 20015.1),
        (Point(90, 0), Point(-90, 77), 20015.1),
        (Point(0, 179.5), Point(0, -179.5), 111.2),
        (Point(40.7128, -74.0060), Point(34.0522, -118.2437), 3935.8),
    ],
)
def test_known_distances(a, b, km):
    assert distance_km(a, b) == pytest.approx(km, abs=0.1)


@given(points, points)
def test_distance_agrees_with_geopy(a, b):
    expected = great_circle(
        (a.latitude, a.longitude), (b.latitude, b.longitude), radius=6371.0088
    ).km
    assert distance_km(a, b) == pytest.approx(expected, abs=1e-3)


@given(st.lists(points | st.none(), max_size=60), points)
def test_nearest_equals_brute_force_over_poles_and_date_line(stock, origin):
    found = list(NearestIndex(stock).nearest(origin))
    expected = [(distance_km(origin, point), n) for n, point in enumerate(stock) if point]
    assert sorted(n for _, n in found) == [n for _, n in expected]
    assert [km for km, _ in found] == pytest.approx(sorted(km for km, _ in expected), abs=1e-4)
    assert [km for km, _ in found] == sorted(km for km, _ in found)


@given(st.integers(0, 10**6), points, st.sampled_from([0.01, 1, 40]))
def test_nearest_equals_brute_force_among_many_that_lie_close(seed, origin, spread):
    """Enough for a tree of several floors, in heaps around the origin as zones lie around towns."""
    random = Random(seed)
    stock = [
        Point(
            max(-90, min(90, random.gauss(origin.latitude, spread))),
            max(-180, min(180, random.gauss(origin.longitude, spread))),
        )
        for _ in range(300)
    ]
    stock += stock[:40]  # two zones of one station
    index = NearestIndex(stock)
    found = list(islice(index.nearest(origin), 25))
    assert found == index.nearest_of(origin, range(len(stock)))[:25]
    assert [km for km, _ in found] == pytest.approx(
        sorted(distance_km(origin, point) for point in stock)[:25], abs=1e-4
    )


def fairest_by_brute_force(stock, one, other):
    """(longer, shorter) of every point, the fairest first: the longer trip, then the sum."""
    trips = [(distance_km(one, point), distance_km(other, point)) for point in stock if point]
    return [
        (max(pair), min(pair)) for pair in sorted(trips, key=lambda pair: (max(pair), sum(pair)))
    ]


@given(st.lists(points | st.none(), max_size=60), points, points)
def test_fairest_equals_brute_force_over_poles_and_date_line(stock, one, other):
    index = NearestIndex(stock)
    found = list(index.nearest_to_both(one, other))
    expected = fairest_by_brute_force(stock, one, other)
    assert sorted(n for *_, n in found) == [n for n, point in enumerate(stock) if point]
    assert [longer for longer, _, _ in found] == pytest.approx(
        [longer for longer, _ in expected], abs=1e-4
    )
    assert [longer for longer, _, _ in found] == sorted(longer for longer, _, _ in found)
    one_by_one = index.nearest_to_both_of(one, other, range(len(stock)))
    assert [longer for longer, _, _ in found] == pytest.approx(
        [longer for longer, _, _ in one_by_one], abs=1e-4
    )


@given(points, st.integers(2, 40), points)
def test_equal_distances_come_in_the_given_order(place, copies, origin):
    found = NearestIndex([place] * copies).nearest(origin)
    assert [n for _, n in found] == list(range(copies))


@given(points, st.integers(2, 40), points, points)
def test_equally_fair_ones_come_in_the_given_order(place, copies, one, other):
    found = NearestIndex([place] * copies).nearest_to_both(one, other)
    assert [n for *_, n in found] == list(range(copies))


def test_of_two_equal_longer_trips_the_smaller_sum_is_fairer():
    one, other = Point(0, 0), Point(0.5, 1)
    # both two degrees from the one; the east is nearer to the other
    north, east = Point(2, 0), Point(0, 2)
    assert [n for *_, n in NearestIndex([north, east]).nearest_to_both(one, other)] == [1, 0]
    assert [n for *_, n in NearestIndex([east, north]).nearest_to_both(one, other)] == [0, 1]


def test_a_taken_few_are_the_first_of_all():
    stock = [Point(n % 17, n % 23) for n in range(200)]
    index = NearestIndex(stock)
    assert list(islice(index.nearest(Point(3, 4)), 10)) == list(index.nearest(Point(3, 4)))[:10]


def test_some_positions_alone_are_found_in_order_and_places_unknown_are_not():
    index = NearestIndex([Point(0, 3), None, Point(0, 1), Point(0, 2), None])
    assert [n for _, n in index.nearest_of(Point(0, 0), [0, 1, 2, 4])] == [2, 0]
    assert [n for *_, n in index.nearest_to_both_of(Point(0, 0), Point(0, 4), [0, 1, 2, 3, 4])] == [
        3,
        0,
        2,
    ]
    assert index.distances_km(Point(0, 0), [3, 0]) == pytest.approx([222.39, 333.585], abs=0.01)


def test_an_empty_index_finds_nothing():
    assert list(NearestIndex([]).nearest(Point(0, 0))) == []
