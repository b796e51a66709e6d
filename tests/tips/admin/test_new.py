"""New tips and disagreements: their keys, and the way of a question."""

import pytest

from tests.conftest import NOW
from tests.tips.admin.desk import Page, desk_of, moderator, page_of
from tests.tips.stored import store_tip
from tips import curation
from tips.models import Disagreement, DisagreementText, Tip

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return moderator("ann")


@pytest.fixture
def bob():
    return moderator("bob")


# -- keys ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ({"en_title": "Bring a friend", "en_body": "Two see more."}, "bring-a-friend"),
        ({"fr_title": "Venez à deux", "fr_body": "Deux paires d’yeux."}, "venez-a-deux"),
        ({"en_title": "Test tip", "en_body": "A name that is taken."}, "test-tip-2"),
        ({"en_title": "x" * 200, "en_body": "Long."}, "x" * 115),
        (
            {"en_title": "Bring a friend", "en_body": "Two see more.", "key": "a-key-of-my-own"},
            "a-key-of-my-own",
        ),
    ],
)
def test_the_key_of_a_new_tip_is_made_from_its_first_title(ann, typed, key):
    store_tip()
    page = Page(desk_of(ann), "/admin/tips/tip/add/")
    page.write(topic="company", **typed).press()
    assert page.status == 302
    assert Tip.objects.latest("pk").key == key


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({}, "Please write a key"),
        ({"en_title": "?!", "en_body": "No letter."}, "Please write a key"),
        ({"key": "test-tip"}, "Tip with this Key already exists."),
        ({"key": "no key"}, "Enter a valid “slug”"),
    ],
)
def test_a_tip_without_a_free_key_is_not_made(ann, typed, said):
    store_tip()
    page = Page(desk_of(ann), "/admin/tips/tip/add/")
    page.write(topic="company", **typed).press()
    assert page.status == 200
    assert said in page.html
    assert Tip.objects.count() == 1


# -- disagreements ---------------------------------------------------------------------------------
def test_a_disagreement_goes_the_same_way(ann, bob):
    tip = store_tip()
    page = Page(desk_of(ann), "/admin/tips/disagreement/add/")
    page.write(en_question="Cash or no cash?", en_why="They may think of different dangers.")
    side = {
        "positions-TOTAL_FORMS": "1",
        "positions-0-tip": str(tip.pk),
        "positions-0-side": "cash",
    }
    page.press("submit:en", **side)
    disagreement = Disagreement.objects.get()
    assert (disagreement.slug, tip.position.side) == ("cash-or-no-cash", "cash")
    assert tip.position.history.get().history_user == ann
    text = DisagreementText.objects.get()
    assert (text.status, text.written_by) == ("in_review", ann)
    assert page_of(disagreement, bob).press("publish:en") == ["English: published."]
    text.refresh_from_db()
    assert (text.status, text.published_at) == ("published", NOW)


def test_the_second_of_two_writers_of_a_disagreement_is_told(ann, bob):
    disagreement = Disagreement.objects.create(slug="cash")
    curation.write(
        DisagreementText(
            disagreement=disagreement, language="en", question="Cash?", why="Robbery."
        ),
        by=ann,
        at=NOW,
    )
    anns, bobs = page_of(disagreement, ann), page_of(disagreement, bob)
    anns.write(en_why="Forgery.").press()
    bobs.write(en_why="Both.").press()
    assert (bobs.status, "Forgery." in bobs.html, bobs.boxes["en_why"]) == (200, True, "Both.")
