"""The list of pages that zones rest on: narrowed to what there is to mind, and never changed."""

from datetime import date

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.zones.admin.desk import Town
from tests.zones.stored import store_check
from zones.models import ProgramListing, SourcePage

pytestmark = pytest.mark.django_db
BROKEN = "broken since 2026-11-01T00:00:00+00:00: answered 404"
LIST = "/admin/zones/sourcepage/"


@pytest.fixture
def town():
    return Town()


def store(name, **changes):
    return SourcePage.objects.create(address=f"https://example.org/{name}", **changes)


@pytest.fixture
def pages():
    store("fine", check_result="fine", checked_at=NOW)
    store("gone", check_result=BROKEN, checked_at=NOW)
    store("changed", check_result="fine", checked_at=NOW, changed_on=date(2026, 11, 5))


@pytest.mark.parametrize("role", ["moderator", "operator"])
@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("", {"fine", "gone", "changed"}),
        ("?broken=yes", {"gone"}),
        ("?changed=yes", {"changed"}),
        ("?changed=nonsense", {"fine", "gone", "changed"}),
        ("?q=fine", {"fine"}),
    ],
)
def test_the_list_is_narrowed_to_what_is_broken_or_changed(town, pages, role, query, shown):
    html = town.client(role).get(LIST + query).content.decode()
    names = {name for name in ("fine", "gone", "changed") if f"example.org/{name}" in html}
    assert names == shown


def test_the_list_says_what_is_known_of_each_page(town, pages):
    html = town.client("operator").get(LIST).content.decode()
    assert "The link has been broken since Nov. 1, 2026: answered 404." in html
    assert "The link works." in html
    assert "Nov. 5, 2026" in html


def test_the_page_leads_to_the_zones_and_has_nothing_to_press(town):
    page = store("zone")
    for _twice in range(2):
        store_check(town.a.zone, source_url=page.address)
    ProgramListing.objects.create(
        zone=town.b.zone, program="safetrade", source_title="Test", source_url=page.address
    )
    address = reverse("admin:zones_sourcepage_change", args=[page.pk])
    html = town.client("operator").get(address).content.decode()
    for zone in (town.a.zone, town.b.zone):
        assert html.count(reverse("admin:zones_zone_change", args=[zone.pk])) == 1
    assert f'<a href="{page.address}" target="_blank" rel="noopener noreferrer">' in html
    assert 'name="_save"' not in html
    assert town.client("operator").post(address, {"address": "x"}).status_code == 403


def test_the_hint_of_a_zone_names_the_day(town):
    check = store_check(town.a.zone)
    SourcePage.objects.create(
        address=check.source_url, read_record=check.pk, changed_on=date(2026, 11, 5)
    )
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    html = town.client("staff of A").get(address).content.decode()
    assert "The web page that this comes from changed on Nov. 5, 2026" in html
    listed = town.client("staff of A").get("/admin/zones/zone/?hint=source_changed")
    assert town.a.station.name in listed.content.decode()
