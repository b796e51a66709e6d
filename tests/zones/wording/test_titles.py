"""What a spot is called: 391 stations are just "Police Department"; the town tells them apart."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tests.zones.builders import a_listing, a_station, an_agency
from zones.places.text import plain
from zones.vocabulary import Setting
from zones.wording.titles import agency_title, station_title, zone_title


def a_station_of(agency, station, city):
    return a_station(agency=an_agency(name=agency), name=station, city=city)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Lee's Summit Police Department", "Lee's Summit Police"),
        ("Johnson County Sheriff's Office", "Johnson County Sheriff"),
        ("Miami-Dade Sheriff’s Office", "Miami-Dade Sheriff"),
        ("Winnipeg Police Service", "Winnipeg Police"),
        ("Columbus Division of Police", "Columbus Police"),
        ("Pittsburgh Bureau of Police", "Pittsburgh Police"),
        ("Grovetown Department of Public Safety", "Grovetown Public Safety"),
        ("Ocean Township Police Department (Waretown)", "Ocean Township Police"),
        ("Service de police de la Ville de Montréal (SPVM)", "Police de Montréal"),
        ("Sûreté du Québec / Ville de Donnacona", "Sûreté du Québec"),
        ("New York City Police Department", "NYPD"),
        ("Kingston Police", "Kingston Police"),
        ("Police Department", "Police Department"),
    ],
)
def test_a_department_by_the_name_that_people_use(name, short):
    assert agency_title(an_agency(name=name)) == short


@pytest.mark.parametrize(
    ("agency", "station", "city", "title"),
    [
        ("Cicero Police Department", "Police Department", "Cicero", "Cicero Police"),
        (
            "Kansas City Missouri Police Department", "East Patrol Division", "Kansas City",
            "Kansas City Police, East Patrol Division",
        ),
        (
            "Hernando County Sheriff's Office", "Sheriff's Office", "Brooksville",
            "Hernando County Sheriff, Brooksville",
        ),
        (
            "New York City Police Department", "77th Precinct", "Brooklyn",
            "NYPD, 77th Precinct, Brooklyn",
        ),
        (
            "Victoria Police", "Fawkner Police Station", "Fawkner",
            "Victoria Police, Fawkner Police Station",
        ),
        (
            "Service de police de la Ville de Repentigny", "Poste de police de Repentigny",
            "Repentigny", "Poste de police de Repentigny",
        ),
        ("Kingston Police", "Kingston Police headquarters", "Kingston",
         "Kingston Police"),
    ],
)  # fmt: skip
def test_the_station_stands_in_the_title_where_it_adds_something(agency, station, city, title):
    assert station_title(a_station_of(agency, station, city)) == title


@given(
    agency=st.sampled_from(
        ["Test Police Department", "Police", "X / Y", "(Z)", "Service de police"]
    ),
    station=st.text(min_size=1, max_size=30),
    city=st.sampled_from(["Testville", "Saint-Jean", "St. Louis", "Ürümqi", "東京"]),
)
def test_the_town_stands_in_every_title(agency, station, city):
    assert plain(city) in plain(station_title(a_station_of(agency, station, city)))


def test_a_lot_and_a_lobby_are_told_apart():
    station = a_station_of("Cicero Police Department", "Police Department", "Cicero")
    titles = {
        setting: zone_title(a_listing(station=station, setting=setting)) for setting in Setting
    }
    assert titles == {
        Setting.LOT: "Cicero Police — parking lot",
        Setting.LOBBY: "Cicero Police — lobby",
        Setting.CURB: "Cicero Police — outside, near the entrance",
        Setting.UNKNOWN: "Cicero Police",
    }
    with translation.override("fr"):
        assert zone_title(a_listing(station=station)) == "Cicero Police — stationnement"
