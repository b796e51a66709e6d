"""The doors of programs: the same answers as JSON."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal
from urllib.parse import urlencode

import orjson
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Field, Router, Schema
from pydantic import create_model

from exchangezones.foundation.site import site_url
from zones.directory import live
from zones.directory.coverage import coverage_of
from zones.directory.evidence import OLD_MONTHS
from zones.directory.filters import FILTERS, Filter
from zones.formats.coverage_json import coverage_as_json
from zones.formats.zone_json import results_as_json
from zones.formats.zone_keys import ANSWER_NOTES, ANSWER_TYPES, SITE_TYPES, ZONE_KEYS, Key
from zones.places.service import geocoder
from zones.search.find import find
from zones.search.query import LAST_PAGE, LONGEST_LINK, LONGEST_PLACE, read_terms
from zones.vocabulary import Outcome, PlaceKind, Units

router = Router(tags=["zones"])


def described(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter as OpenAPI says it."""
    return {"in": "query", "name": name, "description": description, "schema": schema}


def described_filter(each: Filter) -> dict[str, Any]:
    words = {"type": "string", "enum": list(each.choices)}
    schema = {"type": "array", "items": words} if each.repeats else words
    also = f" Also taken as {each.other_name}." if each.other_name else ""
    return described(each.parameter, each.description + also, schema)


PLACE = {"type": "string", "maxLength": LONGEST_LINK}
ON = {"type": "string", "enum": ["on"]}
PAGE = {"type": "integer", "minimum": 1, "maximum": LAST_PAGE}
# What the API's description says of each parameter; `zones/search/query.py` reads and judges them.
PARAMETERS = [
    described(
        "near",
        "A town, a county, a postal code, a station, latitude,longitude, or a map link; words have "
        f"at most {LONGEST_PLACE} characters.",
        PLACE,
    ),
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
    kind: PlaceKind


class AlternativeOut(PlaceOut):
    parameter: Literal["near", "other"]
    near: str


def schema_of(name: str, types: Mapping[str, Any]) -> type[Schema]:
    fields: dict[str, Any] = {
        key: (kind, Field(..., description=ANSWER_NOTES.get(key))) for key, kind in types.items()
    }
    return create_model(name, __base__=Schema, **fields)


def types_of(keys: Iterable[Key]) -> dict[str, Any]:
    """By name the type of each key; several keys below one are a schema of their own."""
    types = {}
    for key in keys:
        inner = isinstance(key.type, tuple)
        schema = schema_of(f"{key.name.title()}Out", types_of(key.type)) if inner else None
        types[key.name] = schema or key.type
    return types


ZoneOut: Any = schema_of(
    "ZoneOut",
    {
        **types_of(ZONE_KEYS),
        **SITE_TYPES,
        **ANSWER_TYPES,
    },
)


ORDER_NOTE = (
    "Without `at` nearest first. With `at` the ten nearest: first those that are usable or of "
    "unknown hours, by distance, one of unknown hours counted as twice as far; then those that are "
    "not usable, nearest first. Where fewer than three of them are usable, the nearest usable ones "
    "beyond them follow. With `other` the longer trip takes the place of the distance."
)


# These schemas only describe the answer; `formats/zone_json.py` makes it.
class ResultsOut(Schema):
    outcome: Outcome
    origin: PlaceOut | None
    other: PlaceOut | None
    alternatives: list[AlternativeOut]
    next: str | None
    left_out: int = Field(
        ...,
        description="How many zones within 80 km the filters left out because nobody has told us "
        "whether they fit: `unknown=on` adds them.",
    )
    zones: list[ZoneOut] = Field(..., description=ORDER_NOTE)


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
    operation_id="zones_api_search",
    openapi_extra={"parameters": PARAMETERS},
)
def search_zones(request: HttpRequest) -> Any:
    """Ten zones a page, the nearest; `outcome` says why there may be none."""
    at = timezone.now()
    # Strict: a program is told of a name that a page would pass over.
    terms = read_terms(request.GET, at=at, strict=True)
    results = find(
        terms,
        directory=live.current(),
        at=at,
        locate=geocoder.geocode,
    )
    site = site_url(request)
    answer = results_as_json(
        results, site=site, next_url=next_url(request, site, results), today=at.date()
    )
    # Not given to ninja, which would validate each zone and cannot read ready-made JSON.
    return HttpResponse(orjson.dumps(answer), content_type="application/json")


def next_url(
    request: HttpRequest,
    site: Any,
    results: Any,
) -> Any:
    if results.next_page is None:
        return None
    given = {name: words for name, words in request.GET.lists() if name != "page"}
    # A street goes on as coordinates: the next page asks no service and repeats no address.
    asked = geocoder.onward(given, near=results.origin, other=results.other)
    return f"{site}{request.path}?{urlencode({**asked, 'page': results.next_page}, doseq=True)}"


# -- how much is known -----------------------------------------------------------------------------
class FiguresOut(Schema):
    """Numbers of listed zones."""

    zones: int = Field(..., description="All listed zones.")
    with_hours: int = Field(..., description="Those of which the hours are known.")
    with_phone: int = Field(..., description="Those with a telephone number.")
    exact: int = Field(..., description="Those of which the point is that building or spot.")
    checked: int = Field(
        ..., description=f"Those of which any fact was checked within {OLD_MONTHS} months."
    )
    signage_known: int = Field(
        ..., description="Those of which is known whose sign stands there, or that none does."
    )


class RegionFiguresOut(FiguresOut):
    country: str
    region: str


class CoverageOut(Schema):
    as_of: date
    total: FiguresOut
    regions: list[RegionFiguresOut] = Field(
        ..., description="By country and region; only those in which a zone is listed."
    )


@router.get(
    "/coverage",
    response=CoverageOut,
    summary="How much of the zones is known, by region",
    operation_id="zones_api_coverage",
)
def known_by_region(request: HttpRequest) -> Any:
    """Counts, not shares: of all listed zones how many have which facts."""
    coverage = coverage_of(live.current(), today=timezone.now().date())
    return HttpResponse(orjson.dumps(coverage_as_json(coverage)), content_type="application/json")
