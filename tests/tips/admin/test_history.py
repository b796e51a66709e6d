"""The past of a record: who, when, why, before and after."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from exchangezones.foundation import history
from exchangezones.foundation.history import Change
from tests.conftest import NOW
from tests.tips.admin.desk import desk_of, moderator
from tests.tips.stored import store_source, store_text
from tips import curation
from tips.admin.past import DEEDS
from tips.models import Disagreement, DisagreementText, Position, Saying, TipText

pytestmark = pytest.mark.django_db


def page(user, record):
    kind = record._meta.model_name
    response = desk_of(user).get(reverse(f"admin:tips_{kind}_history", args=[record.pk]))
    assert response.status_code == 200
    return response


def told(user, record):
    """(who, what, deed, reason) of every happening, the newest first."""
    return [(one.who, one.what, one.deed, one.reason) for one in page(user, record).context["page"]]


def test_a_tips_page_tells_of_the_tip_and_all_that_belongs_to_it():
    ann, bob = moderator("ann"), moderator("bob")
    tip = store_text().tip
    text = TipText(tip=tip, language="fr", title="Titre", body="Corps.")
    text = curation.write(text, by=ann, at=NOW + timedelta(hours=1))
    text = curation.submit(text, by=ann, at=NOW + timedelta(hours=2))
    text = curation.send_back(text, by=bob, at=NOW + timedelta(hours=3), reason="Say: when?")
    text = curation.revise(text, by=ann, at=NOW + timedelta(hours=4), body="Un corps.")
    text = curation.submit(text, by=ann, at=NOW + timedelta(hours=5))
    text = curation.publish(text, by=bob, at=NOW + timedelta(hours=6))
    curation.retire(text, by=ann, at=NOW + timedelta(hours=7), reason="Nobody says it.")
    happenings = told(ann, tip)
    made_at_once = happenings[-3:]
    assert sorted(made_at_once) == [
        ("", "Details", "Added", ""),
        ("", "English", "Added", ""),
        ("", "Source", "Added", ""),
    ]
    assert happenings == [
        ("ann", "French", "Withdrawn", "Nobody says it."),
        ("bob", "French", "Published", ""),
        ("ann", "French", "Sent for review", ""),
        ("ann", "French", "Revised", ""),
        ("bob", "French", "Sent back to the writer", "Say: when?"),
        ("ann", "French", "Sent for review", ""),
        ("ann", "French", "Written", ""),
        *made_at_once,
    ]


def test_a_change_shows_before_and_after():
    ann = moderator("ann")
    text = store_text(title="Old title", body="Old body.")
    curation.revise(text, by=ann, at=NOW + timedelta(hours=1), title="New title")
    revision, first = [one for one in page(ann, text.tip).context["page"] if one.what == "English"]
    assert revision.changes == [
        Change("Status", "published", "draft"),
        Change("Written by", "", "ann"),
        Change("Title", "Old title", "New title"),
    ]
    assert first.changes == [
        Change("Status", "", "published"),
        Change("Title", "", "Old title"),
        Change("Text", "", "Old body."),
    ]
    assert (revision.lang, revision.at) == ("en", NOW + timedelta(hours=1))


def test_facts_sources_and_sides_are_told_by_name():
    ann = moderator("ann")
    tip = store_text().tip
    tip.topic, tip.importance = "scams", 3
    tip._history_user = ann
    tip.save()
    saying = Saying.objects.get()
    saying.source = store_source("other-police", organisation="Other Police", title="Other page")
    saying.save()
    Position.objects.create(
        disagreement=Disagreement.objects.create(slug="cash"), tip=tip, side="no-cash"
    )
    changes = [one.changes for one in page(ann, tip).context["page"]]
    assert [
        Change("Topic", "Paying and being paid", "Signs of a scam"),
        Change("Importance", "0", "3"),
    ] in changes
    assert [Change("Source", "Test Police: Test page", "Other Police: Other page")] in changes
    assert [Change("Disagreement", "", "cash"), Change("Side", "", "no-cash")] in changes


def test_a_source_tells_of_its_own_edits_and_not_of_looks_at_its_link():
    ann = moderator("ann")
    source = store_source()
    source.date, source.undated = "", True
    source.save()
    type(source).objects.note_look("", line="fine", at=NOW)
    changes = [one.changes for one in page(ann, source).context["page"]]
    assert changes[0] == [
        Change("Date", "2019-05", ""),
        Change("No date on the page", "no", "yes"),
    ]
    assert len(changes) == 2


def test_a_disagreement_tells_of_its_texts_and_positions():
    ann = moderator("ann")
    disagreement = Disagreement.objects.create(slug="cash")
    text = DisagreementText(
        disagreement=disagreement, language="es", question="¿Efectivo?", why="Robos."
    )
    curation.write(text, by=ann, at=NOW)
    Position.objects.create(disagreement=disagreement, tip=store_text().tip, side="cash")
    assert sorted(told(ann, disagreement)) == [
        ("", "Details", "Added", ""),
        ("", "Side", "Added", ""),
        ("ann", "Spanish", "Written", ""),
    ]


def test_what_was_loaded_without_an_account_says_so():
    tip = store_text().tip
    tip.history.update(history_change_reason="loaded from the fixtures")
    shown = page(moderator(), tip).content.decode()
    assert "Details: Added with this site’s first data" in shown
    assert "no account" in shown


def test_words_of_the_history_are_said_in_the_readers_language_and_other_reasons_kept():
    with translation.override("en"):
        assert history.said("published by its writer: the only moderator", "~", DEEDS) == (
            "Published by its writer, the only moderator",
            "",
        )
        assert history.said("sent back: a: b", "~", DEEDS) == ("Sent back to the writer", "a: b")
        assert history.said("a reason of somebody's own", "~", DEEDS) == (
            "Changed",
            "a reason of somebody's own",
        )
        assert history.said("", "-", DEEDS) == ("Removed", "")


def test_a_long_past_has_pages():
    ann = moderator("ann")
    text = store_text()
    for number in range(60):
        text = curation.revise(
            text, by=ann, at=NOW + timedelta(minutes=number), title=f"Title {number}"
        )
    address = reverse("admin:tips_tip_history", args=[text.tip_id])
    client = desk_of(ann)
    first, second = client.get(address), client.get(f"{address}?p=2")
    assert (len(first.context["page"]), len(second.context["page"])) == (50, 13)
    assert "Page 1 of 2" in first.content.decode()
    assert client.get(f"{address}?p=nonsense").context["page"].number == 1


def test_a_past_takes_the_same_queries_however_long_it_is(django_assert_num_queries):
    ann = moderator("ann")
    text = store_text()
    client, address = desk_of(ann), reverse("admin:tips_tip_history", args=[text.tip_id])
    text = curation.revise(text, by=ann, at=NOW, title="Title")
    with django_assert_num_queries(16):
        client.get(address)
    for number in range(5):
        text = curation.revise(
            text, by=ann, at=NOW + timedelta(minutes=number), title=f"Title {number}"
        )
    with django_assert_num_queries(16):
        client.get(address)
