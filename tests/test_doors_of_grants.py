"""What a grant opens, and what it no longer opens when it has ended."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.conftest import NOW
from tests.zones.admin.desk import Page, Town, boss, desk_of, store_account
from zones.curation import grants
from zones.models import Grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


# -- whose grant ends or begins --------------------------------------------------------------------
def test_an_ended_grant_shuts_at_once(town):
    client = town.client("staff of A")
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    page = Page(client, address)
    assert page.response.status_code == 200
    grants.end_grant(Grant.objects.get(agency=town.a.agency), by=boss(), at=NOW, reason="Left")
    page.press()
    assert page.status == 403
    for door in ("zones_zone_changelist", "zones_station_changelist", "zones_agency_changelist"):
        assert client.get(reverse(f"admin:{door}")).status_code == 403
    assert "zones/zone" not in client.get("/admin/").content.decode()


def test_staff_without_a_grant_see_nothing(town):
    client = desk_of(store_account("new", group="Police staff"))
    for door in (
        "zones_zone_changelist",
        "zones_station_changelist",
        "zones_agency_changelist",
        "zones_zone_add",
    ):
        assert client.get(reverse(f"admin:{door}")).status_code == 403
    asked = {"app_label": "zones", "model_name": "zone", "field_name": "station", "term": "Secret"}
    assert client.get("/admin/autocomplete/", asked).status_code == 403
    assert "Secret" not in client.get("/admin/").content.decode()


def test_who_works_for_two_agencies_reaches_both_and_no_third(town):
    user = town.users["staff of A"]
    grants.grant(user, town.b.agency, by=boss(), at=NOW, reason="Joint dispatch")
    shown = desk_of(user).get(reverse("admin:zones_zone_changelist")).content.decode()
    assert ("SecretA Station" in shown, "SecretB Station" in shown) == (True, True)


def test_staff_who_are_moderators_too_reach_everything(town):
    town.users["staff of B"].groups.add(Group.objects.get(name="Moderators"))
    assert (
        town.client("staff of B")
        .get(reverse("admin:zones_zone_change", args=[town.a.zone.pk]))
        .status_code
        == 200
    )
