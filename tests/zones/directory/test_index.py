"""The directory arranged: ties, shelves, what is not shown."""

from itertools import islice

from tests.zones.builders import a_listing, a_station
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.vocabulary import Setting, ZoneStatus

HERE = Point(40, -75)


def ids(directory, **more):
    return [directory[position].id for _, position in directory.nearest(HERE, **more)]


def test_ties_are_broken_by_station_then_lot_before_lobby_then_id():
    first, second = a_station(key="us-a"), a_station(key="us-b")
    directory = Directory(
        [
            a_listing("zzzzz", station=second, setting=Setting.LOT),
            a_listing("ggggg", station=first, setting=Setting.LOBBY),
            a_listing("fffff", station=first, setting=Setting.UNKNOWN),
            a_listing("ddddd", station=first, setting=Setting.LOT),
            a_listing("ccccc", station=first, setting=Setting.LOT),
        ]
    )
    assert ids(directory) == ["ccccc", "ddddd", "ggggg", "fffff", "zzzzz"]


def test_only_listed_zones_with_a_point_are_found():
    directory = Directory(
        [
            a_listing("bbbbb"),
            a_listing("ccccc", status=ZoneStatus.PAUSED),
            a_listing("ddddd", status=ZoneStatus.RETIRED),
            a_listing("fffff", station=a_station(key="us-nowhere", point=None)),
        ]
    )
    assert ids(directory) == ["bbbbb"]
    assert directory.count == 2
    assert {listing.id for listing in directory} == {"bbbbb", "ccccc", "ddddd", "fffff"}


def test_shelves_hold_listed_and_paused_zones_and_count_the_listed():
    elsewhere = a_station(key="us-b", city="Otherville", city_slug="otherville")
    directory = Directory(
        [
            a_listing("bbbbb"),
            a_listing("ccccc", status=ZoneStatus.PAUSED),
            a_listing("ddddd", status=ZoneStatus.RETIRED),
            a_listing("fffff", station=elsewhere),
        ]
    )
    assert sorted(directory.shelves) == ["us", "us/xx", "us/xx/otherville", "us/xx/testville"]
    assert [directory.shelves[path].count for path in ("us", "us/xx", "us/xx/testville")] == [
        2,
        2,
        1,
    ]
    assert [listing.id for listing in directory.on_shelf(directory.shelves["us/xx/testville"])] == [
        "bbbbb",
        "ccccc",
    ]
    assert directory.shelves["us/xx"].below == ("us/xx/otherville", "us/xx/testville")


def test_the_other_zones_of_a_station():
    lot, lobby = a_listing("bbbbb"), a_listing("ccccc", setting=Setting.LOBBY)
    paused = a_listing("ddddd", status=ZoneStatus.PAUSED)
    assert Directory([lot, lobby, paused]).here(lot) == (lobby,)


def test_an_empty_directory_answers():
    directory = Directory([])
    assert list(islice(directory.nearest(HERE), 10)) == []
    assert directory.count == 0
