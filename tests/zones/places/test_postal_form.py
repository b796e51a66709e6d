"""Postal codes in the form of their country."""

import pytest

from zones.places.postal_form import postal_code_of


@pytest.mark.parametrize(
    ("code", "country", "region", "stored"),
    [
        ("02138", "US", "MA", "02138"),
        ("2138", "US", "MA", "02138"),
        ("2138-1234", "US", "MA", "02138-1234"),
        ("21381234", "US", "MA", "02138-1234"),
        ("021381234", "US", "MA", "02138-1234"),
        ("501", "US", "NY", "00501"),
        ("64128", "US", "MO", "64128"),
        ("2138", "US", "MO", None),  # 02138 is in Massachusetts
        ("6412", "US", "MO", None),
        ("64 128", "US", "MO", None),
        ("K7L 4C2", "CA", "ON", "K7L 4C2"),
        ("k7l4c2", "CA", "ON", "K7L 4C2"),
        ("K7L", "CA", "ON", "K7L"),
        ("64128", "CA", "ON", None),
        ("2000", "AU", "NSW", "2000"),
        ("800", "AU", "NT", "0800"),
        ("20000", "AU", "NSW", None),
        ("M2 5DB", "GB", "ENG", "M2 5DB"),
        ("", "US", "MA", ""),
    ],
)
def test_a_code_in_the_form_of_its_country(code, country, region, stored):
    assert postal_code_of(code, country, region) == stored
