"""Hints on the form and in the list of zones."""

import pytest

from tests.zones.admin.desk import Page
from zones.models import Station, Zone

pytestmark = pytest.mark.django_db


# -- the form and the list -------------------------------------------------------------------------
def shown(page):
    return [told.hint.name for told in page.response.context["hints"]]


def test_the_form_shows_the_hints_with_links_to_where_they_are_mended(town):
    zone = town.a.zone
    Zone.objects.filter(pk=zone.pk).update(camera="present", name="Front lot")
    page = Page(town.client("staff of A"), f"/admin/zones/zone/{zone.pk}/change/")
    assert shown(page) == ["twin", "unchecked_camera", "no_phone", "unknown_hours"]
    for link in (
        f"/admin/zones/station/{zone.station_id}/change/#id_phone", "#id_hours", "#still-right",
        "/z/cdfgh/",
    ):  # fmt: skip
        assert f'href="{link}"' in page.html
    for anchor in ("id_hours", "still-right"):
        assert f'id="{anchor}"' in page.html
    station = Page(town.client("staff of A"), f"/admin/zones/station/{zone.station_id}/change/")
    assert 'id="id_phone"' in station.html
    assert 'id="id_latitude"' in station.html
    assert "SecretB" not in page.html


def test_the_form_names_a_draft_of_others_to_nobody_but_who_oversees_both(town):
    Zone.objects.filter(pk=town.b.zone.pk).update(status="draft")
    address = f"/admin/zones/zone/{town.a.zone.pk}/change/"
    assert "twin" not in shown(Page(town.client("staff of A"), address))
    assert "cdfgh" not in Page(town.client("staff of A"), address).html
    page = Page(town.client("operator"), address)
    assert "twin" in shown(page)
    assert f'href="/admin/zones/zone/{town.b.zone.pk}/change/"' in page.html


def test_a_form_without_hints_has_no_box_of_them_and_the_add_form_none_either(town):
    Station.objects.update(phone="+1-555-555-0100", latitude=10)
    Station.objects.filter(pk=town.a.station.pk).update(latitude=39.1)
    Zone.objects.update(hours="24/7")
    page = Page(town.client("staff of A"), f"/admin/zones/zone/{town.a.zone.pk}/change/")
    assert shown(page) == []
    assert "desk-hint-list" not in page.html
    assert (
        "desk-hint-list"
        not in town.client("operator").get("/admin/zones/zone/add/").content.decode()
    )


def rows(client, question=""):
    """The numbers of zones on the list, with what stands in the last column."""
    response = client.get(f"/admin/zones/zone/{question}")
    assert response.status_code == 200
    return {zone.public_id: len(zone.hints) for zone in response.context["cl"].result_list}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("", {"bcdfg": 3, "cdfgh": 2}),
        ("?hint=unknown_hours", {"bcdfg": 3}),
        ("?hint=no_phone", {"bcdfg": 3, "cdfgh": 2}),
        ("?hint=far_pin", {}),
        ("?hint=nonsense", {"bcdfg": 3, "cdfgh": 2}),
        ("?hint=%22%3Cb%3E", {"bcdfg": 3, "cdfgh": 2}),
        ("?stale=yes", {"bcdfg": 3, "cdfgh": 2}),
        ("?stale=no", {"bcdfg": 3, "cdfgh": 2}),
        ("?hint=unknown_hours&q=cdfgh", {}),
    ],
)
def test_the_list_counts_the_hints_and_is_narrowed_by_them(town, question, found):
    Zone.objects.filter(pk=town.b.zone.pk).update(hours="24/7")
    assert rows(town.client("operator"), question) == found


def test_the_filters_of_the_list_stay_within_ones_own_zones(town):
    assert rows(town.client("staff of A"), "?hint=no_phone") == {"bcdfg": 3}
    assert rows(town.client("staff of B"), "?stale=yes") == {"cdfgh": 3}
