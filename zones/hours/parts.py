"""A rule taken apart: of which days each part speaks, and what it says of them."""

from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from zones.hours.grammar import PART, RULE, SUN
from zones.hours.lexicon import NotARule, Unclear
from zones.hours.weekdays import WEEK, days_from
from zones.vocabulary import Answer

MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTH_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
DAY_MINUTES = 24 * 60
WHOLE_DAY = "00:00-24:00"
HOLIDAY = 7  # beside the weekdays 0 to 6
EVERY_DAY = frozenset(range(HOLIDAY + 1))
FEW_DATES = 14  # days: a longer stretch is a season, not a special day
STATE_ANSWERS = {
    "off": Answer.NO,
    "closed": Answer.NO,
    "unknown": Answer.UNKNOWN,
}

MonthDay = tuple[int, int]
# Both included; over the end of the year where the first is the later one.
DateSpan = tuple[MonthDay, MonthDay]
# A weekday, HOLIDAY, or a weekday and which of the month: (1, -1) is the last Tuesday.
RuleDay = int | tuple[int, int]


class TimeSpan(NamedTuple):
    """From and to in minutes of the day on which it begins, beyond DAY_MINUTES after midnight; by
    the sun it is only a text.
    """

    text: str
    start: int = 0
    end: int = 0

    @property
    def is_by_sun(self) -> bool:
        return not self.end


class RulePart(NamedTuple):
    """One part of a rule: its words, and what they mean. Without `spans` the whole day is meant."""

    dates_text: str
    days_text: str
    spans_text: str
    state_text: str
    dates: tuple[DateSpan, ...]
    days: frozenset[RuleDay]
    spans: tuple[TimeSpan, ...]
    answer: Answer

    @property
    def text(self) -> str:
        return " ".join(
            filter(None, (self.dates_text, self.days_text, self.spans_text, self.state_text))
        )

    @property
    def is_off(self) -> bool:
        """Whether it closes whole days."""
        return self.answer is Answer.NO and not self.spans

    @property
    def is_break(self) -> bool:
        """Whether it closes some hours of a day."""
        return self.answer is Answer.NO and bool(self.spans)

    @property
    def is_special(self) -> bool:
        """Whether it is about holidays or a few dates alone: they outdo weeks and seasons."""
        return self.days == {HOLIDAY} or 0 < self.dates_length <= FEW_DATES

    @property
    def dates_length(self) -> int:
        """In days, of months as long as the longest; 0 without dates."""
        return sum(map(_length, self.dates))

    @property
    def weekdays(self) -> frozenset[int]:
        """Its days without "which of the month"."""
        return frozenset(day[0] if isinstance(day, tuple) else day for day in self.days)

    def is_about(self, day: date, *, is_holiday: bool) -> bool:
        """Whether it speaks of this day."""
        if self.dates and not any(_is_within(day, span) for span in self.dates):
            return False
        weekday = day.weekday()
        if weekday in self.days or (is_holiday and HOLIDAY in self.days):
            return True
        days_left = monthrange(day.year, day.month)[1] - day.day
        from_start, from_end = (day.day - 1) // 7 + 1, -(days_left // 7) - 1
        return (weekday, from_start) in self.days or (weekday, from_end) in self.days


@lru_cache(maxsize=65_536)
def parts_as_written(rule: str) -> tuple[RulePart, ...]:
    """The parts in their order; raises NotARule for what is no RULE, or names a day that is in no
    calendar.
    """
    if not RULE.fullmatch(rule):
        raise NotARule(Unclear.NOT_A_RULE)
    return tuple([_part(words.strip()) for words in rule.split(";")])


def covers_the_day(spans: tuple[TimeSpan, ...]) -> bool:
    """Whether it is one span, from midnight to midnight."""
    return [(span.start, span.end) for span in spans] == [(0, DAY_MINUTES)]


def _part(words: str) -> RulePart:
    found = PART.fullmatch(words)
    if not found:  # nothing between two semicolons
        raise NotARule(Unclear.NOT_A_RULE, words)
    said = {name: text or "" for name, text in found.groupdict().items()}
    if said["always"]:
        said["spans"] = WHOLE_DAY
    spans = tuple([_span(span) for span in said["spans"].split(",") if span])
    answer = STATE_ANSWERS.get(said["state"], Answer.YES)
    if answer is Answer.NO and covers_the_day(spans):
        spans, said["always"] = (), ""  # a break of a whole day is a day off
    return RulePart(
        said["dates"],
        said["days"],
        said["always"] or ",".join(span.text for span in spans),
        said["state"],
        tuple([_dates(span) for span in said["dates"].split(",") if span]),
        frozenset(day for span in said["days"].split(",") if span for day in _days(span))
        or EVERY_DAY,
        spans,
        answer,
    )


def _dates(words: str) -> DateSpan:
    """ "Dec 24", "Apr-Oct", "Dec 24-26", "Dec 24-Jan 2"."""
    first, _dash, last = words.partition("-")
    month, first_day = _month_day(first, words)
    if not last:
        return (month, first_day or 1), (month, first_day or MONTH_DAYS[month - 1])
    last = f"{first[:3]} {last}" if last.isdigit() else last
    last_month, last_day = _month_day(last, words)
    span = (month, first_day or 1), (last_month, last_day or MONTH_DAYS[last_month - 1])
    if month == last_month and span[0] > span[1]:
        raise NotARule(Unclear.NO_SUCH_DAY, words)  # "Dec 26-24"
    return span


def _month_day(words: str, whole: str) -> MonthDay:
    """(12, 24) of "Dec 24", (12, 0) of "Dec"."""
    name, _space, day = words.partition(" ")
    month = MONTHS.index(name) + 1
    if day and not 1 <= int(day) <= MONTH_DAYS[month - 1]:
        raise NotARule(Unclear.NO_SUCH_DAY, whole)
    return month, int(day or 0)


def _days(words: str) -> list[RuleDay]:
    """ "Mo-Fr", "PH", "Tu[-1]"."""
    if words == "PH":
        return [HOLIDAY]
    if "PH" in words:  # "Mo-PH", "PH[1]"
        raise NotARule(Unclear.NOT_A_RULE, words)
    if "[" in words:
        return [(WEEK.index(words[:2]), int(words[3:-1]))]
    first, _dash, last = words.partition("-")
    return [WEEK.index(day) for day in days_from(first, last or first)]


def _span(words: str) -> TimeSpan:
    if SUN.search(words):
        return TimeSpan(words)
    start, end = (int(time[:2]) * 60 + int(time[3:]) for time in words.split("-"))
    if end == DAY_MINUTES - 1:  # who writes 23:59 means midnight
        words, end = f"{words[:5]}-24:00", DAY_MINUTES
    return TimeSpan(words, start, end if end > start else end + DAY_MINUTES)


def _is_within(day: date, span: DateSpan) -> bool:
    first, last = span
    here = day.month, day.day
    return first <= here <= last if first <= last else (here >= first or here <= last)


def _length(span: DateSpan) -> int:
    (month, day), (last_month, last_day) = span
    return ((last_month - month) * 31 + last_day - day) % (12 * 31) + 1
