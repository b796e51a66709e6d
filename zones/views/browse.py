"""The doors of those who look around: home, and the zones by country, region and town."""

from collections.abc import Iterable
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from exchangezones.foundation.site import prefix
from zones.directory import live
from zones.directory.listing import Listing
from zones.pages.cards import CardContext
from zones.places.service import geocoder
from zones.wording import places


@require_safe
def home(request: HttpRequest) -> HttpResponseBase:
    here = live.current()
    return render(
        request,
        "zones/home.html",
        {
            "count": here.count,
            "countries": shelves_below(here, ""),
            "asks_geocoder": bool(geocoder.host()),
        },
    )


@require_safe
def browse(
    request: HttpRequest,
    country: Any = "",
    region: Any = "",
    city: Any = "",
) -> HttpResponseBase:
    path = "/".join(filter(None, (country, region, city)))
    here = live.current()
    if path and path not in here.shelves:
        raise Http404
    shelf = here.shelves.get(path)
    sheet = CardContext(
        request.LANGUAGE_CODE,
        prefix(),
        timezone.now().date(),
    )
    context = {
        "shelf": shelf,
        "trail": [here.shelves[part] for part in ancestor_paths(path)[:-1]],
        "below": shelves_below(here, path),
        "listings": sort_by_name(here.on_shelf(shelf)) if shelf else [],
        "sheet": sheet,
        "count": shelf.count if shelf else here.count,
    }
    return render(request, "zones/browse.html", context)


@require_safe
def agency(request: HttpRequest, key: Any) -> HttpResponseBase:
    """One department with all of its zones."""
    here = live.current()
    listings = here.of_agency(key)
    if not listings:
        raise Http404
    known = listings[0].station.agency
    path = f"{known.country}/{known.region}".lower()
    context = {
        "agency": known,
        "listings": sort_by_name(listings),
        "trail": [here.shelves[part] for part in ancestor_paths(path) if part in here.shelves],
        "sheet": CardContext(request.LANGUAGE_CODE, prefix(), timezone.now().date()),
    }
    return render(request, "zones/agency.html", context)


def ancestor_paths(path: str) -> list[str]:
    """us/mo/kansas-city gives us, us/mo and us/mo/kansas-city."""
    words = path.split("/") if path else []
    return ["/".join(words[: n + 1]) for n in range(len(words))]


def shelves_below(here: Any, path: Any) -> Any:
    """The countries of the directory, or what stands on one shelf, in the order of the names that
    people read.
    """
    paths = here.shelves[path].below if path else [key for key in here.shelves if "/" not in key]
    return sorted((here.shelves[key] for key in paths), key=shelf_order)


def shelf_order(shelf: Any) -> Any:
    return places.reading_order(
        places.place_name(shelf.country, shelf.region, shelf.city)
    ), shelf.path


def sort_by_name(listings: Iterable[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda listing: places.reading_order(listing.station.name))
