"""The verbs over texts: who may press what, and what the history says of it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from tests.conftest import NOW
from tests.tips.stored import store_moderator, store_text, store_tip
from tips import curation
from tips.curation import WAYS, Refused
from tips.models import Disagreement, DisagreementText, TipText
from tips.vocabulary import TextStatus

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)
DRAFT, IN_REVIEW, PUBLISHED, RETIRED = TextStatus


@pytest.fixture
def ann():
    return store_moderator("ann")


@pytest.fixture
def bob():
    return store_moderator("bob")


def why(verb):
    with pytest.raises(Refused) as caught:
        verb()
    return caught.value.messages


def history_of(text):
    """(who, why) of every change, the first one first."""
    rows = TipText.history.filter(id=text.pk).order_by("history_date", "history_id")
    return [
        (row.history_user and row.history_user.username, row.history_change_reason) for row in rows
    ]


def test_a_text_goes_from_its_writer_through_a_reader_to_the_public(ann, bob):
    text = TipText(tip=store_tip(), language="en", title="Meet at noon", body="It is light then.")
    curation.write(text, by=ann, at=NOW)
    assert (text.status, text.written_by, text.public_words()) == (DRAFT, ann, None)
    text = curation.submit(text, by=ann, at=NOW)
    assert (text.status, text.public_words()) == (IN_REVIEW, None)
    text = curation.publish(text, by=bob, at=LATER)
    assert (text.status, text.published_at) == (PUBLISHED, LATER)
    assert text.public_words() == {"title": "Meet at noon", "body": "It is light then."}
    assert history_of(text) == [("ann", "written"), ("ann", "submitted"), ("bob", "published")]
    assert TipText.history.latest().history_date == LATER


def test_a_published_text_is_read_until_its_revision_is_published(ann, bob):
    text = store_text(title="Old", body="Old.", published_at=NOW)
    text = curation.revise(text, by=ann, at=LATER, title="New")
    assert (text.status, text.published_at, text.words()) == (
        DRAFT,
        NOW,
        {"title": "New", "body": "Old."},
    )
    assert text.public_words() == {"title": "Old", "body": "Old."}
    text = curation.revise(text, by=ann, at=LATER, title="Newer", body="New.")
    assert text.public_words() == {"title": "Old", "body": "Old."}
    text = curation.submit(text, by=ann, at=LATER)
    assert text.public_words() == {"title": "Old", "body": "Old."}
    text = curation.publish(text, by=bob, at=LATER)
    assert text.public_words() == {"title": "Newer", "body": "New."}
    assert (text.public_title, text.public_body, text.published_at) == ("", "", LATER)


def test_a_text_that_is_sent_back_says_why(ann, bob):
    text = store_text(status=IN_REVIEW, published_at=None, written_by=ann)
    text = curation.send_back(text, by=bob, at=NOW, reason=" Too long. ")
    assert text.status == DRAFT
    assert history_of(text)[-1] == ("bob", "sent back: Too long.")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_sending_back_needs_a_reason(ann, bob, reason):
    text = store_text(status=IN_REVIEW, published_at=None, written_by=ann)
    assert why(lambda: curation.send_back(text, by=bob, at=NOW, reason=reason)) == [
        "Write what should change, so that the writer knows."
    ]


@pytest.mark.parametrize("status", [DRAFT, IN_REVIEW, PUBLISHED])
def test_a_retired_text_is_not_public_whatever_it_was(bob, status):
    kept = {} if status is PUBLISHED else {"public_title": "Old", "public_body": "Old."}
    text = store_text(status=status, **kept)
    text = curation.retire(text, by=bob, at=LATER, reason="The page is gone")
    assert (text.status, text.public_words(), text.public_title) == (RETIRED, None, "")
    assert history_of(text)[-1] == ("bob", "retired: The page is gone")


def test_a_retired_text_that_is_revised_is_not_public_before_it_is_published(ann):
    text = curation.revise(store_text(status=RETIRED), by=ann, at=LATER, body="New.")
    assert (text.status, text.public_words()) == (DRAFT, None)


VERBS = {
    "revise": lambda text, user: curation.revise(text, by=user, at=LATER, body="New."),
    "submit": lambda text, user: curation.submit(text, by=user, at=LATER),
    "send_back": lambda text, user: curation.send_back(text, by=user, at=LATER, reason="Because."),
    "publish": lambda text, user: curation.publish(text, by=user, at=LATER),
    "retire": lambda text, user: curation.retire(text, by=user, at=LATER),
}
SAID = {
    "submit": "Only a draft can be sent for review. This text is: {}.",
    "send_back": "Only a text in review can be sent back. This text is: {}.",
    "publish": "Only a text in review can be published. This text is: {}.",
    "retire": "This text has already been withdrawn.",
}
LABEL = {DRAFT: "draft", IN_REVIEW: "in review", PUBLISHED: "published", RETIRED: "withdrawn"}
EVERY_WAY = [(verb, status, WAYS[verb].get(status)) for verb in VERBS for status in TextStatus]


def test_the_ways_are_these():
    legal = [(verb, str(here), str(there)) for verb, here, there in EVERY_WAY if there]
    assert legal == [
        ("revise", "draft", "draft"),
        ("revise", "in_review", "draft"),
        ("revise", "published", "draft"),
        ("revise", "retired", "draft"),
        ("submit", "draft", "in_review"),
        ("send_back", "in_review", "draft"),
        ("publish", "in_review", "published"),
        ("retire", "draft", "retired"),
        ("retire", "in_review", "retired"),
        ("retire", "published", "retired"),
    ]


@pytest.mark.parametrize(("verb", "here", "there"), EVERY_WAY)
def test_a_verb_leads_where_the_table_says_or_is_refused_in_words(bob, verb, here, there):
    text = store_text(status=here)
    if there:
        assert VERBS[verb](text, bob).status == there
    else:
        assert why(lambda: VERBS[verb](text, bob)) == [SAID[verb].format(LABEL[here])]
        assert TipText.objects.get().status == here


@pytest.mark.parametrize(
    ("verb", "status"), [("send_back", IN_REVIEW), ("publish", IN_REVIEW), ("retire", PUBLISHED)]
)
def test_who_may_not_publish_is_refused(ann, verb, status):
    text = store_text(status=status, written_by=ann)
    clerk = store_moderator("clerk", "change_tiptext")
    assert why(lambda: VERBS[verb](text, clerk)) == [
        "Your account may not publish texts. Ask a moderator."
    ]
    assert TipText.objects.get().status == status


def test_nobody_publishes_what_they_wrote(ann, bob):
    text = store_text(status=IN_REVIEW, published_at=None, written_by=ann)
    assert why(lambda: curation.publish(text, by=ann, at=NOW)) == [
        "You wrote this text. Another moderator has to read and publish it."
    ]
    assert curation.publish(text, by=bob, at=NOW).status == PUBLISHED


@pytest.mark.parametrize(
    ("other", "alone"),
    [
        (None, True),
        ({"rights": ["change_tiptext"]}, True),
        ({"rights": ["publish_disagreementtext"]}, True),
        ({"is_active": False}, True),
        ({}, False),
        ({"rights": ["change_tiptext"], "is_superuser": True}, False),
    ],
    ids=["nobody", "a clerk", "of questions only", "left", "a moderator", "a superuser"],
)  # fmt: skip
def test_the_only_moderator_publishes_their_own_and_the_history_says_so(ann, other, alone):
    if other is not None:
        user = store_moderator("other", *other.pop("rights", []))
        get_user_model().objects.filter(pk=user.pk).update(**other)
    text = store_text(status=IN_REVIEW, published_at=None, written_by=ann)
    if not alone:
        why(lambda: curation.publish(text, by=ann, at=NOW))
        return
    assert curation.publish(text, by=ann, at=NOW).status == PUBLISHED
    assert history_of(text)[-1] == ("ann", "published by its writer: the only moderator")


def test_a_text_that_changed_while_it_was_read_is_not_published(ann, bob):
    seen = store_text(status=IN_REVIEW, published_at=None, written_by=ann)
    again = curation.submit(curation.revise(seen, by=ann, at=NOW, body="Other."), by=ann, at=NOW)
    assert why(lambda: curation.publish(seen, by=bob, at=NOW)) == [
        "Someone changed this text while you were reading it. Please read it again."
    ]
    assert curation.publish(again, by=bob, at=NOW).body == "Other."


@pytest.mark.parametrize("words", [{"title": ""}, {"body": "x" * 1001}, {"title": "x" * 201}])
def test_words_that_no_form_would_take_are_refused_and_change_nothing(ann, words):
    text = store_text()
    with pytest.raises(Exception, match=next(iter(words))):
        curation.revise(text, by=ann, at=NOW, **words)
    assert TipText.objects.get().status == PUBLISHED


def test_only_words_are_revised(ann):
    text = store_text()
    with pytest.raises(TypeError, match="status is no word of TipText"):
        curation.revise(text, by=ann, at=NOW, status="published")


def test_questions_go_the_same_way(ann, bob):
    cash = Disagreement.objects.create(slug="cash")
    text = DisagreementText(
        disagreement=cash, language="fr", question="Comptant ?", why="Peut-être."
    )
    text = curation.submit(curation.write(text, by=ann, at=NOW), by=ann, at=NOW)
    text = curation.publish(text, by=bob, at=NOW)
    text = curation.revise(text, by=bob, at=NOW, why="Sans doute.")
    assert text.public_words() == {"question": "Comptant ?", "why": "Peut-être."}
    why(lambda: curation.publish(curation.submit(text, by=bob, at=NOW), by=bob, at=NOW))
    reasons = DisagreementText.history.order_by("history_id").values_list(
        "history_change_reason", flat=True
    )
    assert list(reasons) == ["written", "submitted", "published", "revised", "submitted"]
