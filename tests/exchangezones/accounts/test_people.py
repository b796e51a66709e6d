"""The operators' desk for accounts: whom one sees and changes, what becomes of it, and that nobody
climbs.
"""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client, RequestFactory
from django.urls import reverse
from django_otp.plugins.otp_totp.models import TOTPDevice

from exchangezones.accounts import second_factor
from tests.exchangezones.accounts.cast import (
    PASSWORD,
    desk_of,
    is_in,
    log,
    moderator,
    operator,
    sign_in,
    store_person,
    superuser,
    with_app,
)

pytestmark = pytest.mark.django_db
LIST = "/admin/auth/user/"
NEW = "a-brand-new-password-7"


@pytest.fixture
def olga():
    return operator()


@pytest.fixture
def mona():
    return moderator()


@pytest.fixture
def root():
    return superuser()


def page_of(user, verb="change"):
    return f"{LIST}{user.pk}/{verb}/"


def form_of(user, **changes):
    """What the page of an account sends when it is saved as it is."""
    typed = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "groups": [group.pk for group in user.groups.all()],
    }
    return {**typed, **({"is_active": "on"} if user.is_active else {}), **changes}


def group(name):
    return Group.objects.get(name=name).pk


def fresh(user):
    return get_user_model().objects.get(pk=user.pk)


def everything():
    """Every account and its roles; when somebody was last in is no change of it."""
    columns = [field.name for field in get_user_model()._meta.fields if field.name != "last_login"]
    accounts = sorted(get_user_model().objects.values_list(*columns))
    return accounts, sorted(get_user_model().groups.through.objects.values_list())


# -- who sees whom ---------------------------------------------------------------------------------
def test_an_operator_sees_everybody_but_superusers(olga, mona, root):
    page = desk_of(olga).get(LIST).content.decode()
    assert ("mona" in page, "olga" in page, "root" in page) == (True, True, False)
    assert "root" in desk_of(root).get(LIST).content.decode()


@pytest.mark.parametrize(
    "query", ["?q=root", "?q=root@town.example", "?is_superuser__exact=1", "?role=Operators&q=root"]
)
def test_no_search_and_no_filter_finds_a_superuser(olga, root, query):
    page = desk_of(olga).get(LIST + query, follow=True)
    assert [user.username for user in page.context["cl"].result_list if user.is_superuser] == []
    assert f'href="{page_of(root)}' not in page.content.decode()


@pytest.mark.parametrize("verb", ["change", "history", "new-password", "remove-second-step"])
def test_a_superusers_pages_are_as_missing_as_those_of_nobody(olga, root, verb):
    desk = desk_of(olga)
    for method in (desk.get, desk.post):
        there, missing = method(page_of(root, verb)), method(f"{LIST}4711/{verb}/")
        assert there.status_code == missing.status_code != 200
        assert there.get("Location") == missing.get("Location")


def test_autocomplete_offers_no_superuser(olga, mona, root):
    desk, request = admin.site._registry[get_user_model()], request_of(olga)
    found, _twice = desk.get_search_results(request, desk.get_queryset(request), "town.example")
    assert sorted(user.username for user in found) == ["mona", "olga"]


