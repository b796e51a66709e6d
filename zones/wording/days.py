"""Usable when we meet? The answer, one day and a week of a zone, said in the visitor's language."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext
from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.hours.grammar import SUN
from zones.hours.rules import Span, Timetable, answer_at, spans_on
from zones.hours.time_zones import midnight_of, tzinfo_for
from zones.vocabulary import Answer
from zones.wording.hours import DAYLIGHT, clock, near_day, rule_in_words, weekday

USABLE = {
    # usable, whether now or then, what is said of the moment at which that changes; in whole
    # sentences, because languages order their words differently
    (Answer.YES, True, ""): gettext_lazy("Usable now"),
    (Answer.YES, True, "time"): gettext_lazy("Usable now — until %(time)s"),
    (Answer.YES, True, "day"): gettext_lazy("Usable now — until %(day)s, %(time)s"),
    (Answer.YES, False, ""): gettext_lazy("Usable then"),
    (Answer.YES, False, "time"): gettext_lazy("Usable then — until %(time)s"),
    (Answer.YES, False, "day"): gettext_lazy("Usable then — until %(day)s, %(time)s"),
    (Answer.NO, True, ""): gettext_lazy("Not usable now"),
    (Answer.NO, True, "time"): gettext_lazy("Not usable now — from %(time)s"),
    (Answer.NO, True, "day"): gettext_lazy("Not usable now — from %(day)s, %(time)s"),
    (Answer.NO, False, ""): gettext_lazy("Not usable then"),
    (Answer.NO, False, "time"): gettext_lazy("Not usable then — from %(time)s"),
    (Answer.NO, False, "day"): gettext_lazy("Not usable then — from %(day)s, %(time)s"),
    (Answer.UNKNOWN, True, ""): gettext_lazy("Unknown — call ahead"),
    (Answer.UNKNOWN, False, ""): gettext_lazy("Unknown — call ahead"),
}


def usable_in_words(
    usable: Answer,
    until: datetime | None,
    *,
    at: datetime,
    is_now: bool,
    timetable: Timetable,
    language: str = "",
) -> str:
    """ "Usable then — until 4:55 p.m.": at the local moment `at`, and until or from when."""
    language = language or get_language() or "en"
    if usable is Answer.NO and until and answer_at(timetable, until) is Answer.UNKNOWN:
        until = None  # "from Monday" would promise what nobody has told us
    if until is None or usable is Answer.UNKNOWN:
        return _sentence(usable, is_now, "", language)
    days = (until.date() - at.date()).days
    # Midnight belongs to the evening before, so it needs no day.
    if days == 0 or (days == 1 and until.time() == time(0)):
        return _sentence(usable, is_now, "time", language) % {"time": clock(until, language)}
    day = near_day(until.date(), at.date())
    return _sentence(usable, is_now, "day", language) % {
        "day": day,
        "time": clock(until, language),
    }


@lru_cache(maxsize=64)
def _sentence(
    usable: Answer,
    is_now: bool,
    change: str,
    language: str,
) -> str:
    # `language` is only a key of the cache: str() speaks whichever language is active.
    return str(USABLE[usable, is_now, change])


def advice_in_words(listing: Listing, language: str = "") -> str:
    """ "The department advises other hours: every day from sunrise to sunset"."""
    return _advice(listing.hours_advised, language or get_language() or "en")


@lru_cache(maxsize=1024)
def _advice(rule: str, language: str) -> str:
    return _("The department advises other hours: %(hours)s") % {
        "hours": rule_in_words(rule, language)
    }


def moment_in_words(local: datetime) -> str:
    """ "Saturday, Dec. 5, 2026, 4:30 p.m. at the zone"."""
    return _("%(weekday)s, %(date)s, %(time)s at the zone") % {
        "weekday": weekday(local),
        "date": date_format(local, "DATE_FORMAT"),
        "time": clock(local),
    }


def skipped_in_words(asked: datetime, read: datetime) -> str:
    """What is said where clocks skip the time that was asked for."""
    return _("On that night clocks go forward: %(asked)s is read as %(read)s.") % {
        "asked": clock(asked),
        "read": clock(read),
    }


# -- one day, and a week ---------------------------------------------------------------------------
class Day(NamedTuple):
    """A row of the week: the hours of one day in words, the daylight where it matters, and why the
    day is special.
    """

    name: str
    hours: str
    daylight: str
    reason: str
    language: str
    is_meeting: bool


def week(
    listing: Listing,
    first: date,
    meeting_on: date | None = None,
) -> list[Day]:
    """Seven days of the zone, from `first`."""
    return [
        day_of(
            listing,
            first + timedelta(days=n),
            meeting_on,
        )
        for n in range(7)
    ]


def day_of(
    listing: Listing,
    day: date,
    meeting_on: date | None = None,
) -> Day:
    timetable = listing.timetable
    dated = next(
        (dated for dated in listing.exceptions if dated.first_on <= day <= dated.last_on), None
    )
    rule = dated.hours if dated else listing.hours
    said = hours_on(timetable, day)
    daylight = ""
    if listing.station.point and rule == DAYLIGHT:
        said = daylight_on(timetable, day)
    elif listing.station.point and SUN.search(f"{rule} {listing.hours_advised}"):
        daylight = daylight_on(timetable, day)
    reason, language = (dated.reason, dated.language) if dated else ("", "")
    return Day(day_in_words(day), said, daylight, reason, language, day == meeting_on)


def day_in_words(day: date) -> str:
    """ "Saturday, December 5"."""
    return _("%(weekday)s, %(date)s") % {
        "weekday": weekday(day),
        "date": date_format(day, "MONTH_DAY_FORMAT"),
    }


def hours_on(timetable: Timetable, day: date) -> str:
    """The hours of one local day:

    "8 a.m. to 5 p.m.", "24 hours", "closed" or "not known — call ahead".
    """
    spans = spans_on(timetable, day)
    if is_whole_day(spans, day, timetable):
        unknown = spans[0].usable is Answer.UNKNOWN
        return _("not known — call ahead") if unknown else pgettext("a whole day", "24 hours")
    return ", ".join(span_in_words(span) for span in spans) or _("closed")


def daylight_on(timetable: Timetable, day: date) -> str:
    """ "Daylight: 7:22 a.m. to 4:55 p.m.", by the sun at the place, which must have a point."""
    spans = spans_on(
        Timetable(DAYLIGHT, timetable.time_zone, timetable.country, timetable.point), day
    )
    if not spans:
        return _("No daylight on this day")
    if is_whole_day(spans, day, timetable):
        return _("Daylight around the clock")
    return _("Daylight: %(hours)s") % {"hours": ", ".join(span_in_words(span) for span in spans)}


def is_whole_day(
    spans: tuple[Span, ...],
    day: date,
    timetable: Timetable,
) -> bool:
    zone = tzinfo_for(timetable.time_zone)
    # Where clocks change, a whole day has 23 or 25 hours.
    ends = midnight_of(day, zone), midnight_of(day + timedelta(days=1), zone)
    return len(spans) == 1 and (spans[0].start, spans[0].end) == ends


def span_in_words(span: Span) -> str:
    said = pgettext("times", "%(start)s to %(end)s") % {
        "start": clock(span.start),
        "end": clock(span.end),
    }
    return (
        _("%(hours)s (not known — call ahead)") % {"hours": said}
        if span.usable is Answer.UNKNOWN
        else said
    )


def rule_with_day(listing: Listing, day: date) -> str:
    """The rule in words; where it goes by the sun, also what that means on the day."""
    said = rule_in_words(listing.hours)
    if not SUN.search(listing.hours) or listing.station.point is None:
        return said
    return _("%(rule)s; on %(day)s %(hours)s") % {
        "rule": said,
        "day": date_format(day, "MONTH_DAY_FORMAT"),
        "hours": hours_on(listing.timetable, day),
    }
