"""What words say before any map is opened."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zones.places.text import (
    code_at_end,
    code_from,
    key,
    names_in,
    plain,
    read_parts,
    township_base,
    without_title,
)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kansas City", "kansas city"),
        ("64128", "64128"),
        ("Montréal", "montreal"),
        ("MONTRÉAL", "montreal"),
        ("Saint-Éphrem-de-Beauce", "saint ephrem de beauce"),
        ("St. John's", "saint johns"),
        ("St John’s", "saint johns"),
        ("St.Louis", "saint louis"),
        ("Sault Ste. Marie", "sault sainte marie"),
        ("Mt Vernon", "mount vernon"),
        ("Ft. Worth", "fort worth"),
        ("N Little Rock", "north little rock"),
        ("Hampden Twp", "hampden township"),
        ("Rockville Centre", "rockville center"),
        ("Val-d'Or", "val dor"),
        ("Val d Or", "val dor"),
        ("O Fallon", "ofallon"),
        ("O'Fallon", "ofallon"),
        ("Mc Lean", "mclean"),
        ("McLean", "mclean"),
        ("Kahalu‘u", "kahaluu"),
        ("Nānākuli", "nanakuli"),
        ("Behchokǫ̀", "behchoko"),
        ("Notre-Dame-de-l'Œuvre", "notre dame de loeuvre"),
        ("Presidente Prudente", "presidente prudente"),
        ("Mt", "mount"),
        ("King & Queen Court House", "king and queen court house"),
        ("Lk St Louis", "lake saint louis"),
        ("No. St. Paul", "north saint paul"),
        ("So St Paul", "south saint paul"),
        ("", ""),
    ],
)
def test_key_one_name_however_written_is_one_key(name, expected):
    assert key(name) == expected


@given(st.text())
def test_key_of_a_key_is_that_key_but_for_abbreviations_joined_anew(text):
    assert key(text) == key(plain(text))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Washington, D.C.", "washington, dc "),
        ("P.E.I.", "pei "),
        ("Springfield (MO)", "springfield ,mo,"),
        ("12 Main St\nSpringfield; MO", "12 main st,springfield, mo"),
    ],
)
def test_plain_initials_are_joined_and_breaks_are_commas(words, expected):
    assert plain(words) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("64128", "", ("64128", 1)),
        ("64128", "1234", ("64128", 2)),
        ("64128", "main", ("64128", 1)),
        ("641281234", "", ("64128", 1)),
        ("k7l", "", ("k7l", 1)),
        ("k7l", "4c2", ("k7l", 2)),
        ("k7l4c2", "", ("k7l", 1)),
        ("3550", "", ("3550", 1)),
        ("d7l", "", ("", 0)),  # no Canadian code has a D
        ("641", "", ("", 0)),
        ("٦٤١٢٨", "", ("", 0)),  # digits, but not ours
        ("kingston", "", ("", 0)),
    ],
)
def test_code_from(first, second, expected):
    assert code_from(first, second) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("springfield mo 65806", ("65806", 1)),
        ("springfield mo 65806 1234", ("65806", 2)),
        ("kingston on k7l 4c2", ("k7l", 2)),
        ("sydney nsw 2000", ("2000", 1)),
        ("springfield mo", ("", 0)),
        ("kingston on k7l 4", ("k7l", 2)),
        ("k7l 4c", ("k7l", 2)),
        ("k7l4", ("k7l", 1)),
        ("k7l4c", ("k7l", 1)),
        ("", ("", 0)),
    ],
)
def test_code_at_end(words, expected):
    assert code_at_end(words.split()) == expected


def test_read_parts_with_second_name():
    assert read_parts("Kingston (near St. Mary's), GA") == ((("kingston",), ("ga",)), "saint marys")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("City of Kingston, Ontario", (("kingston",), ("ontario",))),
        ("Ville de Québec", (("quebec",),)),
        ("City of", ()),
        ("Kingston", ()),
    ],
)
def test_without_title(words, expected):
    assert without_title(read_parts(words)[0]) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Canton Township", "canton"),
        ("Canton Charter Twp", "canton"),
        ("Township of Canton", "canton"),
        ("Canton", ""),
        ("Township", ""),
    ],
)
def test_township_base(words, expected):
    assert township_base(tuple(words.lower().split())) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kansas City", ["kansas city", "kansas", "kansas city township"]),
        ("Union, Greene County",
            ["greene county", "union", "union township", "greene county township"]),
        ("1 Main St Mt Vernon", ["1 main saint mount vernon", "1 main saint mount vernon township",
                                 "main saint mount vernon", "saint mount vernon", "mount vernon",
                                 "vernon"]),
    ],
)  # fmt: skip
def test_names_in_best_first(words, expected):
    assert list(names_in(read_parts(words)[0])) == expected
