"""One's own second step: set up inside the desk, asked for before anything else, changed with a
code only.
"""

import base64
import re

import pytest
from django.test import Client
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from exchangezones.accounts.login import second_factor
from exchangezones.accounts.login.qr import qr_svg
from tests.exchangezones.accounts.cast import (
    code_of,
    desk_of,
    is_in,
    log,
    moderator,
    sign_in,
    with_app,
)

pytestmark = pytest.mark.django_db
PAGE = "/admin/account/second-step/"


@pytest.fixture
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def mona():
    return moderator()


def key_on(page):
    groups = re.search(r'<code class="secret">([A-Z2-7 ]+)</code>', page.content.decode())[1]
    return base64.b32decode(groups.replace(" ", "")).hex()


def codes_on(page):
    return re.findall(r"<li>([a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4})</li>", page.content.decode())


# -- asked for -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path",
    [
        "/admin/",
        "/admin/tips/tip/",
        "/admin/password_change/",
        "/admin/autocomplete/",
        "/admin/nothing/",
    ],
)
def test_without_a_second_step_every_page_leads_to_setting_it_up(required, mona, path):
    desk = desk_of(mona)
    assert desk.get(path)["Location"] == PAGE
    assert desk.post(path)["Location"] == PAGE


def test_setting_it_up_and_signing_out_stay_open(required, mona):
    desk = desk_of(mona)
    assert desk.get(PAGE).status_code == 200
    assert desk.get("/admin/jsi18n/").status_code == 200
    assert desk.post("/admin/logout/").status_code == 200


def test_where_it_is_not_required_nobody_is_led_there(mona):
    assert is_in(desk_of(mona))


def test_whoever_has_one_is_asked_even_where_it_is_not_required(mona, clock):
    with_app(mona, clock)
    browser = Client()
    assert sign_in(browser, "mona")["Location"] == "/admin/account/code/"
    assert not is_in(browser)


# -- set up ----------------------------------------------------------------------------------------
def test_the_code_of_the_app_sets_it_up_and_shows_ten_codes_once(required, mona, clock):
    desk = desk_of(mona)
    key = key_on(desk.get(PAGE))
    done = desk.post(PAGE, {"code": code_of(clock, key)})
    codes = codes_on(done)
    assert (done.status_code, len(set(codes))) == (200, 10)
    assert is_in(desk)
    assert log() == [("second_factor_added", "mona", "mona", "")]
    again = desk.get(PAGE).content.decode()
    assert not any(code in again for code in codes)
    assert "10 unused recovery codes" in again


def test_the_address_in_the_picture_holds_the_key(mona):
    key = second_factor.new_key()
    address = second_factor.address(mona, key)
    letters = second_factor.spelled(key).replace(" ", "")
    assert address.startswith(f"otpauth://totp/exchangezones%3Amona?secret={letters}&")


def test_the_picture_is_one_for_who_sees_it_and_who_does_not():
    svg = qr_svg("otpauth://totp/x?secret=ABC", "QR <code>")
    assert svg.startswith('<svg role="img" aria-label="QR &lt;code&gt;"')
    assert "style" not in svg


def test_the_key_stays_while_the_page_is_open(mona):
    desk = desk_of(mona)
    first = key_on(desk.get(PAGE))
    assert key_on(desk.get(PAGE)) == first
    assert key_on(desk_of(mona).get(PAGE)) != first
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize("code", ["000000", "", "abc", "\x00", "x" * 10_000])
def test_a_wrong_code_sets_nothing_up(required, mona, clock, code):
    desk = desk_of(mona)
    desk.get(PAGE)
    assert desk.post(PAGE, {"code": code}).status_code == 200
    assert not TOTPDevice.objects.exists()
    assert desk.get("/admin/")["Location"] == PAGE


def test_the_code_that_proved_the_app_opens_nothing_afterwards(mona, clock):
    with_app(mona, clock)
    assert second_factor.verify(mona, code_of(clock)).device is None


