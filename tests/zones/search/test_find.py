"""One look-up: the table query -> outcome and first zones, run against find, page and API."""

from types import SimpleNamespace

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.places.gazetteer import Located, Place
from zones.search.find import find
from zones.search.terms import Terms
from zones.vocabulary import Outcome, PlaceKind

# (words, outcome, (station, town, region) of the first zone, or the first alternatives)
TABLE = [
    ("64128", "found", ("East Patrol Division", "Kansas City", "MO")),
    ("10014", "found", ("6th Precinct", "New York", "NY")),
    ("New Canaan, CT", "found", ("Police headquarters", "New Canaan", "CT")),
    ("K7L 4C2", "found", ("Police headquarters", "Kingston", "ON")),
    ("k7l4c2", "found", ("Police headquarters", "Kingston", "ON")),
    ("Kennewick WA", "found", ("Police Department", "Kennewick", "WA")),
    ("North Pole, AK", "found", ("Police Department", "North Pole", "AK")),
    ("vancouver bc", "found", ("Police station front doors and lobby", "Vancouver", "BC")),
    ("39.0997,-94.5786", "found", ("Central Patrol Division", "Kansas City", "MO")),
    ("East Patrol Division", "found", ("East Patrol Division", "Kansas City", "MO")),
    ("Shoal Creek Patrol", "found", ("Shoal Creek Patrol Division", "Kansas City", "MO")),
    (
        "East Patrol Division, Kansas City, MO",
        "found",
        ("East Patrol Division", "Kansas City", "MO"),
    ),
    ("Philadelphia", "found", None),
    ("Springfield", "several_places", ["Springfield, MO", "Springfield, MA", "Springfield, IL"]),
    ("Kingston", "several_places", ["Kingston, ON", "Kingston, NY", "Kingston, PA"]),
    ("qqqq", "place_unknown", None),
    ("Honolulu", "nothing_near", None),
    ("", "nothing_asked", None),
]


@pytest.mark.parametrize(("words", "outcome", "first"), TABLE)
def test_the_table_by_find(shipped, words, outcome, first):
    results = find(Terms(near=words), directory=shipped, at=NOW)
    assert results.outcome == outcome
    if isinstance(first, tuple):
        station = results.hits[0].listing.station
        assert (station.name, station.city, station.region) == first
    if isinstance(first, list):
        assert [alternative.place.name for alternative in results.alternatives][:3] == first


@pytest.mark.parametrize(("words", "outcome", "first"), TABLE)
def test_the_table_by_page(served, client, words, outcome, first):
    response = client.get("/search/", {"near": words})
    assert response.status_code == 200
    assert f"zones/search/{outcome}.html" in [template.name for template in response.templates]
    page = response.content.decode()
    if isinstance(first, tuple):
        assert f"{first[1].lower().replace(' ', '-')}/" in page.split('class="card"')[1]
    for name in first if isinstance(first, list) else []:
        assert name in page


@pytest.mark.parametrize(("words", "outcome", "first"), TABLE)
def test_the_table_by_api(served, client, words, outcome, first):
    answer = client.get("/api/v1/search", {"near": words}).json()
    assert answer["outcome"] == outcome
    assert len(answer["zones"]) == (10 if outcome in ("found", "nothing_near") else 0)
    if isinstance(first, tuple):
        zone = answer["zones"][0]
        assert (zone["station"], zone["address"]["city"], zone["address"]["region"]) == first
    if isinstance(first, list):
        assert [alternative["name"] for alternative in answer["alternatives"]][:3] == first


def test_cape_cod_is_in_massachusetts_or_unknown(shipped):
    results = find(Terms(near="Cape Cod"), directory=shipped, at=NOW)
    assert results.outcome is Outcome.PLACE_UNKNOWN or results.origin.region == "MA"


def test_a_state_alone_offers_its_towns_that_have_zones(shipped):
    results = find(Terms(near="Texas"), directory=shipped, at=NOW)
    assert results.outcome is Outcome.SEVERAL_PLACES
    assert results.region.region == "TX"
    assert "San Antonio, TX" in [alternative.place.name for alternative in results.alternatives]


# -- by small directories --------------------------------------------------------------------------
ORIGIN = Place("Testville, XX", Point(40, -75), PlaceKind.TOWN, "US", "XX", near="Testville, XX")


def asked(directory, terms=None, **located):
    located = located or {"place": ORIGIN}
    return find(
        terms or Terms(near="x"),
        directory=directory,
        at=NOW,
        locate=lambda words: Located(**located),
    )


def row_of_zones(count):
    return Directory(
        [
            a_listing(
                f"z{n:04}", station=a_station(key=f"us-{n:04}", point=Point(40, -75 + n * 0.01))
            )
            for n in range(count)
        ]
    )


@pytest.mark.parametrize(
    ("count", "page", "first", "found", "next_page"),
    [(25, 1, "z0000", 10, 2), (25, 2, "z0010", 10, 3), (25, 3, "z0020", 5, None),
     (25, 4, None, 0, None),
     (10, 1, "z0000", 10, None), (11, 1, "z0000", 10, 2), (0, 1, None, 0, None)],
)  # fmt: skip
def test_ten_a_page(count, page, first, found, next_page):
    results = asked(row_of_zones(count), Terms(near="x", page=page))
    assert [hit.listing.id for hit in results.hits][:1] == ([first] if first else [])
    assert (len(results.hits), results.next_page) == (found, next_page)


@pytest.mark.parametrize(
    ("latitude", "outcome"), [(40.719, "found"), (40.72, "nothing_near"), (-40, "nothing_near")]
)
def test_nothing_is_near_beyond_eighty_kilometres_and_is_still_shown(latitude, outcome):
    directory = Directory([a_listing(station=a_station(point=Point(latitude, -75)))])
    results = asked(directory)
    assert results.outcome == outcome
    assert len(results.hits) == 1


def test_an_unknown_place_hands_on_the_nearest_spellings():
    results = asked(row_of_zones(1), spellings=(ORIGIN,))
    assert results.outcome is Outcome.PLACE_UNKNOWN
    assert [spelling.place for spelling in results.spellings] == [ORIGIN]


def test_namesakes_stand_beside_a_decided_place():
    other = Place("Testville, YY", Point(50, -75), PlaceKind.TOWN, "US", "YY", near="Testville, YY")
    results = asked(row_of_zones(1), place=ORIGIN, alternatives=(other,))
    assert results.outcome is Outcome.FOUND
    assert [(a.parameter, a.place.name) for a in results.alternatives] == [
        ("near", "Testville, YY")
    ]


def test_a_region_without_zones_is_searched_from_its_middle():
    region = Place("Hawaii", Point(20, -157), PlaceKind.REGION, "US", "HI", near="Hawaii")
    results = asked(row_of_zones(1), region=region)
    assert (results.outcome, results.origin, len(results.hits)) == (Outcome.NOTHING_NEAR, region, 1)


def test_find_never_asks_for_a_place_that_was_not_asked():
    directory = SimpleNamespace()
    assert find(Terms(), directory=directory, at=NOW).outcome is Outcome.NOTHING_ASKED
