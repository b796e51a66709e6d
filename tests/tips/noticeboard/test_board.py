"""The read model: which words a reader gets, in which order, and which questions are open."""

from datetime import timedelta

import pytest

from exchangezones.foundation.languages import Language
from tests.conftest import NOW
from tests.tips.builders import a_disagreement, a_source, a_text, a_tip, two_sides
from tips.noticeboard.board import ON_CHECKLIST, Boards
from tips.noticeboard.listing import Asked
from tips.vocabulary import Audience, Moment, Topic


def board_of(*tips, disagreements=(), language="en"):
    return Boards(tips, disagreements).in_language(language)


def keys(tips):
    return [tip.key for tip in tips]


@pytest.mark.parametrize(
    ("there", "own", "asked", "got"),
    [
        ("en fr es", "en", "fr", "fr"),
        ("en es", "en", "fr", "en"),
        ("en fr", "fr", "es", "fr"),
        ("en fr", "en", "es", "en"),
        ("fr", "fr", "en", "fr"),
        ("es", "en", "fr", None),
        ("", "en", "en", None),
    ],
)
def test_words_are_in_the_language_of_the_page_else_the_tips_own_else_english(
    there, own, asked, got
):
    texts = tuple(a_text(code, head=code) for code in there.split())
    found = board_of(a_tip(texts=texts, language=Language(own)), language=asked).tip("test-tip")
    assert (found and (found.language, found.title)) == (got and (got, got))


def test_an_unknown_language_reads_english():
    assert Boards((), ()).in_language("pt").language == "en"


def test_a_tip_that_nobody_says_is_not_public():
    assert board_of(a_tip(said_by=())).tips == ()


def test_the_most_important_stand_first_then_by_key():
    board = board_of(a_tip("b"), a_tip("a"), a_tip("z", importance=2), a_tip("y", importance=1))
    assert keys(board.tips) == ["y", "z", "a", "b"]
    assert keys(board.most_important()) == ["y", "z"]
    assert keys(board.most_important(1)) == ["y"]
    assert keys(board.most_important(without=[board.tip("y")])) == ["z"]


def test_sources_stand_newest_first_and_undated_last():
    dates = ["", "2017", "2023-02-15", "2019-05", "2023"]
    said_by = tuple(a_source(f"source-{date}", date=date) for date in dates)
    (tip,) = board_of(a_tip(said_by=said_by)).tips
    assert [source.date for source in tip.said_by] == ["2023-02-15", "2023", "2019-05", "2017", ""]


def test_an_organisation_with_two_sources_is_named_once():
    said_by = (
        a_source("a", date="2019"),
        a_source("b", date="2017"),
        a_source("c", organisation="Sample Police"),
    )
    (tip,) = board_of(a_tip(said_by=said_by)).tips
    assert tip.organisations == ("Sample Police", "Test Police")


def test_groups_are_in_the_order_of_a_deal():
    board = board_of(
        a_tip("a", moment=Moment.AFTER, topic=Topic.REPORT),
        a_tip("b", moment=Moment.BEFORE, topic=Topic.SCAMS),
        a_tip("c", moment=Moment.BEFORE, topic=Topic.PLACE),
    )
    said = [
        (moment, [(topic, keys(tips)) for topic, tips in topics])
        for moment, topics in board.by_moment()
    ]
    assert said == [
        ("before", [("place", ["c"]), ("scams", ["b"])]),
        ("after", [("report", ["a"])]),
    ]
    assert board.topics() == ["place", "scams", "report"]
    assert keys(board.about(Topic.SCAMS)) == ["b"]


def test_an_agency_says_what_one_of_its_sources_says():
    other = a_source("other", agency_key="")
    board = board_of(
        a_tip("a"), a_tip("b", said_by=(other,)), a_tip("c", said_by=(other, a_source()))
    )
    assert keys(board.of_agency("us-xx-test-police")) == ["a", "c"]
    assert board.of_agency("") == []
    assert board.of_agency("us-xx-nobody") == []


# -- disagreements ---------------------------------------------------------------------------------
def test_sides_stand_by_their_slugs_whatever_is_important():
    take, no = two_sides()
    board = board_of(take, no._replace(importance=1), disagreements=[a_disagreement()])
    question = board.disagreement("cash")
    assert [(side.slug, keys(side.tips)) for side in question.sides] == [
        ("cash", ["take-cash"]),
        ("no-cash", ["no-cash"]),
    ]
    assert (question.question, question.why) == (
        "Cash or no cash?",
        "They may think of different dangers.",
    )
    assert board.tip("no-cash").disagreement == "cash"


