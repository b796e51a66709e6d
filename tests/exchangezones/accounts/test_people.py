"""The operators' desk for accounts: whom one sees and changes, what becomes of it, and that nobody
climbs.
"""

import pytest
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client, RequestFactory

from tests.exchangezones.accounts.cast import (
    desk_of,
    is_in,
    log,
    operator,
    store_person,
    superuser,
)
from tests.exchangezones.accounts.people import LIST, group, page_of

pytestmark = pytest.mark.django_db


def form_of(user, **changes):
    """What the page of an account sends when it is saved as it is."""
    typed = {
        "first_name": user.first_name,
        "last_name": user.last_name,
        "email": user.email,
        "groups": [group.pk for group in user.groups.all()],
    }
    return {**typed, **({"is_active": "on"} if user.is_active else {}), **changes}


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


@pytest.mark.parametrize("query", ["?q=root", "?q=root@town.example", "?role=Operators&q=root"])
def test_no_search_and_no_filter_finds_a_superuser(olga, root, query):
    page = desk_of(olga).get(LIST + query, follow=True)
    assert [user.username for user in page.context["cl"].result_list if user.is_superuser] == []
    assert f'href="{page_of(root)}' not in page.content.decode()


def test_a_list_cannot_be_asked_who_is_a_superuser(olga, root):
    assert desk_of(olga).get(f"{LIST}?is_superuser__exact=1").status_code == 400


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
    assert "Another account uses this email address to sign in." in page.content.decode()
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
