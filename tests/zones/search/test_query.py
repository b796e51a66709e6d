"""A query string becomes Terms, or a kind word about what is wrong."""

from datetime import datetime

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.foundation.query_params import BadQuestion
from tests.conftest import NOW
from zones.directory.meeting import Now
from zones.search.query import PARAMETER_READERS, read_terms
from zones.search.terms import Terms
from zones.vocabulary import Units


def terms_of(query, **more):
    return read_terms(QueryDict(query), at=NOW, **more)


SWITCHES = ("always", "marked", "large", "custody", "stepfree")


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("", Terms()),
        ("near=&at=&page=&setting=&units=", Terms()),
        ("near=+64128+", Terms(near="64128")),
        ("near=Montr%C3%A9al", Terms(near="Montréal")),
        ("near=39.0997,-94.5786", Terms(near="39.0997,-94.5786")),
        ("near=a&other=b", Terms(near="a", other="b")),
        ("near=a&near=", Terms(near="a")),
        ("at=now", Terms(at=Now())),
        ("at=2026-12-05T16:30", Terms(at=datetime(2026, 12, 5, 16, 30))),
        ("setting=lot&setting=lobby", Terms(filters=(("setting", ("lobby", "lot")),))),
        ("program=offerup", Terms(filters=(("program", ("offerup",)),))),
        ("camera=watched", Terms(filters=(("camera", ("watched",)),))),
        ("always=on&marked=on&large=on&custody=on&stepfree=on&unknown=on",
         Terms(filters=tuple((name, ("on",)) for name in SWITCHES), unknown=True)),
        ("units=mi", Terms(units=Units.MI)),
        ("page=3", Terms(page=3)),
        ("near=a&fbclid=x&utm_source=y", Terms(near="a")),
    ],
)  # fmt: skip
def test_a_question_becomes_terms(query, terms):
    assert terms_of(query) == terms


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("near=" + "x" * 10_000, "near"),
        ("near=%00", "near"),
        ("near=a%00b", "near"),
        ("near=%ff%fe", "near"),
        ("near=91,0", "near"),
        ("near=0,181", "near"),
        ("near=nan,nan", "near"),
        ("near=inf,0", "near"),
        ("near=a&near=b", "near"),
        ("other=-91,0", "other"),
        ("at=yesterday", "at"),
        ("at=2026-13-01T10:00", "at"),
        ("at=2026-12-05 16:30", "at"),
        ("at=2026-12-05T16:30Z", "at"),
        ("at=2026-12-05T24:00", "at"),
        ("at=2029-12-05T16:30", "at"),
        ("at=now&at=2026-12-05T16:30", "at"),
        ("setting=roof", "setting"),
        ("program=lions", "program"),
        ("camera=off", "camera"),
        ("always=yes", "always"),
        ("units=furlongs", "units"),
        ("page=-1", "page"),
        ("page=0", "page"),
        ("page=1001", "page"),
        ("page=1.5", "page"),
        ("page=²", "page"),
        ("page=99999999999999999999999", "page"),
    ],
)
def test_nonsense_names_its_parameter(query, parameter):
    with pytest.raises(BadQuestion) as caught:
        terms_of(query)
    assert [mistake.parameter for mistake in caught.value.mistakes] == [parameter]


def test_every_mistake_is_named_at_once():
    with pytest.raises(BadQuestion) as caught:
        terms_of("near=91,0&page=0&units=x")
    assert [mistake.parameter for mistake in caught.value.mistakes] == ["near", "page", "units"]


def test_programs_are_told_of_unknown_names():
    with pytest.raises(BadQuestion) as caught:
        terms_of("near=a&fbclid=x", strict=True)
    assert [mistake.parameter for mistake in caught.value.mistakes] == ["fbclid"]


@given(
    st.dictionaries(
        st.sampled_from(list(PARAMETER_READERS)), st.lists(st.text(max_size=30), max_size=3)
    )
)
def test_any_query_is_terms_or_a_mistake(given_query):
    query = QueryDict(mutable=True)
    for name, values in given_query.items():
        query.setlist(name, values)
    try:
        terms = read_terms(query, at=NOW)
    except BadQuestion as error:
        assert {mistake.parameter for mistake in error.mistakes} <= set(given_query)
    else:
        assert isinstance(terms, Terms)


@given(st.text(max_size=300))
def test_any_text_as_query_string_is_terms_or_a_mistake(text):
    try:
        terms_of(text.encode("utf-8", "surrogatepass"))
    except BadQuestion as error:
        assert error.mistakes
