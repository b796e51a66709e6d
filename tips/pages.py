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
from tips.noticeboard.board import ON_HOME, ON_ZONE, Board
from tips.vocabulary import Topic
from tips.wording import in_another_language


def lang(language: str) -> str:
    """The attribute for words in another language than the page's; nothing for those in its own."""
    return "" if language == get_language() else format_html(' lang="{}"', language)


def in_its_language(text: str, language: str) -> str:
    """The words, for a reader aloud too: in another language than the page's they say which."""
    return format_html("<span{}>{}</span>", lang(language), text) if lang(language) else text


def marked(text: str, language: str) -> str:
    """The words, and "(in English)" for everybody where the page is in another language."""
    foreign = in_another_language(language)
    if not foreign:
        return text
    return format_html(
        '{} <span class="said">({})</span>', in_its_language(text, language), foreign
    )


# -- what is the same until the board changes ------------------------------------------------------
def of_ten(board: Board, _: str) -> dict[str, Any]:
    return {"tips": board.most_important()}


def of_topic(board: Board, topic: str) -> dict[str, Any]:
    tips = board.about(Topic(topic))
    slugs = {tip.disagreement for tip in tips}
    return {
        "moments": board.by_moment(tips),
        "questions": [each for each in board.disagreements if each.slug in slugs],
    }


def of_zone(board: Board, agency_key: str) -> dict[str, Any]:
    own = board.of_agency(agency_key)
    return {
        "first": own[:ON_ZONE],
        "more": own[ON_ZONE:],
        "general": board.most_important(max(0, ON_ZONE - len(own)), without=own),
    }


def of_results(board: Board, agency_key: str) -> dict[str, Any]:
    return {"tips": board.for_results(agency_key)}


def of_home(board: Board, _: str) -> dict[str, Any]:
    return {"tips": board.most_important(ON_HOME)}


CONTENTS: dict[str, Callable[[Board, str], dict[str, Any]]] = {
    "ten": of_ten,
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
        **CONTENTS[name](board, about),
    }
    return SafeString(render_to_string(f"tips/fragments/{name}.html", context))
