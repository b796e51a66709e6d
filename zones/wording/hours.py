"""Opening-hours rules said in the visitor's language, and the names of days and times."""

from collections.abc import Iterable
from datetime import date, time
from functools import lru_cache, reduce

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.hours.lexicon import NotARule
from zones.hours.parts import MONTHS, RulePart
from zones.hours.ranking import rule_parts
from zones.vocabulary import Answer
from zones.wording.times import clock

DAYS = {
    "Mo": gettext_lazy("Monday"),
    "Tu": gettext_lazy("Tuesday"),
    "We": gettext_lazy("Wednesday"),
    "Th": gettext_lazy("Thursday"),
    "Fr": gettext_lazy("Friday"),
    "Sa": gettext_lazy("Saturday"),
    "Su": gettext_lazy("Sunday"),
}
WEEKDAYS = tuple(DAYS.values())
SUN_WORDS = {
    "sunrise": gettext_lazy("sunrise"),
    "sunset": gettext_lazy("sunset"),
    "dawn": gettext_lazy("dawn"),
    "dusk": gettext_lazy("dusk"),
}
DAYLIGHT = "sunrise-sunset"
WHOLE_RULES = {
    "24/7": gettext_lazy("24 hours, every day"),
    DAYLIGHT: gettext_lazy("every day from sunrise to sunset"),
    "dawn-dusk": gettext_lazy("every day from dawn to dusk"),
}
WHICH_OF_MONTH = {
    "1": gettext_lazy("first %(day)s of the month"),
    "2": gettext_lazy("second %(day)s of the month"),
    "3": gettext_lazy("third %(day)s of the month"),
    "4": gettext_lazy("fourth %(day)s of the month"),
    "5": gettext_lazy("fifth %(day)s of the month"),
    "-1": gettext_lazy("last %(day)s of the month"),
}


# -- rules -----------------------------------------------------------------------------------------
def hours(listing: Listing) -> str:
    """When the zone may be used, in words; the department's own remark stands behind the rule."""
    said_so = (
        [rule_in_words(listing.hours), listing.hours_text]
        if listing.hours
        else [listing.hours_text]
    )
    return one_after_another(filter(None, said_so)) or hours_unknown()


def hours_unknown() -> str:
    return _("hours not confirmed")


def one_after_another(parts: Iterable[str]) -> str:
    """ "this; that": the sign between is each language's own."""
    parts = list(parts)
    return reduce(
        lambda first, second: (
            _("%(first)s; %(second)s")
            % {
                "first": first,
                "second": second,
            }
        ),
        parts or [""],
    )


def rule_in_words(rule: str, language: str = "") -> str:
    """An opening_hours rule as a sentence; one of an unusual kind is shown as it is written."""
    return _rule_in_words(rule, language or get_language() or "en")


@lru_cache(maxsize=4096)
def _rule_in_words(rule: str, language: str) -> str:
    if rule in WHOLE_RULES:
        return str(WHOLE_RULES[rule])
    try:
        parts = [_part(part) for part in rule_parts(rule)]
    except NotARule:
        return rule
    return one_after_another(parts) if all(parts) else rule


def _part(part: RulePart) -> str:
    """One part of a rule, such as "Mo-Fr 08:00-17:00"; empty where it is of an unusual kind."""
    if part.text in WHOLE_RULES:
        return str(WHOLE_RULES[part.text])
    days = part.days_text.split(",") if part.days_text else []
    if any(_which(day) not in ("", *WHICH_OF_MONTH) for day in days) or "(" in part.spans_text:
        return ""
    when = ", ".join(_dates(dates) for dates in part.dates_text.split(",") if dates)
    which = _days(part.days_text) if days else "" if when else _("every day")
    said = _what(part)
    return " ".join(filter(None, [", ".join(filter(None, [when, which])), said]))


def _what(part: RulePart) -> str:
    said = _spans(part.spans_text) if part.spans else pgettext("a whole day", "24 hours")
    if part.answer is Answer.NO:
        return _("closed %(hours)s") % {"hours": said} if part.spans else _("closed")
    if part.answer is Answer.UNKNOWN:
        return _("%(hours)s (not confirmed)") % {"hours": said}
    return said


def _dates(dates: str) -> str:
    """ "Apr-Oct", "Dec 24-26", "Dec 24"."""
    first, _dash, last = dates.partition("-")
    if not last:
        return _date(first)
    last = f"{first[:3]} {last}" if last.isdigit() else last
    # A context of its own: French joins dates by a dash, and times by “de … à”.
    return pgettext("dates", "%(first)s to %(last)s") % {
        "first": _date(first),
        "last": _date(last),
    }


def _date(words: str) -> str:
    month, _space, day = words.partition(" ")
    if month not in MONTHS:
        return words
    # In a leap year every month has a 29th; the 30th and 31st are not asked of the calendar.
    number = MONTHS.index(month) + 1
    if day and 1 <= int(day) <= 29:
        return date_format(date(2024, number, int(day)), "MONTH_DAY_FORMAT")
    return f"{date_format(date(2024, number, 1), 'F')} {day}".strip()


def _days(days: str) -> str:
    if days == "Mo-Su":
        return _("every day")
    return ", ".join(_day_range(span) for span in days.split(","))


def _day_range(span: str) -> str:
    first, _dash, last = span.partition("-") if "[" not in span else (span, "", "")
    if last:
        return _("%(first)s to %(last)s") % {
            "first": _day(first),
            "last": _day(last),
        }
    if which := _which(span):
        return str(WHICH_OF_MONTH[which]) % {"day": _day(span[:2])}
    return _day(first)


def _which(day: str) -> str:
    """ "-1" of "Tu[-1]"."""
    return day.partition("[")[2].rstrip("]")


def _day(short: str) -> str:
    return _("public holidays") if short == "PH" else str(DAYS.get(short, short))


def _spans(spans: str) -> str:
    if spans in ("00:00-24:00", "00:00-00:00", "24/7"):
        return pgettext("a whole day", "24 hours")
    return ", ".join("–".join(_end(end) for end in span.split("-")) for span in spans.split(","))


def _end(words: str) -> str:
    if words in SUN_WORDS:
        return str(SUN_WORDS[words])
    hour, minute = map(int, words.split(":"))
    # A rule may end at 24:00, which time() refuses.
    return clock(time(hour % 24, minute))


def near_day(day: date, seen_from: date) -> str:
    """The name of the weekday within a week, else the date."""
    # From the seventh day on, a weekday could be taken for the one before.
    return weekday(day) if 0 <= (day - seen_from).days < 7 else date_format(day, "MONTH_DAY_FORMAT")


def weekday(day: date) -> str:
    return _weekday(day.weekday(), get_language() or "en")


@lru_cache(maxsize=64)
def _weekday(number: int, language: str) -> str:
    return str(WEEKDAYS[number])
