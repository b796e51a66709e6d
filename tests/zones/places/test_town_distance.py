"""How far a pin is from its town, of the packaged gazetteer; nothing where something is missing."""

from math import inf, nan

import pytest

from zones.places.town_distance import FAR_KM, km_from_town

NEW_CANAAN = {"city": "New Canaan", "region": "CT"}


@pytest.mark.parametrize(("latitude", "km"), [(41.1468, 0), (41.25, 11), (-41.1468, 9151)])
def test_a_pin_is_so_far_from_the_middle_of_its_town(latitude, km):
    assert round(km_from_town(latitude, -73.4948, **NEW_CANAAN)) == km


@pytest.mark.parametrize(
    ("latitude", "longitude", "town"),
    [
        (None, -73.5, NEW_CANAAN),
        (41.1, None, NEW_CANAAN),
        (nan, -73.5, NEW_CANAAN),
        (41.1, inf, NEW_CANAAN),
        (91.0, -73.5, NEW_CANAAN),
        (41.1, -73.5, {"city": "", "region": "CT"}),
        (41.1, -73.5, {"city": "New Canaan", "region": ""}),
        (41.1, -73.5, {"city": "Testville", "region": "XX"}),
        (41.1, -73.5, {"city": "x" * 10_000, "region": "CT"}),
    ],
)
def test_what_is_not_known_has_no_distance(latitude, longitude, town):
    assert km_from_town(latitude, longitude, **town) is None


def test_far_is_more_than_three_kilometres():
    assert FAR_KM == 3
