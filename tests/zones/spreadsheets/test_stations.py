"""One row of a list of stations without a zone: what it becomes, and what is wrong with it."""

import datetime

import pytest

from tests.zones.builders import an_ordinary_station
from zones.geo.point import Point
from zones.spreadsheets import plausible, stations
from zones.spreadsheets.cells import Mistake
from zones.spreadsheets.stations import NotAStation

TODAY = datetime.date(2026, 12, 1)
GOOD = {
    "name": "Test Police Department", "street": "1 Test Street", "city": "Ely", "region": "NV",
    "postal_code": "89301",
    "country": "US", "latitude": "39.24744", "longitude": "-114.88863", "phone": "+1-555-555-0100",
    "source": "Test list", "licence": "CC0", "source_date": "2019",
}  # fmt: skip


def read(**changes):
    return stations.read_station(
        {**GOOD, **changes}, regions=plausible.known_regions(), today=TODAY
    )


def test_a_row_becomes_a_station():
    assert read() == an_ordinary_station(
        street="1 Test Street", city="Ely", region="NV", postal_code="89301",
        phone="+1-555-555-0100",
        point=Point(39.24744, -114.88863),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "  Test\u00a0 Police\nDepartment "}, {"name": "Test Police Department"}),
        (
            {"street": "", "postal_code": "", "phone": "", "source_date": ""},
            {"street": "", "phone": ""},
        ),
        ({"phone": "(555) 555-0100"}, {"phone": "(555) 555-0100"}),
        ({"phone": "911"}, {"phone": "911"}),
        ({"source_date": "2024-02-29"}, {"source_date": "2024-02-29"}),
        ({"source_date": "2026-12"}, {"source_date": "2026-12"}),
        ({"latitude": "39", "longitude": "-115"}, {"point": Point(39, -115)}),
        # far from every town
        ({"region": "AK", "latitude": "67.25355", "longitude": "-150.17908"}, {"region": "AK"}),
        (  # Lord Howe Island: 600 km out to sea, and in the gazetteer by a point of its own
            {
                "country": "AU",
                "region": "NSW",
                "postal_code": "2898",
                "latitude": "-31.5553",
                "longitude": "159.0822",
            },
            {"region": "NSW"},
        ),
        ({"region": "GU", "latitude": "13.47905", "longitude": "144.77663"}, {"region": "GU"}),
        (
            {"country": "NZ", "region": "AUK", "latitude": "-36.85", "longitude": "174.76"},
            {"country": "NZ"},
        ),
    ],
)
def test_what_does_no_harm_is_taken(changes, expected):
    station = read(**changes)
    assert {name: getattr(station, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"name": " "}, "name: This is empty. Write it like “Ely Police Department”."),
        ({"name": "x" * 201},
            f"name “{'x' * 60}…”: This has 201 characters. The most is 200."),
        ({"name": "a\x00b"},
            ("name “a�b”: This contains a character that cannot be printed (U+0000). Delete "
                "it.")),
        ({"city": "a\u202eb"},
            ("city “a�b”: This contains a character that cannot be printed (U+202E). Delete "
                "it.")),
        ({"street": "x" * 10_000},
            f"street “{'x' * 60}…”: This has 10000 characters. The most is 200."),
        ({"city": ""}, "city: This is empty. Write it like “Ely”."),
        (
            {"region": "Nevada"},
            "region “Nevada”: Write the state or province in its short form, such as MO.",
        ),
        ({"region": "ZZ"}, "region “ZZ”: US has no such state or province that we know."),
        ({"country": "usa"},
            "country “usa”: Write the country as two capital letters, such as US."),
        ({"country": ""}, "country: This is empty. Write it like “US”."),
        (
            {"latitude": "39,24744"},
            ("latitude “39,24744”: This is not a number. Write it with a point, such as "
                "39.24744 or -114.88863."),
        ),
        (
            {"longitude": "nan"},
            ("longitude “nan”: This is not a number. Write it with a point, such as "
                "39.24744 or -114.88863."),
        ),
        ({"latitude": ""}, "latitude: This is empty. Write it like “39.24744”."),
        ({"latitude": "90.1"}, "latitude “90.1”: Write a number between -90 and 90."),
        ({"longitude": "-180.5"}, "longitude “-180.5”: Write a number between -180 and 180."),
        (
            {"latitude": "-114.88863", "longitude": "39.24744"},
            ("latitude “-114.88863”: Write a number between -90 and 90. Latitude and "
                "longitude look swapped."),
        ),
        (
            {"latitude": "0", "longitude": "0.000"},
            "latitude “0, 0”: This point is in the sea. Leave the station out until you know where "
            "it is.",
        ),
        (
            {"region": "NY", "latitude": "-74.00542", "longitude": "40.73412"},
            "latitude “-74.00542, 40.73412”: This is 15044 km from every place of NY, US that we "
            "know. "
            "Latitude and longitude look swapped.",
        ),
        (
            {"longitude": "114.88863"},
            "latitude “39.24744, 114.88863”: This is 9491 km from every place of NV, US that we "
            "know. "
            "The longitude seems to lack its minus sign.",
        ),
        (
            {
                "country": "AU",
                "region": "NT",
                "postal_code": "0870",
                "latitude": "23.7",
                "longitude": "133.88",
            },
            "latitude “23.7, 133.88”: This is 3879 km from every place of NT, AU that we know. "
            "The latitude seems to lack its minus sign.",
        ),
        (
            {"latitude": "39.24744", "longitude": "39.24744"},
            "latitude “39.24744, 39.24744”: This is 10606 km from every place of NV, US that we "
            "know. "
            "Look at the point and the region again.",
        ),
        (
            {"phone": "775-289-8808 x12"},
            ("phone “775-289-8808 x12”: Write one phone number without extension, such as "
                "+1-775-289-8808."),
        ),
        (
            {"phone": "n/a"},
            ("phone “n/a”: Write one phone number without extension, such as " "+1-775-289-8808."),
        ),
        ({"source": ""}, "source: This is empty. Write it like “City of Example open data”."),
        ({"licence": ""}, "licence: This is empty. Write it like “CC BY 4.0”."),
        (
            {"source_date": "24 May 2017"},
            "source_date “24 May 2017”: Write a year, a month or a day: 2017, 2017-05 or "
            "2017-05-24.",
        ),
        ({"source_date": "2019-02-30"}, "source_date “2019-02-30”: There is no such day."),
        ({"source_date": "0000"}, "source_date “0000”: There is no such day."),
        ({"source_date": "2026-12-02"}, "source_date “2026-12-02”: This date is in the future."),
    ],
)  # fmt: skip
def test_a_bad_row_says_its_column_and_what_would_be_right(changes, mistake):
    with pytest.raises(NotAStation) as caught:
        read(**changes)
    assert str(caught.value) == mistake


def test_all_mistakes_of_a_row_are_said_together():
    with pytest.raises(NotAStation) as caught:
        read(name="", latitude="north", source_date="soon")
    assert [mistake.column for mistake in caught.value.mistakes] == [
        "name",
        "latitude",
        "source_date",
    ]
    assert caught.value.mistakes[0] == Mistake(
        "name", "", "This is empty. Write it like “Ely Police Department”."
    )


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        # a street is not a saint
        ({"name": "TEST  POLICE DEPARTMENT", "street": "1 Test St."}, False),
        ({"name": "Test Police Department.", "city": "ELY", "street": "1  TEST STREET"}, True),
        (
            {
                "latitude": "39.3",
                "phone": "",
                "postal_code": "",
                "licence": "CC BY 4.0",
                "source_date": "2020",
            },
            True,
        ),
        ({"name": "Other Police Department"}, False),
        ({"street": "2 Test Street"}, False),
        ({"city": "McGill"}, False),
        ({"source": "Another list"}, False),
    ],
)
def test_source_name_and_address_say_which_station_a_row_means(changes, same):
    assert (stations.identity(read(**changes)) == stations.identity(read())) is same
    assert len(stations.identity(read(**changes))) == 32
