"""What people read for the words of closed lists, and for what one may filter by."""

from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language, gettext_lazy

from zones.models.labels import LABELS
from zones.vocabulary import Program, Setting

# What a visitor may filter by: the words of the query string, name by name, and what people read
# for each.
FILTERS: dict[str, dict[str, Any]] = {
    "setting": {
        setting: LABELS[Setting][setting] for setting in (Setting.LOT, Setting.LOBBY, Setting.CURB)
    },
    "camera": {
        "on": gettext_lazy("with a camera"),
        "watched": gettext_lazy("camera said to be watched"),
    },
    "always": {"on": gettext_lazy("open 24 hours, every day")},
    "marked": {"on": gettext_lazy("marked by a sign, lines or a light")},
    "large": {"on": gettext_lazy("large items welcome")},
    "custody": {"on": gettext_lazy("custody exchange welcome")},
    "stepfree": {"on": gettext_lazy("step-free")},
    "program": {program: LABELS[Program][program] for program in Program},
}


def label(word: StrEnum, language: str = "") -> str:
    """What people read for one word of a closed list, in the language of the page, which costs a
    look to find out.
    """
    return _label(type(word), word, language or get_language() or "en")


@lru_cache(maxsize=512)
def _label(
    kind: type[StrEnum],
    word: StrEnum,
    language: str,
) -> str:
    """By kind too: equal words of two lists, such as "unknown", are equal strings."""
    return str(LABELS[kind][word])
