"""Links for a new password, a lost telephone, groups, and what no page shows."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from exchangezones.accounts.login import second_factor
from tests.exchangezones.accounts.cast import (
    PASSWORD,
    desk_of,
    is_in,
    log,
    sign_in,
    superuser,
    with_app,
)
from tests.exchangezones.accounts.people import LIST, group, page_of

pytestmark = pytest.mark.django_db


NEW = "a-brand-new-password-7"


# -- a link for a new password ---------------------------------------------------------------------
def link_for(by, user):
    import re

    page = desk_of(by).post(page_of(user, "new-password"))
    return re.search(
        r'<code class="link-once">http://testserver(.+?)</code>', page.content.decode()
    )[1]


def choose(link, password=NEW, browser=None):
    path, _mark, token = link.partition("?token=")
    typed = {"token": token, "new_password1": password, "new_password2": password}
    return (browser or Client()).post(path, typed)


def test_an_operators_link_gives_a_new_password_once(olga, mona):
    hers, link = desk_of(mona), link_for(olga, mona)
    assert log() == [("link_made", "olga", "mona", "")]
    for method in (Client().get, Client().head):
        assert method(link).status_code == 200
    assert choose(link)["Location"] == "/admin/login/"
    assert log()[-1] == ("password_changed", None, "mona", "link")
    assert not is_in(hers)
    assert sign_in(Client(), "mona", PASSWORD).status_code == 200
    assert sign_in(Client(), "mona", NEW).status_code == 302
    for answer in (Client().get(link), choose(link, "yet-another-password-3")):
        assert answer.status_code == 404
        assert "Ask an operator for a new one." in answer.content.decode()


def test_a_link_dies_after_two_days(olga, mona, monkeypatch):
    import datetime

    from django.contrib.auth.tokens import default_token_generator

    link = link_for(olga, mona)
    later = datetime.datetime.now() + datetime.timedelta(hours=49)
    monkeypatch.setattr(default_token_generator, "_now", lambda: later)
    assert Client().get(link).status_code == 404


def test_a_link_of_a_closed_account_is_dead(olga, mona):
    link = link_for(olga, mona)
    mona.is_active = False
    mona.save()
    assert choose(link).status_code == 404
    assert desk_of(olga).post(page_of(mona, "new-password"))["Location"] == page_of(mona)


@pytest.mark.parametrize("token", ["", "1.x", "x.y", "9" * 30 + ".x", "٣.x", "-1.x", "x" * 10_000])
def test_a_link_that_nobody_made_is_dead(mona, token):
    assert Client().get("/admin/account/password/", {"token": token}).status_code == 404
    assert choose(f"/admin/account/password/?token={token}").status_code == 404


def test_a_link_of_one_account_opens_no_other(olga, mona, root):
    secret = link_for(olga, mona).partition(".")[2]
    assert choose(f"/admin/account/password/?token={root.pk}.{secret}").status_code == 404


def test_a_weak_password_is_refused_in_words(olga, mona):
    page = choose(link_for(olga, mona), "short")
    assert page.status_code == 200
    assert "It must contain at least 12 characters." in page.content.decode()


def test_a_link_takes_a_button(olga, mona):
    assert desk_of(olga).get(page_of(mona, "new-password")).status_code == 405
    assert log() == []


def test_the_second_step_is_still_asked_after_a_new_password(olga, mona, clock):
    with_app(mona, clock)
    choose(link_for(olga, mona))
    assert sign_in(Client(), "mona", NEW)["Location"] == "/admin/account/code/"


def test_changing_the_own_password_is_written_down_and_ends_the_other_sessions(mona):
    elsewhere, desk = desk_of(mona), desk_of(mona)
    typed = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert (
        desk.post("/admin/password_change/", {**typed, "old_password": "wrong"}).status_code == 200
    )
    assert desk.post("/admin/password_change/", typed)["Location"] == "/admin/password_change/done/"
    assert (is_in(desk), is_in(elsewhere)) == (True, False)
    assert log() == [("password_changed", "mona", "mona", "")]
    assert Client().get("/admin/password_change/").status_code == 302


# -- a lost telephone ------------------------------------------------------------------------------
def test_an_operator_removes_a_lost_app_with_a_reason(olga, mona, clock):
    with_app(mona, clock)
    hers, desk = desk_of(mona), desk_of(olga)
    assert "remove-second-step" in desk.get(page_of(mona)).content.decode()
    assert desk.get(page_of(mona, "remove-second-step")).status_code == 200
    assert desk.post(page_of(mona, "remove-second-step"), {"reason": ""}).status_code == 200
    assert TOTPDevice.objects.exists()
    assert desk.post(page_of(mona, "remove-second-step"), {"reason": "called back"})[
        "Location"
    ] == page_of(mona)
    assert second_factor.device_of(mona) is None
    assert second_factor.codes_left(mona) == 0
    assert not is_in(hers)
    assert log()[-1] == ("second_factor_removed", "olga", "mona", "called back")


def test_a_superusers_app_is_removed_by_another_superuser_only(olga, root, clock):
    with_app(root, clock)
    assert (
        desk_of(olga).post(page_of(root, "remove-second-step"), {"reason": "x"}).status_code == 404
    )
    assert (
        desk_of(root).post(page_of(root, "remove-second-step"), {"reason": "x"}).status_code == 403
    )
    assert TOTPDevice.objects.exists()
    assert (
        desk_of(superuser("ruth"))
        .post(page_of(root, "remove-second-step"), {"reason": "x"})
        .status_code
        == 302
    )
    assert not TOTPDevice.objects.exists()


# -- groups, and what the libraries would show -----------------------------------------------------
def test_groups_are_for_superusers_to_look_at(olga, root):
    pk = group("Moderators")
    for address in ("/admin/auth/group/", f"/admin/auth/group/{pk}/change/"):
        assert desk_of(olga).get(address).status_code == 403
        assert desk_of(root).get(address).status_code == 200
    for verb in ("change", "delete"):
        assert (
            desk_of(root)
            .post(f"/admin/auth/group/{pk}/{verb}/", {"name": "x", "post": "yes"})
            .status_code
            == 403
        )
    assert desk_of(root).get("/admin/auth/group/add/").status_code == 403


def test_no_page_shows_secrets_of_second_steps_or_addresses_of_guesses():
    shown = {
        model._meta.label
        for model in admin.site._registry
        if model._meta.app_label not in {"zones", "tips"}
    }
    assert shown == {"auth.User", "auth.Group", "accounts.Invitation", "accounts.AuditEntry"}
    assert reverse("admin:auth_user_changelist") == LIST
