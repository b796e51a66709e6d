"""The buttons of a zone, pressed by those who do not work there."""

import pytest
from django.urls import reverse

from tests.zones.admin.desk import Page, Town
from zones.models import Check, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def everything():
    return list(Zone.objects.values()), Zone.history.count(), Check.objects.count()


@pytest.mark.parametrize("verb", ["verify", "pause", "retire", "resume", "list", "_continue"])
@pytest.mark.parametrize("role", ["anonymous", "no role", "staff of B"])
def test_an_outsider_moves_nothing_with_the_version_of_a_moment_ago(town, role, verb):
    """The version, the boxes and the button are those that the department's own page has."""
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    page = Page(town.client("staff of A"), address)
    sent = {**page.boxes, "_verb": verb, verb: "x", "why": "Trying", "status_reason_typed": "x"}
    before = everything()
    assert town.client(role).post(address, sent).status_code in (302, 403, 404)
    assert everything() == before
