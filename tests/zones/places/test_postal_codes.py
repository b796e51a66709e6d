"""Postal codes that a spreadsheet spoiled."""

import pytest

from zones.places.gazetteer import locate


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("2138", ["02138, Cambridge, MA", "2138, Rhodes, NSW"]),
        ("2138-1234", ["02138, Cambridge, MA", "2138, Rhodes, NSW"]),
        ("501", ["00501, Holtsville, NY"]),
    ],
)
def test_a_code_that_lost_its_zero_is_offered(words, names):
    found = locate(words)
    assert (found.place, [place.name for place in found.alternatives]) == (None, names)


def test_beside_a_state_the_lost_zero_is_plain():
    assert locate("Cambridge MA 2138").place.name == "02138, Cambridge, MA"
