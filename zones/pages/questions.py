"""The question that was asked, in links and forms of the answer."""

from collections.abc import Collection
from typing import Any

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from zones.directory.filters import FILTERS
from zones.search.query import query_of
from zones.search.results import Alternative
from zones.wording import labels


def choose(asked: dict[str, list[str]], alternative: Alternative) -> str:
    """The same question with this place instead of the words that may mean several."""
    return query_of(asked, **{alternative.parameter: alternative.place.near})


def hidden(asked: dict[str, list[str]], without: str = "") -> SafeString:
    """The question as hidden fields of a form, but for the names that the form's own fields give,
    and the page.
    """
    names = {"page", *without.split()}
    fields = [
        (name, word) for name, words in (asked or {}).items() if name not in names for word in words
    ]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


def filter_groups(chosen: Collection[tuple[str, str]]) -> list[dict[str, Any]]:
    """The fields of all filters; `chosen` are the pairs of name and word that are asked for."""
    return [
        {
            "parameter": each.parameter,
            "heading": gettext(each.heading) if each.heading else "",
            "no_choice": gettext(each.no_choice) if each.no_choice else "",
            "choices": [
                (value, labels.choice_label(choice), (each.parameter, value) in chosen)
                for value, choice in each.choices.items()
            ],
        }
        for each in FILTERS
    ]
