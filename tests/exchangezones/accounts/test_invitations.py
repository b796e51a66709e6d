"""Invitations: made by an operator, seen by scanners, spent once by a person."""

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from exchangezones.accounts import invitations
from exchangezones.accounts.models import Invitation
from tests.exchangezones.accounts.cast import (
    desk_of,
    log,
    moderator,
    sign_in,
    store_person,
    superuser,
)
from tests.exchangezones.accounts.inviting import ADD, JOIN, NEW, PERSON, accept, accounts, link_on

pytestmark = pytest.mark.django_db


# -- made ------------------------------------------------------------------------------------------
def test_an_operator_invites_and_sees_the_link_once(olga, clock):
    desk = desk_of(olga)
    link = link_on(desk.post(ADD, PERSON))
    assert link.startswith("http://testserver/admin/account/join/?token=")
    made = Invitation.objects.get()
    assert (made.name, made.email, made.role, made.made_by) == (
        "Nora Neu",
        "nora@town.example",
        "Moderators",
        olga,
    )
    assert (made.expires_at - made.made_at).total_seconds() == 48 * 3600
    token = link.partition("token=")[2]
    assert token not in str(vars(made))
    assert token not in desk.get(f"/admin/accounts/invitation/{made.pk}/change/").content.decode()
    assert log() == [("invited", "olga", "Nora Neu <nora@town.example>", "Moderators")]
    assert mail.outbox == []


def test_the_link_is_mailed_where_that_is_asked(olga, clock):
    page = desk_of(olga).post(ADD, {**PERSON, "by_mail": "on"})
    (letter,) = mail.outbox
    assert letter.to == ["nora@town.example"]
    assert link_on(page) in letter.body
    assert "olga invites you" in letter.body


def test_a_mail_server_that_is_away_is_told(olga, clock, settings):
    settings.EMAIL_BACKEND = "tests.exchangezones.accounts.broken_mail.EmailBackend"
    page = desk_of(olga).post(ADD, {**PERSON, "by_mail": "on"})
    assert (
        "The email could not be sent. Give the person the link yourself." in page.content.decode()
    )
    assert accept(link_on(page).partition("token=")[2]).status_code == 302


def test_without_a_mail_server_none_is_offered(olga, settings):
    settings.HAS_MAIL = False
    assert "by_mail" not in desk_of(olga).get(ADD).content.decode()
    desk_of(olga).post(ADD, {**PERSON, "by_mail": "on"})
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "x" * 10_000}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"email": ""}, "email"),
        ({"email": "nora"}, "email"),
        ({"email": "nora@town.example\nBcc: eve@evil.example"}, "email"),
        ({"role": ""}, "role"),
        ({"role": "Operators"}, "role"),
        ({"role": "Nobody"}, "role"),
        ({"scope": "town-police"}, "scope"),
    ],
)
def test_a_mistake_is_named_and_nothing_is_made(olga, typed, field):
    page = desk_of(olga).post(ADD, {**PERSON, **typed})
    assert page.status_code == 200
    assert set(page.context["adminform"].form.errors) == {field}
    assert not Invitation.objects.exists()


def test_an_operator_cannot_give_the_own_role_and_a_superuser_can(olga):
    def choices(user):
        return [
            role
            for role, _label in desk_of(user)
            .get(ADD)
            .context["adminform"]
            .form.fields["role"]
            .choices
        ]

    assert choices(olga) == ["Police staff", "Moderators"]
    assert choices(superuser()) == ["Police staff", "Moderators", "Operators"]


@pytest.mark.parametrize("role", [None, "Police staff", "Moderators"])
def test_others_invite_nobody(role):
    desk = desk_of(store_person("somebody", role))
    assert desk.get(ADD).status_code == 403
    assert desk.post(ADD, PERSON).status_code == 403
    assert not Invitation.objects.exists()


def test_an_address_with_an_account_is_named(olga):
    moderator("nora")
    page = desk_of(olga).post(ADD, PERSON)
    assert "An account with this email address exists already." in page.content.decode()


def test_a_superusers_address_is_invited_like_any_other(olga, clock):
    """Neither making nor accepting tells an operator that there is such a superuser."""
    superuser("nora")
    token = link_on(desk_of(olga).post(ADD, PERSON)).partition("token=")[2]
    assert accept(token).status_code == 302
    assert (
        get_user_model().objects.filter(email="nora@town.example", is_superuser=False).count() == 1
    )


def test_a_second_invitation_replaces_the_first(olga, token, clock):
    second = link_on(desk_of(olga).post(ADD, PERSON)).partition("token=")[2]
    assert accept(token).status_code == 410
    assert accept(second).status_code == 302
    assert [entry[0] for entry in log()][:3] == ["invited", "invitation_withdrawn", "invited"]


