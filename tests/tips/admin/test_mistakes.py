"""What goes wrong side by side: half a text, words that were changed unread, two people at once.

Nothing is lost.
"""

import pytest
from django.urls import reverse

from tests.tips.admin.desk import desk_of, history_of, in_review, moderator, page_of, state, text_of
from tests.tips.stored import store_text, store_tip
from tips.models import TipText

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return moderator("ann")


@pytest.fixture
def bob():
    return moderator("bob")


# -- mistakes --------------------------------------------------------------------------------------
def test_half_a_text_is_not_saved_and_not_lost(ann):
    text = store_text()
    page = page_of(text.tip, ann).write(fr_title="Titre")
    assert page.press("submit:fr") == ['<a href="#fr">French</a>: Please fill in this part, too.']
    assert page.boxes["fr_title"] == "Titre"
    assert TipText.objects.count() == 1


def test_a_stored_text_is_never_emptied(ann):
    text = store_text()
    page = page_of(text.tip, ann).write(en_title="  ", en_body="")
    page.press()
    assert page.html.count("This cannot be empty.") >= 2
    assert state(text)[:2] == ("published", "Test title")


def test_a_language_without_words_has_nothing_to_ask_review_for(ann):
    text = store_text()
    assert page_of(text.tip, ann).press("submit:fr") == [
        '<a href="#fr">French</a>: There is no text yet. Write it first.'
    ]
    assert page_of(text.tip, ann).press("publish:fr") == [
        '<a href="#fr">French</a>: There is no text yet. Write it first.'
    ]


@pytest.mark.parametrize("words", ["\x00", "x" * 10000])
def test_unreadable_and_endless_words_are_refused(ann, words):
    text = store_text()
    for box in ("en_title", "en_body"):
        page = page_of(text.tip, ann).write(**{box: words})
        page.press()
        assert page.status == 200
    assert state(text) == ("published", "Test title", "Test body.", None)


def test_new_words_are_not_published_unread(ann, bob):
    text = in_review(store_tip(), ann)
    page = page_of(text.tip, bob).write(en_title="Slipped in")
    assert page.press("publish:en") == [
        (
            '<a href="#en">English</a>: You have changed this text. Save it first, so that '
            "another moderator can review it."
        )
    ]
    assert page.boxes["en_title"] == "Slipped in"
    assert state(text)[:2] == ("in_review", "Meet at noon")


def test_markup_in_a_text_is_shown_and_never_run(ann, bob):
    text = in_review(
        store_tip(),
        ann,
        title="<script>alert(1)</script>",
        body="</textarea><script>alert(2)</script>",
    )
    for address in (
        reverse("admin:tips_tip_change", args=[text.tip_id]),
        reverse("admin:tips_tip_history", args=[text.tip_id]),
        "/admin/tips/tip/",
        "/admin/tips/tip/review/",
    ):
        shown = desk_of(bob).get(address).content.decode()
        assert "&lt;script&gt;alert(1)" in shown
        assert "<script>alert" not in shown


# -- two people at once ----------------------------------------------------------------------------
def test_the_second_of_two_writers_sees_both_and_loses_nothing(ann, bob):
    text = store_text()
    anns, bobs = page_of(text.tip, ann), page_of(text.tip, bob)
    anns.write(en_title="Of Ann", en_body="Ann wrote this.").press()
    bobs.write(en_title="Of Bob", fr_title="Titre", fr_body="Corps.")
    assert bobs.press() == [
        (
            '<a href="#en">English</a>: Someone else changed this text while you were '
            "writing, so nothing was saved. Their text is below yours. Copy what you want "
            "to keep, then save again."
        )
    ]
    assert (bobs.boxes["en_title"], bobs.boxes["fr_title"]) == ("Of Bob", "Titre")
    assert "Ann wrote this." in bobs.html
    assert state(text) == ("draft", "Of Ann", "Ann wrote this.", "ann")
    assert not TipText.objects.filter(language="fr").exists()

    bobs.press()  # having seen both
    assert state(text) == ("draft", "Of Bob", "Test body.", "bob")
    assert text_of(text.tip, "fr").title == "Titre"


def test_two_who_write_a_new_language_at_once_lose_nothing(ann, bob):
    text = store_text()
    anns, bobs = page_of(text.tip, ann), page_of(text.tip, bob)
    anns.write(fr_title="D’Ann", fr_body="Ann.").press()
    bobs.write(fr_title="De Bob", fr_body="Bob.").press()
    assert (bobs.status, bobs.boxes["fr_title"]) == (200, "De Bob")
    assert "D’Ann" in bobs.html
    assert state(text_of(text.tip, "fr"))[1] == "D’Ann"


def test_what_was_changed_meanwhile_is_not_published_unread(ann, bob):
    text = in_review(store_tip(), ann)
    bobs = page_of(text.tip, bob)
    page_of(text.tip, ann).write(en_title="Changed").press("submit:en")
    assert bobs.press("publish:en") == [
        (
            '<a href="#en">English</a>: Someone changed this text while you had it open, '
            "so nothing was done. This is the text as it is now. Read it and decide again."
        )
    ]
    assert bobs.boxes["en_title"] == "Changed"
    assert state(text)[0] == "in_review"
    assert bobs.press("publish:en") == ["English: published."]
    assert state(text)[:2] == ("published", "Changed")


def test_a_state_that_changed_meanwhile_is_told(ann, bob):
    text = store_text()
    bobs = page_of(text.tip, bob)
    page_of(text.tip, ann).press("retire:en")
    assert "Someone changed this text while you had it open" in bobs.press("retire:en")[0]
    assert history_of(text) == [("ann", "retired")]


def test_another_language_that_changed_meanwhile_is_left_as_it_is(ann, bob):
    text = store_text()
    bobs = page_of(text.tip, bob)
    page_of(text.tip, ann).write(en_title="Of Ann").press()
    bobs.write(fr_title="Titre", fr_body="Corps.").press()
    assert bobs.status == 302
    assert state(text)[1:] == ("Of Ann", "Test body.", "ann")
    assert text_of(text.tip, "fr").title == "Titre"


def test_the_same_words_from_both_are_no_quarrel(ann, bob):
    text = store_text()
    bobs = page_of(text.tip, bob)
    page_of(text.tip, ann).write(en_title="The same").press()
    bobs.write(en_title="The same").press()
    assert bobs.status == 302
    assert state(text) == ("draft", "The same", "Test body.", "ann")


def test_a_post_without_what_the_page_had_shown_changes_nothing(ann):
    text = store_text()
    page = page_of(text.tip, ann).write(en_title="Blind")
    del page.boxes["en_seen"]
    page.press()
    assert page.status == 200
    assert state(text)[:2] == ("published", "Test title")
