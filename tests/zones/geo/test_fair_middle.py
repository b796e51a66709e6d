"""The fair middle of two people: the longer trip first, then the sum; both distances shown, and no
place kept.
"""

from functools import cache
from heapq import nsmallest
from math import asin, atan2, cos, degrees, radians, sin, sqrt
from random import Random

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.filters import asked_for
from zones.directory.index import Directory
from zones.directory.meeting import Now
from zones.geo.point import EARTH_RADIUS_KM, Point, distance_km
from zones.places.gazetteer import Located, Place
from zones.search.find import find
from zones.search.terms import Terms
from zones.vocabulary import Answer, Outcome, PlaceKind

KANSAS_CITY, ST_LOUIS = "64128", "St. Louis, MO"


# -- the oracle: every trip of both, by another formula than the index -----------------------------
def vector(point):
    latitude, longitude = radians(point.latitude), radians(point.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def arc_km(one, other):
    """By the angle between two vectors, as exact for near neighbours as for the other side of the
    earth.
    """
    a, b, c = one
    x, y, z = other
    across = sqrt((b * z - c * y) ** 2 + (c * x - a * z) ** 2 + (a * y - b * x) ** 2)
    return EARTH_RADIUS_KM * atan2(across, a * x + b * y + c * z)


def somewhere(random):
    return Point(degrees(asin(random.uniform(-1, 1))), random.uniform(-180, 180))


def points_of_the_earth(random):
    """Everywhere, around the pole, and on both sides of the date line."""
    points = [somewhere(random) for _ in range(300)]
    points += [Point(89.9 - n / 20, n * 67 % 360 - 180) for n in range(60)]
    return points + [Point(n / 3 - 16, 179.9 if n % 2 else -179.9) for n in range(100)]


@cache
def made_up():
    points = points_of_the_earth(Random(4))
    listings = [
        a_listing(
            f"z{n:04}",
            station=a_station(key=f"us-{n:04}", point=point),
            step_free=Answer.YES if n % 3 == 0 else Answer.NO,
            hours="24/7" if n % 40 == 0 else "",
        )
        for n, point in enumerate(points)
    ]
    return Directory(listings), [vector(point) for point in points]


def pairs(count):
    random = Random(20261201)
    for _ in range(count):
        one = somewhere(random)
        across = Point(one.latitude, (one.longitude + random.uniform(179, 541)) % 360 - 180)
        near = Point(max(-90, min(90, one.latitude + random.uniform(-2, 2))), one.longitude)
        yield (
            one,
            random.choice(
                [somewhere(random), across, near, one, Point(89.99, 0.0), Point(-8.0, 180.0)]
            ),
        )


def place(name, point):
    return Place(name, point, PlaceKind.POINT, "US", "XX", near=name)


def ask_for(directory, one, other, **terms):
    places = {"one": Located(place("one", one)), "other": Located(place("other", other))}
    asked = Terms(near="one", other="other", **terms)
    return find(asked, directory=directory, at=NOW, locate=places.__getitem__)


@pytest.mark.parametrize(
    ("filters", "fits"),
    [
        ({}, lambda n: True),
        ({"stepfree": ["on"]}, lambda n: n % 3 == 0),
        ({"always": ["on"]}, lambda n: n % 40 == 0),
    ],
    ids=["no filter", "many fit", "few fit"],
)
def test_the_fair_middle_is_that_of_brute_force(filters, fits):
    directory, vectors = made_up()
    numbers = [n for n in range(len(vectors)) if fits(n)]
    for one, other in pairs(700 if filters else 2_000):
        here, there = vector(one), vector(other)
        trips = ((arc_km(here, vectors[n]), arc_km(there, vectors[n])) for n in numbers)
        expected = nsmallest(10, ((max(a, b), a + b) for a, b in trips))
        hits = ask_for(directory, one, other, filters=asked_for(filters)).hits
        found = [
            (max(hit.distance_km, hit.other_distance_km), hit.distance_km + hit.other_distance_km)
            for hit in hits
        ]
        assert found == [pytest.approx(pair, abs=1e-3) for pair in expected], (one, other)


# -- what stands on a page of answers --------------------------------------------------------------
def test_both_distances_are_those_of_each_person(shipped):
    hit = find(Terms(near=KANSAS_CITY, other=ST_LOUIS), directory=shipped, at=NOW).hits[0]
    results = find(Terms(near=ST_LOUIS, other=KANSAS_CITY), directory=shipped, at=NOW)
    there = hit.listing.station.point
    assert hit.distance_km == pytest.approx(distance_km(Point(39.0654, -94.5410), there), abs=5)
    assert (hit.distance_km, hit.other_distance_km) == pytest.approx(
        (results.hits[0].other_distance_km, results.hits[0].distance_km)
    )
    assert hit.listing == results.hits[0].listing


def test_one_place_twice_is_the_search_around_it(shipped):
    alone = find(Terms(near=KANSAS_CITY), directory=shipped, at=NOW)
    both = find(Terms(near=KANSAS_CITY, other=KANSAS_CITY), directory=shipped, at=NOW)
    assert [hit.listing.id for hit in both.hits] == [hit.listing.id for hit in alone.hits]
    assert [hit.other_distance_km for hit in both.hits] == [hit.distance_km for hit in both.hits]
    assert (alone.other, both.other) == (None, both.origin)


def test_near_counts_from_the_very_middle_of_a_long_way():
    """80 km beyond half of the way: who live far apart are not told that there is nothing."""

    def outcome(longitude):
        directory = Directory([a_listing(station=a_station(point=Point(0, longitude)))])
        return ask_for(directory, Point(0, 0), Point(0, 4)).outcome

    assert [outcome(longitude) for longitude in (2, 2.71, 2.73, 10)] == [
        Outcome.FOUND, Outcome.FOUND, Outcome.NOTHING_NEAR, Outcome.NOTHING_NEAR,
    ]  # fmt: skip


def test_usable_ones_come_first_and_few_bring_farther_ones():
    row = [
        a_listing(
            f"z{n:04}",
            station=a_station(
                key=f"us-{n:04}", point=Point(40, -75 + n * 0.01), time_zone="America/New_York"
            ),
            hours="24/7" if n in (3, 12, 40) else "Mo 01:00-02:00",
        )
        for n in range(60)
    ]
    results = ask_for(Directory(row), Point(40, -75.3), Point(40, -75), at=Now())
    assert [(hit.listing.id, hit.beyond) for hit in results.hits if hit.usable is Answer.YES] == [
        ("z0003", False), ("z0012", True), ("z0040", True),
    ]  # fmt: skip
    assert all(hit.other_distance_km < hit.distance_km for hit in results.hits)


def test_a_usable_one_is_found_among_very_many_that_are_not():
    row = [
        a_listing(
            f"z{n:04}",
            station=a_station(key=f"us-{n:04}", point=Point(40, -75 + n * 0.01)),
            hours="24/7" if n == 399 else "Mo 01:00-02:00",
        )
        for n in range(400)
    ]
    results = ask_for(Directory(row), Point(40, -75.3), Point(40, -75), at=Now())
    assert [hit.listing.id for hit in results.hits if hit.beyond] == ["z0399"]


@pytest.mark.parametrize(
    ("near", "other", "outcome", "parameters"),
    [
        ("64128", "Kingston", Outcome.SEVERAL_PLACES, {"other"}),
        ("Springfield", "64128", Outcome.SEVERAL_PLACES, {"near"}),
        ("Springfield", "Kingston", Outcome.SEVERAL_PLACES, {"near", "other"}),
        ("64128", "Texas", Outcome.SEVERAL_PLACES, {"other"}),
        ("64128", "qqqq", Outcome.PLACE_UNKNOWN, set()),
        ("Springfield", "qqqq", Outcome.PLACE_UNKNOWN, {"near"}),
        ("qqqq", "qqqq", Outcome.PLACE_UNKNOWN, set()),
        ("", "64128", Outcome.NOTHING_ASKED, set()),
    ],
)
def test_a_second_place_that_is_not_clear_is_asked_for(shipped, near, other, outcome, parameters):
    results = find(Terms(near=near, other=other), directory=shipped, at=NOW)
    assert (results.outcome, results.hits) == (outcome, ())
    assert {alternative.parameter for alternative in results.alternatives} == parameters
