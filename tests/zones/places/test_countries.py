"""The table of countries: whole for every country that a zone lies in."""

import pytest

from zones.places.countries import COUNTRIES, ROWS, is_in_miles, languages_of


def test_every_country_of_a_zone_has_a_row(shipped):
    assert {listing.station.country for listing in shipped} == set(COUNTRIES)


def test_codes_are_those_of_iso_3166_in_their_order():
    assert [row.code for row in ROWS] == sorted(COUNTRIES)
    assert all(len(row.code) == 2 and len(row.code3) == 3 for row in ROWS)
    assert all(row.emergency.isdigit() for row in ROWS)


@pytest.mark.parametrize(
    ("country", "region", "languages"),
    [
        ("CA", "ON", ("en", "fr")),
        ("CA", "QC", ("fr", "en")),
        ("US", "PR", ("es", "en")),
        ("BR", "SP", ("pt",)),
        ("ZZ", "", ()),
    ],
)
def test_what_people_read(country, region, languages):
    assert languages_of(country, region) == languages


def test_who_measures_in_miles():
    codes = ["AU", "CA", "FR", "GB", "LR", "MM", "US", "ZZ", ""]
    assert [code for code in codes if is_in_miles(code)] == ["GB", "LR", "MM", "US"]
