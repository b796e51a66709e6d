"""Tips in templates: on the pages of the board, and on those of the directory, which know of the
board nothing but `tips_for`.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from exchangezones.foundation.site import prefix
from tips.noticeboard import live
from tips.noticeboard.board import GENERAL_ON_ZONE, ON_HOME, Board
from tips.vocabulary import Topic

FIRST_OF_ZONE = 5  # so many tips of a zone's own agency stand open on its page


def lang(language: str) -> str:
    """The attribute for words in another language than the page's; nothing for those in its own."""
    return "" if language == get_language() else format_html(' lang="{}"', language)


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


def tips_for(name: str, about: str = "") -> SafeString:
    """The tips for a page of the directory or of the board, as HTML that only a change of the board
    changes. `about` is a topic or the key of an agency; one without tips is like no agency.
    """
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
) -> SafeString:
    """A fragment is rendered once for each edition and language, without a visitor's words."""
    # Perhaps newer than `edition`, which is only a key: nobody asks for the old one again.
    board = live.current().in_language(language)
    context = {
        "board": board,
        "prefix": prefix(),
        "agency_key": about,
        **CONTENTS[name](board, about),
    }
    return SafeString(render_to_string(f"tips/fragments/{name}.html", context))
