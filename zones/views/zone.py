"""The doors of one zone: its page, and the short link that leads there for ever."""

from datetime import datetime
from typing import Any

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from exchangezones.context import prefix
from zones import directory, wording, wording_days
from zones.cards import state
from zones.forms import BadQuestion, read_terms
from zones.listing import Hit, Listing
from zones.moments import Meeting
from zones.terms import Now
from zones.views.search import bad_question, meeting_of
from zones.vocabulary import ZoneStatus


@require_safe
def short_link(request, public_id):
    return to_zone(request, listing_or_404(public_id))


@require_safe
def zone(request, country, region, city, slug):
    """Only the id at the end is looked up; any other spelling leads to the right one."""
    listing = listing_or_404(slug.rpartition("-")[2])
    if listing.path != f"{country}/{region}/{city}/{slug}":
        return to_zone(request, listing)
    at = timezone.now()
    try:
        terms = read_terms(request.GET, at=at, names=["at"])
    except BadQuestion as error:
        return bad_question(request, error)
    context = {
        "listing": listing,
        "neighbours": directory.current().here(listing) if listing.status is not ZoneStatus.RETIRED else (),
        "emergency": wording.emergency_number(listing.station.country),
        "today": at.date(),
        **hours_of(listing, terms.at, at),
    }
    return render(request, "zones/zone.html", context)


def hours_of(listing: Listing, asked: datetime | Now | None, at: datetime) -> dict[str, Any]:
    """Usable now, and when they meet; the hours of today or of that day, and of the week from it."""
    time_zone = listing.station.time_zone
    now, meeting = Meeting(Now(), at), Meeting(asked or Now(), at)
    local = now.instant(time_zone)
    passed = meeting.has_passed(time_zone)
    planned = meeting.instant(time_zone) if isinstance(asked, datetime) and not passed else None
    first = planned or local
    return {
        "now": answer(listing, now, local, is_now=True),
        "then": answer(listing, meeting, planned, is_now=False) if planned else None,
        "passed": passed,
        **meeting_of(asked, [planned]),
        "day": wording_days.day_of(listing, local.date()),
        "rule": wording_days.rule_with_day(listing, first.date()) if listing.hours else "",
        "week": wording_days.week(listing, first.date(), planned and planned.date()),
        "exceptions": [dated for dated in listing.exceptions if dated.last_on >= local.date()],
    }


def answer(listing: Listing, meeting: Meeting, instant: datetime, *, is_now: bool) -> SafeString:
    usable, until = meeting.usability(listing)
    return state(Hit(listing, 0, usable=usable, until=until), instant, is_now, get_language() or "")


def listing_or_404(public_id):
    listing = directory.current().get(public_id.lower())
    if listing is None:
        raise Http404
    return listing


def to_zone(request, listing):
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{prefix()}/zones/{listing.path}/" + (f"?{query}" if query else ""), permanent=True)