@pytest.mark.parametrize(
    ("tips", "disagreements"),
    [
        (two_sides()[:1], [a_disagreement()]),
        ([two_sides()[0], two_sides()[1]._replace(texts=())], [a_disagreement()]),
        (two_sides(), [a_disagreement(texts=())]),
        (two_sides(), []),
    ],
    ids=["one side", "other side not public", "no text", "unknown"],
)  # fmt: skip
def test_a_question_that_is_not_open_is_none(tips, disagreements):
    board = board_of(*tips, disagreements=disagreements)
    assert board.disagreements == ()
    assert {(tip.disagreement, tip.side) for tip in board.tips} == {("", "")}


# -- a few for a page ------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("own", "shown"),
    [
        (0, ["general-1", "general-2"]),
        (1, ["own-0", "general-1"]),
        (2, ["own-0", "own-1"]),
        (4, ["own-0", "own-1"]),
    ],
)
def test_results_show_two_of_the_agency_else_general_ones(own, shown):
    other = (a_source("other", agency_key=""),)
    general = [
        a_tip(f"general-{number}", importance=number, said_by=other) for number in range(1, 4)
    ]
    board = board_of(*(a_tip(f"own-{number}") for number in range(own)), *general)
    assert keys(board.for_results("us-xx-test-police")) == shown


def test_an_important_tip_of_the_agency_is_not_repeated():
    board = board_of(
        a_tip("a", importance=1), a_tip("b", importance=2, said_by=(a_source(agency_key=""),))
    )
    assert keys(board.for_results("us-xx-test-police")) == ["a", "b"]


def test_of_many_the_one_on_which_most_differ_is_among_the_few():
    plain = [a_tip(f"a-{number}", importance=number) for number in range(1, 5)]
    email = [a_tip(f"email-{side}", disagreement="email", side=side) for side in "ab"]
    questions = [a_disagreement(), a_disagreement("email")]
    board = board_of(
        *plain,
        *email,
        *two_sides(),
        a_tip("z", disagreement="cash", side="z"),
        disagreements=questions,
    )
    assert keys(board.for_results("us-xx-test-police")) == ["a-1", "no-cash"]


def test_a_checklist_takes_no_side_and_fits_on_a_sheet():
    tips = [
        *(a_tip(f"important-{number}", importance=number) for number in range(1, 11)),
        *(a_tip(f"for-buyers-{number}", audience=Audience.BUYER) for number in range(10)),
        a_tip("for-buyers-said-by-two", audience=Audience.BUYER, moment=Moment.AFTER,
              said_by=(a_source(), a_source("other", organisation="Sample Police"))),
        a_tip("for-sellers", audience=Audience.SELLER),
        *two_sides(),
    ]  # fmt: skip
    before, after = board_of(*tips, disagreements=[a_disagreement()]).checklist(Audience.BUYER)
    assert before[0] == Moment.BEFORE
    assert keys(before[1]) == [f"important-{number}" for number in range(1, 11)] + [
        f"for-buyers-{number}" for number in range(5)
    ]
    assert (after[0], keys(after[1])) == (Moment.AFTER, ["for-buyers-said-by-two"])
    assert len(before[1]) + len(after[1]) == ON_CHECKLIST


# -- questions of programs -------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Asked(), "abc"),
        (Asked(limit=2), "ab"),
        (Asked(topics=frozenset([Topic.PLACE])), "a"),
        (Asked(topics=frozenset([Topic.PLACE, Topic.HOME])), "ab"),
        (Asked(audiences=frozenset([Audience.BUYER])), "b"),
        (Asked(moments=frozenset([Moment.AFTER])), "c"),
        (Asked(organisation="us-xx-test-police"), "ab"),
        (Asked(organisation="SAMPLE police"), "c"),
        (Asked(organisation="sample"), ""),
        (Asked(topics=frozenset([Topic.PLACE]), moments=frozenset([Moment.AFTER])), ""),
    ],
)
def test_every_part_of_a_question_must_fit(asked, found):
    board = board_of(
        a_tip("a", topic=Topic.PLACE),
        a_tip("b", topic=Topic.HOME, audience=Audience.BUYER),
        a_tip(
            "c",
            moment=Moment.AFTER,
            said_by=(a_source(organisation="Sample Police", agency_key=""),),
        ),
    )
    assert "".join(keys(board.asked(asked))) == found


def test_the_newest_stand_first():
    days = {"old": 3, "new": 1, "middle": 2}
    tips = [
        a_tip(key, texts=(a_text(published_at=NOW - timedelta(days=ago)),))
        for key, ago in days.items()
    ]
    assert keys(board_of(*tips).newest(2)) == ["new", "middle"]


def test_every_board_has_its_own_edition():
    assert Boards((), ()).edition != Boards((), ()).edition
