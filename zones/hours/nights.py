"""The hours of a day beside those of its neighbours: nights that run on, breaks, days off."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from zones.hours.day_hours import DayHours, Hours
from zones.hours.parts import DAY_MINUTES
from zones.vocabulary import Answer

Break = tuple[int, int]


@lru_cache(maxsize=16_384)
def between_midnights(own: DayHours, before: DayHours) -> tuple[Hours, ...]:
    """All hours of a day by the clock on the wall, those of the night before among them: in order,
    none over another.
    """
    hours = [Hours(start, min(end, DAY_MINUTES), usable) for start, end, usable in own.hours]
    if not own.is_off:
        hours += [
            Hours(max(start - DAY_MINUTES, 0), end - DAY_MINUTES, usable)
            for start, end, usable in before.hours
            if end > DAY_MINUTES
        ]
    breaks = list(own.breaks)
    for start, end in before.breaks:
        if end > DAY_MINUTES:
            breaks.append((start - DAY_MINUTES, end - DAY_MINUTES))
    return without_breaks(one_by_one(hours), breaks)


def one_by_one(hours: Iterable[Hours]) -> tuple[Hours, ...]:
    """The same hours, none over another and neighbours of one answer joined; what is usable for
    certain outdoes what may be.
    """
    found = sorted(hours)
    if all(a.end < b.start for a, b in pairwise(found)):
        return tuple(found)
    ends = sorted({end for each in found for end in (each.start, each.end)})
    made: list[Hours] = []
    for start, end in pairwise(ends):
        there = {each.usable for each in found if each.start <= start and end <= each.end}
        if not there:
            continue
        usable = Answer.YES if Answer.YES in there else Answer.UNKNOWN
        if made and made[-1].end == start and made[-1].usable is usable:
            made[-1] = made[-1]._replace(end=end)
        else:
            made.append(Hours(start, end, usable))
    return tuple(made)


def without_breaks(hours: tuple[Hours, ...], breaks: Iterable[Break]) -> tuple[Hours, ...]:
    """The hours less the breaks."""
    for start, end in breaks:
        if not hours:
            break
        if any(each.start < end and start < each.end for each in hours):
            pieces = [
                piece
                for each in hours
                for piece in (
                    Hours(each.start, min(each.end, start), each.usable),
                    Hours(max(each.start, end), each.end, each.usable),
                )
            ]
            hours = tuple([piece for piece in pieces if piece.start < piece.end])
    return hours
