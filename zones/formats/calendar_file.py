"""One meeting as a calendar file: RFC 5545, in the zone's own time."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from zones.directory.listing import Listing
from zones.hours.time_zones import A_DAY, tzinfo_for
from zones.hours.weekdays import WEEK
from zones.wording import invitation, titles
from zones.wording.addresses import address

if TYPE_CHECKING:
    from icalendar import Alarm, Event, Timezone

LENGTH = timedelta(minutes=30)
REMINDER = timedelta(hours=-1)
A_YEAR = timedelta(days=366)
LONG_AGO = datetime(1970, 1, 1)
YEARS_AHEAD = 12  # in which a rule has to hold: "the last Sunday" is at times the fourth


def calendar_file(
    listing: Listing,
    instant: datetime,
    *,
    site: str,
    link: str,
    call_ahead: bool,
    asked_at: datetime,
) -> bytes:
    """A meeting at the zone at the instant (aware), in the language being spoken.

    `link` is the zone's short link; `site` is the site's own address, whose host makes the UID
    unique.
    """
    from icalendar import Calendar  # only who takes a file pays for loading it

    start = instant.astimezone(tzinfo_for(listing.station.time_zone)).replace(
        second=0, microsecond=0
    )
    calendar = Calendar()
    calendar.add("prodid", "-//exchangezones//meeting//EN")
    calendar.add("version", "2.0")
    # Added in UTC: by the clock on the wall it would be an hour off where clocks change.
    first, last = in_writable_time(start, (start.astimezone(UTC) + LENGTH).astimezone(start.tzinfo))
    if isinstance(first.tzinfo, ZoneInfo) and first.tzinfo.key != "UTC":
        calendar.add_component(make_time_zone(first.tzinfo, start))
    event = describe_event(listing, start, link=link, call_ahead=call_ahead)
    # The same meeting has the same UID: who takes the file twice gets one entry.
    event.add("uid", f"{listing.id}-{start.astimezone(UTC):%Y%m%dT%H%MZ}@{urlsplit(site).hostname}")
    event.add("dtstamp", asked_at.astimezone(UTC))
    event.add("dtstart", first)
    event.add("dtend", last)
    calendar.add_component(event)
    return calendar.to_ical()


def in_writable_time(start: datetime, end: datetime) -> tuple[datetime, datetime]:
    """Both in the zone's time; in UTC where one lies in a repeated hour: of its two meanings some
    programs take the first and others the second.
    """
    if is_repeated(start) or is_repeated(end):
        return start.astimezone(UTC), end.astimezone(UTC)
    return start, end


def is_repeated(moment: datetime) -> bool:
    """Whether the clock on the wall shows this time twice."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def describe_event(
    listing: Listing,
    start: datetime,
    *,
    link: str,
    call_ahead: bool,
) -> "Event":
    """What the entry says; coordinates only where the point is that building."""
    from icalendar import Event

    title = titles.zone_title(listing)
    event = Event()
    event.add("summary", _("Meeting: %(zone)s") % {"zone": title})
    event.add("location", address(listing.station))
    event.add("description", invitation.notes(listing, link=link, call_ahead=call_ahead))
    event.add("url", link)
    if listing.is_exact and listing.point:
        event.add("geo", (listing.point.latitude, listing.point.longitude))
    event.add_component(reminder(title))
    return event


def reminder(title: str) -> "Alarm":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", REMINDER)
    alarm.add("description", _("In one hour: %(zone)s") % {"zone": title})
    return alarm


