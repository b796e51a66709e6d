"""Who works for which agency: made and ended by people, recorded, never deleted."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.urls import reverse

from tests.conftest import NOW
from tests.zones.admin.desk import Page, Town, boss, store_account
from zones.curation import grants, invitation_scope
from zones.curation.verbs import Refused
from zones.models import Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def the_grant(town):
    return Grant.objects.get(agency=town.a.agency)


def test_a_grant_gives_the_role_and_the_reach(town):
    user = store_account("new")
    made = grants.grant(user, town.a.agency, by=town.users["moderator"], at=NOW, reason=" Called ")
    assert (made.granted_by, made.granted_at, made.reason, made.ended_at) == (
        town.users["moderator"],
        NOW,
        "Called",
        None,
    )
    assert list(user.groups.values_list("name", flat=True)) == ["Police staff"]
    assert Grant.objects.reach_of(user) == {town.a.agency.pk}


def test_overseers_reach_all_and_strangers_nothing(town):
    reach = {role: Grant.objects.reach_of(user) for role, user in town.users.items()}
    assert reach == {
        "no role": frozenset(), "staff of A": {town.a.agency.pk}, "staff of B": {town.b.agency.pk},
        "moderator": None, "operator": None,
    }  # fmt: skip


def test_an_ended_grant_reaches_nothing_and_stays(town):
    ended = grants.end_grant(the_grant(town), by=boss(), at=NOW, reason="Retired")
    assert (ended.ended_at, ended.ended_by) == (NOW, boss())
    assert Grant.objects.agencies_of(town.users["staff of A"]) == frozenset()
    assert Grant.history.filter(id=ended.pk).first().history_change_reason == "ended: Retired"
    with pytest.raises(Refused, match="ended already"):
        grants.end_grant(ended, by=boss(), at=NOW, reason="")
    again = grants.grant(
        town.users["staff of A"], town.a.agency, by=boss(), at=NOW, reason="Came back"
    )
    assert again.pk != ended.pk


@pytest.mark.parametrize(
    ("by", "to", "said"),
    [
        ("staff of A", "no role", "may not give access"),
        ("no role", "staff of B", "may not give access"),
        ("moderator", "moderator", "your own account"),
        ("moderator", "staff of A", "has access to this department already"),
    ],
)
def test_a_grant_that_must_not_be_is_refused(town, by, to, said):
    before = Grant.objects.count()
    with pytest.raises(Refused, match=said):
        grants.grant(town.users[to], town.a.agency, by=town.users[by], at=NOW, reason="Called")
    assert Grant.objects.count() == before


@pytest.mark.parametrize("change", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_cannot_sign_in_gets_none(town, change):
    user = store_account("closed")
    type(user).objects.filter(pk=user.pk).update(**change)
    user.refresh_from_db()
    with pytest.raises(Refused, match="is closed or not for staff"):
        grants.grant(user, town.a.agency, by=boss(), at=NOW, reason="Called")


def test_a_closed_account_reaches_nothing(town):
    user = town.users["staff of A"]
    user.is_active = False
    assert Grant.objects.reach_of(user) == frozenset()


def test_staff_cannot_end_grants(town):
    with pytest.raises(Refused, match="may not end access"):
        grants.end_grant(the_grant(town), by=town.users["staff of B"], at=NOW, reason="")


@pytest.mark.parametrize("values", [{"reason": ""}, {"ended_at": NOW}, {"ended_by": 1}])
def test_the_database_refuses_half_a_grant(town, values):
    values = {name: boss().pk if name == "ended_by" else value for name, value in values.items()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Grant.objects.filter(pk=the_grant(town).pk).update(**values)


def test_the_database_refuses_a_second_active_grant(town):
    twin = the_grant(town)
    twin.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        twin.save(force_insert=True)


def test_neither_the_account_nor_the_agency_of_a_grant_goes_away(town):
    for record in (town.users["staff of A"], town.a.agency):
        with pytest.raises(ProtectedError):
            record.delete()


def test_a_moderator_makes_and_ends_a_grant_at_the_desk(town):
    store_account("new")
    client = town.client("moderator")
    page = Page(client, reverse("admin:zones_grant_add"))
    page.press(_save="Save", account="new", agency=str(town.b.agency.pk), reason="Called")
    made = Grant.objects.get(user__username="new")
    assert (made.agency, made.granted_by) == (town.b.agency, town.users["moderator"])
    page = Page(client, reverse("admin:zones_grant_change", args=[made.pk]))
    assert page.press(_end="1", end_reason="Left") == [
        "Access ended. This account can no longer change the department’s zones."
    ]
    made.refresh_from_db()
    assert made.ended_by == town.users["moderator"]


@pytest.mark.parametrize(
    ("account", "said"),
    [
        ("nobody-of-this-name", "No account has this user name"),
        ("mod", "your own account"),
        ("x" * 10_000, "at most 150"),
    ],
)
def test_a_grant_that_must_not_be_is_explained_at_the_desk(town, account, said):
    page = Page(town.client("moderator"), reverse("admin:zones_grant_add"))
    page.press(_save="Save", account=account, agency=str(town.b.agency.pk), reason="Called")
    assert said in str(page.mistakes)
    assert not Grant.objects.filter(agency=town.b.agency).exclude(user__username="bob").exists()


def test_what_is_granted_is_not_edited(town):
    page = Page(
        town.client("moderator"), reverse("admin:zones_grant_change", args=[the_grant(town).pk])
    )
    page.press(_continue="Save", agency=str(town.b.agency.pk), user=str(boss().pk), reason="Other")
    assert (the_grant(town).user.username, the_grant(town).reason) == (
        "ann",
        "Called the front desk.",
    )


def test_an_invitation_reaches_the_agency_of_its_key(town):
    user = store_account("invited")
    assert invitation_scope.name_of("us-xx-secreta") == "SecretA Police"
    assert invitation_scope.name_of("us-xx-nowhere") is None
    invitation_scope.give("us-xx-secreta", user=user, by=boss(), at=NOW)
    assert Grant.objects.reach_of(user) == {town.a.agency.pk}
    with pytest.raises(LookupError):
        invitation_scope.give("us-xx-nowhere", user=user, by=boss(), at=NOW)
