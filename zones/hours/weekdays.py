"""The days of the week as rules write them: "Mo-We,Sa"."""

WEEK = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")


def days_of(words: str) -> list[str]:
    """ "Mo-We,Sa" → Mo, Tu, We, Sa; a range may go over Sunday."""
    found = []
    for part in words.split(","):
        first, _dash, last = part.partition("-")
        found += days_from(first, last or first)
    return found


def days_from(first: str, last: str) -> list[str]:
    """The days from one to another, both included, over Sunday too: Sa, Mo → Sa, Su, Mo."""
    start = WEEK.index(first)
    length = (WEEK.index(last) - start) % 7 + 1
    return [WEEK[number % 7] for number in range(start, start + length)]


def shortened(days: list[str]) -> str:
    """Days in the order of the week, neighbours as a range: Mo, Tu, We, Sa → "Mo-We,Sa"."""
    runs: list[list[str]] = []
    for day in days:
        if runs and WEEK.index(runs[-1][-1]) + 1 == WEEK.index(day):
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(run[0] if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs)
