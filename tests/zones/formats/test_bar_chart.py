"""Numbers as bars: whole positions, the largest as long as the chart is wide."""

from zones.formats.bar_chart import Bar, Chart, chart_of, largest


def test_bars_stand_one_below_another():
    assert chart_of([("Ohio", 200), ("Iowa", 50), ("Guam", 1), ("Utah", 0)]) == Chart(
        bars=(
            Bar("Ohio", 200, baseline=14, top=20, length=320),
            Bar("Iowa", 50, baseline=54, top=60, length=80),
            Bar("Guam", 1, baseline=94, top=100, length=2),
            Bar("Utah", 0, baseline=134, top=140, length=0),
        ),
        height=160,
        width=320,
        bar_height=10,
    )


def test_nothing_is_a_chart_without_bars():
    assert chart_of([]) == Chart(bars=(), height=0)


def test_only_zeros_are_bars_without_length():
    assert [bar.length for bar in chart_of([("a", 0), ("b", 0)]).bars] == [0, 0]


def test_the_largest_are_named_and_the_others_summed():
    numbers = [("a", 1), ("b", 5), ("c", 2), ("d", 2), ("e", 0)]
    assert largest(numbers, 2, "rest") == [("b", 5), ("c", 2), ("rest", 3)]
    assert largest(numbers, 5, "rest") == [("b", 5), ("c", 2), ("d", 2), ("a", 1), ("e", 0)]
    assert largest([], 2, "rest") == []
