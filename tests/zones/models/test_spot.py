"""The spot's own point: directions and distance use it, and it stands near its station."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from tests.zones.stored import store_zone
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.models import Station
from zones.models.spot import judge_spot, judge_spots_of
from zones.pages.directions import directions
from zones.spreadsheets.files import TableLine
from zones.spreadsheets.judge import plan_table
from zones.spreadsheets.stored import cells_of, writer_of
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


@pytest.mark.parametrize("station", [{}, {"longitude": -94.5}, {"latitude": 39.1}])
def test_a_station_without_a_point_has_no_spots(station):
    with pytest.raises(ValidationError, match="no pin yet"):
        judge_spot(39.1, -94.5, Station(**station))


def test_a_point_that_is_not_on_the_earth_is_left_to_its_own_box():
    assert judge_spot(39.1, -94.5, Station(latitude=200.0, longitude=-94.5)) is None
    assert judge_spot(200.0, -94.5, Station(latitude=39.1, longitude=-94.5)) is None


@pytest.mark.parametrize("words", ["Test Station", "Test Agency", "Testville Station"])
def test_a_station_without_a_point_is_found_by_the_spot_at_it(words, show, client):
    station = a_station(point=None, location_status=LocationStatus.TOWN)
    show(a_listing(station=station, spot_latitude=40.0, spot_longitude=-75.0), address="/about/")
    assert client.get("/api/v1/search", {"near": words}).status_code == 200


@pytest.mark.parametrize(
    ("status", "point", "said"),
    [(EXACT, Point(40, -75), EXACT), (STREET, Point(40, -75), EXACT), (STREET, None, EXACT),
     (DISPUTED, Point(40, -75), DISPUTED)],
)  # fmt: skip
def test_a_spot_is_exact_unless_somebody_doubts_the_place(status, point, said):
    station = a_station(location_status=status, point=point)
    listing = a_listing(station=station, spot_latitude=40.001, spot_longitude=-75.002)
    assert (listing.point, listing.location_status) == (Point(40.001, -75.002), said)
    assert ("40.001,-75.002" in str(directions(listing))) is (said is EXACT)


def test_the_distance_is_that_of_the_spot():
    behind = a_listing("ccccc", spot_latitude=40.01, spot_longitude=-75.0)
    (first, _), (second, _) = Directory([a_listing(), behind]).nearest(Point(40.01, -75))
    assert (first, round(second, 2)) == (0, 1.11)


@pytest.mark.django_db
def test_the_database_takes_no_half_a_spot():
    zone = store_zone(spot_latitude=39.1, spot_longitude=-94.5)
    with pytest.raises(IntegrityError), transaction.atomic():
        type(zone).objects.update(spot_longitude=None)


@pytest.mark.django_db
def test_a_station_does_not_move_away_from_a_spot():
    zone = store_zone(spot_latitude=39.1, spot_longitude=-94.5)
    near = Station(latitude=39.101, longitude=-94.5, location_status=EXACT)
    far = Station(latitude=39.9, longitude=-94.5, location_status=EXACT)
    assert judge_spots_of(zone.station_id, near) is None
    with pytest.raises(ValidationError, match="has its own pin"):
        judge_spots_of(zone.station_id, far)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "cells",
    [
        {"latitude": "39.9"},
        {"latitude": "200", "spot_latitude": "39.2"},
        {"latitude": "", "spot_latitude": "39.2"},
    ],
)
def test_a_table_that_moves_it_is_told_so(cells):
    zone = store_zone(spot_latitude=39.1, spot_longitude=-94.5)
    line = TableLine(2, cells_of(zone) | {"version": "", **cells})
    with transaction.atomic():
        plan = plan_table([line], writer=writer_of(None), at=NOW)
    assert plan.mistakes
    assert {mistake.column for _line, mistake in plan.mistakes} <= {
        "latitude", "longitude", "spot_latitude", "spot_longitude", "region"
    }  # fmt: skip
