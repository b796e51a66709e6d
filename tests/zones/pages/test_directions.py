"""Directions in the visitor's own app: by coordinates only where they are exact."""

import pytest

from tests.zones.builders import a_listing, a_station
from zones.geo.point import Point
from zones.pages.directions import directions
from zones.vocabulary import LocationStatus

POINT = Point(39.1, -94.55)


def test_an_exact_place_is_given_by_its_point():
    listing = a_listing(station=a_station(point=POINT))
    assert directions(listing) == (
        ("Google Maps", "https://www.google.com/maps/dir/?api=1&destination=39.1,-94.55"),
        ("Apple Maps", "https://maps.apple.com/?daddr=39.1,-94.55"),
        ("OpenStreetMap", "https://www.openstreetmap.org/directions?to=39.1,-94.55"),
        ("", "geo:39.1,-94.55?q=39.1,-94.55"),
    )


@pytest.mark.parametrize("status", [each for each in LocationStatus if each != "exact"])
def test_any_other_place_is_given_by_its_address(status):
    station = a_station(point=POINT, location_status=status, street="1 Rue d'Été & Fils")
    links = dict(directions(a_listing(station=station)))
    assert all("39.1" not in address for address in links.values())
    said = "1%20Rue%20d%27%C3%89t%C3%A9%20%26%20Fils%2C%20Testville%2C%20XX%2000000"
    assert links["Google Maps"].endswith(f"destination={said}")
    assert links["OpenStreetMap"] == f"https://www.openstreetmap.org/search?query={said}"
    assert links[""] == f"geo:0,0?q={said}"


def test_the_spot_has_a_point_of_its_own():
    station = a_station(point=POINT, location_status=LocationStatus.TOWN)
    listing = a_listing(station=station, spot_latitude=39.2, spot_longitude=-94.5)
    assert "39.2,-94.5" in directions(listing)[0][1]
