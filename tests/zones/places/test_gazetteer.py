"""Where words lie on the map: a table of words and answers."""

import pytest

from zones.places.gazetteer import Located, locate
from zones.vocabulary import PlaceKind, Remark


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
        ("Lk St Louis, MO", "Lake Saint Louis, MO"),
        ("So St Paul, MN", "South Saint Paul, MN"),
        ("King & Queen Court House, VA", "King and Queen Court House, VA"),
        ("K7L 4C", "K7L, Kingston, ON"),
        ("K7L4", "K7L, Kingston, ON"),
        ("12 Main St St Louis MO", "St. Louis, MO"),
        ("Aurora CO", "Aurora, CO"),  # not Aurora County
        ("Denver CO", "Denver, CO"),
        ("29 Palms", "Twentynine Palms, CA"),
        ("350 5th Ave, New York", "New York, NY"),
        ("Charleston, W. Va.", "Charleston, WV"),
        ("City and County of San Francisco", "San Francisco, CA"),
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
        ("Grand St Louis, MO", "Lake Saint Louis, MO"),  # not St. Louis: "Grand" is no street
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


@pytest.mark.parametrize(
    ("words", "place", "remark", "unread"),
    [
        ("near me", None, Remark.NEAR_ME, ""),
        ("Near me?", None, Remark.NEAR_ME, ""),
        ("près de moi", None, Remark.NEAR_ME, ""),
        ("cerca de mí", None, Remark.NEAR_ME, ""),
        ("09012", None, Remark.MILITARY, ""),
        ("PSC 3 Box 1, APO AE 09012", None, Remark.MILITARY, ""),
        ("https://maps.app.goo.gl/abc123", None, Remark.LINK, ""),
        ("Ballard, Seattle", "Seattle, WA", Remark.PART_UNKNOWN, "Ballard"),
        ("Ballard, Seattle, WA", "Seattle, WA", Remark.PART_UNKNOWN, "Ballard"),
        ("City Hall, Kansas City, MO", "Kansas City, MO", Remark.PART_UNKNOWN, "City Hall"),
        ("Montrose, Houston", "Houston, TX", Remark.PART_UNKNOWN, "Montrose"),
        ("Riverside, Jacksonville", "Jacksonville, FL", Remark.PART_UNKNOWN, "Riverside"),
        ("Yorkville, Toronto", "Toronto, ON", Remark.PART_UNKNOWN, "Yorkville"),
        ("police station near me", None, Remark.NEAR_ME, ""),
        ("http://[::1", None, Remark.LINK, ""),
        ("APO AE", None, Remark.MILITARY, ""),
        ("Springfield, Greene County, MO", "Springfield, MO", None, ""),
        ("12 Main St, Kansas City, MO", "Kansas City, MO", None, ""),
        ("Scarborough, Toronto", "Scarborough, ON", None, ""),
    ],
)
def test_locate_says_what_it_did_not_read(words, place, remark, unread):
    found = locate(words)
    assert (found.place and found.place.name, found.remark, found.unread) == (
        place, remark, unread
    )  # fmt: skip


def test_a_part_of_a_city_that_has_namesakes_is_in_one_of_them():
    found = locate("Downtown, Kansas City")
    assert [place.name for place in found.alternatives] == ["Kansas City, MO", "Kansas City, KS"]
    assert (found.remark, found.unread) == (Remark.PART_UNKNOWN, "Downtown")


@pytest.mark.parametrize(
    "words",
    ["Havana, Cuba", "Mexico City", "Greenwich Village NY", "Minneapolis/St Paul", "1 Police Plaza",
        "Jeff City", "Nowhereville, Ontario", "39°60'N 94°75'W"],
)  # fmt: skip
def test_no_small_namesake_is_taken_for_it(words):
    found = locate(words)
    assert (found.place, found.alternatives) == (None, ())
