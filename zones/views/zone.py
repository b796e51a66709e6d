"""The doors of one zone: its page, and the short link that leads there for ever."""

from datetime import datetime
from itertools import islice
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from exchangezones.foundation.query_params import BadQuestion
from exchangezones.foundation.site import prefix, site_url
from zones.directory import live
from zones.directory.listing import Listing
from zones.directory.meeting import Meeting, Now
from zones.formats.schema_org import script
from zones.hours.rules import Usability
from zones.pages.cards import CardContext
from zones.search.query import query_of, read_terms
from zones.search.results import Hit
from zones.views.alternatives import open_nearby, opening
from zones.views.moments import meeting_of
from zones.views.search import bad_question
from zones.vocabulary import Answer, ZoneStatus
from zones.wording import days, distances, places

OTHERS = 5  # zones around one that is gone


@require_safe
def short_link(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    return to_zone(request, listing_or_404(public_id))


@require_safe
def zone(
    request: HttpRequest,
    country: Any,
    region: Any,
    city: Any,
    slug: Any,
) -> HttpResponseBase:
    """Only the id at the end is looked up; any other spelling leads to the right one."""
    listing = listing_or_404(slug.rpartition("-")[2])
    if listing.path != f"{country}/{region}/{city}/{slug}":
        return to_zone(request, listing)
    at = timezone.now()
    try:
        terms = read_terms(request.GET, at=at, names=["at"])
    except BadQuestion as error:
        return bad_question(request, error)
    if listing.status is ZoneStatus.RETIRED:
        return gone(request, listing, at)
    context = {
        **zone_context(request.LANGUAGE_CODE, listing, terms.at, at),
        "neighbours": live.current().here(listing),
        "is_at_sign": request.GET.get("from") == "sign",
        "structured": script(listing, site=f"{site_url(request)}{prefix()}", at=at),
    }
    return render(request, "zones/zone.html", context)


def zone_context(
    language: str, listing: Listing, asked: datetime | Now | None, at: datetime
) -> dict[str, Any]:
    """What the page says of a zone itself; `asked` is the moment of the meeting."""
    said = {
        "listing": listing,
        "emergency": places.emergency_number(listing.station.country),
        "today": at.date(),
        **hours_of(listing, asked, at),
    }
    return {**said, **elsewhere(language, listing, said, at)}


def elsewhere(
    language: str, listing: Listing, said: dict[str, Any], at: datetime
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
        "hits": open_nearby(listing, moment, at) if is_closed or is_paused else [],
    }


def gone(request: HttpRequest, listing: Listing, at: datetime) -> HttpResponseBase:
    """A printed code may lead here for years."""
    context = {
        "listing": listing,
        "hits": others_near(listing),
        "sheet": CardContext(
            request.LANGUAGE_CODE,
            prefix(),
            at.date(),
            distances.units_of(listing.station.country),
        ),
    }
    return render(request, "zones/gone.html", context)


def others_near(listing: Listing) -> list[Hit]:
    """The nearest listed zones around one that is gone."""
    here = live.current()
    point = listing.point
    if point is None:
        return []
    return [
        Hit(here[position], distance_km)
        for distance_km, position in islice(here.nearest(point), OTHERS)
    ]


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


def listing_or_404(public_id: Any) -> Any:
    listing = live.current().get(public_id.lower())
    if listing is None:
        raise Http404
    return listing


def to_zone(request: HttpRequest, listing: Any) -> HttpResponseBase:
    query = request.META.get("QUERY_STRING", "")
    return redirect(
        f"{prefix()}/zones/{listing.path}/" + (f"?{query}" if query else ""), permanent=True
    )
