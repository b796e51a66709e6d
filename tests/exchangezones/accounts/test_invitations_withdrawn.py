"""Invitations that are withdrawn, and what police staff reach by one."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.test import Client

from exchangezones.accounts import invitations
from exchangezones.accounts.models import Invitation
from tests.exchangezones.accounts.cast import (
    desk_of,
    log,
    store_person,
    superuser,
)
from tests.exchangezones.accounts.inviting import ADD, JOIN, PERSON, accept, accounts, link_on

pytestmark = pytest.mark.django_db


# -- withdrawn -------------------------------------------------------------------------------------
def withdraw(user, method="post", **options):
    return getattr(desk_of(user, **options), method)(
        f"/admin/accounts/invitation/{Invitation.objects.get().pk}/withdraw/"
    )


def test_a_withdrawn_link_is_dead(token, olga):
    assert withdraw(olga).status_code == 302
    for answer in (Client().get(JOIN, {"token": token}), accept(token)):
        assert answer.status_code == 410
        assert "This invitation was withdrawn" in answer.content.decode()
    assert log()[-1] == ("invitation_withdrawn", "olga", "Nora Neu <nora@town.example>", "")


def test_an_accepted_invitation_stays_accepted(token, olga):
    accept(token)
    withdraw(olga)
    assert Invitation.objects.get().withdrawn_at is None


def test_withdrawing_takes_a_button_and_its_token(token, olga):
    assert withdraw(olga, "get").status_code == 405
    assert withdraw(olga, enforce_csrf_checks=True).status_code == 403
    assert Invitation.objects.get().withdrawn_at is None


@pytest.mark.parametrize("role", [None, "Police staff", "Moderators"])
def test_others_withdraw_nothing_and_see_nothing(token, role):
    somebody = store_person("somebody", role)
    assert withdraw(somebody).status_code == 403
    for page in ("", f"{Invitation.objects.get().pk}/change/"):
        assert desk_of(somebody).get(f"/admin/accounts/invitation/{page}").status_code == 403
    assert Invitation.objects.get().withdrawn_at is None


def test_an_invitation_above_an_operator_is_not_there(olga, clock):
    made, _token = invitations.invite(
        name="N", email="n@town.example", role="Operators", by=superuser(), at=clock.at
    )
    desk = desk_of(olga)
    assert desk.post(f"/admin/accounts/invitation/{made.pk}/withdraw/").status_code == 404
    assert "n@town.example" not in desk.get("/admin/accounts/invitation/").content.decode()
    assert desk.get(f"/admin/accounts/invitation/{made.pk}/change/").status_code == 302


def test_a_missing_invitation_is_not_there(olga):
    assert desk_of(olga).post("/admin/accounts/invitation/4711/withdraw/").status_code == 404


def test_a_list_of_one_and_of_three_takes_the_same_queries(olga, clock, django_assert_num_queries):
    desk = desk_of(olga)
    desk.get("/admin/accounts/invitation/")
    for number in range(3):
        invitations.invite(
            name="N", email=f"{number}@town.example", role="Moderators", by=olga, at=clock.at
        )
        if number in {0, 2}:
            with django_assert_num_queries(12):
                assert desk.get("/admin/accounts/invitation/").status_code == 200


def test_nothing_of_an_invitation_is_changed_or_deleted(token, olga):
    pk = Invitation.objects.get().pk
    for user in (olga, superuser()):
        desk = desk_of(user)
        assert desk.post(f"/admin/accounts/invitation/{pk}/change/", PERSON).status_code == 403
        assert (
            desk.post(f"/admin/accounts/invitation/{pk}/delete/", {"post": "yes"}).status_code
            == 403
        )
    assert Invitation.objects.get().email == "nora@town.example"


# -- what it reaches -------------------------------------------------------------------------------
@pytest.fixture
def agencies(settings, monkeypatch):
    """A directory with one agency, as the frame may know it."""
    from tests.exchangezones.accounts import one_agency

    settings.ACCOUNT_SCOPES = one_agency.__name__
    monkeypatch.setattr(one_agency, "given", [])
    return one_agency


STAFF = {**PERSON, "role": "Police staff", "scope": "town-police"}


def test_police_staff_get_their_agency_with_the_account(olga, agencies, clock):
    token = link_on(desk_of(olga).post(ADD, STAFF)).partition("token=")[2]
    assert "Police staff, Town Police" in Client().get(JOIN, {"token": token}).content.decode()
    assert accept(token).status_code == 302
    nora = get_user_model().objects.get(email="nora@town.example")
    assert agencies.given == [("town-police", nora, olga, clock.at)]


@pytest.mark.parametrize(
    ("scope", "complaint"),
    [
        ("", "Write the department’s key. Police staff see nothing without one."),
        ("moon-police", "No department has this key. Look it up in the list of departments."),
    ],
)
def test_police_staff_without_an_agency_are_not_invited(olga, agencies, scope, complaint):
    assert complaint in desk_of(olga).post(ADD, {**STAFF, "scope": scope}).content.decode()
    assert not Invitation.objects.exists()


def test_what_the_directory_refuses_makes_no_half_an_account(olga, agencies, clock, monkeypatch):
    def refuse(scope, **rest):
        raise ValidationError("This needs a right.")

    token = link_on(desk_of(olga).post(ADD, STAFF)).partition("token=")[2]
    monkeypatch.setattr(agencies, "give", refuse)
    assert accept(token).status_code == 410
    assert accounts() == 1


def test_an_agency_that_is_gone_makes_no_half_an_account(olga, agencies, clock):
    token = link_on(desk_of(olga).post(ADD, STAFF)).partition("token=")[2]
    Invitation.objects.update(scope="moon-police")
    assert accept(token).status_code == 410
    assert accounts() == 1
    assert Invitation.objects.get().spent_at is None
