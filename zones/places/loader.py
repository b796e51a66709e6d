"""The gazetteer's two files, read into the table of places, or the line that is wrong."""

import csv
import gzip
import re
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, TextIO

from zones.places.columns import Columns
from zones.places.table import PLACE_KINDS, SCALE, PlaceTable
from zones.places.text import key

PLACE_COLUMNS = [
    "kind",
    "name",
    "region",
    "country",
    "latitude",
    "longitude",
    "population",
    "town",
]
ALIAS_COLUMNS = [
    "kind", "name", "town", "region", "country", "means", "latitude", "longitude", "population",
    "reason",
]  # fmt: skip
ROUGH = "~"  # behind the kind of a place whose point may be far off
KIND_NUMBERS = {kind.value: number for number, kind in enumerate(PLACE_KINDS)}


class GazetteerError(ValueError):
    """A file of the gazetteer cannot be used; says which, and which line of it."""


class Alias(NamedTuple):
    key: str
    cells: Sequence[str]  # as in a row of the gazetteer
    means: str  # the label of another place, or "" for a place of its own
    line: int


def load_table(path: Path, aliases: Path | None = None) -> PlaceTable:
    """The whole table, or a GazetteerError that names file and line; never half a table."""
    pending = _read_aliases(aliases) if aliases else []
    columns = Columns()
    meanings: dict[int, Alias] = {}
    with _opened(path, PLACE_COLUMNS) as lines:
        before = ""
        for cells in lines:
            row_key = key(cells[1])
            if row_key < before:
                raise ValueError(
                    f"{cells[1]!r} stands too late: make the file anew with build_gazetteer"
                )
            before = row_key
            while pending and pending[-1].key <= row_key:
                _add_alias(columns, pending.pop(), meanings)
            _add(columns, row_key, cells)
    while pending:
        _add_alias(columns, pending.pop(), meanings)
    return _with_meanings(PlaceTable(columns), meanings, aliases)


def _add(
    columns: Columns,
    row_key: str,
    cells: Sequence[str],
) -> None:
    kind, name, region, country, latitude, longitude, population, town = cells
    if kind.endswith(ROUGH):
        kind = kind.removesuffix(ROUGH)
        columns.rough.add(len(columns.kinds))
    if (number := KIND_NUMBERS.get(kind)) is None:
        raise ValueError(f"{kind!r} is not one of {', '.join(KIND_NUMBERS)}")
    columns.key_starts.append(len(columns.keys))
    columns.name_starts.append(len(columns.names))
    columns.coordinates.append(_scaled(latitude, 90))
    columns.coordinates.append(_scaled(longitude, 180))
    columns.populations.append(int(population or 0))
    columns.kinds.append(number)
    columns.regions.append(
        columns.region_codes.setdefault((country, region), len(columns.region_codes))
    )
    columns.keys += row_key.encode("ascii") + b"\n"
    columns.names += (f"{name}\t{town}" if town else name).encode()


def _scaled(degrees: str, most: int) -> int:
    number = float(degrees)
    if not -most <= number <= most:
        raise ValueError(f"{degrees} is not between {-most} and {most}")
    return round(number * SCALE)


def _read_aliases(path: Path) -> list[Alias]:
    """The reviewed aliases, last first for pop(); each is checked here, where its line is known."""
    found = []
    with _opened(path, ALIAS_COLUMNS) as lines:
        for kind, name, town, region, country, means, latitude, longitude, population, _ in lines:
            if bool(means) == bool(latitude and longitude):
                raise ValueError(f"{name!r} needs either a place that it means, or a point")
            cells = (
                kind,
                name,
                region,
                country,
                latitude or "0",
                longitude or "0",
                population,
                town,
            )
            found.append(Alias(key(name), cells, means, lines.line))
            _add(Columns(), found[-1].key, cells)  # into columns thrown away, to hear of mistakes
    return sorted(found, key=lambda alias: alias.key, reverse=True)


def _add_alias(
    columns: Columns,
    alias: Alias,
    meanings: dict[int, Alias],
) -> None:
    if alias.means:
        meanings[len(columns.kinds)] = alias
    _add(columns, alias.key, alias.cells)


def _with_meanings(
    table: PlaceTable,
    meanings: dict[int, Alias],
    path: Path | None,
) -> PlaceTable:
    for row, alias in meanings.items():
        name = re.split(r", | \(near ", alias.means)[0]
        namesakes = (other for other in table.exact(key(name)) if other not in meanings)
        target = next(
            (other for other in namesakes if table.place(other).name == alias.means), None
        )
        if target is None:
            raise GazetteerError(f"{path}, line {alias.line}: there is no place {alias.means!r}")
        table.give_meaning(row, target)
    return table


class _Lines:
    """The rows of a CSV file, each with as many cells as there are columns."""

    def __init__(self, file: TextIO, columns: Sequence[str]) -> None:
        # strict: a quotation mark that nobody closes is an error, and does not swallow the rest.
        self._reader = csv.reader(file, strict=True)
        self._columns = list(columns)

    @property
    def line(self) -> int:
        return self._reader.line_num

    def __iter__(self) -> Iterator[list[str]]:
        if (header := next(self._reader, [])) != self._columns:
            raise ValueError(
                f"the columns must be {','.join(self._columns)}, not {','.join(header)}"
            )
        count = len(header)
        for cells in self._reader:
            if len(cells) != count:
                raise ValueError(f"{len(cells)} columns instead of {count}")
            yield cells


@contextmanager
def _opened(path: Path, columns: Sequence[str]) -> Iterator[_Lines]:
    """The lines of a CSV file, gzipped or not; what goes wrong is said with its line."""
    lines: _Lines | None = None
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8", newline="") as file:
            lines = _Lines(file, columns)
            yield lines
    except FileNotFoundError as error:
        raise GazetteerError(f"{path} is missing; build_gazetteer makes the gazetteer") from error
    except (ValueError, OverflowError, OSError, EOFError, zlib.error, csv.Error) as error:
        line = f", line {lines.line}" if lines else ""
        raise GazetteerError(f"{path}{line}: {error}") from error
