"""The languages side by side: writing, the buttons, two people at once.

Every change goes through `curation`.
"""

import re

import pytest

from tests.conftest import NOW
from tests.tips.admin.desk import (
    Page,
    buttons_of,
    desk_of,
    history_of,
    in_review,
    page_of,
    state,
    text_of,
)
from tests.tips.stored import store_source, store_text, store_tip
from tips import curation
from tips.models import Saying, Tip, TipText

pytestmark = pytest.mark.django_db

OF_EMPTY = [
    "save:fr",
    "submit:fr",
    "save:es",
    "submit:es",
]  # the buttons of languages without a text

UNTIL_PUBLISHED = "Until it is published, the public still sees the earlier text."


# -- from draft to public --------------------------------------------------------------------------
def test_two_moderators_bring_a_new_tip_to_the_public(ann, bob, stored_board):
    store_source()
    page = Page(desk_of(ann), "/admin/tips/tip/add/")
    page.write(en_title="Meet at noon", en_body="It is light then.", topic="place")
    saying = {"sayings-TOTAL_FORMS": "1", "sayings-0-source": str(store_source("other-police").pk)}
    assert page.press("submit:en", **saying) == [
        "English: sent for review. Another moderator has to publish it."
    ]
    tip = Tip.objects.get()
    assert page.went_to == f"/admin/tips/tip/{tip.pk}/change/#en"
    assert (tip.key, tip.topic, tip.history.get().history_user) == ("meet-at-noon", "place", ann)
    assert Saying.objects.get().history.get().history_user == ann
    assert state(text_of(tip)) == ("in_review", "Meet at noon", "It is light then.", "ann")
    assert stored_board().tips == ()

    page = page_of(tip, bob)
    assert page.press("publish:en") == ["English: published."]
    assert state(text_of(tip)) == ("published", "Meet at noon", "It is light then.", "ann")
    assert text_of(tip).published_at == NOW
    assert [listing.title for listing in stored_board().tips] == ["Meet at noon"]
    assert history_of(text_of(tip)) == [("ann", "submitted"), ("bob", "published")]


def test_a_published_text_is_revised_and_read_until_then(ann, bob, stored_board):
    text = store_text(title="Old", body="Old body.")
    page = page_of(text.tip, ann).write(en_title="New")
    assert page.press()[:2] == ["English: saved as a draft.", UNTIL_PUBLISHED]
    assert state(text) == ("draft", "New", "Old body.", "ann")
    assert [listing.title for listing in stored_board().tips] == ["Old"]
    assert "What the public sees now" in page.html
    page.press("submit:en")
    page_of(text.tip, bob).press("publish:en")
    assert [listing.title for listing in stored_board().tips] == ["New"]


def test_saving_without_a_change_leaves_no_trace(ann):
    text = store_text(body="One line.\nAnother line. ")
    before = text.history.count(), text.tip.history.count()
    page = page_of(text.tip, ann)
    page.write(en_body=page.boxes["en_body"].replace("\n", "\r\n"))  # as browsers send it
    page.press()
    page.press("save:en")
    assert (text.history.count(), text.tip.history.count()) == before
    assert state(text) == ("published", "Test title", "One line.\nAnother line. ", None)


def test_facts_are_saved_with_their_writer_and_touch_no_text(ann):
    text = store_text()
    page_of(text.tip, ann).write(topic="scams", importance="3").press()
    tip = Tip.objects.get()
    assert (tip.topic, tip.importance) == ("scams", 3)
    assert tip.history.latest().history_user == ann
    assert text.history.count() == 1


def test_several_languages_are_saved_together(ann):
    text = store_text()
    page = page_of(text.tip, ann).write(
        fr_title="Titre", fr_body="Corps.", es_title="Título", es_body="Texto."
    )
    assert page.press("submit:es")[:2] == [
        "French: saved as a draft.",
        "Spanish: sent for review. Another moderator has to publish it.",
    ]
    assert state(text_of(text.tip, "fr")) == ("draft", "Titre", "Corps.", "ann")
    assert state(text_of(text.tip, "es")) == ("in_review", "Título", "Texto.", "ann")
    assert state(text) == ("published", "Test title", "Test body.", None)


def test_a_heading_is_one_line_and_line_ends_are_even(ann):
    text = store_text()
    page_of(text.tip, ann).write(en_title=" Two\r\nlines ", en_body="One.\r\nTwo.\rThree.").press()
    assert state(text) == ("draft", "Two lines", "One.\nTwo.\nThree.", "ann")


# -- the other buttons -----------------------------------------------------------------------------
def test_a_text_is_sent_back_with_a_reason_that_its_writer_reads(ann, bob):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, bob).write(en_reason="Say <b>when</b>.")
    assert page.press("send_back:en") == ["English: sent back to the writer."]
    assert state(text)[0] == "draft"
    assert history_of(text)[-1] == ("bob", "sent back: Say <b>when</b>.")
    shown = page_of(text.tip, ann).html
    assert "Sent back. Please change:" in shown
    assert "Say &lt;b&gt;when&lt;/b&gt;." in shown
    page_of(text.tip, ann).write(en_body="At noon.").press("submit:en")
    assert "Sent back. Please change:" not in page_of(text.tip, ann).html


def test_sending_back_without_a_reason_is_refused_and_nothing_typed_is_lost(ann, bob):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, bob).write(fr_title="Titre", fr_body="Corps.", topic="scams")
    assert page.press("send_back:en") == [
        '<a href="#en">English</a>: Write what should change, so that the writer knows.'
    ]
    assert (page.status, page.boxes["fr_title"], page.boxes["fr_body"]) == (200, "Titre", "Corps.")
    assert page.boxes["topic"] == "scams"
    assert state(text)[0] == "in_review"
    assert Tip.objects.get().topic == "payment"
    assert not TipText.objects.filter(language="fr").exists()
    assert (
        page.write(en_reason="Say when.").press("send_back:en")[0]
        == "English: sent back to the writer."
    )
    assert text_of(text.tip, "fr").title == "Titre"


def test_a_text_is_taken_away_and_brought_back(ann, bob, stored_board):
    text = store_text()
    page = page_of(text.tip, ann).write(en_reason="Nobody says it any more.")
    assert page.press("retire:en") == ["English: withdrawn. The public no longer sees it."]
    assert history_of(text) == [("ann", "retired: Nobody says it any more.")]
    assert stored_board().tips == ()
    assert buttons_of(page.html) == ["save:en", "submit:en", "revise:en", *OF_EMPTY]
    assert page.press("revise:en") == ["English: a draft again."]
    assert state(text) == ("draft", "Test title", "Test body.", "ann")
    page.press("submit:en")
    page_of(text.tip, bob).press("publish:en")
    assert state(text)[0] == "published"


def test_bringing_back_with_new_words_is_one_change(ann):
    text = curation.retire(store_text(), by=ann, at=NOW)
    page_of(text.tip, ann).write(en_title="New").press("revise:en")
    assert [why for _who, why in history_of(text)] == ["retired", "revised"]


def test_enter_in_a_line_only_saves(ann):
    """It presses the first button of the form, whatever that is."""
    html = page_of(store_text().tip, ann).html.partition('id="tip_form"')[2]
    first = re.search(r'<(?:input|button)[^>]*type="submit"[^>]*>', html)[0]
    assert 'name="_continue"' in first
