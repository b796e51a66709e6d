"""A moment, one day and a week of a zone, said in the visitor's language."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from zones.directory.listing import Listing
from zones.hours.grammar import SUN
from zones.hours.rules import Span, Timetable, spans_on
from zones.hours.time_zones import midnight_of, tzinfo_for
from zones.vocabulary import Answer
from zones.wording.hours import DAYLIGHT, rule_in_words, weekday
from zones.wording.times import clock

TONIGHT_FROM = 17  # from this hour on a day is "tonight"


def moment_in_words(local: datetime, today: date) -> str:
    """ "Tonight, 7:30 p.m.", "Tomorrow, 4:30 p.m.", "Saturday, Dec. 5, 4:30 p.m.", seen from the
    same place's today.
    """
    words = {"time": clock(local), "weekday": capfirst(weekday(local))}
    days = (local.date() - today).days
    if days == 0:
        said = _("Tonight, %(time)s") if local.hour >= TONIGHT_FROM else _("Today, %(time)s")
        return said % words
    if days == 1:
        return _("Tomorrow, %(time)s") % words
    if local.year == today.year:
        words["date"] = date_format(local, "MONTH_DAY_FORMAT")
    else:
        words["date"] = date_format(local, "DATE_FORMAT")
    return _("%(weekday)s, %(date)s, %(time)s") % words


def skipped_in_words(asked: datetime, read: datetime) -> str:
    """What is said where clocks skip the time that was asked for."""
    return _("The clocks go forward that night, so we took %(read)s instead of %(asked)s.") % {
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

    "8 a.m. to 5 p.m.", "24 hours", "closed" or "not confirmed".
    """
    spans = spans_on(timetable, day)
    if is_whole_day(spans, day, timetable):
        unknown = spans[0].usable is Answer.UNKNOWN
        return _("not confirmed") if unknown else pgettext("a whole day", "24 hours")
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
        _("%(hours)s (not confirmed)") % {"hours": said} if span.usable is Answer.UNKNOWN else said
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
