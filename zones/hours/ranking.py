"""Which part of a rule outdoes which: the order in which they hold, whoever wrote them in another.

Of the parts that speak of a day the last one holds, as in OpenStreetMap. People write "closed on
holidays; Mon-Fri 8-5" all the same and mean the holidays, so parts are put in the order in which
nothing is undone: weeks, seasons, holidays, dates; the narrower after the wider; closed days after
the hours that they interrupt.
"""

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from zones.hours.lexicon import NotARule, Unclear
from zones.hours.parts import (
    EVERY_DAY,
    HOLIDAY,
    DateSpan,
    RuleDay,
    RulePart,
    TimeSpan,
    covers_the_day,
    parts_as_written,
)
from zones.vocabulary import Answer

WEEKS, SEASONS, HOLIDAYS, DATES = range(4)
MOST_SPANS = 3  # of one part, see RULE
MOST_BREAKS = 2


@lru_cache(maxsize=65_536)
def rule_parts(rule: str) -> tuple[RulePart, ...]:
    """The parts of a rule, each outdone only by those behind it.

    Raises NotARule for what is none, opens never, or says two things of one day.
    """
    parts = [part for written in parts_as_written(rule) for part in _without_mixed_days(written)]
    opened = sorted((part for part in parts if part.answer is not Answer.NO), key=_rank)
    if not opened:
        raise NotARule(Unclear.NO_TIME, rule)
    timeless = [part for part in opened if part.answer is Answer.YES and not part.spans]
    if timeless:
        raise NotARule(Unclear.NO_TIME, timeless[0].text)
    for part in opened:
        if any(a.end > b.start for a, b in pairwise(part.spans)):
            raise NotARule(Unclear.NOT_A_RULE, part.spans_text)  # over one another, or backwards
    opened = _joined(opened)
    for number, part in enumerate(opened):
        for earlier in opened[:number]:
            _judge_both(earlier, part)
    breaks = [part for part in parts if part.is_break]
    _judge_cost([*opened, *breaks], breaks)
    for off in sorted((part for part in parts if part.is_off), key=_rank):
        opened.insert(_place_of(off, opened), off)
    return (*opened, *breaks)


def _judge_cost(parts: list[RulePart], breaks: list[RulePart]) -> None:
    """Months may have to be looked through for the next change: few breaks, and one by the sun only
    in hours by the clock.
    """
    if sum(len(part.spans) for part in breaks) > MOST_BREAKS:
        raise NotARule(Unclear.NOT_A_RULE, breaks[-1].text)
    by_sun = [part for part in parts if any(span.is_by_sun for span in part.spans)]
    if len(by_sun) > 1 and any(part in breaks for part in by_sun):
        raise NotARule(Unclear.NOT_A_RULE, by_sun[-1].text)


def arranged(rule: str) -> str:
    """The rule with its parts in the order in which they hold; raises NotARule."""
    parts = rule_parts(rule)
    if len(parts) == 1 and is_round_the_clock(parts[0]):
        return "24/7"
    lists = {part.days for part in parts_as_written(rule)}
    return "; ".join(part.text for part in _with_mixed_days(parts, lists))


def _without_mixed_days(part: RulePart) -> list[RulePart]:
    """ "Sa-Su,PH off" as two parts, since holidays outdo weeks."""
    if HOLIDAY not in part.days or part.days in (EVERY_DAY, {HOLIDAY}):
        return [part]
    others = ",".join(day for day in part.days_text.split(",") if day != "PH")
    return [
        part._replace(days_text=others, days=part.days - {HOLIDAY}),
        part._replace(days_text="PH", days=frozenset({HOLIDAY})),
    ]


def _with_mixed_days(parts: Iterable[RulePart], lists: set[frozenset[RuleDay]]) -> list[RulePart]:
    """Where they still stand side by side, parts that were one list of days are one again."""
    made: list[RulePart] = []
    for part in parts:
        last = made[-1] if made else None
        if last and part.days == {HOLIDAY} and last.days | part.days in lists - {part.days}:
            twin = part._replace(days_text=last.days_text, days=last.days)
            if twin == last:
                made[-1] = last._replace(days_text=f"{last.days_text},PH")
                continue
        made.append(part)
    return made


def is_round_the_clock(part: RulePart) -> bool:
    """Whether it says every hour of every day."""
    weekdays = EVERY_DAY - {HOLIDAY}
    whole = part.answer is Answer.YES and covers_the_day(part.spans)
    return whole and weekdays <= part.days and not part.dates


def _level(part: RulePart) -> int:
    if part.dates:
        return DATES if part.is_special else SEASONS
    return HOLIDAYS if part.days == {HOLIDAY} else WEEKS


