"""The pages about the site itself."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from exchangezones.foundation.site import MOST_KEPT_PAGES
from zones.directory import live
from zones.places.service import geocoder


@require_safe
def about(request: HttpRequest) -> HttpResponseBase:
    return render(request, "zones/about.html", {"count": live.current().count})


@require_safe
def privacy(request: HttpRequest) -> HttpResponseBase:
    context = {
        "geocoder_host": geocoder.host(),
        "found_days": geocoder.KEPT_FOUND_DAYS,
        "nothing_hours": geocoder.KEPT_NOTHING_HOURS,
        "most_pages": MOST_KEPT_PAGES,
    }
    return render(request, "zones/privacy.html", context)


@require_safe
def credits(request: HttpRequest) -> HttpResponseBase:
    return render(request, "zones/credits.html")


@require_safe
def departments(request: HttpRequest) -> HttpResponseBase:
    return render(request, "zones/departments.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponseBase:
    return render(request, "zones/accessibility.html")
