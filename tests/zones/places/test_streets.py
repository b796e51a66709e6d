"""Words that name a street beside their town, and words that only look so."""

import re

import pytest

from zones.places import gazetteer
from zones.places.streets import full_address, names_a_street

STREETS = [
    (
        "5301 E 27th St, Kansas City, MO 64127",
        "5301 E 27th St, Kansas City, MO 64127, United States",
    ),
    ("5301 E 27th St Kansas City MO", "5301 E 27th St Kansas City MO, United States"),
    (
        "  5301   E 27th St,  Kansas City, Missouri, USA",
        "5301 E 27th St, Kansas City, Missouri, USA",
    ),
    ("12345 Main St, Buffalo, NY", "12345 Main St, Buffalo, NY, United States"),
    ("12345 Broadway, Buffalo, NY", "12345 Broadway, Buffalo, NY, United States"),
    ("Buffalo Ave, Buffalo, NY", "Buffalo Ave, Buffalo, NY, United States"),
    ("Missouri Ave, Kansas City, Missouri", "Missouri Ave, Kansas City, Missouri, United States"),
    ("12 Broadway, 10001", "12 Broadway, 10001, NY, United States"),
    ("Main St 12345", "Main St 12345, NY, United States"),
    ("10 Main St, London", "10 Main St, London, ON, Canada"),
    ("10 Main St, Philadelphia", "10 Main St, Philadelphia, PA, United States"),
    ("1 Main St, Toronto, ON, Canada", "1 Main St, Toronto, ON, Canada"),
    ("10 rue Princess, Kingston, ON K7L 4C2", "10 rue Princess, Kingston, ON K7L 4C2, Canada"),
    ("rue Sherbrooke Est, Montréal, QC", "rue Sherbrooke Est, Montréal, QC, Canada"),
    ("1 King St, Sydney NSW", "1 King St, Sydney NSW, Australia"),
]
TOWNS = [
    "64128", "64128 Kansas City", "64128, Kansas City, MO", "64128-1234",
    "Kansas City, MO 64128-1234", "K7L 4C2",
    "Kingston, ON K7L 4C2", "Kingston (near Euharlee), GA", "Lake St Louis, MO",
    "Lake St. Louis MO",
    "Lake St Louis, MO 63366", "City of Lake St Louis, MO", "100 Mile House, BC",
    "100 Mile House, BC V0K 2E0",
    "Fort St John, BC", "Avenue, MD", "Lake Placid, NY", "Park Place, OR", "Texas", "39.1, -94.5",
    "qqqq", "",
]  # fmt: skip
SUSPECT = re.compile(
    r"[0-9] |\b(St|Ct|Place|Way|Trail|Circle|Pike|Court|Drive|Lane|Terrace|Avenue|Rue|Route)\b"
)


@pytest.mark.parametrize(("words", "address"), STREETS)
def test_a_street_is_recognized_and_its_address_made_whole(words, address):
    place = gazetteer.locate(words).place
    assert names_a_street(words, place)
    assert full_address(words, place) == address


@pytest.mark.parametrize("words", TOWNS)
def test_a_town_or_a_code_is_no_street(words):
    assert not names_a_street(words, gazetteer.locate(words).place)


def test_no_place_of_the_gazetteer_takes_its_own_name_for_a_street():
    """Of a hundred thousand labels, those that look like an address at all."""
    table = gazetteer.load()._table
    places = [table.place(row) for row in range(len(table)) if SUSPECT.search(table.names(row)[0])]
    assert len(places) > 300
    assert [place.name for place in places if names_a_street(place.name, place)] == []
