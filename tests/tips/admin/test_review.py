"""The review queue and the first page of the desk: what waits, the longest first."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission

from tests.conftest import NOW
from tests.tips.admin.desk import desk_of, moderator, store_account
from tests.tips.stored import store_source, store_text, store_tip
from tips import curation
from tips.models import Disagreement, DisagreementText, TipText

pytestmark = pytest.mark.django_db

QUEUE = "/admin/tips/tip/review/"


def in_review(text, user, days):
    """Written early and submitted so many days ago."""
    text = curation.write(text, by=user, at=NOW - timedelta(days=100))
    return curation.submit(text, by=user, at=NOW - timedelta(days=days))


def rows(client):
    """The queue as it is read: (title, kind, language, who, since)."""
    page = client.get(QUEUE).content.decode()
    found = re.findall(r"<tr>(.*?)</tr>", page, re.DOTALL)[1:]
    return [
        tuple(" ".join(re.sub(r"<[^>]+>", "|", row).split()).strip("| ").split("|"))
        for row in found
    ]


def cells(client):
    return [[cell.strip() for cell in row if cell.strip()] for row in rows(client)]


@pytest.fixture
def waiting():
    """Three texts that wait, and others that do not."""
    ann, bob = moderator("ann"), moderator("bob")
    tip = store_text(title="Published long ago").tip
    in_review(
        TipText(tip=tip, language="fr", title="Venez tôt", body="Il fait clair."), bob, days=2
    )
    disagreement = Disagreement.objects.create(slug="cash")
    text = DisagreementText(
        disagreement=disagreement, language="en", question="Cash or no cash?", why="Robbery."
    )
    in_review(text, ann, days=9)
    other = store_tip("other-tip")
    in_review(
        TipText(tip=other, language="en", title="Come early", body="It is light."), ann, days=1
    )
    curation.write(
        TipText(tip=other, language="es", title="Borrador", body="Texto."), by=ann, at=NOW
    )
    return {"tip": tip, "disagreement": disagreement, "other": other, "ann": ann, "bob": bob}


def test_what_waits_longest_stands_first_with_who_wrote_it_and_since_when(waiting):
    assert cells(desk_of(waiting["bob"])) == [
        ["Cash or no cash?", "Disagreement", "English", "ann", "Nov. 22, 2026, 6:30 p.m. UTC"],
        ["Venez tôt", "Tip", "French", "bob", "you", "Nov. 29, 2026, 6:30 p.m. UTC"],
        ["Come early", "Tip", "English", "ann", "Nov. 30, 2026, 6:30 p.m. UTC"],
    ]


def test_one_click_leads_to_the_language_where_it_is_decided(waiting):
    page = desk_of(waiting["bob"]).get(QUEUE).content.decode()
    assert re.findall(r'<a href="(/admin/tips/\w+/\d+/change/#\w+)"><span lang="(\w+)">', page) == [
        (f"/admin/tips/disagreement/{waiting['disagreement'].pk}/change/#en", "en"),
        (f"/admin/tips/tip/{waiting['tip'].pk}/change/#fr", "fr"),
        (f"/admin/tips/tip/{waiting['other'].pk}/change/#en", "en"),
    ]


def test_an_empty_queue_says_so():
    page = desk_of(moderator()).get(QUEUE).content.decode()
    assert "There is nothing to review." in page
    assert "<table" not in page


def test_a_text_from_nowhere_waits_as_well():
    """Its writer's account is gone and nobody kept its history."""
    TipText.objects.bulk_create(
        [
            TipText(
                tip=store_tip(),
                language="en",
                title="From nowhere",
                body="Text.",
                status="in_review",
            )
        ]
    )
    assert cells(desk_of(moderator())) == [["From nowhere", "Tip", "English", "–", "–"]]


def test_who_may_read_one_kind_of_text_sees_that_kind(waiting):
    reader = store_account("eve")
    reader.user_permissions.add(Permission.objects.get(codename="view_disagreementtext"))
    assert [row[0] for row in cells(desk_of(reader))] == ["Cash or no cash?"]
    assert "Review queue (1)" in desk_of(reader).get("/admin/").content.decode()


def test_the_queue_takes_the_same_few_queries_however_long_it_is(
    waiting, django_assert_num_queries
):
    client = desk_of(waiting["ann"])
    with django_assert_num_queries(6):
        client.get(QUEUE)
    curation.publish(DisagreementText.objects.get(), by=waiting["bob"], at=NOW)
    with django_assert_num_queries(6):
        client.get(QUEUE)


# -- the first page --------------------------------------------------------------------------------
def first_page(user):
    return " ".join(desk_of(user).get("/admin/").content.decode().split())


def test_the_first_page_counts_what_waits_and_leads_there(waiting):
    shown = first_page(waiting["ann"])
    assert re.search(r'<a href="/admin/tips/tip/review/"[^>]*>Review queue \(3\)</a>', shown)
    assert "Broken links" not in shown


def test_the_first_page_counts_broken_links():
    store_source(check_result="broken since 2026-11-01T00:00:00+00:00: answered 404")
    shown = first_page(moderator())
    assert '<a href="/admin/tips/source/?broken=yes" class="button">Broken links (1)</a>' in shown
    assert "Review queue (0)" in shown


def test_who_has_no_part_in_the_tips_sees_no_queue(waiting):
    clerk = store_account("eve")
    clerk.user_permissions.set(
        Permission.objects.filter(codename__in=["view_zone", "oversee_agency"])
    )
    shown = first_page(clerk)
    assert "Zones" in shown
    assert "Review queue" not in shown
    assert "Broken links" not in shown


@pytest.mark.parametrize("path", ["tip/", "source/", "disagreement/", "tip/add/", "source/add/"])
def test_every_page_of_the_desk_leads_to_the_queue(waiting, path):
    shown = desk_of(waiting["ann"]).get(f"/admin/tips/{path}").content.decode()
    assert (
        re.findall(r'<a href="/admin/tips/tip/review/">\s*Review queue \(3\)\s*</a>', shown) != []
    )
