"""Who may press which button of a text."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from tests.conftest import NOW
from tests.tips.admin.desk import (
    buttons_of,
    history_of,
    in_review,
    page_of,
    state,
    store_account,
)
from tests.tips.stored import store_text, store_tip
from tips import curation
from tips.models import TipText

pytestmark = pytest.mark.django_db

OF_EMPTY = [
    "save:fr",
    "submit:fr",
    "save:es",
    "submit:es",
]  # the buttons of languages without a text


# -- who may press what ----------------------------------------------------------------------------
def test_who_wrote_a_text_does_not_publish_it_while_there_is_another(ann, bob):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, ann)
    assert "You wrote this, so another moderator has to publish it." in page.html
    assert buttons_of(page.html)[:4] == ["save:en", "submit:en", "send_back:en", "retire:en"]
    assert page.press("publish:en") == [
        '<a href="#en">English</a>: You wrote this text. Another moderator has to read and '
        "publish it."
    ]
    assert state(text)[0] == "in_review"


def test_who_is_alone_publishes_the_own_text_and_the_history_says_so(ann):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, ann)
    assert "are the only moderator" in page.html
    assert page.press("publish:en") == ["English: published."]
    assert history_of(text)[-1] == ("ann", "published by its writer: the only moderator")


@pytest.mark.parametrize(
    ("status", "buttons"),
    [
        ("draft", ["save:en", "submit:en", "retire:en"]),
        ("in_review", ["publish:en", "save:en", "submit:en", "send_back:en", "retire:en"]),
        ("published", ["save:en", "submit:en", "retire:en"]),
        ("retired", ["save:en", "submit:en", "revise:en"]),
    ],
)
def test_a_moderator_is_offered_what_leads_somewhere(ann, status, buttons):
    text = store_text(status=status)
    assert buttons_of(page_of(text.tip, ann).html) == [*buttons, *OF_EMPTY]


@pytest.mark.parametrize("verb", ["publish", "send_back"])
@pytest.mark.parametrize("status", ["draft", "published", "retired"])
def test_a_verb_that_leads_nowhere_is_refused_in_words(ann, verb, status):
    text = store_text(status=status)
    said = page_of(text.tip, ann).press(f"{verb}:en")
    assert len(said) == 1
    told = {"retired": "withdrawn"}.get(status, status)
    assert f"This text is: {told}." in said[0]
    assert state(text)[0] == status


def test_a_writer_without_the_right_to_publish_writes_and_asks(ann):
    writer = store_account("eve")
    names = ["view_tip", "change_tip", "view_tiptext", "add_tiptext", "change_tiptext"]
    writer.user_permissions.set(Permission.objects.filter(codename__in=names))
    text = store_text()
    page = page_of(text.tip, writer).write(en_title="New")
    assert buttons_of(page.html) == ["save:en", "submit:en", *OF_EMPTY]
    page.press("submit:en")
    assert state(text)[:2] == ("in_review", "New")
    for verb in ("publish", "retire", "send_back"):
        assert page.press(f"{verb}:en") == [
            ('<a href="#en">English</a>: Your account may not publish texts. Ask a moderator.')
        ]
    assert state(text)[:2] == ("in_review", "New")


def test_who_may_change_facts_only_reads_the_texts(ann):
    clerk = store_account("eve")
    clerk.user_permissions.set(
        Permission.objects.filter(codename__in=["view_tip", "change_tip", "view_tiptext"])
    )
    text = store_text()
    page = page_of(text.tip, clerk)
    assert ("Test body." in page.html, "en_body" in page.boxes, buttons_of(page.html)) == (
        True,
        False,
        [],
    )
    page.press(en_title="Hacked", en_body="Hacked", fr_title="Hacked", fr_body="Hacked")
    for verb in ("save", "submit", "revise"):
        assert page_of(text.tip, clerk).press(f"{verb}:en", en_title="Hacked") == []
    page_of(text.tip, clerk).press("publish:en")
    assert state(text) == ("published", "Test title", "Test body.", None)
    assert TipText.objects.count() == 1


def test_who_may_only_look_saves_nothing():
    reader = store_account("eve")
    reader.user_permissions.set(
        Permission.objects.filter(codename__in=["view_tip", "view_tiptext"])
    )
    text = store_text()
    page = page_of(text.tip, reader)
    assert ("Test body." in page.html, buttons_of(page.html)) == (True, [])
    page.press("retire:en")
    assert page.status == 403
    assert state(text)[0] == "published"


@pytest.mark.parametrize(
    "button",
    ["", "publish", "publish:", ":en", "publish:de", "explode:en", "publish:en:en", "x" * 10000],
)
def test_a_button_that_no_page_has_is_no_question(ann, button):
    text = store_text()
    page = page_of(text.tip, ann)
    assert page.client.post(page.address, {**page.boxes, "_verb": button}).status_code == 400
    assert state(text)[0] == "published"


@pytest.mark.parametrize(
    "field", ["status", "public_title", "public_body", "written_by", "published_at", "key"]
)
def test_no_field_of_the_review_is_a_field_of_the_page(ann, bob, field):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, ann)
    assert not [name for name in page.boxes if name.endswith(field)]
    forged = {prefix + field: str(bob.pk) for prefix in ("", "en_", "texts-0-")} | {
        "en_title": "New"
    }
    page.press(**forged)
    assert state(text) == ("draft", "New", "It is light then.", "ann")
    text.refresh_from_db()
    assert (text.public_title, text.public_body, text.published_at) == ("", "", None)
    assert text.tip.key == "test-tip"


def test_who_wrote_when_and_what_the_public_reads_stand_in_the_column(ann, bob):
    text = in_review(store_tip(), ann)
    text = curation.publish(text, by=bob, at=NOW - timedelta(days=30))
    curation.revise(text, by=bob, at=NOW, title="Meet at one")
    shown = " ".join(page_of(text.tip, ann).html.split())
    assert "<dt>Written by</dt> <dd>bob</dd>" in shown
    assert "<dt>Published</dt> <dd>Nov. 1, 2026</dd>" in shown
    assert '<div class="desk-words" lang="en">Meet at noon</div>' in shown
