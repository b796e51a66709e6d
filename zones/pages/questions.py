"""The question that was asked, in links and forms of the answer."""

from collections.abc import Collection
from datetime import time
from functools import lru_cache

from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from zones.directory.filters import CHOICES, FILTERS, Filter
from zones.search.query import query_of
from zones.search.results import Alternative
from zones.wording import labels
from zones.wording.times import clock


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


def when_choices() -> list[tuple[str, str]]:
    """The words of `when`, each with what people read beside its button."""
    return [
        ("now", gettext("Now")),
        ("tonight", gettext("Tonight, %(time)s") % {"time": clock(time(19, 30))}),
        ("tomorrow", gettext("Tomorrow, %(time)s") % {"time": clock(time(12))}),
        ("any", gettext("Any time")),
        ("pick", gettext("Pick a time")),
    ]


def filter_chips(
    asked: dict[str, list[str]], chosen: Collection[tuple[str, str]]
) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Every filter as links, by heading: (label, the question with the filter on or off, is on).

    `chosen` are the pairs of name and word that are asked for.
    """
    plain = query_of(asked)
    switches = [
        chip_of(each, value, asked, chosen, plain)
        for each in FILTERS
        if not each.heading
        for value in each.choices
    ]
    groups = [("", switches)]
    for each in FILTERS:
        if each.heading:
            chips = [chip_of(each, value, asked, chosen, plain) for value in each.choices]
            groups.append((gettext(each.heading), chips))
    return groups


def chip_of(
    each: Filter,
    value: str,
    asked: dict[str, list[str]],
    chosen: Collection[tuple[str, str]],
    plain: str,
) -> tuple[str, str, bool]:
    is_on = (each.parameter, value) in chosen
    label = chip_label(each.parameter, value, get_language() or "en")
    given = asked.get(each.parameter)
    if not given:  # as `query_of` would write it, without writing the rest again
        return label, f"{plain}&{each.parameter}={value}", False
    words = [word for word in given if word != value]
    if not is_on:
        words = [*words, value] if each.repeats else [value]
    return label, query_of(asked, **{each.parameter: words}), is_on


@lru_cache(maxsize=128)
def chip_label(parameter: str, value: str, language: str) -> str:
    # `language` is only a key of the cache: what is active is spoken.
    return capfirst(labels.choice_label(CHOICES[parameter, value]))
