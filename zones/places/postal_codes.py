"""Postal codes among the words: which one is meant, unless the words beside it contradict it."""

from zones.geo.point import distance_km
from zones.places.regions import Reading, RegionWords
from zones.places.table import POSTAL_AREA, POSTAL_CODE, Place, PlaceTable
from zones.places.text import Parts, code_from, spelled_out

TOGETHER_KM = 60


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

    def row(self, reading: Reading, sure: bool) -> int | None:
        """The row of the code that was read, unless the words contradict it."""
        table = self._table
        for row in table.exact(reading.code):
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
