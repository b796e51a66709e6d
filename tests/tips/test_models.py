"""What the database itself refuses, and what a form says of it."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from tests.conftest import NOW
from tests.tips.stored import store_source, store_text, store_tip
from tests.unjudged import written_by_others
from tips.models import Disagreement, DisagreementText, Position, Saying, Source, Tip, TipText
from tips.models.labels import LABELS
from tips.vocabulary import TextStatus, Topic

pytestmark = pytest.mark.django_db


def refused(make):
    """The name of the rule that the database gives, or its words."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic(), written_by_others():
        make()
    return str(caught.value)


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"key": ""}, "source_has_a_key"),
        ({"organisation": ""}, "source_says_who"),
        ({"title": ""}, "source_has_a_title"),
        ({"url": "ftp://example.org/"}, "source_address_is_of_the_web"),
        ({"url": "javascript:alert(1)"}, "source_address_is_of_the_web"),
        ({"date": "May"}, "source_date_is_a_partial_date"),
        ({"date": "", "undated": False}, "source_has_a_date_or_says_that_it_has_none"),
        ({"date": "2019", "undated": True}, "source_has_a_date_or_says_that_it_has_none"),
        ({"language": "de"}, "source_language_is_known"),
    ],
)
def test_a_source_is_whole(changes, rule):
    assert rule in refused(lambda: store_source(**changes))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"key": ""}, "tip_has_a_key"),
        ({"topic": "weather"}, "tip_topic_is_a_known_word"),
        ({"audience": "everybody"}, "tip_audience_is_a_known_word"),
        ({"moment": "never"}, "tip_moment_is_a_known_word"),
        ({"language": "pt"}, "tip_language_is_a_known_word"),
        ({"importance": 11}, "tip_importance_is_in_range"),
    ],
)
def test_a_tip_is_of_closed_lists(changes, rule):
    assert rule in refused(
        lambda: Tip.objects.create(**{"key": "test-tip", "topic": Topic.PLACE, **changes})
    )


def test_each_importance_is_given_once_and_none_often():
    for key in ("a", "b"):
        store_tip(key)
    store_tip("c", importance=1)
    assert "importance" in refused(lambda: store_tip("d", importance=1))


@pytest.mark.parametrize(
    ("changes", "rule"),
    [
        ({"title": ""}, "tiptext_has_all_its_words"),
        ({"body": ""}, "tiptext_has_all_its_words"),
        ({"language": "pt"}, "tiptext_language_is_a_known_word"),
        ({"status": "secret"}, "tiptext_status_is_a_known_word"),
        ({"published_at": None}, "tiptext_in_public_says_since_when"),
        ({"status": "draft", "public_title": "Old"}, "tiptext_keeps_all_public_words_or_none"),
        (
            {"public_title": "Old", "public_body": "Old."},
            "tiptext_keeps_no_words_when_published_or_retired",
        ),
        (
            {"status": "retired", "public_title": "Old", "public_body": "Old."},
            "tiptext_keeps_no_words_when_published_or_retired",
        ),
        (
            {"status": "draft", "public_title": "Old", "public_body": "Old.", "published_at": None},
            "tiptext_in_public_says_since_when",
        ),
    ],
)
def test_a_text_is_whole(changes, rule):
    assert rule in refused(lambda: store_text(**changes))


def test_a_tip_has_one_text_in_each_language():
    tip = store_tip()
    store_text(tip)
    store_text(tip, language="fr")
    assert "language" in refused(lambda: store_text(tip))


def test_a_source_says_a_tip_once():
    tip = store_tip()
    assert "source" in refused(lambda: Saying.objects.create(tip=tip, source=Source.objects.get()))


def test_a_tip_takes_one_side_of_one_question():
    tip = store_tip()
    cash, email = (Disagreement.objects.create(slug=slug) for slug in ("cash", "email"))
    Position.objects.create(disagreement=cash, tip=tip, side="cash")
    assert "tip" in refused(
        lambda: Position.objects.create(disagreement=email, tip=tip, side="app")
    )
    assert "position_has_a_side" in refused(
        lambda: Position.objects.create(disagreement=email, tip=store_tip("other"), side="")
    )


def test_a_question_is_whole():
    cash = Disagreement.objects.create(slug="cash")
    words = {"disagreement": cash, "language": "en", "question": "Cash?", "why": "Because."}
    assert "disagreementtext_has_all_its_words" in refused(
        lambda: DisagreementText.objects.create(**{**words, "why": ""})
    )
    assert "disagreement_has_a_slug" in refused(lambda: Disagreement.objects.create(slug=""))


# -- what a form says ------------------------------------------------------------------------------
def complaints(source):
    with pytest.raises(ValidationError) as caught:
        source.full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"organisation": " "},
            {"organisation": ["Write the name of the organization that says this."]},
        ),
        (
            {"date": ""},
            {"date": ["Write the date on the page, or check “No date on the page”."]},
        ),
        (
            {"undated": True},
            {
                "undated": [
                    "There is a date, but “No date on the page” is checked. Remove one of them."
                ]
            },
        ),
        (
            {"date": "May 2019"},
            {"date": ["Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."]},
        ),
        (
            {"url": "ftp://example.org"},
            {"url": ["Write a web address that begins with http:// or https://."]},
        ),
        (
            {"url": "example.org"},
            {"url": ["Write a web address that begins with http:// or https://."]},
        ),
        ({"title": ""}, {"title": ["This field cannot be blank."]}),
    ],
)
def test_a_source_that_is_not_whole_is_told_why(changes, said):
    values = {"key": "test", "organisation": "Test Police", "title": "Test page", "date": "2019"}
    found = complaints(Source(**{**values, **changes}))
    assert {name: words for name, words in found.items() if name != "__all__"} == said


@pytest.mark.parametrize("url", ["", "http://example.org/a", "https://example.org/b?c=d"])
def test_a_source_may_have_an_address(url):
    Source(
        key="test", organisation="Test Police", title="Test page", date="2019", url=url
    ).full_clean()


def test_a_second_tip_of_one_importance_is_told_why():
    store_tip("a", importance=1)
    with pytest.raises(ValidationError) as caught:
        Tip(key="b", topic=Topic.PLACE, importance=1).full_clean()
    assert caught.value.messages == [
        "Another tip has this number. Use each number from 1 to 10 once."
    ]


def test_a_text_that_is_too_long_is_refused():
    with pytest.raises(ValidationError) as caught:
        TipText(tip=store_tip(), language="en", title="T", body="x" * 1001).full_clean()
    assert list(caught.value.message_dict) == ["body"]


# -- what the public reads of a text ---------------------------------------------------------------
OLD = {"public_title": "Old", "public_body": "Old."}
NEW = {"title": "New", "body": "New."}


@pytest.mark.parametrize(
    ("status", "kept", "read"),
    [
        (TextStatus.DRAFT, {}, None),
        (TextStatus.IN_REVIEW, {}, None),
        (TextStatus.PUBLISHED, {}, NEW),
        (TextStatus.RETIRED, {}, None),
        (TextStatus.DRAFT, OLD, {"title": "Old", "body": "Old."}),
        (TextStatus.IN_REVIEW, OLD, {"title": "Old", "body": "Old."}),
    ],
)
def test_the_public_reads_published_words_only(status, kept, read):
    text = store_text(status=status, published_at=NOW, **NEW, **kept)
    assert text.public_words() == read
    assert TipText.objects.readable().exists() == (read is not None)


def test_every_word_has_a_label():
    assert {kind: set(words) for kind, words in LABELS.items()} == {
        kind: set(kind) for kind in LABELS
    }
