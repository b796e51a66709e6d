"""How a cell of a table becomes a value, or a mistake that says what would be right."""

import re
from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext as _

from exchangezones.foundation.fields import validate_line, validate_partial_date, validate_phone

LONGEST_SAID = 60  # characters of a value that are repeated

# float() alone would also take nan, 1e3, 1_000 and the digits of other scripts.
NUMBER = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{1,15})?")


class Mistake(NamedTuple):
    """What is wrong with one column, and what would be right."""

    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        # A cell may hold control characters, which a terminal would obey.
        shown = "".join(
            letter if letter.isprintable() else "\ufffd" for letter in self.value[:LONGEST_SAID]
        )
        cut = "…" if len(self.value) > LONGEST_SAID else ""
        return (
            f"{self.column} “{shown}{cut}”: {self.reason}"
            if self.value
            else f"{self.column}: {self.reason}"
        )


def text_reader(most: int) -> Callable[[str], str]:
    """A reader of words."""

    def read(value: str) -> str:
        if len(value) > most:
            said = _("This has %(number)d characters. The most is %(most)d.")
            raise ValueError(
                said
                % {
                    "number": len(value),
                    "most": most,
                }
            )
        # This also stops NUL, which PostgreSQL cannot store.
        validate_line(value)
        return value

    return read


def code_reader(validate: Callable[[str], None]) -> Callable[[str], str]:
    def read(value: str) -> str:
        validate(value)
        return value

    return read


def read_degrees(value: str) -> float:
    if not NUMBER.fullmatch(value):
        raise ValueError(
            _("This is not a number. Write it with a point, such as 39.24744 or -114.88863.")
        )
    return float(value)


def read_phone(value: str) -> str:
    if value:
        validate_phone(value)
    return value


def read_source_date(value: str) -> str:
    if value:
        validate_partial_date(value)
    return value
