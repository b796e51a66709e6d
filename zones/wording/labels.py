"""What people read for the words of closed lists, and for the choices of filters."""

from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language, gettext, gettext_lazy

from zones.directory.filters import Choice
from zones.models.labels import LABELS


def label(word: StrEnum, language: str = "") -> str:
    """What people read for one word of a closed list, in the language of the page.

    Who knows that language gives it, because finding it out takes time on pages of many words.
    """
    return _label(type(word), word, language or get_language() or "en")


@lru_cache(maxsize=512)
def _label(
    kind: type[StrEnum],
    word: StrEnum,
    language: str,
) -> str:
    """Kept by kind as well: equal words of two lists, such as "unknown", are equal strings."""
    # `language` is only a key of the cache: str() speaks whichever language is active.
    return str(LABELS[kind][word])


def choice_label(choice: Choice) -> str:
    """What people read for one value of a filter."""
    return label(choice.words) if isinstance(choice.words, StrEnum) else gettext(choice.words)


# What a card says of a spot, in a word or two.
IN_SHORT = {
    "camera": gettext_lazy("camera"),
    "monitored camera": gettext_lazy("monitored camera"),
    "no camera": gettext_lazy("no camera"),
    "painted lines": gettext_lazy("painted lines"),
    "signed": gettext_lazy("signed"),
}


@lru_cache(maxsize=64)
def in_short(word: str, language: str) -> str:
    # `language` is only a key of the cache: str() speaks whichever language is active.
    return str(IN_SHORT[word])
