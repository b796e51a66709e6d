"""When a source is old: the last day that its date may mean decides."""

from datetime import date

import pytest

from exchangezones.foundation.dates import months_before
from tests.tips.stored import store_source
from tips.ages import OLD_SOURCE_MONTHS, is_old
from tips.models import Source

TODAY = date(2026, 12, 1)
DATES = {
    "2014": True, "2020": True, "2021": False, "2026": False,
    "2021-11": True, "2021-12": False, "2022-01": False,
    "2021-11-30": True, "2021-12-01": True, "2021-12-02": False,
    "": False,
}  # fmt: skip


@pytest.mark.parametrize(("partial", "old"), DATES.items())
def test_a_date_is_old_when_even_its_last_day_is(partial, old):
    assert is_old(partial, TODAY) is old


@pytest.mark.django_db
@pytest.mark.parametrize("today", [TODAY, date(2026, 12, 31), date(2027, 1, 1), date(2028, 2, 29)])
def test_the_database_picks_the_same_sources(today):
    for partial in DATES:
        store_source(f"source-{partial or 'undated'}", date=partial, undated=not partial)
    found = {source.date for source in Source.objects.old(months_before(today, OLD_SOURCE_MONTHS))}
    assert found == {partial for partial in DATES if is_old(partial, today)}
