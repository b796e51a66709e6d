"""Numbers as bars one below another: whole positions, which every language writes alike, for a
template to draw.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH = 320  # as wide as a telephone: the words keep their size there
ROW = 40
BASELINE = 14  # of the words above a bar
BAR_TOP, BAR_HEIGHT = 20, 10
SHORTEST = 2  # a bar of few beside many is still seen


@dataclass(frozen=True, slots=True)
class Bar:
    """One number. `baseline` and `top` count from the upper edge of the chart."""

    label: str
    number: int
    baseline: int
    top: int
    length: int


@dataclass(frozen=True, slots=True)
class Chart:
    bars: tuple[Bar, ...]
    height: int
    width: int = WIDTH
    bar_height: int = BAR_HEIGHT


def chart_of(numbers: Iterable[tuple[str, int]]) -> Chart:
    """A bar for each label, in their order; the largest is as long as the chart is wide."""
    rows = list(numbers)
    most = max((number for _label, number in rows), default=0)
    bars = [
        Bar(
            label,
            number,
            row * ROW + BASELINE,
            row * ROW + BAR_TOP,
            _length(number, most),
        )
        for row, (label, number) in enumerate(rows)
    ]
    return Chart(tuple(bars), height=len(bars) * ROW)


def _length(number: int, most: int) -> int:
    return max(SHORTEST, round(WIDTH * number / most)) if number else 0


def largest(
    numbers: Sequence[tuple[str, int]],
    most: int,
    rest: str,
) -> list[tuple[str, int]]:
    """The largest `most` of them, at equal numbers by their name, and the sum of the others under
    the name `rest`.
    """
    ordered = sorted(numbers, key=lambda pair: (-pair[1], pair[0]))
    others = sum(number for _label, number in ordered[most:])
    return [*ordered[:most], *([(rest, others)] if others else [])]
