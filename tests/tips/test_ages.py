"""When a source is old: the last day that its date may mean decides."""

from datetime import date

import pytest

from tests.tips.stored import store_source
from tips.ages import is_old, old_before
from tips.models import Source

DATES = {
    "2014": True, "2020": True, "2021": False, "2026": False,
    "2021-11": True, "2021-12": False, "2022-01": False,
    "2021-11-30": True, "2021-12-01": False, "2021-12-02": False,
    "": False,
}  # fmt: skip


@pytest.mark.parametrize(
    ("today", "before"),
    [
        (date(2026, 12, 1), "2021-12-01"),
        (date(2028, 2, 29), "2023-02-29"),
        (date(2030, 1, 1), "2025-01-01"),
    ],
)
def test_the_limit_is_the_same_day_five_years_ago(today, before):
    assert old_before(today) == before


@pytest.mark.parametrize(("iso", "old"), DATES.items())
def test_a_date_is_old_when_even_its_last_day_is(iso, old):
    assert is_old(iso, "2021-12-01") is old


@pytest.mark.django_db
def test_the_database_picks_the_same_sources():
    for iso in DATES:
        store_source(f"source-{iso or 'undated'}", date=iso, undated=not iso)
    found = {source.date for source in Source.objects.old("2021-12-01")}
    assert found == {iso for iso, old in DATES.items() if old}
