"""When a page counts as changed since it was read."""

from datetime import date

import pytest

from exchangezones.link_check.reading import Reading, compared

FIRST, SECOND, THIRD, FOURTH = (date(2026, 12, day) for day in (1, 2, 3, 4))
DAYS = [FIRST, SECOND, THIRD, FOURTH]


def looked(words, record=1, before=None):
    """After looks on one day each; "-" is a look that could not read the page."""
    reading = before or Reading()
    for word, day in zip(words, DAYS, strict=False):
        reading = compared(reading, word.replace("-", ""), record=record, on=day)
    return reading


@pytest.mark.parametrize(
    ("words", "digest", "latest", "read_on", "changed_on"),
    [
        ("", "", "", None, None),
        ("-", "", "", None, None),
        ("-a", "a", "a", SECOND, None),
        ("a", "a", "a", FIRST, None),
        ("aaaa", "a", "a", FIRST, None),
        ("ab", "a", "b", FIRST, None),
        ("abb", "a", "b", FIRST, THIRD),
        ("abbb", "a", "b", FIRST, THIRD),
        ("abbc", "a", "c", FIRST, THIRD),
        ("abcd", "a", "d", FIRST, None),
        ("abab", "a", "b", FIRST, None),
        ("abba", "a", "a", FIRST, None),
        ("ab-b", "a", "b", FIRST, FOURTH),
        ("abb-", "a", "b", FIRST, THIRD),
    ],
)
def test_two_looks_running_that_find_the_same_other_words_are_a_change(
    words, digest, latest, read_on, changed_on
):
    record = 1 if words else 0
    assert looked(words) == Reading(digest, latest, record, read_on, changed_on)


def test_another_record_takes_the_digest_anew():
    changed = looked("abb")
    assert compared(changed, "b", record=2, on=FOURTH) == Reading("b", "b", 2, FOURTH)


def test_a_page_that_cannot_be_read_after_another_record_waits_for_the_next_look():
    changed = looked("abb")
    assert compared(changed, "", record=2, on=FOURTH) == Reading(record=2)
