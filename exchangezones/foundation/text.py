"""Characters that nobody means in a stored text: they hide, turn words round, or break a file."""

import unicodedata
from typing import Any

# Control characters, halves of characters, places that Unicode leaves empty, line separators.
STRANGE = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})
# Of the invisible ones these have a use in words: hyphenation, joining, the direction of one mark.
USEFUL_FORMATS = frozenset("\u00ad\u200c\u200d\u200e\u200f")
LINE_BREAKS = frozenset("\r\n\t")


def is_strange(letter: str) -> bool:
    category = unicodedata.category(letter)
    # Among the formats are the overrides that show "gpj.exe" as "exe.jpg".
    return category in STRANGE or (category == "Cf" and letter not in USEFUL_FORMATS)


def first_strange(text: str, *, lines: bool = False) -> str:
    """The first character that does not belong into a text, or nothing; `lines` allows breaks."""
    if text.isprintable():  # most are, and this is quick
        return ""
    allowed = LINE_BREAKS if lines else frozenset()
    return next((letter for letter in text if letter not in allowed and is_strange(letter)), "")


def visible(text: str) -> str:
    """The text with a mark in the place of each such character; line breaks stay."""
    if text.isprintable():
        return text
    return "".join(
        "\ufffd" if letter not in LINE_BREAKS and is_strange(letter) else letter for letter in text
    )


# Letters that Unicode lets everybody see as nothing, beside its formats.
BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
# Hyphens that keep a line together, or that stand between figures: what a keyboard writes as "-".
HYPHENS = frozenset("\u2010\u2011\u2012\u2212\ufe63\uff0d")
# They turn round what follows, or begin a line. In a stored text they are judged, not dropped.
JUDGED = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


def as_typed(text: str) -> str:
    """The text as a plain keyboard would have written it: without what cannot be seen (zero width,
    direction marks, a byte order mark, soft hyphens), any space as a space, any hyphen as "-".

    Where words come in, from a page, a program, a table or the desk, they pass through here.
    """
    if text.isascii():  # most is, and this is quick
        return text
    return "".join(map(_typed, text))


def _typed(letter: str) -> str:
    if letter.isascii():
        return letter
    category = unicodedata.category(letter)
    if category == "Cf" or letter in BLANKS or "\ufe00" <= letter <= "\ufe0f":
        return ""
    if category == "Zs" or letter == "\u2800":
        return " "
    if category in ("Zl", "Zp"):
        return "\n"
    return "-" if letter in HYPHENS else letter


def stored_as_typed(value: Any) -> Any:
    """The same of a text that is to be stored; one with something that turns words round or breaks
    lines is left for the judges, and what is no text stays as it is.
    """
    if not isinstance(value, str) or (not value.isascii() and not JUDGED.isdisjoint(value)):
        return value
    return as_typed(value)