# -- looked at -------------------------------------------------------------------------------------
def test_looking_at_a_link_spends_nothing(token):
    scanner = Client()
    for method in (scanner.get, scanner.head, scanner.get):
        response = method(JOIN, {"token": token})
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    assert Invitation.objects.get().spent_at is None
    assert accept(token).status_code == 302


def test_the_page_says_who_invites_to_what(token):
    page = Client().get(JOIN, {"token": token}).content.decode()
    assert (
        "Hello Nora Neu. olga invites you to the staff desk of the exchange zone directory."
    ) in page
    assert "Your role: Moderators" in page
    assert "You will sign in with nora@town.example" in page


def test_a_superuser_invites_in_the_sites_name(clock, settings):
    settings.OPERATOR_NAME = "Town of Example"
    _made, token = invitations.invite(
        name="N", email="n@town.example", role="Operators", by=superuser(), at=clock.at
    )
    page = Client().get(JOIN, {"token": token}).content.decode()
    assert "Town of Example invites you" in page
    assert "root" not in page


@pytest.mark.parametrize("token", ["", "nonsense", "é", "x" * 10_000, "1'--", "nan"])
def test_a_link_that_nobody_made_is_not_known(token):
    for answer in (Client().get(JOIN, {"token": token}), accept(token)):
        assert answer.status_code == 404
        assert "This link is not valid." in answer.content.decode()


def test_a_nul_byte_in_a_link_is_refused():
    assert Client().get(f"{JOIN}?token=%00").status_code == 400
    assert accept("\x00").status_code == 404


# -- spent -----------------------------------------------------------------------------------------
def test_the_button_makes_the_account_with_its_role(token, olga):
    assert accept(token)["Location"] == "/admin/login/"
    nora = get_user_model().objects.get(email="nora@town.example")
    assert (nora.first_name, nora.is_staff, nora.is_superuser, nora.is_active) == (
        "Nora Neu",
        True,
        False,
        True,
    )
    assert [group.name for group in nora.groups.all()] == ["Moderators"]
    assert log()[-1] == ("invitation_spent", nora.username, nora.username, "Moderators")
    assert sign_in(Client(), "nora@town.example", NEW).status_code == 302


def test_accepting_signs_nobody_in(token):
    browser = Client()
    accept(token, browser=browser)
    assert browser.get("/admin/").status_code == 302


def test_a_link_works_once(token):
    accept(token)
    before = accounts()
    for answer in (accept(token, "quite-another-password-5"), Client().get(JOIN, {"token": token})):
        assert answer.status_code == 410
        assert "This invitation has already been accepted" in answer.content.decode()
    assert accounts() == before
    assert sign_in(Client(), "nora@town.example", NEW).status_code == 302


def test_after_two_days_the_link_says_how_to_get_another(token, clock):
    clock.wait(hours=48, seconds=-1)
    assert Client().get(JOIN, {"token": token}).status_code == 200
    clock.wait(seconds=1)
    for answer in (Client().get(JOIN, {"token": token}), accept(token)):
        assert answer.status_code == 410
        assert (
            "invitations are valid for 48 hours. Ask the person who invited you"
            in answer.content.decode()
        )
    assert accounts() == 1


@pytest.mark.parametrize(
    ("password", "complaint"),
    [
        ("short-one-1", "This password is too short. It must contain at least 12 characters."),
        ("qwerty123456", "This password is too common."),
        ("123456789012345", "This password is entirely numeric."),
        ("nora@town.example", "The password is too similar to the username."),
        ("", "This field is required."),
    ],
)
def test_a_weak_password_is_refused_in_words(token, password, complaint):
    page = accept(token, password)
    assert page.status_code == 200
    errors = page.context["form"].errors
    assert complaint in [*errors.get("new_password1", []), *errors.get("new_password2", [])]
    assert Invitation.objects.get().spent_at is None


def test_two_passwords_that_differ_make_nothing(token):
    assert accept(token, NEW, "a-brand-new-password-8").status_code == 200
    assert accounts() == 1


def test_without_the_pages_token_nothing_is_made(token):
    assert accept(token, browser=Client(enforce_csrf_checks=True)).status_code == 403
    assert accounts() == 1


def test_who_invited_and_was_closed_opens_no_door_any_more(token, olga):
    olga.is_active = False
    olga.save()
    assert accept(token).status_code == 410
    assert accounts() == 1


def test_who_invited_and_may_no_more_opens_no_door_either(token, olga):
    olga.groups.clear()
    assert accept(token).status_code == 410
    assert accounts() == 1


def test_an_account_made_meanwhile_is_not_made_twice(token):
    moderator("nora")
    assert accept(token).status_code == 410
    assert get_user_model().objects.filter(email="nora@town.example").count() == 1


def test_a_guest_of_the_link_who_is_signed_in_is_told_so(token, olga):
    page = desk_of(olga).get(JOIN, {"token": token}).content.decode()
    assert "You are signed in as olga. This link is for someone else" in page
