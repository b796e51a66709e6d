"""What migrations do to rows that are stored already."""

from importlib import import_module

import pytest
from django.apps import apps

from tests.zones.stored import store_check, store_zone
from zones.models import Check

RULES = {"zone.check_in": "unknown", "zone.custody": "welcome"}
pytestmark = pytest.mark.django_db


def give_numbers_checks():
    import_module("zones.migrations.0011_contact").give_numbers_checks(apps, None)


def seen():
    return {check.group: check.values for check in Check.objects.all()}


@pytest.mark.parametrize(
    ("values", "method", "expected"),
    [
        (
            {"station.phone": "+1-555-555-0100", **RULES},
            "published",
            {"access": RULES, "contact": {"station.phone": "+1-555-555-0100"}},
        ),
        ({"station.phone": "", **RULES}, "published", {"access": RULES}),
        (
            {"station.phone": "+1-555-555-0100", "zone.custody": "unknown"},
            "published",
            {"contact": {"station.phone": "+1-555-555-0100"}},
        ),
        # who looked at everything has looked at the rules, too
        (
            {"station.phone": "+1-555-555-0100", "zone.custody": "unknown"},
            "staff",
            {
                "access": {"zone.custody": "unknown"},
                "contact": {"station.phone": "+1-555-555-0100"},
            },
        ),
        (RULES, "published", {"access": RULES}),
    ],
)
def test_a_number_gets_the_check_that_saw_it(values, method, expected):
    store_check(store_zone(), "access", values=values, method=method, as_of="2019")
    give_numbers_checks()
    assert seen() == expected
    assert {check.as_of for check in Check.objects.all()} == {"2019"}
    give_numbers_checks()
    assert seen() == expected
