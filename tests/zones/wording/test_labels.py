"""Facts as sentences, in three languages."""

from datetime import date

import pytest
from django.utils import translation

from exchangezones.foundation.date_words import say_partial_date
from tests.zones.builders import a_listing, a_station
from zones.places import gazetteer
from zones.search.results import Hit
from zones.vocabulary import Answer, Camera, LocationStatus, Signage, Units
from zones.wording import ages, distances, hours, labels, places
from zones.wording.regions import BY_LANGUAGE

TODAY = date(2026, 12, 1)


def hit(km, status=LocationStatus.EXACT):
    return Hit(a_listing(station=a_station(location_status=status, city="Orlando")), km)


@pytest.mark.parametrize(
    ("km", "status", "units", "said"),
    [
        (0.4, LocationStatus.EXACT, Units.KM, "0.4 km"),
        (9.94, LocationStatus.EXACT, Units.KM, "9.9 km"),
        (9.96, LocationStatus.EXACT, Units.KM, "10 km"),
        (123.4, LocationStatus.EXACT, Units.KM, "123 km"),
        (1.609344, LocationStatus.EXACT, Units.MI, "1.0 miles"),
        (15, LocationStatus.STREET, Units.KM, "about 15 km (in Orlando)"),
        (0.3, LocationStatus.TOWN, Units.MI, "about 1 mile (in Orlando)"),
        (15.1, LocationStatus.TOWN, Units.KM, "about 15 km"),
        (61, LocationStatus.DISPUTED, Units.KM, "about 60 km"),
        (61, LocationStatus.TOWN, Units.MI, "about 40 miles"),
        (1234, LocationStatus.TOWN, Units.KM, "about 1230 km"),
    ],
)
def test_distances(km, status, units, said):
    assert distances.distance(hit(km, status), units) == said


def test_the_decimal_comma_of_french():
    with translation.override("fr"):
        assert distances.distance(hit(2.44), Units.KM) == "2,4 km"


@pytest.mark.parametrize(
    ("country", "units"), [("US", "mi"), ("GB", "mi"), ("CA", "km"), ("AU", "km"), ("", "km")]
)
def test_units_of_countries(country, units):
    assert distances.units_of(country) == units


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("24/7", "24 hours, every day"),
        ("sunrise-sunset", "every day from sunrise to sunset"),
        ("Mo-Fr 08:00-17:00", "Monday to Friday 8 a.m.–5 p.m."),
        ("Mo-Su 09:00-21:00", "every day 9 a.m.–9 p.m."),
        (
            "Mo-Th 08:00-19:00; Fr 08:00-18:00",
            "Monday to Thursday 8 a.m.–7 p.m.; Friday 8 a.m.–6 p.m.",
        ),
        ("Tu,Th 18:00-20:00", "Tuesday, Thursday 6 p.m.–8 p.m."),
        ("Mo-Fr 07:30-16:00; PH off", "Monday to Friday 7:30 a.m.–4 p.m.; public holidays closed"),
        ("Mo-Fr 00:00-07:00,17:00-24:00", "Monday to Friday midnight–7 a.m., 5 p.m.–midnight"),
        ("Sa-Su 00:00-24:00", "Saturday to Sunday 24 hours"),
        ("08:00-17:00", "every day 8 a.m.–5 p.m."),
        ("Mo-Fr sunrise-sunset; Sa off", "Monday to Friday sunrise–sunset; Saturday closed"),
        ("Apr-Oct Mo-Su 08:00-20:00", "April to October, every day 8 a.m.–8 p.m."),
        (
            "24/7; Dec 24-26 off",
            "24 hours, every day; December 24 to December 26 closed",
        ),
        ("Jan 1,Dec 25 09:00-12:00", "January 1, December 25 9 a.m.–noon"),
        ("PH off; Mo-Fr 07:30-16:00", "Monday to Friday 7:30 a.m.–4 p.m.; public holidays closed"),
        ("24/7; 12:00-13:00 off", "24 hours, every day; every day closed noon–1 p.m."),
        ("Dec 24-Jan 2 09:00-12:00", "December 24 to January 2 9 a.m.–noon"),
        ("24/7; PH off", "24 hours, every day; public holidays closed"),
        ("Mo-Fr 08:00-17:00 unknown", "Monday to Friday 8 a.m.–5 p.m. (not confirmed)"),
        ("Mo-Fr unknown", "Monday to Friday 24 hours (not confirmed)"),
        ("Mo-Fr", "Mo-Fr"),  # no rule: it says no time
        ("Tu[1] 18:00-20:00", "first Tuesday of the month 6 p.m.–8 p.m."),
        ("24/7; Th[-1] off", "24 hours, every day; last Thursday of the month closed"),
        ("Mo-Fr (sunrise+00:30)-17:00", "Mo-Fr (sunrise+00:30)-17:00"),
        ("", ""),
        ("week 1-53/2 Fr 09:00-12:00", "week 1-53/2 Fr 09:00-12:00"),
    ],
)
def test_rules_in_words(rule, said):
    assert hours.rule_in_words(rule) == said


