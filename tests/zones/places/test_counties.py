"""A search for a county."""

import pytest

from zones.places.gazetteer import locate
from zones.vocabulary import PlaceKind


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Orange County, CA", "Orange County, CA"),
        ("orange county california", "Orange County, CA"),
        ("Orange Co, CA", "Orange County, CA"),
        ("County of Orange, CA", "Orange County, CA"),
        ("Jackson County MO", "Jackson County, MO"),
        ("Dallas County, TX", "Dallas County, TX"),
        ("Jefferson Parish, LA", "Jefferson Parish, LA"),
        ("St Louis County, MO", "St. Louis County, MO"),
        ("Miami-Dade County", "Miami-Dade County, FL"),
        ("Fairfax County", "Fairfax County, VA"),
        ("Kenai Peninsula Borough", "Kenai Peninsula Borough, AK"),
        ("Nome Census Area, AK", "Nome Census Area, AK"),
        ("De Kalb Co GA", "DeKalb County, GA"),
        ("Du Page County", "DuPage County, IL"),
    ],
)
def test_a_county_with_its_state_or_a_name_of_its_own_is_a_large_place(words, expected):
    place = locate(words).place
    assert (place.name, place.kind, place.wide) == (expected, PlaceKind.COUNTY, True)


@pytest.mark.parametrize(
    "words",
    ["Orange County", "Jackson County", "Dallas County", "LaSalle County", "De Witt County"],
)
def test_a_county_name_of_several_states_is_a_question(words):
    found = locate(words)
    assert found.place is None
    assert len({place.region for place in found.alternatives}) > 1
    assert {place.kind for place in found.alternatives} == {PlaceKind.COUNTY}
