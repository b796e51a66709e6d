"""Plain tables: a heading, aligned columns, a target beside a figure."""

from collections.abc import Sequence
from statistics import quantiles


def show(title: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their columns, words to the left and numbers to the right."""
    cells = [[_said(cell) for cell in row] for row in rows]
    widths = [max(len(line[n]) for line in [list(columns), *cells]) for n in range(len(columns))]
    print(f"\n{title}")
    print(
        "  ".join(name.ljust(width) for name, width in zip(columns, widths, strict=True)).rstrip()
    )
    print("  ".join("-" * width for width in widths))
    for row, line in zip(rows, cells, strict=True):
        aligned = (
            _aligned(cell, text, width) for cell, text, width in zip(row, line, widths, strict=True)
        )
        print("  ".join(aligned).rstrip(), flush=True)


def against(figure: float, *, most: float | None = None, least: float | None = None) -> str:
    """A target and whether the figure keeps it: "<= 100: met"."""
    if most is not None:
        return f"<= {most:g}: {'met' if figure <= most else 'missed'}"
    assert least is not None
    return f">= {least:g}: {'met' if figure >= least else 'missed'}"


def percentiles(values: Sequence[float]) -> tuple[float, float]:
    """The p50 and the p99."""
    cuts = quantiles(values, n=100, method="inclusive")
    return cuts[49], cuts[98]


def _said(cell: object) -> str:
    if isinstance(cell, float):
        return (
            f"{cell:,.2f}"
            if abs(cell) < 10
            else f"{cell:,.1f}"
            if abs(cell) < 100
            else f"{cell:,.0f}"
        )
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def _aligned(cell: object, text: str, width: int) -> str:
    return text.rjust(width) if isinstance(cell, int | float) else text.ljust(width)
