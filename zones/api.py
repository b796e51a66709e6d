"""The doors of programs: the same answers as JSON."""

from typing import Any
from urllib.parse import urlencode

import orjson
from django.http import HttpResponse
from django.utils import timezone
from ninja import Router, Schema

from exchangezones.foundation.site import site_url
from zones.directory import live
from zones.directory.filters import FILTERS, Filter
from zones.formats.zone_json import results_as_json
from zones.places import geocoder
from zones.search.find import find
from zones.search.query import LAST_PAGE, LONGEST_PLACE, read_terms
from zones.vocabulary import Units

router = Router(tags=["zones"])


def described(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter as OpenAPI says it."""
    return {"in": "query", "name": name, "description": description, "schema": schema}


def described_filter(each: Filter) -> dict[str, Any]:
    words = {"type": "string", "enum": list(each.choices)}
    schema = {"type": "array", "items": words} if each.repeats else words
    return described(each.parameter, each.description, schema)


PLACE = {"type": "string", "maxLength": LONGEST_PLACE}
ON = {"type": "string", "enum": ["on"]}
PAGE = {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}
# What the API's description says of each parameter; `zones/search/query.py` reads and judges them.
PARAMETERS = [
    described("near", "A town, a postal code, a station, or latitude,longitude.", PLACE),
    described("other", "The second person's place.", PLACE),
    described("at", "now, or YYYY-MM-DDTHH:MM local to each zone.", {"type": "string"}),
    *(described_filter(each) for each in FILTERS),
    described("unknown", "Also zones of which a filter's fact is not known.", ON),
    described(
        "units",
        "For pages; distances here are kilometres.",
        {"type": "string", "enum": list(Units)},
    ),
    described("page", "Ten zones a page.", PAGE),
]


class PlaceOut(Schema):
    name: str
    latitude: float
    longitude: float
    kind: str


class AlternativeOut(PlaceOut):
    parameter: str
    near: str


class AddressOut(Schema):
    street: str | None
    city: str
    region: str
    postal_code: str | None
    country: str


class CheckedOut(Schema):
    location: str | None
    hours: str | None
    cameras: str | None
    access: str | None


class ZoneOut(Schema):
    id: str
    name: str
    agency: str
    station: str
    address: AddressOut
    latitude: float
    longitude: float
    location_status: str
    distance_km: float
    distance_approximate: bool
    other_distance_km: float | None
    setting: str
    detail: str | None
    hours: str | None
    hours_text: str | None
    usable: str | None
    until: str | None
    beyond: bool
    camera: str
    signage: str
    programs: list[str]
    designation: str
    phone: str | None
    checked: CheckedOut
    url: str


class ResultsOut(Schema):
    outcome: str
    origin: PlaceOut | None
    other: PlaceOut | None
    alternatives: list[AlternativeOut]
    next: str | None
    zones: list[ZoneOut]


class ProblemOut(Schema):
    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]]


@router.get(
    "/search",
    response={
        200: ResultsOut,
        400: ProblemOut,
    },
    summary="The zones nearest to a place",
    openapi_extra={"parameters": PARAMETERS},
)
def search_zones(request):
    """Ten zones a page, nearest first; `outcome` says why there may be none."""
    at = timezone.now()
    terms = read_terms(request.GET, at=at, strict=True)
    results = find(
        terms,
        directory=live.current(),
        at=at,
        locate=geocoder.geocode,
    )
    site = site_url(request)
    answer = results_as_json(results, site=site, next_url=next_url(request, site, results))
    return HttpResponse(orjson.dumps(answer), content_type="application/json")


def next_url(
    request,
    site,
    results,
):
    if results.next_page is None:
        return None
    given = {name: words for name, words in request.GET.lists() if name != "page"}
    asked = geocoder.onward(given, near=results.origin, other=results.other)
    return f"{site}{request.path}?{urlencode({**asked, 'page': results.next_page}, doseq=True)}"
