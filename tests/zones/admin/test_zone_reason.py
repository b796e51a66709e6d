"""The public reason for a pause or an end is a line that visitors can read."""

import pytest
from django.urls import reverse

from tests.zones.admin.desk import Page, Town
from zones.models import Zone

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("verb", ["pause", "retire"])
@pytest.mark.parametrize("strange", ["\u202e", "\x07", "\u2028"])
def test_a_reason_that_nobody_can_read_is_told(verb, strange):
    town = Town()
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    page = Page(town.client("staff of A"), address)
    page.write(status_reason_typed=f"Paved{strange}today").press(verb)
    assert page.mistakes["status_reason_typed"] == [
        f"This contains a character that cannot be printed (U+{ord(strange):04X}). Delete it."
    ]
    assert Zone.objects.get(pk=town.a.zone.pk).status == "listed"
