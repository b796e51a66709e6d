"""The doors of those who search: the answer to a question, and completions for its box."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.text import capfirst
from django.views.decorators.http import require_safe

from exchangezones.foundation.query_params import BadQuestion, tidy
from exchangezones.foundation.site import prefix, site_url
from zones.directory import live
from zones.directory.filters import BY_PARAMETER, CHOICES, pairs
from zones.directory.meeting import Now
from zones.pages.cards import CardContext
from zones.pages.moments import LOCAL, WHENS, at_of, meeting_of, today_at
from zones.places import gazetteer
from zones.places.gazetteer import Place
from zones.places.service import geocoder
from zones.places.streets import names_a_street
from zones.search.beside import beside
from zones.search.find import HITS_PER_PAGE, find
from zones.search.origin import NEAR_KM
from zones.search.query import LONGEST_PLACE, asked_in, query_of, read_terms
from zones.search.results import Hit, Results
from zones.search.terms import Terms
from zones.vocabulary import Answer, Outcome, PlaceKind, Units
from zones.wording import distances, labels, letter, readings

COMPLETIONS = 8
ORDINARY_STATIONS = 3
UNEVEN, UNEVEN_KM = 2, 8  # one trip twice as long as the other, and five miles longer


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    at = timezone.now()
    try:
        terms = read_terms(request.GET, at=at)
    except BadQuestion as error:
        return bad_question(request, error)
    results = find(terms, directory=live.current(), at=at, locate=geocoder.geocode)
    elsewhere = other_address(request, terms, results, at)
    if elsewhere:
        return redirect(elsewhere)
    units = terms.units or distances.units_of(results.origin.country if results.origin else "")
    asked = geocoder.onward(asked_in(request.GET), near=results.origin, other=results.other)
    if request.GET.get("when") in LOCAL:
        asked["when"] = [request.GET["when"]]  # until it is clear which place is meant
    local = None if results.passed or not isinstance(terms.at, datetime) else terms.at
    sheet = CardContext(
        request.LANGUAGE_CODE, prefix(), at.date(), units, is_now=isinstance(terms.at, Now)
    )
    if local:
        sheet = sheet._replace(query=query_of({"at": asked["at"]}))  # no place leaves the search
    instants = [hit.at for hit in results.hits] if local else []
    context = {
        "results": results,
        "terms": terms,
        "asked": asked,
        "near": terms.near,
        "other": terms.other,
        **understood(terms, results),
        "other_units": Units.KM if units is Units.MI else Units.MI,
        "sheet": sheet,
        **sections(terms, results, at),
        **meeting_of(terms.at, instants, today_at(results, at)),
        **filters_of(terms, asked),
        **without_zone(results, terms, units, f"{site_url(request)}{prefix()}"),
        "uneven": uneven(results, units),
        "is_timed": terms.at is not None and not results.passed,
        "page_query": for_crawlers(results, asked),
    }
    return render(request, f"zones/search/{results.outcome}.html", context)


def understood(terms: Terms, results: Results) -> dict[str, Any]:
    """How the words for the places were read, and what is not clear of them."""
    return {
        "puzzles": puzzles_of(results, terms),
        "is_centre": names_a_street(terms.near, results.origin),
        "is_centre_of_other": names_a_street(terms.other, results.other),
        "readings": readings.readings_in_words(results),
    }


def other_address(request: HttpRequest, terms: Terms, results: Results, at: datetime) -> str:
    """Where a button for a moment becomes a time, or a bare region its list; else empty."""
    when = request.GET.get("when", "")
    if when in WHENS and (results.origin or when not in LOCAL):
        chosen = at_of(when, terms.at, results, at)
        return f"{prefix()}/search/{query_of(asked_in(request.GET), at=chosen)}"
    return browse_page(results.region) if results.region and not results.hits else ""


def sections(
    terms: Terms,
    results: Results,
    at: datetime,
) -> dict[str, Sequence[Hit]]:
    """The answer: open or not confirmed, closed, and open ones farther away; below it those that do
    not say whether they fit the filters, or what stands in for nothing.
    """
    found = beside(terms, results, directory=live.current(), at=at)
    near = [hit for hit in results.hits if not hit.beyond]
    before = (terms.page - 1) * HITS_PER_PAGE
    return {
        "cards": [hit for hit in near if hit.usable is not Answer.NO],
        "closed": [hit for hit in near if hit.usable is Answer.NO],
        "beyond": [hit for hit in results.hits if hit.beyond],
        "nearest": min(results.hits, key=lambda hit: hit.longer_km, default=None),
        "numbers": {
            hit.listing.id: number for number, hit in enumerate(results.hits, start=before + 1)
        },
        **found._asdict(),
    }


def browse_page(region: Place) -> str:
    """The address of a country or region in the visitor's language."""
    path = f"{prefix()}/zones/{region.country}/{region.region}".lower()
    return path.rstrip("/") + "/"


