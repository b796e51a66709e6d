"""The way in: name and password, the lock against guessing, the code of the second step."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from tests.exchangezones.accounts.cast import (
    PASSWORD,
    is_in,
    log,
    moderator,
    operator,
    sign_in,
    store_person,
    superuser,
)

pytestmark = pytest.mark.django_db

WRONG = (
    "We could not sign you in. Check the email address and the password. Capital letters matter."
)


# -- name and password -----------------------------------------------------------------------------
@pytest.mark.parametrize("name", ["mona", "MONA", "mona@town.example", "Mona@Town.Example"])
def test_a_person_signs_in_by_name_or_address(browser, name):
    moderator()
    response = sign_in(browser, name)
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert is_in(browser)
    assert log() == [("sign_in", "mona", "mona", "")]


def test_a_superuser_signs_in_by_the_user_name_alone(browser):
    superuser()
    assert sign_in(browser, "root@town.example").status_code == 200
    assert sign_in(browser, "root").status_code == 302


def test_an_account_with_a_superusers_address_does_not_stand_in_his_way(browser):
    superuser("root@town.example")
    store_person("eve", "Police staff")
    from django.contrib.auth import get_user_model

    get_user_model().objects.filter(username="eve").update(email="root@town.example")
    sign_in(browser, "root@town.example")
    assert browser.get("/admin/").context["user"].get_username() == "root@town.example"


def test_an_address_of_two_accounts_signs_nobody_in(browser):
    moderator()
    store_person("max", "Moderators")
    from django.contrib.auth import get_user_model

    get_user_model().objects.update(email="both@town.example")
    assert sign_in(browser, "both@town.example").status_code == 200
    assert not is_in(browser)


def test_wrong_password_missing_closed_and_no_desk_are_told_the_same(browser):
    moderator()
    store_person("closed", is_active=False)
    store_person("guest", staff=False)
    pages = [
        sign_in(browser, "mona", "wrong"),
        sign_in(browser, "nobody", PASSWORD),
        sign_in(browser, "closed", PASSWORD),
        sign_in(browser, "guest", PASSWORD),
    ]
    assert {page.status_code for page in pages} == {200}
    assert [page.context["form"].non_field_errors() for page in pages] == [[WRONG]] * 4
    assert not is_in(browser)


@pytest.mark.parametrize("typed", ["", " ", "\x00", "mona\x00", "x" * 10_000, "é" * 300])
def test_nonsense_as_a_name_is_a_mistake_in_the_form(browser, typed):
    assert sign_in(browser, typed).status_code == 200
    assert sign_in(browser, "mona", typed).status_code == 200


def test_looking_at_the_page_starts_nothing(browser):
    for method in (browser.get, browser.head):
        response = method("/admin/login/")
        assert response.status_code == 200
        assert "no-store" in response["Cache-Control"]
    assert "sessionid" not in browser.cookies
    assert browser.put("/admin/login/").status_code == 405


def test_without_the_pages_token_nobody_signs_in():
    moderator()
    browser = Client(enforce_csrf_checks=True)
    assert sign_in(browser, "mona").status_code == 403


@pytest.mark.parametrize(
    ("asked", "reached"),
    [
        ("/admin/tips/tip/", "/admin/tips/tip/"),
        ("https://evil.example/admin/", "/admin/"),
        ("//evil.example/admin/", "/admin/"),
        ("/zones/", "/admin/"),
        ("/admin/login/", "/admin/"),
        ("", "/admin/"),
    ],
)
def test_after_signing_in_one_stays_at_the_desk(browser, asked, reached):
    moderator()
    assert sign_in(browser, "mona", next=asked)["Location"] == reached


def test_who_is_in_is_led_on(browser):
    moderator()
    sign_in(browser, "mona")
    assert browser.get("/admin/login/?next=/admin/tips/tip/")["Location"] == "/admin/tips/tip/"


def test_signing_out_ends_the_session(browser):
    moderator()
    sign_in(browser, "mona")
    assert browser.get("/admin/logout/").status_code == 405
    assert browser.post("/admin/logout/").status_code == 200
    assert not is_in(browser)


def test_the_failed_name_is_written_nowhere(browser):
    sign_in(browser, "my-secret-password", "mona")
    sign_in(browser, "my-secret-password", "mona")
    attempt = AccessAttempt.objects.get()
    assert "secret" not in "".join(map(str, vars(attempt).values()))
    assert log() == [("sign_in_failed", None, "", "")] * 2


def test_a_failure_with_a_name_that_exists_tells_about_whom(browser):
    moderator()
    sign_in(browser, "mona@town.example", "wrong")
    assert log() == [("sign_in_failed", None, "mona", "")]


# -- guessing --------------------------------------------------------------------------------------
def test_after_five_wrong_passwords_not_even_the_right_one_works(browser, clock):
    moderator()
    pages = [sign_in(browser, "mona", "wrong") for _each in range(5)]
    assert [page.status_code for page in pages] == [200, 200, 200, 200, 429]
    locked = sign_in(browser, "mona")
    assert locked.status_code == 429
    assert "For 30 minutes you cannot sign in" in locked.content.decode()
    assert log()[-1] == ("locked", None, "mona", "")
    clock.wait(minutes=29)
    assert sign_in(browser, "mona").status_code == 429
    clock.wait(minutes=2)  # the tries meanwhile did not make it longer
    assert sign_in(browser, "mona").status_code == 302


def test_a_lockout_is_one_row_of_the_log_however_often_somebody_tries(browser, clock):
    moderator()
    for _each in range(30):
        sign_in(browser, "mona", "wrong")
    for each in range(30):
        sign_in(browser, f"name-{each}", "wrong")
    actions = [action for action, *_rest in log()]
    assert actions.count("locked") == 2  # mona from here, then this address
    assert actions.count("sign_in_failed") == 4 + 14
    clock.wait(minutes=31)
    for _each in range(8):
        sign_in(browser, "mona", "wrong")
    assert [action for action, *_rest in log()].count("locked") == 3


def test_name_and_address_are_one_account_for_guessing(browser, clock):
    moderator()
    for name in ("mona", "mona@town.example", "MONA", "mona", "Mona@town.example"):
        sign_in(browser, name, "wrong")
    assert sign_in(browser, "mona").status_code == 429


def test_a_colleague_at_the_same_address_still_gets_in(browser, clock):
    moderator()
    operator()
    for _each in range(5):
        sign_in(browser, "mona", "wrong")
    assert sign_in(browser, "olga").status_code == 302


def test_the_same_person_elsewhere_still_gets_in(browser, clock):
    moderator()
    for _each in range(5):
        sign_in(browser, "mona", "wrong")
    elsewhere = Client(REMOTE_ADDR="198.51.100.7")
    assert sign_in(elsewhere, "mona").status_code == 302


def test_twenty_guesses_at_many_names_lock_the_address(browser, clock):
    moderator()
    pages = [sign_in(browser, f"name-{each}", "wrong").status_code for each in range(20)]
    assert pages == [200] * 19 + [429]
    assert sign_in(browser, "mona").status_code == 429


def test_who_signed_in_has_a_clean_sheet_and_the_address_has_not(browser, clock):
    moderator()
    for each in range(15):
        sign_in(browser, f"name-{each}", "wrong")
    for _each in range(4):
        sign_in(browser, "mona", "wrong")
    assert sign_in(browser, "mona").status_code == 302
    assert sum(AccessAttempt.objects.values_list("failures_since_start", flat=True)) == 15


def test_a_forged_header_does_not_change_the_address(browser, clock):
    moderator()
    for each in range(5):
        browser.post(
            "/admin/login/",
            {"username": "mona", "password": "x"},
            headers={"x-forwarded-for": f"10.0.0.{each}"},
        )
    assert sign_in(browser, "mona").status_code == 429


def test_behind_a_proxy_only_its_own_word_counts(browser, clock, settings):
    settings.PROXY_COUNT = 1
    moderator()
    for each in range(5):
        forged = {"x-forwarded-for": f"10.0.0.{each}, 203.0.113.9"}
        browser.post("/admin/login/", {"username": "mona", "password": "x"}, headers=forged)
    told = {"username": "mona", "password": PASSWORD}
    answers = [
        browser.post(
            "/admin/login/", told, headers={"x-forwarded-for": f"1.1.1.1, {address}"}
        ).status_code
        for address in ("203.0.113.9", "203.0.113.10")
    ]
    assert answers == [429, 302]
