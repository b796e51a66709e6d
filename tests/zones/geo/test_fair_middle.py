"""The fair middle of two people: the longer trip first, then the sum; both distances shown, and no
place kept.
"""

import logging
import re
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
from zones.vocabulary import Answer, LocationStatus, Outcome, PlaceKind

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


# -- doors -----------------------------------------------------------------------------------------
def test_the_page_shows_both_trips_and_calls_them_straight_lines(served, client):
    page = client.get("/search/", {"near": "64128", "other": "66101"}).content.decode()
    assert "Zones fair to 64128, Kansas City, MO and 66101, Kansas City, KS" in page
    assert re.search(
        r'<span aria-hidden="true">You: [\d.]+ mi · the other person: [\d.]+ mi</span>', page
    )
    assert re.search(
        r'<span class="aloud">You: [\d.]+ miles · the other person: [\d.]+ miles</span>', page
    )
    assert "Distances are straight lines, not roads." in page
    assert '<input id="other" name="other" value="66101"' in page
    assert "A ZIP or a town is enough, for both of you: neither is stored" in page


def test_a_spot_that_is_not_exact_has_no_exact_trip(show):
    station = a_station(
        point=Point(39.1, -94.6), location_status=LocationStatus.STREET, city="Testville"
    )
    page = show(
        a_listing(station=station), address="/search/?near=39.1,-94.61&other=38.1,-94.6&units=km"
    )
    assert (
        "You: in or near Testville — exact spot not on our map · the other person: about 110 km"
        in (page.content.decode())
    )


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ({"near": "64128", "other": "Kingston"}, "/search/?near=64128&amp;other=Kingston%2C+ON"),
        (
            {"near": "Springfield", "other": "64128"},
            "/search/?near=Springfield%2C+MO&amp;other=64128",
        ),
        (
            {"near": "64128", "other": "Philadelphia"},
            "/search/?near=64128&amp;other=Philadelphia%2C+MS",
        ),
    ],
)
def test_a_choice_keeps_the_other_place(served, client, query, choice):
    assert f'<a href="{choice}">' in client.get("/search/", query).content.decode()


def test_of_two_unclear_places_each_has_its_choices(served, client):
    page = client.get("/search/", {"near": "Springfield", "other": "qqqq"}).content.decode()
    assert "“Springfield” may be:" in page
    assert "We could not find “qqqq” on our map." in page


def test_the_api_names_both_places_and_both_distances(served, client):
    answer = client.get(
        "/api/v1/search", {"near": "64128", "other": "66101", "at": "now", "camera": "on"}
    ).json()
    assert (answer["origin"]["name"], answer["other"]["name"]) == (
        "64128, Kansas City, MO",
        "66101, Kansas City, KS",
    )
    assert all(zone["other_distance_km"] >= 0 for zone in answer["zones"])
    longer = [
        max(zone["distance_km"], zone["other_distance_km"])
        for zone in answer["zones"]
        if zone["usable"] == "yes"
    ]
    assert longer == sorted(longer)
    assert "other=66101" in answer["next"]
    assert (
        client.get("/api/v1/search", {"near": "64128"}).json()["zones"][0]["other_distance_km"]
        is None
    )


@pytest.mark.parametrize(
    "other",
    ["91,0", "nan,nan", "a\x00b", "x" * 10_000, "\ufffd"],
    ids=["latitude", "nan", "NUL", "long", "encoding"],
)
@pytest.mark.parametrize("door", ["/search/", "/api/v1/search"])
def test_nonsense_as_a_second_place_is_refused_in_words(served, client, door, other):
    response = client.get(door, {"near": "64128", "other": other})
    assert response.status_code == 400
    assert b"other" in response.content


# -- what is kept of the two places: nothing -------------------------------------------------------
WORDS = {"near": "Blue Springs, MO", "other": "Leavenworth, KS"}


def test_no_log_line_header_or_cookie_carries_a_place(served, client, caplog):
    caplog.set_level(logging.DEBUG)
    for door in ("/search/", "/fr/search/", "/api/v1/search"):
        response = client.get(door, {**WORDS, "at": "now"})
        assert response.status_code == 200
        assert not response.cookies
        assert not [value for name, value in response.items() if said_in(value)]
        assert response["Referrer-Policy"] == "strict-origin"
    assert not [record for record in caplog.records if said_in(record.getMessage())]


def test_no_link_that_leaves_the_search_carries_a_place(served, client):
    """The results page may link to itself, in other words or languages; nothing beyond it learns of
    the places.
    """
    page = client.get("/search/", {**WORDS, "at": "2026-12-05T16:30"}).content.decode()
    links = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert len(links) > 20
    assert {link.split("?")[0] for link in links if said_in(link)} == {
        "/search/",
        "/fr/search/",
        "/es/search/",
    }


def said_in(text):
    return any(word in text for words in WORDS.values() for word in re.split(r"\W+", words)[:-1])


@pytest.mark.parametrize("door", ["", "invite/", "sign/", "meet.ics"])
def test_the_doors_of_a_zone_do_not_hand_on_a_place(served, client, door):
    query = {**WORDS, "at": "2026-12-05T16:30"}
    first = client.get("/api/v1/search", {"near": "64128"}).json()["zones"][0]["id"]
    response = client.get(f"/z/{first}/{door}", query, follow=not door)
    assert response.status_code == 200
    page = re.sub(
        r'<nav aria-label="Language">.*?</nav>', "", response.content.decode(), flags=re.DOTALL
    )
    assert not said_in(page)
