"""Is it a question? A query string becomes Terms, or says kindly what is wrong with it."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from zones.placewords import read_point
from zones.terms import Now, Terms
from zones.vocabulary import Program, Setting, Units

LONGEST_PLACE = 200
LAST_PAGE = 1000
FARTHEST_AHEAD = timedelta(days=2 * 366)
LOCAL_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}", re.ASCII)
UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ufffd]")  # control characters, and what was no UTF-8


class Mistake(NamedTuple):
    parameter: str
    value: str
    message: str


class BadQuestion(ValueError):
    """A query string that is no question; `mistakes` names each parameter and what would be right."""

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__("; ".join(f"{mistake.parameter}: {mistake.message}" for mistake in mistakes))
        self.mistakes = tuple(mistakes)


def read_terms(query: QueryDict, *, at: datetime, strict: bool = False, names: Collection[str] | None = None) -> Terms:
    """The question that the query string asks at the moment `at`; raises BadQuestion.

    An empty value is no value. Names nobody knows are passed over, because shared links carry such things as
    `fbclid`; `strict` refuses them. A page that reads only some of the parameters gives their `names`.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, given in query.lists():
        words = [word.strip() for word in given if word.strip()]
        try:
            if name in (names or READERS):
                field, read = READERS[name]
                if words:
                    values[field] = read(words, at)
            elif strict:
                known = ", ".join(READERS)
                raise ValueError(_("This name is not known. Known are: %(names)s.") % {"names": known})
        except ValueError as error:
            mistakes.append(Mistake(name, ", ".join(words), str(error)))
    if mistakes:
        raise BadQuestion(mistakes)
    return Terms(**values)


def asked_in(query: QueryDict, *, without: Collection[str] = ()) -> dict[str, list[str]]:
    """What was asked, to ask it again: the known parameters that have a value, as they were given."""
    given = {name: [word for word in query.getlist(name) if word.strip()] for name in READERS if name in query}
    return {name: words for name, words in given.items() if words and name not in without}


def query_of(asked: Mapping[str, Any], **changes: Any) -> str:
    """The question as a query string with some parameters changed; an empty one is left out, and so is the page."""
    terms = {**asked, "page": "", **changes}
    return "?" + urlencode({name: value for name, value in terms.items() if value}, doseq=True)


def only(words: Sequence[str]) -> str:
    """The one value of a name that may stand once."""
    if len(words) > 1:
        raise ValueError(_("This was given more than once. Give it once."))
    return words[0]


def read_place(words: Sequence[str], at: datetime) -> str:
    place = only(words)
    if UNREADABLE.search(place):
        raise ValueError(_("This could not be read. Type a town, a ZIP or a postal code."))
    if len(place) > LONGEST_PLACE:
        raise ValueError(
            _("This is longer than %(most)d characters. A town, a ZIP or a postal code is enough.")
            % {"most": LONGEST_PLACE}
        )
    try:
        read_point(place)
    except ValueError as error:
        raise ValueError(
            _("A point is a latitude from -90 to 90, a comma and a longitude from -180 to 180, such as 39.1,-94.58.")
        ) from error
    return place


def read_moment(words: Sequence[str], at: datetime) -> datetime | Now:
    moment = only(words)
    if moment == "now":
        return Now()
    try:
        if not LOCAL_TIME.fullmatch(moment):
            raise ValueError(moment)
        local = datetime.fromisoformat(moment)
    except ValueError as error:
        raise ValueError(_("Write the day and time as 2026-12-05T16:30, or “now”.")) from error
    if local > at.replace(tzinfo=None) + FARTHEST_AHEAD:
        raise ValueError(_("This is more than two years ahead. Nobody knows hours that far."))
    return local


def read_page(words: Sequence[str], at: datetime) -> int:
    page = only(words)
    if not (page.isascii() and page.isdigit() and len(page) <= 4 and 1 <= int(page) <= LAST_PAGE):
        raise ValueError(_("A page is a whole number from 1 to %(last)d.") % {"last": LAST_PAGE})
    return int(page)


def one_word(*known: str) -> Callable[[Sequence[str], datetime], str]:
    """A reader of a name that takes one of a few words."""

    def read(words: Sequence[str], at: datetime) -> str:
        word = only(words)
        if word not in known:
            raise ValueError(_("This may be: %(words)s.") % {"words": ", ".join(known)})
        return word

    return read


def several_words(kind: type, known: Sequence[str]) -> Callable[[Sequence[str], datetime], frozenset[Any]]:
    """A reader of a name that may stand several times."""

    def read(words: Sequence[str], at: datetime) -> frozenset[Any]:
        if not set(words) <= set(known):
            raise ValueError(_("This may be: %(words)s.") % {"words": ", ".join(known)})
        return frozenset(kind(word) for word in words)

    return read


def switch(words: Sequence[str], at: datetime) -> bool:
    return bool(one_word("on")(words, at))


def read_units(words: Sequence[str], at: datetime) -> Units:
    return Units(one_word(*Units)(words, at))


# Every parameter of a search: the field of Terms that it fills, and who reads it.
READERS: dict[str, tuple[str, Callable[[Sequence[str], datetime], Any]]] = {
    "near": ("near", read_place),
    "other": ("other", read_place),
    "at": ("at", read_moment),
    "setting": ("settings", several_words(Setting, [Setting.LOT, Setting.LOBBY, Setting.CURB])),
    "program": ("programs", several_words(Program, list(Program))),
    "camera": ("camera", one_word("on", "watched")),
    "always": ("always", switch),
    "marked": ("marked", switch),
    "large": ("large", switch),
    "custody": ("custody", switch),
    "stepfree": ("stepfree", switch),
    "unknown": ("unknown", switch),
    "units": ("units", read_units),
    "page": ("page", read_page),
}
