"""A workbook as rows of words, read by a process of its own.

`python -m zones.spreadsheets.workbook 2000` takes the file from its standard input, the most rows
as its argument, and gives JSON: a list of (row, cells). Its exit status says why there is none.
"""

import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

MOST_COLUMNS = 200
# Bytes of one part of a workbook: 2,000 rows of zones make three million, 25,000 make 40 million.
LARGEST_PART_A_ROW = 10_000
SMALLEST_LIMIT = 20_000_000
MOST_MEMORY = 1 << 30
UNREADABLE, TOO_LARGE, TOO_WIDE, MERGED = 3, 4, 5, 6
MERGED_CELLS = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*\bref="([A-Z]{1,3}[0-9]+:[A-Z]{1,3}[0-9]+)"')
# Of a number format what is no pattern: quoted words, escaped signs, colours and conditions.
WORDS_IN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


def reading_seconds(most_rows: int) -> int:
    """How much processor time the reading of so many rows may take: 2,000 take two seconds."""
    return max(10, most_rows // 200)


class CannotRead(Exception):
    """`args[0]` is the exit status, `args[1]` what to say with it."""


def read(content: bytes, most_rows: int) -> Iterator[tuple[int, list[str]]]:
    import openpyxl

    refuse_large_parts(content, max(SMALLEST_LIMIT, most_rows * LARGEST_PART_A_ROW))
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    if not shown:
        return
    refuse_merged_cells(content, shown[0])
    shown[0].reset_dimensions()  # what a file says of its own size may be wrong
    # Bounded, for a sheet may be endless; beyond `most_rows`, since empty rows do not count and too
    # many rows have to be noticed.
    for cells in shown[0].iter_rows(max_row=2 * most_rows + 100, max_col=MOST_COLUMNS + 1):
        # In read-only mode empty cells do not know their row.
        row = next((cell.row for cell in cells if hasattr(cell, "row")), 0)
        words = [text_of(cell) for cell in cells]
        if any(words[MOST_COLUMNS:]):
            raise CannotRead(TOO_WIDE)
        yield row, words


def refuse_large_parts(content: bytes, most: int) -> None:
    """Asked before openpyxl unpacks anything: a small archive may hold gigabytes."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sizes = [part.file_size for part in archive.infolist()]
    if max(sizes, default=0) > most or sum(sizes) > 2 * most:
        raise CannotRead(TOO_LARGE)


def refuse_merged_cells(content: bytes, sheet: Any) -> None:
    """Only the first of merged cells has their value: the rows below it would lose it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        found = MERGED_CELLS.search(archive.read(sheet._worksheet_path))
    if found:
        raise CannotRead(MERGED, found[1].decode())


def date_of(value: date, shown: str) -> str:
    """A day as a day; where the sheet shows only month and year, or the year, that is all that was
    said.
    """
    pattern = WORDS_IN_FORMAT.sub("", (shown or "").split(";")[0]).lower()
    if "d" in pattern or "y" not in pattern:
        return value.isoformat()
    return value.strftime("%Y-%m" if "m" in pattern else "%Y")


def text_of(cell: Any) -> str:
    """What a cell of a workbook shows; formulas and errors begin with an equals sign, and are
    refused by `read_plain`.
    """
    value = cell.value
    if value is None:
        return ""
    if cell.data_type in "fe":
        return value if str(value).startswith("=") else f"={value}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        # Spreadsheets keep numbers as floats: 5 stalls may arrive as 5.0.
        return str(int(value)) if value.is_integer() else repr(value)
    # A day arrives as midnight, and a datetime is a date, too: this has to come first.
    if isinstance(value, datetime) and value.time() == time():
        return date_of(value.date(), cell.number_format)
    if isinstance(value, date | time):
        return value.isoformat()
    # A text that begins with = was typed as a text.
    return f"'{value}" if str(value).startswith("=") else str(value)


def bound_this_process(seconds: int) -> None:
    """The operating system ends it where a file makes it grow or go on without end."""
    try:
        import resource
    except ImportError:  # not on Windows: there only the parent's patience ends it
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def main() -> int:
    most_rows = int(sys.argv[1])
    bound_this_process(reading_seconds(most_rows))
    try:
        rows = list(read(sys.stdin.buffer.read(), most_rows))
    except CannotRead as refused:
        sys.stdout.write("".join(refused.args[1:]))
        return int(refused.args[0])
    except MemoryError:
        return TOO_LARGE
    except Exception:  # the library raises whatever a broken file makes it stumble over
        return UNREADABLE
    json.dump(rows, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