def _rank(part: RulePart) -> tuple[int, bool, int, int]:
    """By kind of days, then the wider before the narrower."""
    which = all(isinstance(day, tuple) for day in part.days)  # "the first Tuesday"
    return _level(part), which, -part.dates_length, -len(part.days)


def _joined(parts: list[RulePart]) -> list[RulePart]:
    """ "Mo-Fr 09:00-12:00" and "Mo-Fr 13:00-17:00" as one part; the other days as they are."""
    made: list[RulePart] = []
    for part in parts:
        twin = next((n for n, other in enumerate(made) if _are_of_the_same_days(part, other)), None)
        if twin is None:
            made.append(part)
        else:
            made[twin] = _both(made[twin], part)
    return made


def _are_of_the_same_days(one: RulePart, other: RulePart) -> bool:
    return (one.days, one.dates) == (other.days, other.dates)


def _both(one: RulePart, other: RulePart) -> RulePart:
    spans = sorted({*one.spans, *other.spans}, key=lambda span: span.start)
    apart = all(a.end <= b.start for a, b in pairwise(spans))
    by_clock = not any(span.is_by_sun for span in spans)
    if one.spans == other.spans and one.answer is other.answer:
        return one
    if one.answer is not other.answer or not (apart and by_clock and len(spans) <= MOST_SPANS):
        raise NotARule(Unclear.NOT_A_RULE, other.days_text or other.text)
    return one._replace(spans=tuple(spans), spans_text=",".join(span.text for span in spans))


def _judge_both(one: RulePart, other: RulePart) -> None:
    """Of two parts for one day the narrower one may give other hours, but not more beside them:
    perhaps both were meant.
    """
    if _level(one) != _level(other) or not _share_a_day(one, other):
        return
    if _is_narrower(other, one) and _overlap(one.spans, other.spans):
        return
    raise NotARule(Unclear.NOT_A_RULE, other.days_text or other.text)


def _overlap(wide: tuple[TimeSpan, ...], narrow: tuple[TimeSpan, ...]) -> bool:
    """Whether each of the narrower hours lies in or over some of the wider."""
    if any(span.is_by_sun for span in (*wide, *narrow)):
        return True
    return all(any(a.start < b.end and b.start < a.end for a in wide) for b in narrow)


def _place_of(off: RulePart, opened: list[RulePart]) -> int:
    """Behind all hours that it interrupts; before those that are an exception to it."""
    shared = [
        (n, part) for n, part in enumerate(opened) if not part.is_off and _share_a_day(off, part)
    ]
    interrupted = [(n, part) for n, part in shared if not _outdoes(part, off)]
    if any(_contradict(part, off) for _, part in interrupted):
        raise NotARule(Unclear.NOT_A_RULE, off.text)
    first_exception = next((n for n, part in shared if _outdoes(part, off)), len(opened))
    return max([first_exception, *(n + 1 for n, _ in interrupted)])


def _contradict(part: RulePart, off: RulePart) -> bool:
    """ "Mo-We off; We-Fr 08:00-17:00": is it open on Wednesday?"""
    if _are_of_the_same_days(part, off):
        return True
    both_of_weeks = _level(part) == _level(off) == WEEKS and off.days & part.days
    return bool(both_of_weeks) and not off.days <= part.days


def _outdoes(part: RulePart, off: RulePart) -> bool:
    special = part.is_special and _level(part) > _level(off) and _level(off) != SEASONS
    return _is_narrower(part, off) or special


def _is_narrower(one: RulePart, other: RulePart) -> bool:
    """Whether all its days are days of the other, and not the other way round."""
    return _is_within(one, other) and not _is_within(other, one)


def _is_within(one: RulePart, other: RulePart) -> bool:
    days = one.days <= other.days or one.weekdays <= other.days
    dates = not other.dates or (
        bool(one.dates) and all(_lies_in(span, other.dates) for span in one.dates)
    )
    return days and dates


def _lies_in(span: DateSpan, among: Iterable[DateSpan]) -> bool:
    return all(any(a <= c and d <= b for a, b in _unrolled(among)) for c, d in _unrolled([span]))


def _share_a_day(one: RulePart, other: RulePart) -> bool:
    # A holiday may fall on any day of the week.
    holiday = HOLIDAY in one.days or HOLIDAY in other.days
    if not (one.weekdays & other.weekdays or holiday):
        return False
    if not one.dates or not other.dates:
        return True
    return any(
        a <= d and c <= b for a, b in _unrolled(one.dates) for c, d in _unrolled(other.dates)
    )


def _unrolled(spans: Iterable[DateSpan]) -> list[DateSpan]:
    """Without a turn of the year: "Dec 24-Jan 2" as two."""
    found: list[DateSpan] = []
    for first, last in spans:
        found += [(first, last)] if first <= last else [(first, (12, 31)), ((1, 1), last)]
    return found
