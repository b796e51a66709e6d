"""What the filters ask: yes, no or unknown, word by word; and the sums over many zones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.zones.builders import a_listing
from zones.directory.filters import TRAITS, TraitIndex, bits, facts_of, positions
from zones.directory.listing import ProgramSource
from zones.search.terms import Terms
from zones.vocabulary import Answer, Camera, Goods, Program, Setting, Signage

OFFERUP = ProgramSource(Program.OFFERUP, "Test list", "", "")


@pytest.mark.parametrize(
    ("trait", "facts", "answer"),
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
def test_a_trait_of_a_zone(trait, facts, answer):
    assert TRAITS[trait](a_listing(**facts)) == answer


@pytest.mark.parametrize(
    ("terms", "groups"),
    [
        (Terms(), []),
        (Terms(settings=frozenset([Setting.LOT, Setting.CURB])), [[("setting", "curb"), ("setting", "lot")]]),
        (Terms(camera="watched", always=True), [[("camera", "watched")], [("always", "on")]]),
        (Terms(large=True, custody=True, stepfree=True, marked=True),
         [[("marked", "on")], [("large", "on")], [("custody", "on")], [("stepfree", "on")]]),
    ],
)  # fmt: skip
def test_what_a_question_asks_for(terms, groups):
    assert terms.filters == groups


@given(st.sets(st.integers(0, 300)))
def test_positions_survive_as_bits(chosen):
    assert positions(bits(chosen, 301)) == sorted(chosen)


zones = st.builds(
    a_listing,
    setting=st.sampled_from(Setting),
    camera=st.sampled_from(Camera),
    hours=st.sampled_from(["", "24/7", "sunrise-sunset"]),
    large_items=st.sampled_from(Goods),
    step_free=st.sampled_from(Answer),
    programs=st.sampled_from([(), (OFFERUP,)]),
)
questions = st.builds(
    Terms,
    settings=st.frozensets(st.sampled_from([Setting.LOT, Setting.LOBBY])),
    programs=st.frozensets(st.sampled_from(Program)),
    camera=st.sampled_from(["", "on", "watched"]),
    always=st.booleans(),
    large=st.booleans(),
    stepfree=st.booleans(),
)


@given(st.lists(zones, max_size=12), questions)
def test_the_index_answers_as_each_zone_does(listings, terms):
    alike = {}
    for n, listing in enumerate(listings):
        example, members = alike.setdefault(facts_of(listing), (listing, []))
        members.append(n)
    index = TraitIndex(
        (example, bits(members, len(listings))) for example, members in alike.values()
    )
    groups = terms.filters
    every = bits(range(len(listings)), len(listings))
    selection = index.select(groups)
    answers = [
        [{TRAITS[key](listing) for key in group} for group in groups] for listing in listings
    ]
    fitting = [
        n for n, known in enumerate(answers) if all(Answer.YES in answer for answer in known)
    ]
    possible = [
        n
        for n, known in enumerate(answers)
        if all({Answer.YES, Answer.UNKNOWN} & answer for answer in known)
    ]
    assert positions(selection.fitting & every) == fitting
    assert positions(selection.perhaps & every) == sorted(set(possible) - set(fitting))
