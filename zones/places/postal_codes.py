"""Postal codes among the words: which one is meant, unless the words beside it contradict it."""

import re

from zones.geo.point import distance_km
from zones.places.regions import Reading, RegionWords
from zones.places.table import POSTAL_AREA, POSTAL_CODE, Place, PlaceTable
from zones.places.text import Parts, code_at_end, code_from, spelled_out

TOGETHER_KM = 60
LOST_ZERO = re.compile(r"[0-9]{3,4}|[0-9]{4} ?[0-9]{4}")
POST_OFFICES = frozenset(("apo", "fpo", "dpo"))
# Europe, the Americas, the Pacific
MILITARY = (
    "090", "091", "092", "093", "094", "095", "096", "097", "098", "340", "962", "963", "964",
    "965", "966",
)  # fmt: skip


class PostalCodes:
    """The codes of the table."""

    def __init__(self, table: PlaceTable, regions: RegionWords) -> None:
        self._table, self._regions = table, regions

    def in_front(self, parts: Parts) -> Place | None:
        """ "64128, Kansas City, MO" and "64128 Kansas City" are the ZIP;

        "12345 Main St, Buffalo, NY" is a house.
        """
        first = parts[0]
        code, used = code_from(*first[:2])
        if not code:
            return None
        rest = (first[used:], *parts[1:]) if used < len(first) else parts[1:]
        alone = used == len(first)
        for reading in self._regions.readings(rest, None, code):
            sure = alone and (reading.scope is not None or not rest)
            if (row := self.row(reading, sure)) is not None:
                return self._table.place(row)
        return None

    def without_zero(self, parts: Parts) -> list[int]:
        """The rows that a code may be which a spreadsheet took the leading zeros from: "2138" is
        02138 in Massachusetts, and 2138 in New South Wales.

        None where only one is known as it stands.
        """
        if len(parts) != 1 or not LOST_ZERO.fullmatch(code := " ".join(parts[0])):
            return []
        code = code[:4]
        whole = self._rows_of(code.zfill(5))
        return [*whole, *self._rows_of(code)] if whole else []

    def _rows_of(self, code: str) -> list[int]:
        table = self._table
        return [row for row in table.exact(code) if table.kinds[row] == POSTAL_CODE]

    def is_military(self, parts: Parts) -> bool:
        """Whether the words end in the ZIP of a military post office, which lies nowhere."""
        if any(token in POST_OFFICES for part in parts for token in part):
            return True
        code, _ = code_at_end(parts[-1])
        return len(code) == 5 and code.startswith(MILITARY) and not self._table.exact(code)

    def row(self, reading: Reading, sure: bool) -> int | None:
        """The row of the code that was read, unless the words contradict it."""
        code = reading.code
        row = self._row(code, reading, sure)
        if row is not None or len(code) != 4 or not reading.scope:
            return row
        # Where a state was read, "Cambridge MA 2138" can only have lost its zero.
        return self._row(code.zfill(5), reading, sure)

    def _row(self, code: str, reading: Reading, sure: bool) -> int | None:
        table = self._table
        for row in table.exact(code):
            if table.kinds[row] not in (POSTAL_CODE, POSTAL_AREA):
                continue
            if reading.scope is not None and table.regions[row] not in reading.scope:
                continue  # a region that was read is never ignored
            if (
                sure
                # After an Australian state four digits are no house number and no year.
                or (reading.scope and table.region_codes[table.regions[row]][0] == "AU")
                or self._is_of_town(reading, row)
            ):
                return row
        return None

    def _is_of_town(self, reading: Reading, code: int) -> bool:
        """Whether the words beside a code are the name of a town around it, and nothing more."""
        if len(reading.parts) != 1:
            return not reading.parts
        rows = self._table.towns(spelled_out(reading.parts[0]), reading.scope)
        there = self._table.point(code)
        return any(distance_km(self._table.point(row), there) <= TOGETHER_KM for row in rows)
