"""Characters that nobody means in a stored text: they hide, turn words round, or break a file."""

import unicodedata

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
