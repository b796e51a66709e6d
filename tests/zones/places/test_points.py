"""A search for a point: its label, and the points that somebody must have meant otherwise."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.geo.point import Point
from zones.places import gazetteer
from zones.places.gazetteer import locate
from zones.vocabulary import PlaceKind, Remark


def test_locate_point_is_named_by_the_town_it_is_near():
    place = locate("39.0997 -94.5786").place
    assert place == gazetteer.Place(
        "39.0997, -94.5786 (near Kansas City, MO)", Point(39.0997, -94.5786), PlaceKind.POINT, "US",
        "MO",
        near="39.0997,-94.5786",
    )  # fmt: skip
    assert locate(place.name).place == locate(place.near).place == place


def test_locate_point_far_from_everything_is_bare():
    place = locate("0,0").place
    assert (place.name, place.near, place.country, place.region) == ("0, 0", "0,0", "", "")


@pytest.mark.parametrize("words", ["91,0", "nan,0", "0,inf", "0 -180.5"])
def test_locate_point_not_on_the_earth(words):
    with pytest.raises(ValueError, match="must lie between"):
        locate(words)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_locate_any_point_is_found_again_by_its_label(latitude, longitude):
    found = locate(f"{latitude:.6f},{longitude:.6f}")
    # Where nothing is, it may be asked about; the point as it stands comes last.
    for place in filter(None, (found.place, *found.alternatives)):
        assert locate(place.near).place == place
    if found.place:
        assert locate(found.place.name).place == found.place


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("-94.5786, 39.0997", "39.0997, -94.5786 (near Kansas City, MO)"),
        ("39.0997, 94.5786", "39.0997, -94.5786 (near Kansas City, MO)"),
        ("33.8688, 151.2093", "-33.8688, 151.2093 (near Sydney, NSW)"),
        ("151.2093, -33.8688", "-33.8688, 151.2093 (near Sydney, NSW)"),
        ("-75.1652, 39.9526", "39.9526, -75.1652 (near Philadelphia, PA)"),
    ],
)
def test_a_point_in_the_sea_that_lost_a_minus_or_was_turned_is_asked_about(words, meant):
    found = locate(words)
    assert (found.place, found.remark, found.alternatives[0].name) == (None, Remark.TURNED, meant)
    assert locate(found.alternatives[0].near).place == found.alternatives[0]


def test_who_means_the_point_in_the_sea_may_say_so():
    sea = locate("39.0997, 94.5786").alternatives[-1]
    assert (sea.name, sea.near) == ("39.0997, 94.5786", "geo:39.0997,94.5786")
    assert locate(sea.near).place == sea
