"""Every door of the moderators' desk, and who may pass it."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import URLPattern, reverse

from tests.tips.admin.desk import desk_of, moderator, store_account
from tests.tips.stored import store_source, store_text, store_tip
from tips.models import Disagreement, DisagreementText, Position, Saying, Source, Tip, TipText

pytestmark = pytest.mark.django_db

ROLES = ("stranger", "staff", "moderator", "superuser")
# By name of the door, what each of ROLES gets. 302 leads a stranger to the sign-in page.
DOORS = {
    "tips_review": (302, 403, 200, 200),
    "tips_tip_changelist": (302, 403, 200, 200),
    "tips_tip_add": (302, 403, 200, 200),
    "tips_tip_change": (302, 403, 200, 200),
    "tips_tip_history": (302, 403, 200, 200),
    "tips_tip_delete": (302, 403, 403, 403),
    "tips_source_changelist": (302, 403, 200, 200),
    "tips_source_add": (302, 403, 200, 200),
    "tips_source_change": (302, 403, 200, 200),
    "tips_source_history": (302, 403, 200, 200),
    "tips_source_delete": (302, 403, 403, 403),
    "tips_disagreement_changelist": (302, 403, 200, 200),
    "tips_disagreement_add": (302, 403, 200, 200),
    "tips_disagreement_change": (302, 403, 200, 200),
    "tips_disagreement_history": (302, 403, 200, 200),
    "tips_disagreement_delete": (302, 403, 403, 403),
}
OF_ONE = ("change", "history", "delete")
MISSING = {"change": 404, "history": 404, "delete": 403}
NONSENSE = [
    "nonsense",
    "0",
    "-1",
    "1.5",
    "99999999999999999999999",
    "x" * 2000,
    "_5F",
    "%00",
    "é",
    "1'--",
]
KINDS = ("tip", "source", "disagreement")
VERBS = ("save", "submit", "revise", "publish", "send_back", "retire")


@pytest.fixture
def one_of_each(db):
    tip = store_text().tip
    disagreement = Disagreement.objects.create(slug="cash")
    DisagreementText.objects.create(
        disagreement=disagreement, language="en", question="Cash?", why="Robbery."
    )
    Position.objects.create(disagreement=disagreement, tip=tip, side="cash")
    return {"tip": tip, "source": Source.objects.get(), "disagreement": disagreement}


def client_of(role):
    if role == "stranger":
        return Client()
    if role == "moderator":
        return desk_of(moderator())
    return desk_of(store_account(role, superuser=role == "superuser"))


def address_of(door, records):
    _tips, *kind = door.split("_")
    arguments = [records[kind[0]].pk] if kind[-1] in OF_ONE else []
    return reverse(f"admin:{door}", args=arguments)


def patterns(found):
    for pattern in found:
        yield from [pattern] if isinstance(pattern, URLPattern) else patterns(pattern.url_patterns)


def test_every_door_has_a_row():
    names = {
        pattern.name
        for pattern in patterns(admin.site.urls[0])
        if (pattern.name or "").startswith("tips_")
    }
    assert names == set(DOORS)


def test_only_these_records_have_pages_of_their_own():
    registered = {
        model._meta.model_name for model in admin.site._registry if model._meta.app_label == "tips"
    }
    assert registered == set(KINDS)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("door", DOORS)
def test_a_door_lets_in_whom_the_table_says(one_of_each, door, role):
    response = client_of(role).get(address_of(door, one_of_each))
    assert response.status_code == DOORS[door][ROLES.index(role)]
    if role == "stranger":
        assert response["Location"].startswith("/admin/login/?next=")


@pytest.mark.parametrize("role", ["stranger", "staff"])
@pytest.mark.parametrize("door", DOORS)
def test_a_post_by_whom_the_table_keeps_out_changes_nothing(one_of_each, door, role):
    before = everything()
    client, address = client_of(role), address_of(door, one_of_each)
    for verb in VERBS:
        data = {
            "_verb": f"{verb}:en",
            "en_title": "Hacked",
            "en_body": "Hacked",
            "topic": "scams",
            "post": "yes",
        }
        assert client.post(address, data).status_code == DOORS[door][ROLES.index(role)]
    assert everything() == before


@pytest.mark.parametrize("kind", KINDS)
def test_nobody_deletes(one_of_each, kind):
    before = everything()
    for client in (client_of("moderator"), client_of("superuser")):
        address = address_of(f"tips_{kind}_delete", one_of_each)
        assert client.post(address, {"post": "yes"}).status_code == 403
        changelist = reverse(f"admin:tips_{kind}_changelist")
        picked = {
            "action": "delete_selected",
            "_selected_action": [one_of_each[kind].pk],
            "post": "yes",
        }
        client.post(changelist, picked)
        for page in (changelist, address_of(f"tips_{kind}_change", one_of_each)):
            shown = client.get(page).content.decode()
            assert re.findall(r'/delete/|delete_selected|-DELETE"|deletelink', shown) == []
    assert everything() == before


def everything():
    """Every row of the board as it stands."""
    models = (Tip, TipText, Saying, Source, Disagreement, DisagreementText, Position)
    return {model: sorted(map(str, model.objects.values_list())) for model in models}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("page", OF_ONE)
def test_a_missing_record_is_not_there(kind, page):
    assert (
        desk_of(moderator()).get(reverse(f"admin:tips_{kind}_{page}", args=[4711])).status_code
        == MISSING[page]
    )


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("nonsense", NONSENSE)
def test_a_nonsense_id_is_not_there(kind, nonsense, method):
    client = desk_of(moderator())
    for page in ("change", "history"):
        response = getattr(client, method)(f"/admin/tips/{kind}/{nonsense}/{page}/")
        assert response.status_code == (400 if nonsense == "%00" else 404), page


def test_the_review_queue_is_a_page_to_read():
    client = desk_of(moderator())
    assert client.head("/admin/tips/tip/review/").status_code == 200
    assert client.get("/admin/tips/tip/review/?p=nonsense").status_code == 200


@pytest.mark.parametrize("role", ROLES)
def test_sources_are_offered_to_those_who_may_read_them(role):
    store_source("test-police-2020", organisation="Station Test Police")
    question = {
        "app_label": "tips",
        "model_name": "saying",
        "field_name": "source",
        "term": "station",
    }
    response = client_of(role).get("/admin/autocomplete/", question)
    assert (
        response.status_code
        == {"stranger": 302, "staff": 403, "moderator": 200, "superuser": 200}[role]
    )
    if response.status_code == 200:
        assert [found["text"] for found in response.json()["results"]] == [
            "Station Test Police: Test page"
        ]


def test_a_moderator_sees_the_directory_and_changes_nothing_there():
    client = desk_of(moderator())
    for kind in ("agency", "station", "zone"):
        assert client.get(f"/admin/zones/{kind}/").status_code == 200
        assert client.get(f"/admin/zones/{kind}/add/").status_code == 403
    for path in ("auth/user/", "auth/group/", "auth/user/add/", "zones/ordinarystation/"):
        assert client.get(f"/admin/{path}").status_code == 403


def test_a_verb_without_the_pages_token_is_refused(one_of_each):
    before = everything()
    client = desk_of(moderator(), enforce_csrf_checks=True)
    for kind in ("tip", "disagreement"):
        address = address_of(f"tips_{kind}_change", one_of_each)
        for verb in VERBS:
            assert client.post(address, {"_verb": f"{verb}:en"}).status_code == 403
    assert everything() == before


@pytest.mark.parametrize("door", [door for door in DOORS if not door.endswith("delete")])
def test_no_page_needs_what_the_policy_forbids(one_of_each, door):
    """The strict Content-Security-Policy: no script or style within the page."""
    response = client_of("moderator").get(address_of(door, one_of_each))
    page = response.content.decode()
    assert "style-src 'self'" in response["Content-Security-Policy"]
    assert re.findall(r"<style|\sstyle=|\son\w+=|javascript:", page) == []
    assert [tag for tag in re.findall(r"<script[^>]*>", page) if "src=" not in tag] == []


def test_a_stranger_gets_no_hint_of_what_exists():
    """The same answer for a record that is there and one that is not."""
    tip = store_tip()
    answers = {
        Client().get(reverse("admin:tips_tip_change", args=[pk])).status_code
        for pk in (tip.pk, 4711)
    }
    assert answers == {302}
