"""What the filters ask of a zone, and which kinds of zones they let through."""

from enum import StrEnum
from typing import get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zones.builders import a_listing
from zones.directory.filters import (
    BY_PARAMETER,
    CHOICES,
    FILTERS,
    asked_for,
    kind_of,
    pairs,
    select,
)
from zones.directory.index import Directory
from zones.directory.listing import Listing, ProgramSource
from zones.vocabulary import Answer, Camera, Goods, Program, Setting, Signage

OFFERUP = ProgramSource(Program.OFFERUP, "Test list", "", "")


@pytest.mark.parametrize(
    ("choice", "facts", "answer"),
    [
        (("setting", "lot"), {"setting": Setting.LOT}, "yes"),
        (("setting", "lot"), {"setting": Setting.LOBBY}, "no"),
        (("setting", "lot"), {"setting": Setting.UNKNOWN}, "unknown"),
        (("camera", "on"), {"camera": Camera.PRESENT}, "yes"),
        (("camera", "on"), {"camera": Camera.WATCHED_PART}, "yes"),
        (("camera", "on"), {"camera": Camera.NONE}, "no"),
        (("camera", "on"), {"camera": Camera.UNKNOWN}, "unknown"),
        (("camera", "watched"), {"camera": Camera.WATCHED}, "yes"),
        (("camera", "watched"), {"camera": Camera.WATCHED_PART}, "no"),
        (("camera", "watched"), {"camera": Camera.RECORDED}, "no"),
        (("camera", "watched"), {"camera": Camera.PRESENT}, "unknown"),
        (("camera", "watched"), {"camera": Camera.UNKNOWN}, "unknown"),
        (("always", "on"), {"hours": "24/7"}, "yes"),
        (("always", "on"), {"hours": "sunrise-sunset"}, "no"),
        (("always", "on"), {"hours": ""}, "unknown"),
        (("marked", "on"), {"signage": Signage.OFFERUP}, "yes"),
        (("marked", "on"), {"signage": Signage.NONE}, "no"),
        (("marked", "on"), {"signage": Signage.UNKNOWN}, "unknown"),
        (("marked", "on"), {"signage": Signage.NONE, "painted_lines": Answer.YES}, "yes"),
        (("marked", "on"), {"purple_light": Answer.YES}, "yes"),
        (("program", "offerup"), {"programs": (OFFERUP,)}, "yes"),
        (("program", "safetrade"), {"programs": (OFFERUP,)}, "no"),
        (("large", "on"), {"large_items": Goods.WELCOME}, "yes"),
        (("large", "on"), {"large_items": Goods.NO}, "no"),
        (("custody", "on"), {"custody": Goods.UNKNOWN}, "unknown"),
        (("stepfree", "on"), {"step_free": Answer.YES}, "yes"),
        (("stepfree", "on"), {}, "unknown"),
    ],
)
def test_what_a_zone_answers_to_a_choice(choice, facts, answer):
    assert CHOICES[choice].answer(a_listing(**facts)) == answer


@pytest.mark.parametrize(
    ("chosen", "asked"),
    [
        ({}, ()),
        ({"setting": ["lot", "curb"]}, (("setting", ("curb", "lot")),)),
        (
            {"always": ["on"], "camera": ["watched"]},
            (("camera", ("watched",)), ("always", ("on",))),
        ),
        ({"large": []}, ()),
    ],
)
def test_one_question_has_one_form(chosen, asked):
    assert asked_for(chosen) == asked


def test_what_is_asked_for_is_told_pair_by_pair():
    asked = asked_for({"setting": ["lot", "curb"], "camera": ["on"]})
    assert list(pairs(asked)) == [("setting", "curb"), ("setting", "lot"), ("camera", "on")]


def test_only_a_filter_of_one_choice_needs_no_heading():
    for each in FILTERS:
        assert bool(each.heading) is (len(each.choices) > 1), each.parameter


# -- kinds of zones --------------------------------------------------------------------------------
# Every fact of a closed list may be asked for one day: a filter on it is then tried without a word
# more here.
FACTS = {
    name: st.sampled_from(kind)
    for name, kind in get_type_hints(Listing).items()
    if isinstance(kind, type) and issubclass(kind, StrEnum) and name != "status"
}
zones = st.builds(
    a_listing,
    **FACTS,
    hours=st.sampled_from(["", "24/7", "sunrise-sunset"]),
    programs=st.sampled_from([(), (OFFERUP,)]),
)
questions = st.fixed_dictionaries(
    {},
    optional={
        each.parameter: st.lists(
            st.sampled_from(list(each.choices)), max_size=3 if each.repeats else 1, unique=True
        )
        for each in FILTERS
    },
).map(asked_for)


def answer_of(listing, asked):
    """By another way than the index: the least of the best answers to each filter."""
    best = []
    for parameter, values in asked:
        answers = {BY_PARAMETER[parameter].choices[value].answer(listing) for value in values}
        best.append(min(answers, key=[Answer.YES, Answer.UNKNOWN, Answer.NO].index))
    return max(best, key=[Answer.YES, Answer.UNKNOWN, Answer.NO].index, default=Answer.YES)


@given(st.lists(zones, max_size=12), questions)
def test_the_kinds_let_through_are_those_whose_zones_fit(listings, asked):
    kinds = list(dict.fromkeys(kind_of(listing) for listing in listings))
    selection = select(kinds, asked)
    for listing in listings:
        number = kinds.index(kind_of(listing))
        answer = answer_of(listing, asked)
        assert (number in selection.fitting) is (answer is Answer.YES)
        assert (number in selection.perhaps) is (answer is Answer.UNKNOWN)


@given(st.lists(zones, max_size=12), questions.filter(bool))
def test_the_directory_gives_the_zones_of_these_kinds(listings, asked):
    listings = [listing._replace(id=f"b{n:04}") for n, listing in enumerate(listings)]
    directory = Directory(listings)
    selection = directory.select(asked)
    fitting = directory.of_kinds(selection.fitting)
    expected = {listing.id for listing in listings if answer_of(listing, asked) is Answer.YES}
    assert {directory[position].id for position in fitting} == expected
    assert {directory[n].id for n in range(len(directory)) if n in fitting} == expected
    assert len(fitting) == len(expected)


def test_without_a_filter_nothing_is_selected():
    assert Directory([a_listing()]).select(()) is None
