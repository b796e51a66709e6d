"""The doors of the public: home, search, zone, browse, and the pages about the site."""

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from exchangezones.context import language_prefix
from zones import directory, gazetteer, wording
from zones.forms import LONGEST_PLACE, READERS, BadQuestion, read_terms
from zones.search import find
from zones.vocabulary import Units, ZoneStatus

COMPLETIONS = 8


@require_safe
def home(request):
    here = directory.current()
    return render(request, "zones/home.html", {"count": here.count, "countries": shelves_below(here, "")})


@require_safe
def search(request):
    at = timezone.now()
    try:
        terms = read_terms(request.GET, at=at)
    except BadQuestion as error:
        context = {"mistakes": error.mistakes, "near": request.GET.get("near", "")[:LONGEST_PLACE]}
        return render(request, "zones/search/bad_question.html", context, status=400)
    here = directory.current()
    results = find(terms, directory=here, at=at)
    if results.region and not results.hits:
        return redirect(f"{prefix()}/zones/{results.region.country}/{results.region.region}".lower().rstrip("/") + "/")
    units = terms.units or wording.units_of(results.origin.country if results.origin else "")
    context = {
        "results": results,
        "asked": asked(request),
        "near": terms.near,
        "units": units,
        "other_units": Units.KM if units is Units.MI else Units.MI,
        "today": at.date(),
    }
    return render(request, f"zones/search/{results.outcome}.html", context)


@require_safe
def places(request):
    """Completions for a search box: a JSON list of names with region."""
    words = request.GET.get("q", "").strip()
    if len(words) > LONGEST_PLACE or "\x00" in words:
        return JsonResponse([], safe=False, status=400)
    names = [place.near for place in gazetteer.complete(words, COMPLETIONS)] if words else []
    return JsonResponse(names, safe=False, json_dumps_params={"ensure_ascii": False})


@require_safe
def short_link(request, public_id):
    return to_zone(request, listing_or_404(public_id))


@require_safe
def zone(request, country, region, city, slug):
    """Only the id at the end is looked up; any other spelling leads to the right one."""
    listing = listing_or_404(slug.rpartition("-")[2])
    if listing.path != f"{country}/{region}/{city}/{slug}":
        return to_zone(request, listing)
    here = directory.current()
    context = {
        "listing": listing,
        "neighbours": here.here(listing) if listing.status is not ZoneStatus.RETIRED else (),
        "emergency": wording.emergency_number(listing.station.country),
        "today": timezone.now().date(),
    }
    return render(request, "zones/zone.html", context)


@require_safe
def browse(request, country="", region="", city=""):
    path = "/".join(filter(None, (country, region, city)))
    here = directory.current()
    if path and path not in here.shelves:
        raise Http404
    shelf = here.shelves.get(path)
    context = {
        "shelf": shelf,
        "trail": [here.shelves[part] for part in parts_of(path)[:-1]],
        "below": shelves_below(here, path),
        "listings": here.on_shelf(shelf) if shelf else (),
        "count": shelf.count if shelf else here.count,
        "today": timezone.now().date(),
    }
    return render(request, "zones/browse.html", context)


@require_safe
def about(request):
    return render(request, "zones/about.html", {"count": directory.current().count})


@require_safe
def privacy(request):
    return render(request, "zones/privacy.html")


@require_safe
def credits(request):
    return render(request, "zones/credits.html")


@require_safe
def departments(request):
    return render(request, "zones/departments.html")


def prefix() -> str:
    return language_prefix(get_language() or "")


def asked(request) -> dict[str, list[str]]:
    """What was asked, for links that ask again: the known parameters as they were given."""
    return {name: request.GET.getlist(name) for name in READERS if name in request.GET}


def listing_or_404(public_id):
    listing = directory.current().get(public_id.lower())
    if listing is None:
        raise Http404
    return listing


def to_zone(request, listing):
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{prefix()}/zones/{listing.path}/" + (f"?{query}" if query else ""), permanent=True)


def parts_of(path: str) -> list[str]:
    """us/mo/kansas-city gives us, us/mo and us/mo/kansas-city."""
    words = path.split("/") if path else []
    return ["/".join(words[: n + 1]) for n in range(len(words))]


def shelves_below(here, path):
    """The countries of the directory, or what stands on one shelf."""
    paths = here.shelves[path].below if path else [key for key in sorted(here.shelves) if "/" not in key]
    return [here.shelves[key] for key in paths]
