"""How old a partial date is, by one rule for pages, desk and database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.foundation.dates import (
    is_older,
    last_day,
    months_before,
    years_since,
    younger_beginnings,
)
from tips import ages as tip_ages
from zones.curation.freshness import OLD_SOURCE_MONTHS
from zones.wording import ages

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))
partials = st.builds(
    lambda day, length: day.isoformat()[:length], days, st.sampled_from([4, 7, 10])
)


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        ("2026-12-01", 12, "2025-12-01"),
        ("2026-05-31", 3, "2026-02-28"),
        ("2024-05-31", 3, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2024-02-29", 12, "2023-02-28"),
        ("2026-12-31", 24, "2024-12-31"),
    ],
)
def test_some_months_before_a_day(today, months, day):
    assert months_before(date.fromisoformat(today), months).isoformat() == day


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2017", "2017-12-31"),
        ("2017-02", "2017-02-28"),
        ("2024-02", "2024-02-29"),
        ("2017-05-24", "2017-05-24"),
    ],
)
def test_the_last_day_that_a_date_may_mean(as_of, day):
    assert last_day(as_of).isoformat() == day


@pytest.mark.parametrize(
    ("partial", "today", "years"),
    [
        ("2019", "2026-12-01", 6),
        ("2019", "2026-12-31", 7),
        ("2023-11", "2026-10-31", 2),
        ("2023-11", "2026-11-01", 3),
        ("2023-11", "2026-11-27", 3),
        ("2023-12", "2026-11-30", 2),
        ("2024-02-29", "2026-02-28", 1),
        ("2024-02-29", "2026-03-01", 2),
        ("2027", "2026-12-01", 0),
    ],
)
def test_whole_years(partial, today, years):
    assert years_since(partial, date.fromisoformat(today)) == years


@given(partials, days)
def test_page_and_desk_call_the_same_facts_old(partial, today):
    """For "2024-10" on 29 October 2026 the page once said old, and the desk did not."""
    assert ages.is_old(partial, today) is is_older(partial, today, OLD_SOURCE_MONTHS)
    assert tip_ages.is_old(partial, today) is is_older(partial, today, 60)


@given(partials, days, st.integers(0, 120))
def test_what_is_older_stays_older(partial, today, months):
    if is_older(partial, today, months):
        assert is_older(partial, today + timedelta(days=1), months)


@given(partials, days)
def test_texts_sort_as_the_days_do_but_for_the_younger_beginnings(partial, limit):
    """What the queries of both applications rely on."""
    sorts_before = partial <= limit.isoformat() and partial not in younger_beginnings(limit)
    assert sorts_before is (last_day(partial) <= limit)
