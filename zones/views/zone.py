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
from zones.formats.schema_org import script
from zones.pages.cards import CardContext
from zones.pages.zone import zone_context
from zones.search.query import read_terms
from zones.search.results import Hit
from zones.views.search import bad_question
from zones.vocabulary import ZoneStatus
from zones.wording import distances

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
        **zone_context(request.LANGUAGE_CODE, listing, terms.at, at=at, directory=live.current()),
        "neighbours": live.current().here(listing),
        "is_at_sign": request.GET.get("from") == "sign",
        "structured": script(listing, site=f"{site_url(request)}{prefix()}", at=at),
    }
    return render(request, "zones/zone.html", context)


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
