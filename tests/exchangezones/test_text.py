"""What a text is without that which nobody sees."""

import unicodedata

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.foundation.text import as_typed, stored_as_typed
from tests.conftest import NOW
from zones.hours.parsing import as_rule
from zones.places.gazetteer import locate
from zones.search.query import read_terms
from zones.spreadsheets.files import read_table

INVISIBLE = [
    chr(code) for code in range(0x110000)
    if unicodedata.category(chr(code)) == "Cf" or 0xFE00 <= code <= 0xFE0F or code == 0x034F
]  # fmt: skip
BLANKS = [chr(code) for code in range(128, 0x3100) if unicodedata.category(chr(code)) == "Zs"]
HYPHENS = "\u2010\u2011\u2012\u2212"


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("Kansas\u200b City", "Kansas City"),
        ("\ufeff64128", "64128"),
        ("\u200e39.1,-94.5\u200f", "39.1,-94.5"),
        ("Kansas\u00a0City", "Kansas City"),
        ("Winston\u2011Salem", "Winston-Salem"),
        ("816\u2012555", "816-555"),
        ("co\u00adoperate", "cooperate"),
        ("Québec – été", "Québec – été"),
    ],
)
def test_a_text_as_a_plain_keyboard_writes_it(text, typed):
    assert as_typed(text) == typed


@given(st.text())
def test_law_twice_is_once_and_nothing_invisible_is_left(text):
    typed = as_typed(text)
    assert as_typed(typed) == typed
    assert not {unicodedata.category(letter) for letter in typed if not letter.isascii()} & {
        "Cf", "Zs", "Zl", "Zp"
    }  # fmt: skip


def test_what_turns_words_round_is_left_to_the_judges_of_stored_texts():
    assert stored_as_typed("gpj\u202eexe") == "gpj\u202eexe"
    assert stored_as_typed("Kansas\u200b City") == "Kansas City"
    assert stored_as_typed(7) == 7


WORDS = ["Kansas City, MO", "64128", "39.1,-94.58", "Winston-Salem, NC", "K7L 4C2"]


@given(st.sampled_from(WORDS), st.data())
def test_law_what_cannot_be_seen_changes_no_answer(words, data):
    spoiled = spoil(words, data)
    assert locate(spoiled) == locate(words)
    query = QueryDict(mutable=True)
    query["near"] = spoiled
    assert read_terms(query, at=NOW).near == words


@given(st.sampled_from(["Mon-Fri 8am-5pm", "24 hours", "Mo-Fr 08:00-17:00; PH off"]), st.data())
def test_law_nor_the_hours_that_staff_type(words, data):
    assert as_rule(spoil(words, data)) == as_rule(words)


@given(st.data())
def test_law_nor_the_cells_of_a_table(data):
    row = f"{spoil('Kansas City', data)},{spoil('64128', data)}"
    [line] = read_table(f"city,postal code\n{row}".encode(), most_rows=9)
    assert line.cells == {"city": "Kansas City", "postal_code": "64128"}


def spoil(words, data):
    """The words with invisible letters in them, other spaces and other hyphens."""
    # Those that turn words round are refused in what is stored.
    hidden = st.sampled_from([letter for letter in INVISIBLE if letter not in "\u202a\u202b\u202c"
        "\u202d\u202e\u2066\u2067\u2068\u2069"])  # fmt: skip
    said = words.replace(" ", data.draw(st.sampled_from([" ", *BLANKS])))
    said = said.replace("-", data.draw(st.sampled_from(["-", *HYPHENS])))
    at = data.draw(st.integers(0, len(said)))
    return said[:at] + data.draw(hidden) + said[at:]
