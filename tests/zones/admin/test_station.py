"""The station's page at the staff desk: the pin and its town."""

import pytest
from django.urls import reverse

from tests.zones.admin.desk import Page, Town
from zones.models import Station

pytestmark = pytest.mark.django_db
NEW_CANAAN = {"city": "New Canaan", "region": "CT"}


@pytest.fixture
def page():
    town = Town()
    Station.objects.filter(pk=town.a.station.pk).update(
        latitude=41.1468, longitude=-73.4948, time_zone="America/New_York", **NEW_CANAAN
    )
    page = Page(
        town.client("staff of A"), reverse("admin:zones_station_change", args=[town.a.station.pk])
    )
    page.station = town.a.station
    return page


def pin(page):
    page.station.refresh_from_db()
    return page.station.latitude, page.station.longitude


def test_a_pin_in_its_town_is_not_asked_about(page):
    page.write(latitude="41.1500", longitude="-73.4900").press()
    assert pin(page) == (41.15, -73.49)


def test_a_pin_far_from_its_town_needs_a_tick(page):
    page.write(latitude="41.2500").press()
    assert page.mistakes["sure"] == [
        "The pin is 11 km from the center of New Canaan. Is it correct?"
    ]
    assert pin(page) == (41.1468, -73.4948)
    page.press(_continue="Save", sure="on")
    assert pin(page) == (41.25, -73.4948)


def test_a_pin_that_nobody_moved_is_not_asked_about(page):
    Station.objects.filter(pk=page.station.pk).update(latitude=42.0)
    again = Page(page.client, page.address)
    again.write(phone="+1-203-555-0100").press()
    assert again.status == 302


@pytest.mark.parametrize("number", ["nan", "inf", "91", "x", "1e400", "9" * 10_000])
def test_a_latitude_that_is_none_is_refused(page, number):
    page.write(latitude=number).press()
    assert page.status == 200
    assert pin(page) == (41.1468, -73.4948)


def test_half_a_pin_is_refused(page):
    page.write(latitude="").press()
    assert page.status == 200
    assert pin(page) == (41.1468, -73.4948)


def test_the_key_never_changes(page):
    page.press(_continue="Save", key="other")
    page.station.refresh_from_db()
    assert page.station.key == "us-xx-secreta-hq"
