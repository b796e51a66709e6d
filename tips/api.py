"""The door of programs: tips as JSON, with who says each."""

from typing import Any

import orjson
from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from exchangezones.foundation.languages import Language
from tips.forms import LONGEST_NAME, MOST, read_asked
from tips.noticeboard import live
from tips.serializers import tips_as_json
from tips.vocabulary import Audience, Moment, Topic

router = Router(tags=["tips"])

# What the API's description says of each parameter; `tips/forms.py` reads and judges them.
PARAMETERS = [
    {
        "in": "query",
        "name": name,
        "description": description,
        "schema": schema,
    }
    for name, description, schema in [
        (
            "topic",
            "May repeat.",
            {
                "type": "array",
                "items": {"enum": list(Topic)},
            },
        ),
        (
            "audience",
            "Exactly these, so that buyer does not include both. May repeat.",
            {
                "type": "array",
                "items": {"enum": list(Audience)},
            },
        ),
        (
            "moment",
            "May repeat.",
            {
                "type": "array",
                "items": {"enum": list(Moment)},
            },
        ),
        (
            "language",
            "What is not there in it comes in its own language or in English, and says so.",
            {
                "type": "string",
                "enum": list(Language),
            },
        ),
        (
            "organisation",
            "The key of an agency, or the name of an organisation.",
            {
                "type": "string",
                "maxLength": LONGEST_NAME,
            },
        ),
        (
            "limit",
            "100 without it.",
            {
                "type": "integer",
                "minimum": 1,
                "maximum": MOST,
            },
        ),
    ]
]


class SourceOut(Schema):
    agency: str
    title: str
    url: str | None
    date: str | None


class TipOut(Schema):
    id: str
    title: str
    body: str
    topic: str
    audience: str
    moment: str
    language: str
    said_by: list[SourceOut]
    disagreement: str | None


class TipsOut(Schema):
    tips: list[TipOut]


class ProblemOut(Schema):
    type: str
    title: str
    status: int
    detail: str
    errors: list[dict[str, str]]


@router.get(
    "/tips",
    response={
        200: TipsOut,
        400: ProblemOut,
    },
    summary="Safety tips, and who says each",
    description=(
        "The most important first. Where departments differ, `disagreement` names the page with "
        "all positions."
    ),
    openapi_extra={"parameters": PARAMETERS},
)
def tips(request: HttpRequest) -> Any:
    asked = read_asked(request.GET)
    board = live.current().in_language(asked.language)
    return HttpResponse(
        orjson.dumps(tips_as_json(board.asked(asked))), content_type="application/json"
    )
