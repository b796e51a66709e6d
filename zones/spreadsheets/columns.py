"""The columns of a table of zones: which fact each holds, how it is read, and how it is written."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext as _
from rapidfuzz import process

from exchangezones.foundation.fields import PartialDateField, validate_web_address
from zones.models import Station, Zone
from zones.models.fields import HoursField, WordField, rule_from
from zones.spreadsheets import cells
from zones.spreadsheets.cells import Mistake

Read = Callable[[str], Any]
# Fields that say which row is meant; all others are facts, and each is a column.
KEY_FIELDS = {"id", "key", "public_id", "agency", "station"}
# Fields of the station whose names the zone has, too.
RENAMED = {
    "name": "station",
    "language": "station_language",
}
KEY_COLUMNS = ("id", "version", "agency_key", "station_key")
SOURCE = ("source_title", "source_url", "source_date")


class Column(NamedTuple):
    """One fact: the field that keeps it, and how a cell becomes its value."""

    field: str
    read: Read


# -- reading a cell: ValueError or ValidationError says what would be right ------------------------
def word_reader(field: WordField) -> Read:
    words = {word.value: word.value for word in field.kind}

    def read(cell: str) -> str:
        return pick_listed(cell.lower(), words)

    return read


def choice_reader(field: models.Field) -> Read:
    codes = {code: code for code, _label in field.choices or ()}
    return lambda cell: pick_listed(cell, codes)


def pick_listed(cell: str, words: Mapping[str, str]) -> str:
    if cell not in words:
        raise ValueError(
            _("This is not on the list. Write one of: %(words)s.") % {"words": ", ".join(words)}
        )
    return words[cell]


def read_hours(cell: str) -> str:
    """Words or a rule, as on the form."""
    rule = rule_from(cell) if cell else ""
    return cells.text_reader(255)(rule)


def number_reader(field: models.Field) -> Read:
    most = min(rule.limit_value for rule in field.validators if isinstance(rule, MaxValueValidator))

    def read(cell: str) -> int | None:
        if not cell:
            return None
        # `isdigit` also takes “²”, at which int() fails.
        if not (cell.isascii() and cell.isdigit() and len(cell) <= 6 and 1 <= int(cell) <= most):
            raise ValueError(
                _("Write a whole number from 1 to %(most)d, or leave it empty if you do not know.")
                % {"most": most}
            )
        return int(cell)

    return read


def read_degrees_or_none(cell: str) -> float | None:
    return cells.read_degrees(cell) if cell else None


def read_day(cell: str) -> date | None:
    try:
        return date.fromisoformat(cell) if cell else None
    except ValueError as error:
        raise ValueError(_("Write a day such as 2026-05-24.")) from error


def read_time_zone(cell: str) -> str:
    if cell and cell not in known_time_zones():
        raise ValueError(
            _("There is no such time zone. Write one such as America/Chicago, or leave it empty.")
        )
    return cell


@cache
def known_time_zones() -> frozenset[str]:
    # Kept, because available_timezones() searches the file system at each call.
    return frozenset(available_timezones())


def read_web_address(cell: str) -> str:
    if cell:
        validate_web_address(cell)
    return cells.text_reader(500)(cell)


READ_OTHERWISE: dict[str, Read] = {
    "phone": cells.read_phone,
    "time_zone": read_time_zone,
}


def column_reader(field: Any) -> Read:
    """How a cell becomes a value of this field."""
    if field.name in READ_OTHERWISE:
        return READ_OTHERWISE[field.name]
    # Before the choices: a closed list has some, too, but is read whatever its case.
    kinds: list[tuple[type, Callable[[Any], Read]]] = [
        (WordField, word_reader),
        (HoursField, lambda field: read_hours),
        (PartialDateField, lambda field: cells.read_source_date),
        (models.PositiveSmallIntegerField, number_reader),
        (models.FloatField, lambda field: read_degrees_or_none),
        (models.DateField, lambda field: read_day),
    ]
    for kind, read in kinds:
        if isinstance(field, kind):
            return read(field)
    if field.choices:
        return choice_reader(field)
    if field.name in ("country", "region"):
        # Only the code's own rule: a second sentence on its length would say nothing new.
        own = next(rule for rule in field.validators if isinstance(rule, RegexValidator))
        return cells.code_reader(own)
    return cells.text_reader(field.max_length)


def columns_of(model: type[models.Model], renamed: Mapping[str, str]) -> dict[str, Column]:
    """A column for each fact that the model keeps, in its order."""
    facts = [field for field in model._meta.concrete_fields if field.name not in KEY_FIELDS]
    return {
        renamed.get(field.name, field.name): Column(field.name, column_reader(field))
        for field in facts
    }


STATION_COLUMNS = columns_of(Station, RENAMED)
ZONE_COLUMNS = columns_of(Zone, {})
SOURCE_READERS: dict[str, Read] = {
    "source_title": cells.text_reader(300),
    "source_url": read_web_address,
    "source_date": cells.read_source_date,
}  # fmt: skip
TABLE_COLUMNS = (*KEY_COLUMNS, *STATION_COLUMNS, *ZONE_COLUMNS, *SOURCE)
MUST_SAY = {"station", "city", "region", "country", "name"}
MUST_HAVE = ("id", "station_key")  # without these columns no row says which zone it means


# -- the header ------------------------------------------------------------------------------------
# Columns of the public table that follow from others, or are kept elsewhere.
OF_READERS = {"agency", "distance_approximate", "evidence", "programs", "url"}


def header_mistakes(header: list[str]) -> Iterator[Mistake]:
    """Columns that nobody knows, with the name that was probably meant; and those that have to be
    there.
    """
    for name in header:
        if name in TABLE_COLUMNS:
            continue
        if name in OF_READERS or name.startswith("checked_"):
            yield Mistake(
                name, "", _("This column cannot be changed. Start with a file that you exported.")
            )
            continue
        near = process.extractOne(name, TABLE_COLUMNS, score_cutoff=60)
        meant = _("Did you mean “%(name)s”?") % {"name": near[0]} if near else _("Delete it.")
        yield Mistake(name, "", _("There is no such column.") + " " + meant)
    for name in MUST_HAVE:
        if name not in header:
            yield Mistake(name, "", _("This column is missing. It says which zone a row is about."))


# -- cells and values ------------------------------------------------------------------------------
def write_cell(value: Any) -> str:
    """A value as a cell."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else str(value)


def one_line(text: str) -> str:
    """The words with single spaces: how cells are compared and read."""
    return " ".join(text.split())


class Reader:
    """Reads cells, each different one of a column only once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Any] = {}

    def read(
        self,
        column: str,
        read: Read,
        cell: str,
    ) -> Any:
        """The value; or the Mistake that the cell is."""
        key = column, cell
        if key not in self._known:
            self._known[key] = judged(column, read, cell)
        return self._known[key]


def judged(
    column: str,
    read: Read,
    cell: str,
) -> Any:
    try:
        return read(cell)
    except ValidationError as error:
        return Mistake(column, cell, " ".join(error.messages))
    except ValueError as error:
        return Mistake(column, cell, str(error))
