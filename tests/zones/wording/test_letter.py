"""The letter that asks for a zone: to whom, how far the next one is, and nothing that gives a place
away.
"""

import pytest
from django.utils import translation

from tests.zones.builders import a_listing, a_station, an_ordinary_station
from zones.geo.point import Point
from zones.places.gazetteer import Place
from zones.vocabulary import PlaceKind, Units
from zones.wording.letter import NextZone, letter

ELY = Place("Ely, NV", Point(39.2474, -114.8886), PlaceKind.TOWN, "US", "NV", 3_900, "Ely, NV")
ELKO = a_listing("k7m3q", station=a_station(city="Elko", region="NV"))
SITE = "https://zones.example.org"

WHOLE = """\
To: Test Police Department, 2 Test Street, Testville, XX 00000

Dear Sir or Madam,

When people here buy or sell something online, they have to meet a stranger to hand it over. \
Many police departments offer an exchange zone for this: a marked place at the station where two \
people may meet. I know of none near us.

The nearest one that I know of is in Elko, NV, about 140 miles away: https://zones.example.org/z/k7m3q/

Would you set one up? It does not take much:
- a marked space in the parking lot, or a corner of the lobby
- a camera that covers it, and light after dark
- a sign that says what it is for
- hours that everybody can read, around the clock if possible

Officers need not take part in any deal.

How a department has its zone listed free of charge, and what residents ask most:
https://zones.example.org/departments/

Thank you for your time.

Name: ________________________
Town: ________________________"""


def write(origin=ELY, *, station=None, next_zone=None, units=Units.MI, site=SITE):
    return letter(origin, station=station, next_zone=next_zone, units=units, site=site)


def test_the_whole_letter():
    assert write(station=an_ordinary_station(), next_zone=NextZone(226.3, ELKO)) == WHOLE


@pytest.mark.parametrize(
    ("far_km", "units", "said"),
    [
        (80.5, Units.MI, "about 50 miles away"),
        (226.3, Units.KM, "about 230 kilometers away"),
        (99.4, Units.KM, "about 100 kilometers away"),
        (4_012, Units.MI, "about 2490 miles away"),
    ],
)
def test_the_next_zone_is_as_far_as_the_units_say(far_km, units, said):
    assert f"The nearest one that I know of is in Elko, NV, {said}: " in write(
        next_zone=NextZone(far_km, ELKO), units=units
    )


def test_where_no_zone_is_known_at_all_none_is_named():
    assert "nearest one" not in write()
    assert "I know of none near us.\n\nWould you set one up?" in write()


@pytest.mark.parametrize(
    ("name", "kind", "to"),
    [
        ("Ely, NV", PlaceKind.TOWN, "To: the police department, Ely, NV"),
        ("89301, Ely, NV", PlaceKind.POSTAL_CODE, "To: the police department, Ely, NV"),
        ("K0L, Lakefield, ON", PlaceKind.POSTAL_AREA, "To: the police department, Lakefield, ON"),
        ("39.2474, -114.8886 (near Ely, NV)", PlaceKind.POINT, "To: the police department"),
        ("1785 Great Basin Boulevard, Ely, NV", PlaceKind.ADDRESS, "To: the police department"),
        ("East Patrol Division, Kansas City, MO", PlaceKind.STATION, "To: the police department"),
        ("Nunavut", PlaceKind.REGION, "To: the police department"),
    ],
)
def test_without_a_station_the_letter_goes_to_the_town_and_gives_nothing_finer_away(name, kind, to):
    written = write(ELY._replace(name=name, kind=kind))
    assert written.splitlines()[0] == to
    assert "39.2474" not in written
    assert "Basin" not in written


def test_a_station_without_street_is_named_with_its_town():
    station = an_ordinary_station(street="", postal_code="")
    assert write(station=station).splitlines()[0] == "To: Test Police Department, Testville, XX"


@pytest.mark.parametrize("language", ["fr", "es"])
def test_the_links_are_those_of_the_site_as_it_was_given(language):
    with translation.override(language):
        written = write(next_zone=NextZone(226.3, ELKO), site=f"{SITE}/{language}")
    assert f"{SITE}/{language}/z/k7m3q/" in written
    assert f"\n{SITE}/{language}/departments/\n" in written
