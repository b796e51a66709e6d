"""Where words lie on the map: a table of words and answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.geo.point import Point
from zones.places import gazetteer
from zones.places.gazetteer import Located, locate
from zones.vocabulary import PlaceKind

# -- words and answers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        # codes
        ("64128", "64128, Kansas City, MO"),
        (" 64128-1234 ", "64128, Kansas City, MO"),
        ("64128 1234", "64128, Kansas City, MO"),
        ("641281234", "64128, Kansas City, MO"),
        ("64128, Kansas City, MO", "64128, Kansas City, MO"),
        ("64128 kansas city", "64128, Kansas City, MO"),
        ("K7K", "K7K, Kingston, ON"),
        ("K7L 4C2", "K7L, Kingston, ON"),
        ("k7l4c2", "K7L, Kingston, ON"),
        ("K7L-4C2", "K7L, Kingston, ON"),
        ("Kingston, ON K7L 4C2, Canada", "K7L, Kingston, ON"),
        ("2000", "2000, Sydney, NSW"),
        ("3550", "3550, Bendigo, VIC"),
        ("Sydney NSW 2000", "2000, Sydney, NSW"),
        ("Sydney 2000", "2000, Sydney, NSW"),
        # town and region
        ("Kansas City, MO", "Kansas City, MO"),
        ("kansas city mo", "Kansas City, MO"),
        ("KANSAS CITY, KS", "Kansas City, KS"),
        ("Kansas City Missouri", "Kansas City, MO"),
        ("Kansas City (MO)", "Kansas City, MO"),
        ("vancouver bc", "Vancouver, BC"),
        ("Vancouver, British Columbia", "Vancouver, BC"),
        ("Kennewick WA", "Kennewick, WA"),
        ("North Pole, AK", "North Pole, AK"),
        ("New Canaan, CT", "New Canaan, CT"),
        ("Albany, New York", "Albany, NY"),
        ("New York, NY", "New York, NY"),
        ("Washington DC", "Washington, DC"),
        ("Washington, D.C.", "Washington, DC"),
        ("Charleston West Virginia", "Charleston, WV"),
        ("Billings MT", "Billings, MT"),
        ("California, MD", "California, MD"),
        ("Quebec City", "Québec, QC"),
        ("Ville de Québec", "Québec, QC"),
        ("Montréal, Québec", "Montréal, QC"),
        ("Moncton, Nouveau-Brunswick", "Moncton, NB"),
        ("Filadelfia, Pensilvania", "Philadelphia, PA"),
        # one name, many spellings
        ("Montreal", "Montréal, QC"),
        ("MONTRÉAL", "Montréal, QC"),
        ("St Louis, MO", "St. Louis, MO"),
        ("saint louis mo", "St. Louis, MO"),
        ("Mt Vernon, WA", "Mount Vernon, WA"),
        ("Ft Worth TX", "Fort Worth, TX"),
        ("N. Little Rock, AR", "North Little Rock, AR"),
        ("St John's, NL", "St. John's, NL"),
        ("Saint John NB", "Saint John, NB"),
        ("Coeur dAlene, Idaho", "Coeur d'Alene, ID"),
        ("De Kalb, IL", "DeKalb, IL"),
        ("LaSalle, IL", "La Salle, IL"),
        ("Canton Charter Township, MI", "Canton, MI"),
        ("City of Kingston, Ontario", "Kingston, ON"),
        ("City of Industry, CA", "City of Industry, CA"),
        ("City of New York", "New York, NY"),
        # countries
        ("Kingston, ON, Canada", "Kingston, ON"),
        ("Kingston, ON, CA", "Kingston, ON"),
        ("Toronto, Canada", "Toronto, ON"),
        ("Toronto, CA", "Toronto, ON"),
        ("Ontario, CA", "Ontario, CA"),
        ("Sydney NSW Australia", "Sydney, NSW"),
        ("Springfield, MO, USA", "Springfield, MO"),
        ("Perth WA", "Perth, WA"),
        ("Darwin NT", "Darwin, NT"),
        ("Yellowknife NT", "Yellowknife, NT"),
        ("Adelaide SA", "Adelaide, SA"),
        ("San Juan, PR", "San Juan, PR"),
        ("Piên, PR", "Piên, PR"),
        ("Manchester, England", "Manchester, ENG"),
        # addresses
        ("123 Main St, Springfield, MO 65806", "65806, Springfield, MO"),
        ("123 Main St, Springfield, MO 00000", "Springfield, MO"),
        ("123 Main St Springfield MO", "Springfield, MO"),
        ("123 Main St\nSpringfield, MO", "Springfield, MO"),
        ("10001 Main St, Buffalo, NY", "Buffalo, NY"),
        ("Springfield, IL 65806", "Springfield, IL"),
        ("Springfield, Greene County, MO", "Springfield, MO"),
        ("Port Washington 11050", "11050, Port Washington, NY"),
        ("Brooklyn, New York, NY", "Brooklyn, NY"),
        ("Scarborough, Toronto", "Scarborough, ON"),
        # bare names that one place clearly has
        ("London", "London, ON"),
        ("Philadelphia", "Philadelphia, PA"),
        ("Sydney", "Sydney, NSW"),
        ("Kennewick", "Kennewick, WA"),
        ("Manhattan", "Manhattan, NY"),
        ("Brooklyn", "Brooklyn, NY"),
        ("Queens", "Queens, NY"),
        ("The Bronx", "The Bronx, NY"),
        ("Staten Island", "Staten Island, NY"),
        ("New York", "New York, NY"),
        ("Nueva York", "New York, NY"),
        ("Washington", "Washington, DC"),
        ("Québec", "Québec, QC"),
        ("Cape Cod", "Cape Cod, MA"),
        ("Chatham-Kent", "Chatham, ON"),
        ("Lower Merion", "Lower Merion, PA"),
        ("Hampden Township, PA", "Hampden Township, PA"),
    ],
)
def test_locate_finds(words, expected):
    found = locate(words)
    assert (found.place and found.place.name, found.region, found.spellings) == (expected, None, ())


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("Kingston", "Kingston, ON", "Kingston, NY"),
        ("Portland", "Portland, OR", "Portland, ME"),
        ("Springfield", "Springfield, MO", "Springfield, MA"),
        ("123 Main St, Kingston", "Kingston, ON", "Kingston, NY"),
        ("Reno, TX", "Reno (near Paris), TX", "Reno (near Azle), TX"),
        ("WA", "Washington State", "Western Australia"),
        ("NT", "Northern Territory", "Northwest Territories"),
    ],
)  # fmt: skip
def test_locate_several_the_most_populous_first(words, first, second):
    found = locate(words)
    assert found.place is found.region is None
    assert [place.name for place in found.alternatives[:2]] == [first, second]


def test_locate_decided_offers_the_namesakes():
    assert [place.name for place in locate("London").alternatives[:2]] == [
        "London, OH",
        "London, KY",
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Ontario", "Ontario"),
        ("Texas", "Texas"),
        ("TX", "Texas"),
        ("Victoria", "Victoria"),
        ("Georgia, USA", "Georgia"),
        ("New Brunswick", "New Brunswick"),
        ("Nouvelle-Écosse", "Nova Scotia"),
        ("Carolina del Norte", "North Carolina"),
        ("Washington State", "Washington State"),
        ("Province of Quebec", "Province of Quebec"),
        ("CA", "California"),
        ("Canada", "Canada"),
        ("États-Unis", "United States"),
        ("Australia", "Australia"),
    ],
)
def test_locate_a_region_alone_is_the_region(words, expected):
    found = locate(words)
    assert (found.place, found.region and found.region.name) == (None, expected)


def test_locate_region_names_the_towns_of_its_name():
    assert locate("Ontario").alternatives[0].name == "Ontario, CA"


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("Kingstn", "Kingston, ON"),
        ("Philadelpia", "Philadelphia, PA"),
        ("Vancover", "Vancouver, BC"),
        ("Springfeild, IL", "Springfield, IL"),
        ("Kansas City, Missuri", "Kansas City, MO"),
        ("Kingston Fire Hall, ON", "Kingston, ON"),
        ("Rome, Italy", "Rome, GA"),
        ("K9Z", "K9A, Cobourg, ON"),
    ],
)
def test_locate_unknown_offers_the_nearest_spelling(words, first):
    found = locate(words)
    assert (found.place, found.alternatives, found.region, found.spellings[0].name) == (
        None,
        (),
        None,
        first,
    )


@pytest.mark.parametrize(
    "words", ["", " ", ",", "qqqq", "00000", "\x00", "x" * 301, "Paris, France", "東京"]
)
def test_locate_words_without_any_answer(words):
    assert locate(words) == Located()


def test_locate_place_has_what_the_page_prints():
    place = locate("K0H").place
    assert (place.name, place.kind, place.country, place.region, place.wide) == (
        "K0H, Inverary, ON", PlaceKind.POSTAL_AREA, "CA", "ON", True,
    )  # fmt: skip


# -- coordinates -----------------------------------------------------------------------------------


def test_locate_point_is_named_by_the_town_it_is_near():
    place = locate("39.0997 -94.5786").place
    assert place == gazetteer.Place(
        "39.0997, -94.5786 (near Kansas City, MO)", Point(39.0997, -94.5786), PlaceKind.POINT, "US",
        "MO",
        near="39.0997,-94.5786",
    )  # fmt: skip
    assert locate(place.name).place == locate(place.near).place == place


def test_locate_point_far_from_everything_is_bare():
    place = locate("0,0").place
    assert (place.name, place.near, place.country, place.region) == ("0, 0", "0,0", "", "")


@pytest.mark.parametrize("words", ["91,0", "nan,0", "0,inf", "0 -180.5"])
def test_locate_point_not_on_the_earth(words):
    with pytest.raises(ValueError, match="must lie between"):
        locate(words)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_locate_any_point_is_found_again_by_its_label(latitude, longitude):
    place = locate(f"{latitude:.6f},{longitude:.6f}").place
    assert locate(place.name).place == locate(place.near).place == place