def for_crawlers(results: Results, asked: dict[str, list[str]]) -> str:
    """The query of an answer that search engines may show, else empty: one town, as we write it,
    and nothing more.
    """
    place = results.origin
    if results.outcome is not Outcome.FOUND or place is None or place.kind is not PlaceKind.TOWN:
        return ""
    return query_of({"near": place.near}) if asked == {"near": [place.near]} else ""


def puzzles_of(results: Results, terms: Terms) -> list[dict[str, Any]]:
    """Of each place that is not clear its words, what they may mean, and like spellings."""
    asked = {
        "near": (terms.near, results.origin),
        "other": (terms.other, results.other),
    }
    return [
        {
            "parameter": parameter,
            "words": words,
            "choices": [choice for choice in results.alternatives if choice.parameter == parameter],
            "spellings": [choice for choice in results.spellings if choice.parameter == parameter],
            "is_said": any(reading.parameter == parameter for reading in results.readings),
        }
        for parameter, (words, place) in asked.items()
        if words and place is None
    ]


def bad_question(request: HttpRequest, error: Any) -> HttpResponseBase:
    """What is wrong, in plain words; the forms keep what is right."""
    context = {
        "mistakes": error.mistakes,
        "near": request.GET.get("near", "")[:LONGEST_PLACE],
        "other": request.GET.get("other", "")[:LONGEST_PLACE],
        "asked": asked_in(request.GET, without={mistake.parameter for mistake in error.mistakes}),
    }
    return render(request, "zones/search/bad_question.html", context, status=400)


def without_zone(
    results: Results,
    terms: Terms,
    units: Units,
    site: str,
) -> dict[str, Any]:
    """Where no zone is near: the nearest ordinary police stations, and the letter to the nearest
    that asks for a zone.

    Filters may hide a zone, and for two people the fairest may be far from both: then there is
    nothing to ask for.
    """
    if results.outcome is not Outcome.NOTHING_NEAR or results.origin is None or terms.filters:
        return {}
    known, point = live.current(), results.origin.point
    nearest = next(known.nearest(point), None)
    if nearest and nearest[0] <= NEAR_KM:
        return {}
    stations = known.ordinary.nearest(point, within_km=NEAR_KM, limit=ORDINARY_STATIONS)
    return {
        "stations": [
            (distances.length(distance_km, units), station) for distance_km, station in stations
        ],
        "sources": sorted({(station.source, station.licence) for _, station in stations}),
        "letter": letter.letter(
            results.origin,
            station=stations[0][1] if stations else None,
            next_zone=letter.NextZone(nearest[0], known[nearest[1]]) if nearest else None,
            units=units,
            site=site,
        ),
    }


def uneven(results: Results, units: Units) -> dict[str, str] | None:
    """How far each of two people goes to the best spot, where it is not halfway."""
    if not results.hits or results.hits[0].other_distance_km is None:
        return None
    own, other = results.hits[0].distance_km, results.hits[0].other_distance_km
    if max(own, other) < UNEVEN * min(own, other) or abs(own - other) < UNEVEN_KM:
        return None
    return {
        "own": distances.length(own, units),
        "other": distances.length(other, units),
    }


def filters_of(terms: Terms, asked: dict[str, list[str]]) -> dict[str, Any]:
    """The filters that are on, each with the question that drops it; and the one without any."""
    filters = list(pairs(terms.filters))
    chips = []
    for parameter, value in filters:
        others = [other for other in asked[parameter] if other != value]
        label = capfirst(labels.choice_label(CHOICES[parameter, value]))
        chips.append((label, query_of(asked, **{parameter: others})))
    parameters = [*BY_PARAMETER, "unknown"]
    without = query_of(asked, **dict.fromkeys(parameters, "")) if filters else ""
    return {
        "filters": filters,
        "chips": chips,
        "without_filters": without,
    }


@require_safe
def places(request: HttpRequest) -> HttpResponseBase:
    """Completions for a search box: a JSON list of names with region."""
    words = tidy(request.GET.get("q", ""))
    if len(words) > LONGEST_PLACE or "\x00" in words:
        return JsonResponse([], safe=False, status=400)
    names = [place.near for place in gazetteer.complete(words, COMPLETIONS)] if words else []
    return JsonResponse(names, safe=False, json_dumps_params={"ensure_ascii": False})