# -- the time zone ---------------------------------------------------------------------------------
def make_time_zone(zone: ZoneInfo, around: datetime) -> "Timezone":
    """The VTIMEZONE that holds a year either side of a moment.

    Made here because the library writes the hour after clocks went forward, where RFC 5545 (3.6.5)
    wants the hour at which they did: programs that go by the file alone would be wrong for an hour.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    known = Timezone()
    known.add("tzid", zone.key)
    rules = yearly_rules(zone, around.year)
    for onset, before, after in observances(zone, around):
        rule = rules.pop(onset.month, None) if rules and onset != LONG_AGO else None
        if rules is not None and onset != LONG_AGO and rule is None:
            continue  # the rule of the year before has said it
        part = TimezoneDaylight() if after.dst() else TimezoneStandard()
        part.DTSTART = onset
        part.TZOFFSETFROM = before
        part.TZOFFSETTO = after.utcoffset()
        part.add("tzname", after.tzname())
        if rule:
            part.add("rrule", rule)
        known.add_component(part)
    return known


def yearly_rules(zone: ZoneInfo, year: int) -> dict[int, dict[str, object]] | None:
    """By month the rule of each change of clocks, such as the second Sunday of March; None where
    they follow no rule, as with Morocco's, or there are none.
    """
    weeks: dict[int, list[tuple[int, int, bool]]] = {}
    for day in days_of_change(zone.key, year):
        is_last = (day + timedelta(days=7)).month != day.month
        weeks.setdefault(day.month, []).append((day.weekday(), (day.day - 1) // 7 + 1, is_last))
    rules: dict[int, dict[str, object]] = {}
    for month, found in weeks.items():
        weekdays, numbers, last = ({*column} for column in zip(*found, strict=True))
        if len(found) < YEARS_AHEAD or len(weekdays) > 1:
            return None
        which = -1 if last == {True} else numbers.pop() if len(numbers) == 1 else 0
        if not which:
            return None
        weekday = f"{which}{WEEK[weekdays.pop()].upper()}"
        rules[month] = {"freq": "yearly", "bymonth": month, "byday": weekday}
    return rules or None


@lru_cache(maxsize=256)
def days_of_change(key: str, year: int) -> tuple[datetime, ...]:
    """The clock times at which clocks change in the next years, by the clock before."""
    zone = ZoneInfo(key)
    start = datetime(year - 1, 1, 1, tzinfo=UTC)
    return tuple(
        (change + offset_of((change - timedelta(seconds=1)).astimezone(zone))).replace(tzinfo=None)
        for change in changes(zone, start, datetime(year - 1 + YEARS_AHEAD, 1, 1, tzinfo=UTC))
    )


def observances(zone: ZoneInfo, around: datetime) -> Iterator[tuple[datetime, timedelta, datetime]]:
    """(clock time at which it begins, offset until then, first moment) of each offset in force near
    a moment.

    The first one stands for all the time before: no moment of the file may be without an offset.
    """
    first = (around - A_YEAR).astimezone(zone)
    yield LONG_AGO, offset_of(first), first
    for change in changes(
        zone,
        first.astimezone(UTC),
        first.astimezone(UTC) + 2 * A_YEAR,
    ):
        before = offset_of((change - timedelta(seconds=1)).astimezone(zone))
        yield (change + before).replace(tzinfo=None), before, change.astimezone(zone)


def changes(
    zone: ZoneInfo,
    start: datetime,
    end: datetime,
) -> Iterator[datetime]:
    """The instants (UTC) at which clocks change, to the second."""
    while start < end:
        if offset_of(start.astimezone(zone)) != offset_of((start + A_DAY).astimezone(zone)):
            yield first_second(zone, start, start + A_DAY)
        start += A_DAY


def first_second(
    zone: ZoneInfo,
    low: datetime,
    high: datetime,
) -> datetime:
    """The second between two at which the offset is no longer that of the first; clocks change at
    full seconds.
    """
    low, high = low.replace(microsecond=0), high.replace(microsecond=0)
    before = offset_of(low.astimezone(zone))
    while high - low > timedelta(seconds=1):
        middle = low + timedelta(seconds=(high - low).total_seconds() // 2)
        if offset_of(middle.astimezone(zone)) == before:
            low = middle
        else:
            high = middle
    return high


def offset_of(moment: datetime) -> timedelta:
    return moment.utcoffset() or timedelta(0)
