"""What the page of a zone says: open now and then, its hours, and what else where it is closed."""

from datetime import datetime
from typing import Any

from exchangezones.foundation.site import prefix
from zones.directory.index import Directory
from zones.directory.listing import Listing
from zones.directory.meeting import Meeting, Now
from zones.hours.rules import Usability
from zones.pages.alternatives import open_nearby, opening
from zones.pages.cards import CardContext
from zones.pages.moments import meeting_of
from zones.search.query import query_of
from zones.search.results import Hit
from zones.vocabulary import Answer, ZoneStatus
from zones.wording import days, distances, places


def zone_context(
    language: str,
    listing: Listing,
    asked: datetime | Now | None,
    *,
    at: datetime,
    directory: Directory,
) -> dict[str, Any]:
    """What the page says of a zone itself; `asked` is the moment of the meeting, and other zones
    are those of `directory`.
    """
    said = {
        "listing": listing,
        "emergency": places.emergency_number(listing.station.country),
        "today": at.date(),
        **hours_of(listing, asked, at),
    }
    return {**said, **elsewhere(language, listing, said, at, directory)}


def elsewhere(
    language: str, listing: Listing, said: dict[str, Any], at: datetime, directory: Directory
) -> dict[str, Any]:
    """How cards and badges of the page speak; where the zone is closed or paused, when it opens and
    which spots nearby are open.
    """
    then = said["then"]
    units = distances.units_of(listing.station.country)
    sheet = CardContext(
        language, prefix(), at.date(), units, is_now=not then, query=said["at_query"]
    )
    answer = then or said["now"]
    is_paused = listing.status is ZoneStatus.PAUSED
    is_closed = answer.usable is Answer.NO
    moment = answer.at.replace(tzinfo=None) if then else Now()
    return {
        "sheet": sheet,
        "is_closed": is_closed,
        "opens": opening(answer, at) if is_closed and not is_paused else None,
        "hits": open_nearby(listing, moment, at, directory) if is_closed or is_paused else [],
    }


def hours_of(
    listing: Listing,
    asked: datetime | Now | None,
    at: datetime,
) -> dict[str, Any]:
    """Usable now, and when they meet; the hours of today or that day, and of the week from it."""
    time_zone = listing.station.time_zone
    now = Meeting(Now(), at)
    meeting = Meeting(asked or Now(), at)
    local = now.instant(time_zone)
    passed = meeting.has_passed(time_zone)
    planned = meeting.instant(time_zone) if isinstance(asked, datetime) and not passed else None
    first = planned or local
    usable_now, usable_then = (
        now.usability(listing),
        meeting.usability(listing) if planned else None,
    )
    return {
        "now": answer(listing, usable_now, local, now.advised(listing)),
        "then": answer(listing, usable_then, planned, meeting.advised(listing))
        if usable_then and planned
        else None,
        "passed": passed,
        **doors_of(asked, usable_then or usable_now, passed=passed),
        **meeting_of(asked, [planned], local.date()),
        "day": days.day_of(listing, local.date()),
        "rule": days.rule_with_day(listing, first.date()) if listing.hours else "",
        "week": days.week(
            listing,
            first.date(),
            planned and planned.date(),
        ),
        "exceptions": [dated for dated in listing.exceptions if dated.last_on >= local.date()],
    }


def answer(
    listing: Listing,
    usability: Usability,
    instant: datetime,
    advised: Answer | None,
) -> Hit:
    usable, until = usability
    return Hit(listing, 0, usable=usable, until=until, at=instant, advised=advised)


def doors_of(
    asked: datetime | Now | None,
    usability: Usability,
    *,
    passed: bool,
) -> dict[str, Any]:
    """The moment as a query for the invitation and the calendar file, and whether there is a file
    for it.
    """
    if asked is None or passed:
        return {
            "at_query": "",
            "has_calendar_file": False,
        }
    at = asked.isoformat(timespec="minutes") if isinstance(asked, datetime) else "now"
    return {
        "at_query": query_of({"at": at}),
        "has_calendar_file": usability.usable is not Answer.NO,
    }
