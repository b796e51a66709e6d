"""Is it a question? A query string becomes Terms, or says kindly what is wrong with it."""

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from exchangezones.foundation.query_params import (
    UNREADABLE,
    Reader,
    Readers,
    one_word,
    only,
    read_values,
    several_words,
    tidy,
    whole_number,
)
from zones.directory.filters import BY_PARAMETER, FILTERS, OTHER_PARAMETERS, Filter, asked_for
from zones.directory.meeting import Now
from zones.places import gazetteer
from zones.places.coordinates import is_map_link
from zones.search.terms import Terms
from zones.vocabulary import Units

LONGEST_PLACE = 200
LONGEST_LINK = 2000
LAST_PAGE = 1000
FARTHEST_AHEAD = timedelta(days=2 * 366)
LOCAL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)


def read_terms(
    query: QueryDict,
    *,
    at: datetime,
    strict: bool = False,
    names: Collection[str] | None = None,
) -> Terms:
    """The question that the query string asks at the moment `at`; raises BadQuestion.

    See `read_values` for what `strict` and `names` mean.
    """
    values = read_values(by_own_names(query), PARAMETER_READERS, at, strict=strict, names=names)
    chosen = {name: values.pop(name, ()) for name in BY_PARAMETER}
    return Terms(**values, filters=asked_for(chosen))


def by_own_names(query: QueryDict) -> QueryDict:
    """The same question with `step_free` as `stepfree`: facts and filters are named alike."""
    if OTHER_PARAMETERS.keys().isdisjoint(query):
        return query
    named = QueryDict(mutable=True)
    for name, words in query.lists():
        own_name = OTHER_PARAMETERS.get(name, name)
        named.setlist(own_name, list(dict.fromkeys([*named.getlist(own_name), *words])))
    return named


def asked_in(query: QueryDict, *, without: Collection[str] = ()) -> dict[str, list[str]]:
    """What was asked, to ask it again: the known parameters that have a value, as given."""
    query = by_own_names(query)
    given = {
        name: [word for word in map(tidy, query.getlist(name)) if word]
        for name in PARAMETER_READERS
        if name in query
    }
    return {name: words for name, words in given.items() if words and name not in without}


def query_of(asked: Mapping[str, Any], **changes: Any) -> str:
    """The question as a query string with some parameters changed; an empty one is left out, and so
    is the page.
    """
    terms = {
        **asked,
        "page": "",
        **changes,
    }
    return "?" + urlencode({name: value for name, value in terms.items() if value}, doseq=True)


def read_place(words: Sequence[str], at: datetime) -> str:
    place = only(words)
    if UNREADABLE.search(place):
        raise ValueError(_("This could not be read. Type a town, a ZIP or a postal code."))
    if len(place) > (LONGEST_LINK if is_map_link(place) else LONGEST_PLACE):
        raise ValueError(
            _("This is longer than %(most)d characters. A town, a ZIP or a postal code is enough.")
            % {"most": LONGEST_PLACE}
        )
    try:
        gazetteer.point(place)  # only for its mistakes: find() reads it again
    except ValueError as error:
        raise ValueError(
            _(
                "A point is a latitude from -90 to 90, a comma and a longitude from -180 to 180, "
                "such as 39.1,-94.58."
            )
        ) from error
    return place


def read_moment(words: Sequence[str], at: datetime) -> datetime | Now:
    moment = only(words)
    if moment == "now":
        return Now()
    try:
        # fromisoformat also takes offsets, week dates and seconds: `at` is local and has none.
        if not LOCAL_TIME.fullmatch(moment):
            raise ValueError(moment)
        local = datetime.fromisoformat(moment)
    except ValueError as error:
        raise ValueError(_("Write the day and time as 2026-12-05T16:30, or “now”.")) from error
    # UTC against local time: some hours are nothing beside two years.
    if local > at.replace(tzinfo=None) + FARTHEST_AHEAD:
        raise ValueError(_("This is more than two years ahead. Nobody knows hours that far."))
    return local


def switch(words: Sequence[str], at: datetime) -> bool:
    return bool(one_word("on")(words))


def read_units(words: Sequence[str], at: datetime) -> Units:
    return Units(one_word(*Units)(words))


read_page = whole_number(
    1, LAST_PAGE, lambda: _("A page is a whole number from 1 to %(last)d.") % {"last": LAST_PAGE}
)


def filter_reader(each: Filter) -> Reader:
    """Gives the chosen values of a filter."""
    if each.repeats:
        return several_words(str, list(each.choices))
    read = one_word(*each.choices)
    return lambda words, at: frozenset([read(words)])


# Every parameter of a search: the field of Terms that it fills, and who reads it.
PARAMETER_READERS: Readers = {
    "near": ("near", read_place),
    "other": ("other", read_place),
    "at": ("at", read_moment),
    **{each.parameter: (each.parameter, filter_reader(each)) for each in FILTERS},
    "unknown": ("unknown", switch),
    "units": ("units", read_units),
    "page": ("page", read_page),
}
