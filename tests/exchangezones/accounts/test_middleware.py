"""Sessions end after a while of silence and after half a day; public pages know nothing of all
this.
"""

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tests.exchangezones.accounts.cast import desk_of, is_in, moderator, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(clock):
    return desk_of(moderator())


def test_a_session_slides_while_it_is_used(desk, clock):
    for _each in range(5):
        clock.wait(minutes=59)
        assert is_in(desk)


def test_after_an_idle_hour_the_person_is_led_back_to_the_page(desk, clock):
    clock.wait(minutes=61)
    asked = desk.get("/admin/tips/tip/?p=1")
    assert asked["Location"] == "/admin/login/?next=%2Fadmin%2Ftips%2Ftip%2F%3Fp%3D1&ended=idle"
    page = desk.get(asked["Location"]).content.decode()
    assert "You were signed out because you were inactive for a while." in page
    assert 'value="/admin/tips/tip/?p=1"' in page
    assert not Session.objects.exists()


def test_a_form_sent_too_late_leads_to_the_first_page(desk, clock):
    clock.wait(minutes=61)
    assert (
        desk.post("/admin/tips/tip/add/")["Location"] == "/admin/login/?next=%2Fadmin%2F&ended=idle"
    )


def test_no_session_lasts_longer_than_half_a_day(desk, clock):
    for _each in range(12):
        clock.wait(minutes=59)
        assert is_in(desk)
    clock.wait(minutes=13)
    assert not is_in(desk)


def test_how_long_is_a_setting(desk, clock, settings):
    settings.SESSION_IDLE_MINUTES = 5
    clock.wait(minutes=6)
    assert not is_in(desk)


def test_a_session_that_does_not_tell_its_age_is_over(desk):
    session = desk.session
    del session["seen_at"]
    session.save()
    assert not is_in(desk)


def test_a_page_within_a_minute_writes_nothing(desk, django_assert_num_queries):
    desk.get("/admin/jsi18n/")
    with django_assert_num_queries(2):  # the session and the account
        desk.get("/admin/jsi18n/")


def test_a_closed_account_is_out_at_once(desk):
    from django.contrib.auth import get_user_model

    get_user_model().objects.update(is_active=False)
    assert not is_in(desk)


def test_a_stranger_is_kept_by_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert Client().get("/admin/login/").status_code == 200


@pytest.mark.parametrize(
    "path", ["/", "/tips/", "/privacy/", "/fr/", "/api/v1/search?near=64128", "/search/?near=64128"]
)
def test_public_pages_know_nobody_even_with_a_session(
    served, clock, path, django_assert_num_queries
):
    desk = desk_of(moderator())
    clock.wait(hours=13)
    session = {"sessionid": desk.cookies["sessionid"].value}
    browser = Client()
    browser.cookies.load(session)  # sent against the cookie's path, as no browser does
    with django_assert_num_queries(0):
        response = browser.get(path)
    assert response.status_code == 200
    assert not response.cookies
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert Session.objects.count() == 1


def test_cookies_are_the_desks_own():
    moderator()
    desk = Client()
    desk.get("/admin/login/")
    sign_in(desk, "mona")
    paths = {name: morsel["path"] for name, morsel in desk.cookies.items()}
    assert paths == {"sessionid": "/admin/", "csrftoken": "/admin/"}
    assert desk.cookies["sessionid"]["httponly"]


def test_messages_travel_in_the_session(desk):
    """Django's own cookie for them has no path, and would reach the public pages."""
    desk.post("/admin/logout/")
    assert "messages" not in desk.cookies
