"""Two moderators save at the same moment: the database makes them come one after the other."""

import threading

import pytest
from django.db import connection, connections, transaction
from django.urls import reverse

from tests.conftest import NOW
from tests.tips.admin.desk import Page, desk_of, moderator
from tests.tips.stored import store_text
from tips import curation
from tips.models import Tip, TipText

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the test database of SQLite is in memory: it has one writer anyway",
    ),
]


def test_who_saves_while_another_is_saving_waits_and_is_told_and_nothing_is_lost():
    ann, bob = moderator("ann"), moderator("bob")
    tip = store_text().tip
    page = Page(desk_of(bob), reverse("admin:tips_tip_change", args=[tip.pk])).write(
        fr_title="De Bob", fr_body="Bob."
    )

    def press():
        page.press()
        connections.close_all()

    pressing = threading.Thread(target=press)
    with transaction.atomic():
        Tip.objects.select_for_update().get(pk=tip.pk)  # as Ann's page does when she saves
        pressing.start()
        pressing.join(0.5)
        assert pressing.is_alive(), "Bob's page did not wait for Ann's"
        curation.write(TipText(tip=tip, language="fr", title="D’Ann", body="Ann."), by=ann, at=NOW)
    pressing.join(20)
    assert not pressing.is_alive()
    assert (page.status, page.boxes["fr_title"]) == (200, "De Bob")
    assert "D’Ann" in page.html
    assert TipText.objects.get(language="fr").title == "D’Ann"
