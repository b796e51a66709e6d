"""The weekly grid and the rule that says the same."""

import pytest

from zones.hours.rules import is_rule
from zones.hours.week import grid_of, rule_of
from zones.hours.weekdays import WEEK

DAY = ("08:00", "17:00")


@pytest.mark.parametrize(
    ("rule", "grid"),
    [
        ("Mo-Fr 08:00-17:00", dict.fromkeys(WEEK[:5], DAY)),
        ("Mo-Su 08:00-17:00", dict.fromkeys(WEEK, DAY)),
        (
            "Mo,We-Fr 08:00-17:00; Sa 09:00-13:00",
            {**dict.fromkeys(("Mo", "We", "Th", "Fr"), DAY), "Sa": ("09:00", "13:00")},
        ),
        ("Su 22:00-02:00", {"Su": ("22:00", "02:00")}),
        ("Sa 09:00-24:00", {"Sa": ("09:00", "00:00")}),
        ("Mo,We,Fr,Su 08:00-17:00", dict.fromkeys(("Mo", "We", "Fr", "Su"), DAY)),
    ],
)  # fmt: skip
def test_a_grid_and_its_rule_say_the_same(rule, grid):
    assert grid_of(rule) == grid
    assert rule_of(grid) == rule
    assert is_rule(rule)


@pytest.mark.parametrize(
    ("rule", "same"),
    [
        ("08:00-17:00", "Mo-Su 08:00-17:00"),
        ("Mo-Fr 08:00-17:00; We off", "Mo-Tu,Th-Fr 08:00-17:00"),
        ("We off; Mo-Fr 08:00-17:00", "Mo-Tu,Th-Fr 08:00-17:00"),
        ("Sa-Mo 08:00-17:00", "Mo,Sa-Su 08:00-17:00"),
        ("Mo-Fr 08:00-17:00; Fr 08:00-12:00", "Mo-Th 08:00-17:00; Fr 08:00-12:00"),
    ],
)
def test_a_rule_that_is_written_otherwise_has_a_grid_too(rule, same):
    assert rule_of(grid_of(rule) or {}) == same


@pytest.mark.parametrize(
    "rule",
    [
        "24/7", "sunrise-sunset", "Mo-Fr 08:00-12:00,13:00-17:00", "PH off",
        "Mo-Fr 08:00-17:00; PH off",
        "Apr-Oct Mo 08:00-17:00", "",
    ],
)  # fmt: skip
def test_a_rule_that_no_grid_can_say_has_none(rule):
    assert grid_of(rule) is None


def test_a_week_without_hours_has_no_rule():
    assert rule_of({}) == ""
