"""How old a look is: by a day, a month, a year, or no date; and the same in the database."""

from datetime import date

import pytest

from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.curation.freshness import counted, freshness_of, is_stale
from zones.models import Zone
from zones.vocabulary import FactGroup

TODAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("as_of", "age"),
    [
        ("2026-12-01", "under_3_months"),
        ("2026-09-02", "under_3_months"),
        ("2026-09-01", "under_1_year"),
        ("2026-08-31", "under_1_year"),
        ("2026", "under_3_months"),
        ("2026-08", "under_1_year"),
        ("2025-12-02", "under_1_year"),
        ("2025-12-01", "under_2_years"),
        ("2025-11-30", "under_2_years"),
        ("2025", "under_1_year"),
        ("2024-12-02", "under_2_years"),
        ("2024-12-01", "older"),
        ("2024-11", "older"),
        ("2019", "older"),
        ("", "never"),
        (None, "never"),
    ],
)
def test_the_age_of_a_look(as_of, age):
    assert freshness_of(as_of, TODAY) == age


def test_looks_are_counted_by_their_age():
    assert counted([("2026-11", 3), ("2026-10", 2), ("2019", 1), ("", 4), (None, 5)], TODAY) == {
        "under_3_months": 5, "under_1_year": 0, "under_2_years": 0, "older": 1, "never": 9,
    }  # fmt: skip


DATES = ["", "2019", "2025", "2025-11", "2025-11-30", "2025-12", "2025-12-01", "2026", "2026-12-01"]


@pytest.mark.django_db
@pytest.mark.parametrize("as_of", DATES)
def test_the_database_finds_the_same_zones_stale(as_of):
    zone = store_zone(station=store_station(agency=store_agency()))
    for group in FactGroup:
        store_check(zone, group, as_of=as_of if group == FactGroup.ACCESS else "2026-11")
    assert Zone.objects.stale(date(2025, 12, 1)).exists() is is_stale(as_of, TODAY)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("changes", "is_found"),
    [
        ({}, True),
        ({"status": "paused", "status_reason": "Paving"}, True),
        ({"status": "draft"}, False),
        ({"status": "retired", "retired_on": "2026-01-01"}, False),
    ],
)
def test_only_what_is_in_use_grows_stale(changes, is_found):
    store_zone(station=store_station(agency=store_agency()), **changes)
    assert Zone.objects.stale(date(2025, 12, 1)).exists() is is_found
