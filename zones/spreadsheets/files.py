"""A table as people send it, CSV or XLSX, as lines of plain cells; and plain cells as a table that
runs no formula.
"""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from django.conf import settings
from django.utils.translation import gettext as _

from exchangezones.foundation.fields import PHONE
from exchangezones.foundation.text import stored_as_typed, visible
from zones.spreadsheets.workbook import (
    MERGED,
    MOST_COLUMNS,
    TOO_LARGE,
    TOO_WIDE,
    reading_seconds,
)

XLSX = b"PK\x03\x04"
READER = [sys.executable, "-m", "zones.spreadsheets.workbook"]
SEPARATOR = re.compile(r"\s*sep=([,;\t|])\r?\n", re.IGNORECASE)
BYTE_ORDER_MARK = "\ufeff"
# What a spreadsheet would run. Not a plain number, but a telephone number, which it would take for
# a sum. Leading apostrophes count, or a text with one of its own would lose it on the way back.
FORMULA = re.compile(r"'*(?!-?\d+(\.\d+)?$)[=+\-@\t\r]")


class TableLine(NamedTuple):
    """A row of a table: where it begins in the file, and its cells by column."""

    number: int
    cells: dict[str, str]


class NotATable(ValueError):
    """A file that cannot be read at all; the sentence says where and why."""


# -- cells -----------------------------------------------------------------------------------------
def guard_formula(text: str, *, phones: bool = True) -> str:
    """The text with an apostrophe before what a spreadsheet would run.

    `read_plain` takes it off again. A telephone number it would take for a sum; without `phones`
    it stays as it is, for programs.
    """
    if not phones and PHONE.fullmatch(text):
        return text
    return f"'{text}" if FORMULA.match(text) else text


def read_plain(cell: str) -> str:
    """What a cell says, without the apostrophe of `guard_formula`. ValueError for a formula."""
    if cell.startswith("="):
        raise ValueError(
            _("This is a formula. Write its result; or if it is text, begin with an apostrophe.")
        )
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


# -- reading ---------------------------------------------------------------------------------------
def read_table(content: bytes, *, most_rows: int) -> list[TableLine]:
    """The rows below the header.

    NotATable where there is no header, no row, or more rows than are taken.
    """
    found = xlsx_rows(content, most_rows) if content.startswith(XLSX) else csv_rows(content)
    rows = [
        (number, [stored_as_typed(cell) for cell in cells]) for number, cells in found if any(cells)
    ]
    if not rows:
        raise NotATable(
            _(
                "The file is empty. It needs a header with the names of the columns, and rows "
                "below it."
            )
        )
    (_number, names), *rows = rows
    header = [column_name(name) for name in names]
    # Spreadsheets leave empty columns behind at the right edge.
    while header and not header[-1]:
        header.pop()
    refuse_header(header)
    if not rows:
        raise NotATable(_("The file has no rows below the header."))
    if len(rows) > most_rows:
        raise NotATable(
            _("The file has %(rows)d rows; the most is %(most)d. Split it into smaller files.")
            % {
                "rows": len(rows),
                "most": most_rows,
            }
        )
    return [TableLine(number, name_cells(number, header, cells)) for number, cells in rows]


def column_name(cell: str) -> str:
    """ "Station Key " is station_key."""
    return "_".join(cell.lower().split())


def refuse_header(header: Sequence[str]) -> None:
    for position, name in enumerate(header):
        if not name:
            raise NotATable(
                _("Column %(number)d has no name in the header.") % {"number": position + 1}
            )
        if name in header[:position]:
            raise NotATable(_("The column “%(name)s” appears twice.") % {"name": name[:60]})


def name_cells(
    number: int,
    header: Sequence[str],
    cells: Sequence[str],
) -> dict[str, str]:
    if len(cells) < len(header) or any(cells[len(header) :]):
        raise NotATable(
            _("Line %(line)d has %(cells)d cells, the header has %(columns)d.")
            % {
                "line": number,
                "cells": len(cells),
                "columns": len(header),
            }
        )
    return dict(zip(header, cells, strict=False))


def csv_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """(line, cells): comma, semicolon or tab between them, whichever the header has most of."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise NotATable(
            _("Line %(line)d is not UTF-8. Save the file as “CSV UTF-8”, or as XLSX.")
            % {"line": line}
        ) from error
    # Where the comma is the decimal sign, spreadsheets write semicolons.
    first = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    line = 1
    if said := SEPARATOR.match(text):  # a line of Excel's own, before the header
        delimiter, text, line = said[1], text[said.end() :], 2
    # Not strict, csv would let an unclosed quotation mark swallow the rest of the file.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    skipped = line - 1
    try:
        for cells in reader:
            yield line, cells
            line = skipped + reader.line_num + 1  # a row may have line ends within quotes
    except csv.Error as error:
        raise NotATable(
            _("Line %(line)d is not valid CSV. A quotation mark may be missing or extra.")
            % {"line": line}
        ) from error


def xlsx_rows(content: bytes, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    """(row, cells) of the first sheet that is not hidden, read in a process that ends: what a
    workbook unpacks to is not given back by Python, and may be more than there is.
    """
    try:
        done = subprocess.run(  # noqa: S603 -- our own words; the file goes to its input
            [*READER, str(most_rows)],
            input=content,
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=2 * reading_seconds(most_rows),
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotATable(_("This workbook is too large. Split it into smaller files.")) from error
    if done.returncode == TOO_LARGE or done.returncode < 0:  # below nothing: stopped by its limits
        raise NotATable(_("This workbook is too large. Split it into smaller files."))
    if done.returncode == TOO_WIDE:
        raise NotATable(
            _("This workbook has more than %(most)d columns. Delete the empty ones.")
            % {"most": MOST_COLUMNS}
        )
    if done.returncode == MERGED:
        raise NotATable(
            _(
                "The cells %(cells)s are merged. Undo this, and write the value into each of them: "
                "otherwise only the first row would have it."
            )
            % {"cells": done.stdout.decode()}
        )
    if done.returncode:
        raise NotATable(_("We cannot read this workbook. Save it again as XLSX or CSV UTF-8."))
    yield from json.loads(done.stdout)


# -- writing ---------------------------------------------------------------------------------------
class Echo:
    """What the csv module writes to: it gives the line back."""

    def write(self, line: str) -> str:
        return line


def csv_lines(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    phones: bool = True,
) -> Iterator[str]:
    """Line by line, guarded; see `guard_formula` for `phones`."""
    writer = csv.writer(Echo())
    yield writer.writerow(header)
    for cells in rows:
        yield writer.writerow([guard_formula(cell, phones=phones) for cell in cells])


def csv_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Line by line, with the mark by which spreadsheets know UTF-8."""
    yield BYTE_ORDER_MARK.encode()
    for line in csv_lines(header, rows):
        yield line.encode()


def xlsx_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A workbook of one sheet in which every cell is text: a postal code keeps its zeros."""
    from xlsxwriter import Workbook

    kept = io.BytesIO()
    with Workbook(kept, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("zones")
        text_only = book.add_format({"num_format": "@"})
        # For the cells that are empty now.
        sheet.set_column(0, len(header) - 1, None, text_only)
        sheet.freeze_panes(1, 0)
        guarded = ([guard_formula(cell) for cell in cells] for cells in rows)
        for number, cells in enumerate([header, *guarded]):
            for column, text in enumerate(cells):
                if text:
                    # Never `write`, which would take a text for a formula, a number or a link.
                    sheet.write_string(number, column, visible(text), text_only)
    return kept.getvalue()
