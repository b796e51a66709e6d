"""Signing in, second step: what a code opens, and what it costs to guess."""

import pytest
from axes.models import AccessAttempt
from django.test import Client

from tests.exchangezones.accounts.cast import (
    code_of,
    device_in,
    is_in,
    log,
    moderator,
    operator,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.django_db


# -- the code --------------------------------------------------------------------------------------
@pytest.fixture
def at_the_code(browser, clock):
    """Mona gave her password; half a minute ago she set up her app."""
    mona = moderator()
    codes = with_app(mona, clock)
    clock.wait(seconds=60)
    response = sign_in(browser, "mona", next="/admin/tips/tip/")
    assert response["Location"] == "/admin/account/code/"
    return mona, codes


def give(browser, code):
    return browser.post("/admin/account/code/", {"code": code})


def test_a_password_alone_opens_nothing(browser, at_the_code):
    assert not is_in(browser)
    assert browser.get("/admin/account/second-step/").status_code == 302
    assert browser.get("/admin/tips/tip/").status_code == 302
    assert log()[-1] == ("second_factor_added", "mona", "mona", "")


def test_the_right_code_opens_and_leads_on(browser, at_the_code, clock):
    assert give(browser, code_of(clock))["Location"] == "/admin/tips/tip/"
    assert device_in(browser).startswith("otp_totp.totpdevice/")
    assert is_in(browser)


def test_spaces_in_a_code_are_no_mistake(browser, at_the_code, clock):
    code = code_of(clock)
    assert give(browser, f" {code[:3]} {code[3:]} ").status_code == 302


@pytest.mark.parametrize(
    "code", ["", "000000", "12345", "1234567", "abc", "\x00", "x" * 10_000, "١٢٣٤٥٦", "-1", "nan"]
)
def test_another_code_opens_nothing(browser, at_the_code, code):
    assert give(browser, code).status_code == 200
    assert not is_in(browser)


def test_a_code_is_taken_once(browser, at_the_code, clock):
    code = code_of(clock)
    give(browser, code)
    other = Client()
    sign_in(other, "mona")
    assert give(other, code).status_code == 200
    assert not is_in(other)


def test_wrong_codes_cost_time_and_the_page_says_how_much(browser, at_the_code, clock):
    statuses = []
    for _each in range(4):
        statuses.append(give(browser, "000000").status_code)
        clock.wait(milliseconds=900)
    assert statuses == [200, 429, 200, 429]
    clock.wait(milliseconds=-900)
    page = give(browser, code_of(clock))
    assert page.status_code == 429
    assert page.context["form"].errors["code"] == [
        "Too many wrong codes. Wait 2 seconds, then try again."
    ]
    clock.wait(seconds=3)
    assert give(browser, code_of(clock)).status_code == 302


def test_a_recovery_code_opens_once(browser, at_the_code, clock):
    _mona, codes = at_the_code
    assert give(browser, codes[3].upper().replace("-", " ")).status_code == 302
    assert is_in(browser)
    assert ("recovery_code_used", "mona", "mona", "") in log()
    other = Client()
    sign_in(other, "mona")
    assert give(other, codes[3]).status_code == 200
    assert not is_in(other)
    clock.wait(seconds=2)
    assert give(other, codes[4]).status_code == 302


def test_somebody_elses_code_opens_nothing(browser, at_the_code, clock):
    olga = operator()
    from exchangezones.accounts.login import second_factor

    other_key = second_factor.new_key()
    hers = second_factor.enrol(olga, other_key, code_of(clock, other_key), at=clock.at)
    assert give(browser, hers[0]).status_code == 200
    assert not is_in(browser)


def test_the_step_must_be_taken_within_ten_minutes(browser, at_the_code, clock):
    clock.wait(minutes=11)
    assert give(browser, code_of(clock))["Location"] == "/admin/login/"


def test_a_password_changed_meanwhile_ends_the_step(browser, at_the_code, clock):
    mona, _codes = at_the_code
    mona.set_password("another-long-password-9")
    mona.save()
    assert give(browser, code_of(clock))["Location"] == "/admin/login/"


def test_an_account_closed_meanwhile_ends_the_step(browser, at_the_code, clock):
    mona, _codes = at_the_code
    mona.is_active = False
    mona.save()
    assert give(browser, code_of(clock))["Location"] == "/admin/login/"


def test_a_stranger_has_no_second_step(browser):
    assert browser.get("/admin/account/code/")["Location"] == "/admin/login/"
    assert give(browser, "000000")["Location"] == "/admin/login/"


def test_looking_at_the_code_page_takes_no_step(browser, at_the_code):
    assert browser.head("/admin/account/code/").status_code == 200
    assert browser.get("/admin/account/code/").status_code == 200
    assert not is_in(browser)


def test_the_code_page_wants_its_token(clock):
    browser = Client(enforce_csrf_checks=True)
    assert give(browser, "000000").status_code == 403


def test_the_guesses_are_forgotten_after_the_rest(browser, clock):
    sign_in(browser, "a", "wrong")
    clock.wait(minutes=31)
    sign_in(browser, "b", "wrong")
    assert AccessAttempt.objects.count() == 1
    assert AccessAttempt.objects.get().attempt_time == clock.at
