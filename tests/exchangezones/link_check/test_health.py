"""The line that is kept about a link, and what a new look makes of it."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.link_check.health import Health, Link, after, read_link

NOW = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
FAILED = Link(Health.FAILING, "answered 404")


@pytest.mark.parametrize(
    ("link", "line"),
    [
        (Link(Health.FINE), "fine"),
        (Link(Health.FINE, "moved to https://example.org/"), "fine: moved to https://example.org/"),
        (Link(Health.BARRED, "answered 403"), "barred: answered 403"),
        (
            Link(Health.LATER, "answered 429", until=NOW),
            "later until 2026-12-01T18:30:00+00:00: answered 429",
        ),
        (
            Link(Health.BROKEN, "no answer", since=NOW),
            "broken since 2026-12-01T18:30:00+00:00: no answer",
        ),
        (
            Link(Health.FAILING, "a: b\nc", since=NOW, until=NOW),
            "failing since 2026-12-01T18:30:00+00:00 until 2026-12-01T18:30:00+00:00: a: b\nc",
        ),
    ],
)
def test_a_line_says_everything_and_is_read_back(link, line):
    assert str(link) == line
    assert read_link(line) == link


@pytest.mark.parametrize(
    "line",
    [
        "",
        "perfect",
        "fine since yesterday",
        "broken since 2026-12-01T18:30:00: no offset",
        "\x00",
        "fine" * 5000,
        "Fine",
    ],
)
def test_a_line_that_nobody_here_wrote_says_nothing(line):
    assert read_link(line) == Link()


@given(st.text())
def test_no_line_breaks_the_reader_and_none_is_too_long(text):
    assert isinstance(read_link(text), Link)
    assert len(str(Link(Health.FINE, text))) <= 200


@pytest.mark.parametrize(
    ("hours", "health"),
    [(0, Health.FAILING), (1, Health.FAILING), (23.9, Health.FAILING), (24, Health.BROKEN)],
)
def test_a_link_is_broken_after_a_day_of_failing(hours, health):
    before = Link(Health.FAILING, "answered 500", since=NOW)
    assert after(before, FAILED, NOW + timedelta(hours=hours)) == Link(
        health, "answered 404", since=NOW
    )


def test_the_first_failure_says_since_when():
    assert after(Link(), FAILED, NOW) == Link(Health.FAILING, "answered 404", since=NOW)
    assert after(Link(Health.FINE), FAILED, NOW) == Link(Health.FAILING, "answered 404", since=NOW)


@pytest.mark.parametrize("seen", [Link(Health.FINE), Link(Health.BARRED, "answered 403")])
def test_one_good_look_mends_a_broken_link(seen):
    assert after(Link(Health.BROKEN, "answered 404", since=NOW), seen, NOW) == seen


def test_a_site_that_asks_for_patience_proves_nothing():
    until = NOW + timedelta(hours=1)
    later = Link(Health.LATER, "answered 429", until=until)
    broken = Link(Health.BROKEN, "answered 404", since=NOW)
    assert after(Link(Health.FINE), later, NOW) == later
    assert after(broken, later, NOW) == Link(Health.BROKEN, "answered 404", since=NOW, until=until)


def test_a_link_rests_until_the_moment_that_the_site_named():
    link = Link(Health.LATER, until=NOW)
    assert link.rests(NOW - timedelta(seconds=1))
    assert not link.rests(NOW)
    assert not Link().rests(NOW)
