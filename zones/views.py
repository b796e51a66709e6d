"""The doors of the public: home, search, zone, browse, and the pages about the site."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from exchangezones.context import language_prefix
from zones import directory, gazetteer, wording, wording_days
from zones.cards import Sheet, card, joined, state
from zones.forms import LONGEST_PLACE, BadQuestion, asked_in, query_of, read_terms
from zones.listing import Hit, Listing
from zones.moments import Meeting
from zones.search import find
from zones.terms import Now, Terms
from zones.traits import asked_traits
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
        return bad_question(request, error)
    results = find(terms, directory=directory.current(), at=at)
    if results.region and not results.hits:
        return redirect(f"{prefix()}/zones/{results.region.country}/{results.region.region}".lower().rstrip("/") + "/")
    units = terms.units or wording.units_of(results.origin.country if results.origin else "")
    asked = asked_in(request.GET)
    local = None if results.passed or not isinstance(terms.at, datetime) else terms.at
    sheet = Sheet(
        request.LANGUAGE_CODE,
        prefix(),
        at.date(),
        units,
        is_now=isinstance(terms.at, Now),
        query=query_of({"at": asked["at"]}) if local else "",
    )
    context = {
        "results": results,
        "terms": terms,
        "asked": asked,
        "near": terms.near,
        "other_units": Units.KM if units is Units.MI else Units.MI,
        "cards": joined(card(hit.listing, sheet, hit) for hit in results.hits if not hit.beyond),
        "beyond": joined(card(hit.listing, sheet, hit) for hit in results.hits if hit.beyond),
        **meeting_of(terms.at, [hit.at for hit in results.hits] if local else []),
        **filters_of(terms, asked),
    }
    return render(request, f"zones/search/{results.outcome}.html", context)


def bad_question(request, error):
    """What is wrong, in plain words; the forms keep what is right."""
    context = {
        "mistakes": error.mistakes,
        "near": request.GET.get("near", "")[:LONGEST_PLACE],
        "asked": asked_in(request.GET, without={mistake.parameter for mistake in error.mistakes}),
    }
    return render(request, "zones/search/bad_question.html", context, status=400)


def meeting_of(asked: datetime | Now | None, instants: Iterable[datetime | None]) -> dict[str, Any]:
    """What a page says of the moment; `instants` are that moment as each zone reads it."""
    if not isinstance(asked, datetime):
        return {"is_now": isinstance(asked, Now)}
    read = [instant.replace(tzinfo=None) for instant in instants if instant]
    skipped = next((local for local in read if local != asked), None)
    return {
        "moment": wording_days.moment_in_words(asked),
        "at_value": asked.isoformat(timespec="minutes"),
        "skipped": wording_days.skipped_in_words(asked, skipped) if skipped else "",
    }


def filters_of(terms: Terms, asked: dict[str, list[str]]) -> dict[str, Any]:
    """The filters that are on, each with the question that drops it, and the question without any."""
    filters = [pair for group in asked_traits(terms) for pair in group]
    chips = [
        (wording.FILTERS[name][word], query_of(asked, **{name: [other for other in asked[name] if other != word]}))
        for name, word in filters
    ]
    without = query_of(asked, **dict.fromkeys([*wording.FILTERS, "unknown"], "")) if filters else ""
    return {"filters": filters, "chips": chips, "without_filters": without}


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


@require_safe
def browse(request, country="", region="", city=""):
    path = "/".join(filter(None, (country, region, city)))
    here = directory.current()
    if path and path not in here.shelves:
        raise Http404
    shelf = here.shelves.get(path)
    sheet = Sheet(request.LANGUAGE_CODE, prefix(), timezone.now().date())
    context = {
        "shelf": shelf,
        "trail": [here.shelves[part] for part in parts_of(path)[:-1]],
        "below": shelves_below(here, path),
        "cards": joined(card(listing, sheet) for listing in by_name(here.on_shelf(shelf))) if shelf else "",
        "count": shelf.count if shelf else here.count,
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
    """The countries of the directory, or what stands on one shelf, in the order of the names that people read."""
    paths = here.shelves[path].below if path else [key for key in here.shelves if "/" not in key]
    return sorted((here.shelves[key] for key in paths), key=shelf_order)


def shelf_order(shelf):
    return wording.reading_order(wording.place_name(shelf.country, shelf.region, shelf.city)), shelf.path


def by_name(listings: Iterable[Listing]) -> list[Listing]:
    return sorted(listings, key=lambda listing: wording.reading_order(listing.station.name))