def test_a_second_app_is_not_added_without_a_code(mona, clock):
    desk = desk_of(mona)
    desk.get(PAGE)
    key = desk.session["enrol_key"]
    with_app(mona, clock)
    assert desk.post(PAGE, {"code": code_of(clock, key)})["Location"] == "/admin/login/"
    assert TOTPDevice.objects.count() == 1
    with pytest.raises(LookupError):
        second_factor.enrol(mona, key, code_of(clock, key), at=clock.at)


def test_setting_it_up_ends_the_other_sessions(mona, clock):
    elsewhere, desk = desk_of(mona), desk_of(mona)
    key = key_on(desk.get(PAGE))
    desk.post(PAGE, {"code": code_of(clock, key)})
    assert (is_in(elsewhere), is_in(desk)) == (False, True)


def test_recovery_codes_are_kept_as_digests(mona, clock):
    codes = with_app(mona, clock)
    kept = set(StaticToken.objects.values_list("token", flat=True))
    assert len(kept) == 10
    assert not kept & {code.replace("-", "") for code in codes}


def test_a_stranger_is_sent_to_sign_in():
    for method in (Client().get, Client().head, Client().post):
        assert method(PAGE)["Location"] == f"/admin/login/?next={PAGE}"


def test_the_page_wants_its_token(mona):
    assert desk_of(mona, enforce_csrf_checks=True).post(PAGE, {"code": "000000"}).status_code == 403


# -- changed ---------------------------------------------------------------------------------------
@pytest.fixture
def settled(mona, clock):
    """A desk where Mona is in with her app, and her recovery codes."""
    codes = with_app(mona, clock)
    clock.wait(seconds=60)
    desk = Client()
    sign_in(desk, "mona")
    desk.post("/admin/account/code/", {"code": code_of(clock)})
    clock.wait(seconds=60)
    return desk, codes


def test_a_code_makes_new_recovery_codes_and_the_old_ones_die(settled, mona, clock):
    desk, old = settled
    new = codes_on(desk.post(PAGE, {"code": code_of(clock), "verb": "codes"}))
    assert len(new) == 10
    assert second_factor.verify(mona, old[0]).device is None
    clock.wait(seconds=2)
    assert second_factor.verify(mona, new[0]).device is not None
    assert log()[-1] == ("recovery_codes_made", "mona", "mona", "")


def test_a_code_removes_it_and_the_next_is_set_up_at_once(settled, clock, required):
    desk, codes = settled
    assert desk.post(PAGE, {"code": codes[0], "verb": "remove"})["Location"] == PAGE
    assert not TOTPDevice.objects.exists()
    assert desk.get("/admin/")["Location"] == PAGE
    assert log()[-1] == ("second_factor_removed", "mona", "mona", "")


@pytest.mark.parametrize("verb", ["codes", "remove"])
def test_without_a_code_nobody_changes_even_the_own_one(settled, verb):
    desk, _codes = settled
    for code in ("", "000000"):
        desk.post(PAGE, {"code": code, "verb": verb})
    assert (TOTPDevice.objects.count(), StaticToken.objects.count()) == (1, 10)
    assert log()[-1] == ("code_failed", "mona", "mona", "")


def test_a_button_that_no_page_has_is_refused(settled, clock):
    desk, _codes = settled
    assert desk.post(PAGE, {"code": code_of(clock), "verb": "destroy"}).status_code == 400
    assert desk.post(PAGE, {"code": code_of(clock), "verb": "x" * 10_000}).status_code == 400


def test_a_device_that_is_gone_ends_the_session(settled):
    desk, _codes = settled
    TOTPDevice.objects.all().delete()
    assert (
        desk.get("/admin/tips/tip/")["Location"]
        == "/admin/login/?next=%2Fadmin%2Ftips%2Ftip%2F&ended=second"
    )
