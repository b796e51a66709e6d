"""A query string becomes values by a table of readers, or says kindly what is wrong with each
parameter.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _

from exchangezones.foundation.text import as_typed

UNREADABLE = re.compile(r"[\x00-\x1f\x7f\ufffd]")  # control characters, and what was no UTF-8

Reader = Callable[..., Any]  # (words, *context) -> value; ValueError says what would be right
Readers = Mapping[str, tuple[str, Reader]]  # parameter → the field that it fills, and who reads it


class Mistake(NamedTuple):
    parameter: str
    value: str
    message: str


class BadQuestion(ValueError):
    """A query string that is no question;

    `mistakes` names each parameter and what would be right.
    """

    def __init__(self, mistakes: Sequence[Mistake]) -> None:
        super().__init__(
            "; ".join(f"{mistake.parameter}: {mistake.message}" for mistake in mistakes)
        )
        self.mistakes = tuple(mistakes)


def read_values(
    query: QueryDict,
    readers: Readers,
    *context: Any,
    strict: bool = False,
    names: Collection[str] | None = None,
) -> dict[str, Any]:
    """What the query string gives, field by field; raises BadQuestion with all its mistakes.

    An empty value is no value. Names nobody knows are passed over, because shared links carry such
    things as `fbclid`; `strict` refuses them. A page that reads only some of the parameters gives
    their `names`.
    """
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for name, given in query.lists():
        words = [word for word in map(tidy, given) if word]
        try:
            if name in (names or readers):
                field, read = readers[name]
                if words:
                    values[field] = read(words, *context)
            elif strict:
                known = ", ".join(readers)
                raise ValueError(
                    _("This name is not known. Known are: %(names)s.") % {"names": known}
                )
        except ValueError as error:
            mistakes.append(Mistake(name, ", ".join(words), str(error)))
    if mistakes:
        raise BadQuestion(mistakes)
    return values


def tidy(word: str) -> str:
    """A value as it was meant: nothing in it that cannot be seen, no space around it."""
    return as_typed(word).strip()


def only(words: Sequence[str]) -> str:
    """The one value of a name that may stand once."""
    if len(words) > 1:
        raise ValueError(_("This was given more than once. Give it once."))
    return words[0]


def one_word(*known: str) -> Reader:
    """A reader of a name that takes one of a few words."""

    def read(words: Sequence[str], *context: Any) -> str:
        word = only(words)
        if word not in known:
            raise ValueError(_("This may be: %(words)s.") % {"words": ", ".join(known)})
        return word

    return read


def several_words(kind: type, known: Sequence[str]) -> Reader:
    """A reader of a name that may stand several times."""

    def read(words: Sequence[str], *context: Any) -> frozenset[Any]:
        if not set(words) <= set(known):
            raise ValueError(_("This may be: %(words)s.") % {"words": ", ".join(known)})
        return frozenset(kind(word) for word in words)

    return read


def whole_number(
    low: int,
    high: int,
    refusal: Callable[[], str],
) -> Reader:
    """A reader of a number in plain digits; `refusal` says what it may be."""

    def read(words: Sequence[str], *context: Any) -> int:
        word = only(words)
        # “²” is a digit to isdigit(), and int() refuses thousands of digits in words of its own.
        if not (word.isascii() and word.isdigit() and len(word) <= 9 and low <= int(word) <= high):
            raise ValueError(refusal())
        return int(word)

    return read