def request_of(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


@pytest.mark.parametrize("role", [None, "Police staff", "Moderators"])
def test_others_see_no_accounts(role, mona):
    desk = desk_of(store_person("somebody", role))
    for address in (
        LIST,
        page_of(mona),
        page_of(mona, "history"),
        page_of(mona, "remove-second-step"),
    ):
        assert desk.get(address).status_code == 403
    before = everything()
    for verb in ("change", "new-password", "remove-second-step"):
        assert desk.post(page_of(mona, verb), form_of(mona, reason="x")).status_code == 403
    assert everything() == before


def test_a_stranger_is_sent_to_sign_in(mona):
    for verb in ("change", "history", "new-password", "remove-second-step"):
        assert Client().get(page_of(mona, verb))["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("who", [operator, superuser])
def test_nobody_adds_or_deletes_an_account_or_sees_a_password(who, mona):
    desk = desk_of(who())
    assert desk.get(f"{LIST}add/").status_code == 403
    assert desk.post(page_of(mona, "delete"), {"post": "yes"}).status_code == 403
    assert desk.post(
        LIST, {"action": "delete_selected", "_selected_action": [mona.pk], "post": "yes"}
    ).status_code in {
        200,
        302,
    }
    assert {door.name for door in admin.site._registry[get_user_model()].urls} & {
        "auth_user_password_change"
    } == set()
    page = desk.get(page_of(mona)).content.decode()
    assert "md5" not in page
    assert "user_permissions" not in page
    assert fresh(mona)


# -- who changes whom ------------------------------------------------------------------------------
def test_an_operator_changes_a_name_and_it_is_written_down(olga, mona):
    assert (
        desk_of(olga)
        .post(page_of(mona), form_of(mona, first_name="Mona", last_name="Moss"))
        .status_code
        == 302
    )
    assert fresh(mona).get_full_name() == "Mona Moss"
    assert log() == [("account_changed", "olga", "mona", "first_name, last_name")]


def test_a_role_that_changes_is_written_down(olga, mona):
    desk_of(olga).post(page_of(mona), form_of(mona, groups=[group("Police staff")]))
    assert log() == [("role_changed", "olga", "mona", "Moderators → Police staff")]


def test_closing_an_account_ends_its_sessions(olga, mona):
    hers = desk_of(mona)
    typed = form_of(mona)
    del typed["is_active"]
    desk_of(olga).post(page_of(mona), typed)
    assert not is_in(hers)
    desk_of(olga).post(page_of(mona), form_of(fresh(mona), is_active="on"))
    assert not is_in(hers)
    assert [entry[0] for entry in log()] == ["account_deactivated", "account_reactivated"]


def test_saving_without_a_change_writes_nothing_down(olga, mona):
    desk_of(olga).post(page_of(mona), form_of(mona))
    assert log() == []


@pytest.mark.parametrize(
    "climb",
    [
        {"is_superuser": "on"},
        {"is_staff": ""},
        {"user_permissions": ["1"]},
        {"username": "root"},
        {"password": "x"},
    ],
)
def test_fields_that_the_page_does_not_have_change_nothing(olga, mona, climb):
    before = everything()
    desk_of(olga).post(page_of(mona), form_of(mona, **climb))
    assert everything() == before


def test_an_operator_makes_no_operator(olga, mona):
    before = everything()
    page = desk_of(olga).post(page_of(mona), form_of(mona, groups=[group("Operators")]))
    assert page.status_code == 200
    assert everything() == before


@pytest.mark.parametrize(
    "whom",
    [
        lambda olga: olga,
        lambda olga: operator("otto"),
        lambda olga: in_a_group_of_the_town(),
        lambda olga: with_a_right_of_the_own(),
    ],
)
def test_an_operator_changes_neither_the_own_account_nor_one_as_high(olga, whom):
    other = whom(olga)
    before, desk = everything(), desk_of(olga)
    assert desk.get(page_of(other)).status_code == 200
    for verb in ("change", "new-password", "remove-second-step"):
        typed = form_of(other, first_name="X", groups=[group("Moderators")], reason="x")
        assert desk.post(page_of(other, verb), typed).status_code == 403, verb
    assert "new-password" not in desk.get(page_of(other)).content.decode()
    assert everything() == before


def in_a_group_of_the_town():
    Group.objects.create(name="Town of Example")
    return store_person("tom", "Town of Example")


def with_a_right_of_the_own():
    user = store_person("petra", "Moderators")
    user.user_permissions.add(Permission.objects.get(codename="change_user"))
    return user


def test_a_superuser_makes_an_operator_and_a_superuser_but_not_of_himself(root, mona):
    desk = desk_of(root)
    desk.post(
        page_of(mona), form_of(mona, groups=[group("Operators")], is_staff="on", is_superuser="on")
    )
    assert (fresh(mona).is_superuser, [g.name for g in fresh(mona).groups.all()]) == (
        True,
        ["Operators"],
    )
    assert desk.post(page_of(root), form_of(root)).status_code == 403


def test_an_address_of_another_account_is_refused_and_a_superusers_is_not_told(olga, mona, root):
    operator("otto")
    desk = desk_of(olga)
    page = desk.post(page_of(mona), form_of(mona, email="OTTO@town.example"))
    assert "Another account has this address: people sign in with it." in page.content.decode()
    assert desk.post(page_of(mona), form_of(mona, email="root@town.example")).status_code == 302


def test_the_pages_want_their_token(olga, mona):
    desk = desk_of(olga, enforce_csrf_checks=True)
    for verb in ("change", "new-password", "remove-second-step"):
        assert desk.post(page_of(mona, verb), form_of(mona, reason="x")).status_code == 403


def test_a_list_of_two_and_of_four_takes_the_same_queries(olga, django_assert_num_queries):
    desk = desk_of(olga)
    desk.get(LIST)
    for number in range(3):
        store_person(f"name-{number}", "Moderators")
        if number in {0, 2}:
            with django_assert_num_queries(8):
                assert desk.get(LIST).status_code == 200


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