def test_rules_in_words_follow_the_language():
    for _ in range(2):  # the second time out of memory
        assert hours.rule_in_words("Mo-Fr 08:00-17:00") == "Monday to Friday 8 a.m.–5 p.m."
        with translation.override("fr"):
            said = hours.rule_in_words("Mo-Fr 08:00-17:00").replace("\N{NO-BREAK SPACE}", " ")
            assert said == "du lundi au vendredi 8 h–17 h"


def test_equal_words_of_two_lists_have_their_own_labels():
    assert [labels.label(word) for word in (Answer.UNKNOWN, Camera.UNKNOWN, Signage.UNKNOWN,
        Camera.NONE)] == [
        "not stated", "camera: not stated", "sign: not stated", "no camera"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "hours not confirmed"),
        ({"hours": "24/7"}, "24 hours, every day"),
        ({"hours_text": "Business hours"}, "Business hours"),
        (
            {"hours": "24/7", "hours_text": "but not on match days"},
            "24 hours, every day; but not on match days",
        ),
    ],
)
def test_hours_of_a_zone(facts, said):
    assert hours.hours(a_listing(**facts)) == said


@pytest.mark.parametrize(
    ("as_of", "said", "age", "old"),
    [
        ("", None, "", True),
        ("2019", "2019", "6 years ago", True),
        ("2019-05", "May 2019", "7 years ago", True),
        ("2019-05-24", "May 24, 2019", "7 years ago", True),
        ("2024-12-02", "Dec. 2, 2024", "1 year ago", False),
        ("2024-12-01", "Dec. 1, 2024", "2 years ago", True),
        ("2026", "2026", "less than a year ago", False),
        ("2026-02", "February 2026", "less than a year ago", False),
        ("2027-02", "February 2027", "less than a year ago", False),
    ],
)
def test_dates_and_ages(as_of, said, age, old):
    assert not as_of or say_partial_date(as_of) == said
    assert ages.age(as_of, TODAY) == age
    assert ages.is_old(as_of, TODAY) is old


@pytest.mark.parametrize(
    ("country", "number"),
    [
        ("US", "911"),
        ("CA", "911"),
        ("AU", "000"),
        ("GB", "999"),
        ("FR", "17"),
        ("BR", "190"),
        ("DE", "112"),
    ],
)
def test_emergency_numbers(country, number):
    assert places.emergency_number(country) == number


def test_names_of_regions_and_countries():
    assert places.country_name("US") == "United States"
    assert places.region_label("US", "MO") == "Missouri"
    assert places.region_label("XX", "YY") == "YY"
    assert places.place_name("US") == "United States"
    assert places.place_name("US", "MO") == "Missouri"
    assert places.place_name("US", "MO", "Kansas City") == "Kansas City"
    with translation.override("fr"):
        assert places.country_name("US") == "États-Unis"
        assert places.region_label("CA", "BC") == "Colombie-Britannique"
        assert places.region_label("US", "MO") == "Missouri"
    with translation.override("es"):
        assert places.place_name("US", "NY") == "Nueva York"


@pytest.mark.parametrize(("language", "table"), BY_LANGUAGE.items())
def test_a_region_in_another_language_is_one_of_the_gazetteer(language, table):
    for country, names in table.items():
        assert [code for code in names if not gazetteer.region_name(country, code)] == []
        assert len(set(names.values())) == len(names)
