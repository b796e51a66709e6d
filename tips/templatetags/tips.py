"""Tips in templates; here the pages of the directory and of the board meet, which else know nothing
of each other.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import get_language

from exchangezones.foundation.site import prefix
from tips import wording
from tips.noticeboard import live
from tips.noticeboard.board import GENERAL_ON_ZONE, ON_HOME, Board
from tips.vocabulary import Topic

register = template.Library()
register.filter("tip_label", wording.label)
register.filter("date_of", wording.date_of)
register.filter("who_says", wording.who_says)
register.filter("first_source", wording.first_source)
register.filter("others", wording.others)

FIRST_OF_ZONE = 5  # so many tips of a zone's own agency stand open on its page


@register.filter
def lang(language: Any) -> Any:
    """The attribute for words in another language than the page's; nothing for those in its own."""
    return "" if language == get_language() else format_html(' lang="{}"', language)


@register.filter
def disagreement(board: Any, slug: Any) -> Any:
    """The open question of this slug, or None."""
    return board.disagreement(slug)


# -- what is the same until the board changes ------------------------------------------------------
def all_of(board: Board, _: str) -> dict[str, Any]:
    return {"moments": board.by_moment()}


def of_topic(board: Board, topic: str) -> dict[str, Any]:
    return {"moments": board.by_moment(board.about(Topic(topic)))}


def of_zone(board: Board, agency_key: str) -> dict[str, Any]:
    own = board.of_agency(agency_key)
    general = board.most_important(GENERAL_ON_ZONE, without=own)
    return {
        "first": own[:FIRST_OF_ZONE],
        "more": own[FIRST_OF_ZONE:],
        "general": general,
    }


def of_results(board: Board, agency_key: str) -> dict[str, Any]:
    return {"tips": board.for_results(agency_key)}


def of_home(board: Board, _: str) -> dict[str, Any]:
    return {"tips": board.most_important(ON_HOME)}


CONTENTS: dict[str, Callable[[Board, str], dict[str, Any]]] = {
    "all": all_of,
    "topic": of_topic,
    "zone": of_zone,
    "results": of_results,
    "home": of_home,
}


@register.simple_tag
def all_tips() -> Any:
    return fragment("all")


@register.simple_tag
def tips_about(topic: Any) -> Any:
    return fragment("topic", topic)


@register.simple_tag
def tips_of_zone(agency_key: Any) -> Any:
    """What a zone's own agency says, then the most important of the others."""
    return fragment("zone", agency_key)


@register.simple_tag
def tips_of_results(agency_key: Any = "") -> Any:
    """A few lines below the zones that were found; without an agency general ones."""
    return fragment("results", agency_key)


@register.simple_tag
def most_important_tips() -> Any:
    return fragment("home")


def fragment(name: str, about: str = "") -> str:
    """HTML that only a change of the board changes; an agency without tips is like no agency."""
    board = live.current().in_language(get_language() or "en")
    if name in ("zone", "results") and not board.of_agency(about):
        about = ""
    return rendered(name, about, board.language, board.edition)


@lru_cache(maxsize=512)
def rendered(
    name: str,
    about: str,
    language: str,
    edition: int,
) -> str:
    """A fragment is rendered once for each edition and language, without a visitor's words."""
    # Perhaps newer than `edition`, which is only a key: nobody asks for the old one again.
    board = live.current().in_language(language)
    context = {
        "board": board,
        "prefix": prefix(),
        "agency_key": about,
        **CONTENTS[name](board, about),
    }
    return render_to_string(f"tips/fragments/{name}.html", context)
