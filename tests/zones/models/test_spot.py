"""The spot's own point: directions and distance use it, and it stands near its station."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.zones.builders import a_listing, a_station
from tests.zones.stored import store_zone
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.models import Station
from zones.models.spot import judge_spot
from zones.pages.facts import directions
from zones.vocabulary import LocationStatus

EXACT, STREET, DISPUTED = LocationStatus.EXACT, LocationStatus.STREET, LocationStatus.DISPUTED


@pytest.mark.parametrize(
    ("spot", "status", "wrong"),
    [
        ((None, None), EXACT, None),
        ((39.101, -94.501), EXACT, None),
        ((39.101, None), EXACT, "spot_longitude"),
        ((None, -94.501), EXACT, "spot_latitude"),
        ((39.13, -94.5), EXACT, "spot_longitude"),  # 3 km
        ((39.13, -94.5), STREET, None),
        ((39.1, 94.5), STREET, "spot_longitude"),
        ((39.4, -94.5), STREET, "spot_longitude"),  # 33 km
    ],
)
def test_where_a_spot_may_be(spot, status, wrong):
    station = Station(latitude=39.1, longitude=-94.5, location_status=status)
    if wrong is None:
        assert judge_spot(*spot, station) is None
        return
    with pytest.raises(ValidationError) as error:
        judge_spot(*spot, station)
    assert list(error.value.message_dict) == [wrong]


def test_of_a_station_without_a_point_any_spot_is_taken():
    assert judge_spot(39.1, -94.5, Station()) is None


@pytest.mark.parametrize(
    ("status", "point", "said"),
    [(EXACT, Point(40, -75), EXACT), (STREET, Point(40, -75), EXACT), (STREET, None, EXACT),
     (DISPUTED, Point(40, -75), DISPUTED)],
)  # fmt: skip
def test_a_spot_is_exact_unless_somebody_doubts_the_place(status, point, said):
    station = a_station(location_status=status, point=point)
    listing = a_listing(station=station, spot_latitude=40.001, spot_longitude=-75.002)
    assert (listing.point, listing.location_status) == (Point(40.001, -75.002), said)
    assert ("40.001,-75.002" in directions(listing)) is (said is EXACT)


def test_the_distance_is_that_of_the_spot():
    behind = a_listing("ccccc", spot_latitude=40.01, spot_longitude=-75.0)
    (first, _), (second, _) = Directory([a_listing(), behind]).nearest(Point(40.01, -75))
    assert (first, round(second, 2)) == (0, 1.11)


@pytest.mark.django_db
def test_the_database_takes_no_half_a_spot():
    zone = store_zone(spot_latitude=39.1, spot_longitude=-94.5)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(zone).objects.update(spot_longitude=None)
