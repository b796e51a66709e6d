"""What a search box offers while words are typed."""

import pytest

from zones.places.gazetteer import complete


@pytest.mark.parametrize(
    ("prefix", "expected"),
    [
        ("kenn", ["Kennewick, WA", "Kenner, LA", "Kennesaw, GA"]),
        ("kennewick w", ["Kennewick, WA"]),
        ("Kennewick, wash", ["Kennewick, WA"]),
        ("6412", ["6412, Baandee, WA", "64120, Kansas City, MO", "64121, Kansas City, MO"]),
        ("64128, Kan", ["64128, Kansas City, MO"]),
        ("64128-1", ["64128, Kansas City, MO"]),
        ("K7", ["K7A, Smiths Falls, ON", "K7C, Carleton Place, ON", "K7G, Gananoque, ON"]),
        ("k7l 4", ["K7L, Kingston, ON"]),
        ("montr", ["Montréal, QC", "Montréal-Nord, QC", "Montrose, CO"]),
        ("st lo", ["St. Louis, MO", "Saint-Louis-de-Terrebonne, QC", "Saint Louis Park, MN"]),
        ("ont", ["Ontario", "Ontario, CA", "Ontario, OR"]),
        ("kingston, on", ["Kingston, ON"]),
        ("k7l4", ["K7L, Kingston, ON"]),
        # a county only where it is meant
        ("orange", ["Orange, CA", "Orange, NSW", "Orange, NJ"]),
        ("orange co", ["Orange County, CA", "Orange County, FL", "Orange County, NY"]),
        ("orange county, fl", ["Orange County, FL"]),
        ("qqqq", []),
        ("", []),
    ],
)
def test_complete(prefix, expected):
    assert [place.name for place in complete(prefix, limit=3)] == expected


@pytest.mark.parametrize("prefix", ["s", "new", "st", "n", "kingston"])
def test_complete_each_once_and_the_most_populous_first(prefix):
    places = complete(prefix)
    assert len({place.name for place in places}) == len(places) == 8
    assert sorted(places, key=lambda place: -place.population) == list(places)
