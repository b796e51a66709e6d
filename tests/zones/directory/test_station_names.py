"""Words on a door find the station."""

import pytest

from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory.station_names import StationNames, plain_words, search_line, short_label_hash

KCPD = an_agency(key="us-mo-kansas-city-kcpd", name="Kansas City Missouri Police Department")
STATIONS = [
    a_station(key="a", name="East Patrol Division", agency=KCPD, city="Kansas City", region="MO"),
    a_station(
        key="b", name="Central Patrol Division", agency=KCPD, city="Kansas City", region="MO"
    ),
    a_station(key="c", name="East Patrol Division station", city="Lubbock", region="TX"),
    a_station(key="d", name="Police Department", city="Lubbock", region="TX"),
    a_station(key="e", name="Police Department", city="Lubbock", region="TX", agency=KCPD),
    a_station(key="f", name="Lost Station", point=None),
]


def nameplates(stations):
    plates = [
        (n, search_line(station), short_label_hash(station))
        for n, station in enumerate(stations)
        if station.point
    ]
    return StationNames(plates, [a_listing(station=station) for station in stations])


EAST = "East Patrol Division, Kansas City, MO"
CENTRAL = "Central Patrol Division, Kansas City, MO"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("East Patrol Division", [EAST]),
        ("east  patrol—DIVISION", [EAST]),
        ("central patrol", [CENTRAL]),
        (
            "KCPD",
            [
                EAST,
                CENTRAL,
                "Police Department (Kansas City Missouri Police Department), Lubbock, TX",
            ],
        ),
        ("patrol division", [EAST, CENTRAL, "East Patrol Division station, Lubbock, TX"]),
        (
            "kcpd lubbock",
            ["Police Department (Kansas City Missouri Police Department), Lubbock, TX"],
        ),
        ("police station", []),
        ("Lost Station", []),
        ("qqqq", []),
        ("", []),
    ],
)
def test_words_find_stations(words, names):
    found = nameplates(STATIONS).named(words)
    places = [found.place] if found.place else found.alternatives
    assert [place.name for place in places] == names


@pytest.mark.parametrize(
    ("words", "is_certain"),
    [
        ("kcpd east patrol division", False),  # scattered over agency and station
        ("lubbock east patrol", False),  # over town and station
        ("patrol east division station", True),
        ("central division", True),
    ],
)
def test_only_a_name_that_holds_all_the_words_is_certain(words, is_certain):
    found = nameplates(STATIONS).named(words)
    assert bool(found.place) is is_certain
    assert is_certain or len(found.alternatives) == 1


def test_every_label_finds_exactly_its_own_station(shipped):
    plates = shipped.nameplates
    labels = plates.labels()
    assert len(set(labels)) == len(labels)
    assert [plates.exactly(label).name for label in labels] == labels


def test_words_are_compared_without_case_accents_and_marks():
    assert plain_words("Sûreté du Québec — Sheriff’s St. Jean") == [
        "surete",
        "du",
        "quebec",
        "sheriffs",
        "st",
        "jean",
    ]
