"""What a page shows beside the zones that fit: those that have not said, and never nothing."""

from datetime import datetime

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.filters import asked_for
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.places.gazetteer import Located, Place
from zones.search.beside import beside
from zones.search.find import find
from zones.search.terms import Terms
from zones.vocabulary import Answer, Camera, PlaceKind

ORIGIN = Place("Testville, XX", Point(40, -75), PlaceKind.TOWN, "US", "XX", near="Testville, XX")
ON, NOT, UNSAID = Camera.PRESENT, Camera.NONE, Camera.UNKNOWN
WITH_CAMERA = asked_for({"camera": ["on"]})


def directory_of(*zones):
    """Zones at so many kilometres, with these cameras."""
    return Directory(
        a_listing(
            f"b{n:02}",
            station=a_station(key=f"us-{n:03}", point=Point(40 + km / 111.2, -75)),
            camera=camera,
            hours="",
        )
        for n, (km, camera) in enumerate(zones)
    )


def asked(directory, **terms):
    question = Terms(near="x", **terms)
    results = find(
        question, directory=directory, at=NOW, locate=lambda words: Located(place=ORIGIN)
    )
    return results, beside(question, results, directory=directory, at=NOW)


def shown(directory, **terms):
    results, found = asked(directory, filters=WITH_CAMERA, **terms)
    return [[hit.listing.id for hit in hits] for hits in (results.hits, *found)]


@pytest.mark.parametrize(
    ("zones", "expected"),
    [
        # three that fit within 40 km: nobody else
        ([(1, ON), (2, ON), (39, ON), (3, UNSAID)], [["b00", "b01", "b02"], [], []]),
        # the third is farther
        ([(1, ON), (2, ON), (41, ON), (3, UNSAID)], [["b00", "b01", "b02"], ["b03"], []]),
        # five at most, however far
        (
            [(1, ON), *[(50 + n, UNSAID) for n in range(7)]],
            [["b00"], ["b01", "b02", "b03", "b04", "b05"], []],
        ),
        ([(1, UNSAID), (2, NOT)], [[], ["b00"], []]),
        # never an empty page
        ([(1, NOT), (2, NOT)], [[], [], ["b00", "b01"]]),
        ([(900, ON), (2, NOT)], [["b00"], [], []]),
        ([], [[], [], []]),
    ],
)
def test_those_that_have_not_said_follow_where_few_fit(zones, expected):
    assert shown(directory_of(*zones)) == expected


def test_who_asked_for_them_already_has_them():
    assert shown(directory_of((1, ON), (2, UNSAID)), unknown=True) == [["b00", "b01"], [], []]


def test_only_the_first_page_has_them():
    assert shown(directory_of((1, ON), (2, UNSAID)), page=2) == [[], [], []]


def test_they_are_answered_for_the_same_moment():
    at = datetime(2026, 12, 5, 16, 30)
    [hit] = asked(directory_of((1, UNSAID)), filters=WITH_CAMERA, at=at)[1].perhaps
    assert (hit.usable, hit.at.isoformat()) == (Answer.UNKNOWN, "2026-12-05T16:30:00-05:00")


def test_without_a_filter_there_is_nothing_beside():
    assert asked(directory_of((1, UNSAID)))[1] == ((), ())
