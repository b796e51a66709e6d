"""The doors of who reads: all tips, one topic, one disagreement, a checklist to print."""

from enum import StrEnum
from typing import Any, TypeVar

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tips.noticeboard import live
from tips.noticeboard.board import Board
from tips.vocabulary import Audience, Topic

Word = TypeVar("Word", bound=StrEnum)


@require_safe
def tips_page(request: HttpRequest) -> HttpResponseBase:
    return render(request, "tips/tips.html", {"board": board()})


@require_safe
def topic(request: HttpRequest, topic: Any) -> HttpResponseBase:
    word = word_or_404(Topic, topic)
    return render(
        request,
        "tips/topic.html",
        {
            "board": board(),
            "topic": word,
        },
    )


@require_safe
def differ(request: HttpRequest, slug: Any) -> HttpResponseBase:
    """All positions side by side, and no winner."""
    disagreement = board().disagreement(slug)
    if disagreement is None:
        raise Http404
    return render(
        request,
        "tips/differ.html",
        {
            "board": board(),
            "disagreement": disagreement,
        },
    )


@require_safe
def checklist(request: HttpRequest, audience: Any) -> HttpResponseBase:
    """One sheet of paper for buyers or for sellers."""
    word = word_or_404(Audience, audience)
    if word is Audience.BOTH:
        raise Http404
    return render(
        request,
        "tips/checklist.html",
        {
            "audience": word,
            "moments": board().checklist(word),
        },
    )


def board() -> Board:
    """The board in the language of the page."""
    return live.current().in_language(get_language() or "en")


def word_or_404(kind: type[Word], word: str) -> Word:
    if word not in set(kind):
        raise Http404
    return kind(word)
