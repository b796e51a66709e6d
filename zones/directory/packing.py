"""A zone as a few hundred bytes and back: 25,000 of them in the memory that a tenth would take as
values.

Values of Python are counted at each touch, so the pages that hold them are copied in every server
process after the fork; bytes are not touched, and stay shared.
"""

import marshal
from array import array
from collections.abc import Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, get_type_hints

from zones.directory.listing import (
    AgencyListing,
    CheckListing,
    Listing,
    ProgramSource,
    StationListing,
)
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup

Record = bytes


def words_in(kind: type) -> tuple[tuple[int, tuple[StrEnum, ...]], ...]:
    """Where the words of closed lists stand in a value of that kind, and which lists: they are kept
    as numbers.
    """
    hints = get_type_hints(kind)
    return tuple(
        (place, tuple(hints[name]))
        for place, name in enumerate(kind._fields)  # type: ignore[attr-defined]  # named tuples only
        if isinstance(hints[name], type) and issubclass(hints[name], StrEnum)
    )


LISTING_WORDS, STATION_WORDS = words_in(Listing), words_in(StationListing)
CHECK_WORDS, PROGRAM_WORDS = words_in(CheckListing), words_in(ProgramSource)
STATION, RETIRED_ON, PROGRAMS, EXCEPTIONS, CHECKS = map(
    Listing._fields.index, ("station", "retired_on", "programs", "exceptions", "checks")
)
AGENCY, POINT = map(StationListing._fields.index, ("agency", "point"))

GROUPS, METHODS = tuple(FactGroup), tuple(CheckMethod)

Words = tuple[tuple[int, tuple[StrEnum, ...]], ...]


def numbered(value: Iterable[Any], words: Words) -> list[Any]:
    """The value's parts with the words of closed lists as numbers."""
    parts = list(value)
    for place, kind in words:
        parts[place] = kind.index(parts[place])
    return parts


def worded(parts: Iterable[Any], words: Words) -> list[Any]:
    """The parts with their words again."""
    parts = list(parts)
    for place, kind in words:
        parts[place] = kind[parts[place]]
    return parts


def packed(listing: Listing, agency: int) -> Record:
    """The zone as bytes;

    `agency` is the number of its agency in the list that `unpacked` is given.
    """
    station = numbered(listing.station, STATION_WORDS)
    point = listing.station.point
    station[AGENCY], station[POINT] = agency, point and (point.latitude, point.longitude)
    parts = numbered(listing, LISTING_WORDS)
    parts[STATION] = tuple(station)
    parts[RETIRED_ON] = listing.retired_on and listing.retired_on.toordinal()
    parts[PROGRAMS] = [tuple(numbered(listed, PROGRAM_WORDS)) for listed in listing.programs]
    parts[EXCEPTIONS] = [
        (
            dated.first_on.toordinal(),
            dated.last_on.toordinal(),
            dated.hours,
            dated.reason,
            dated.language,
        )
        for dated in listing.exceptions
    ]
    # marshal writes an object once: the checks of a zone mostly name one source
    kept: dict[Any, Any] = {}
    parts[CHECKS] = [
        tuple([kept.setdefault(part, part) for part in numbered(check, CHECK_WORDS)])
        for check in listing.checks
    ]
    return marshal.dumps(tuple(parts))


def unpacked(record: Record | bytearray, agencies: Sequence[AgencyListing]) -> Listing:
    """The zone of a record that `packed` made: a few microseconds."""
    parts = worded(marshal.loads(record), LISTING_WORDS)  # noqa: S302 -- our own bytes, never outside
    station = worded(parts[STATION], STATION_WORDS)
    station[AGENCY] = agencies[station[AGENCY]]
    if station[POINT]:
        station[POINT] = Point(*station[POINT])
    parts[STATION] = StationListing._make(station)
    if parts[RETIRED_ON]:
        parts[RETIRED_ON] = date.fromordinal(parts[RETIRED_ON])
    parts[PROGRAMS] = tuple(
        [ProgramSource._make(worded(listed, PROGRAM_WORDS)) for listed in parts[PROGRAMS]]
    )
    parts[EXCEPTIONS] = tuple(
        [
            DatedHours(date.fromordinal(first), date.fromordinal(last), *rest)
            for first, last, *rest in parts[EXCEPTIONS]
        ]
    )
    parts[CHECKS] = tuple([_check(*check) for check in parts[CHECKS]])
    return Listing._make(parts)


def _check(
    group: int,
    as_of: str,
    checked_by: str,
    method: int,
    title: str,
    url: str,
    changed: bool,
) -> CheckListing:
    """What `worded` would do: checks are the most of a record, and this takes half as long."""
    return CheckListing(GROUPS[group], as_of, checked_by, METHODS[method], title, url, changed)


class Heap:
    """Records in one piece of memory, in the order in which they came, and a small second piece for
    later ones.

    One large piece goes back to the system when it is no longer needed; thousands of small ones
    would hold on to everything around them. The large one is shared by all directories that come of
    one another by edits.
    """

    def __init__(
        self,
        large: bytes = b"",
        small: bytes | bytearray = b"",
    ) -> None:
        self._large, self._small = large, bytearray(small)

    def add(self, record: Record) -> tuple[int, int]:
        """Keep a record; where it begins and ends."""
        start = len(self._large) + len(self._small)
        self._small += record
        return start, start + len(record)

    def record(
        self,
        start: int,
        end: int,
    ) -> Record | bytearray:
        if start < len(self._large):
            return self._large[start:end]
        return self._small[start - len(self._large) : end - len(self._large)]

    def settled(self) -> "Heap":
        """All in one piece."""
        return Heap(self._large + self._small)

    def twin(self) -> "Heap | None":
        """Another heap that begins as this one, to be added to;

        None where too much was added already.
        """
        return Heap(self._large, self._small) if 4 * len(self._small) <= len(self._large) else None


class Records:
    """Zones by position, in a heap."""

    def __init__(
        self,
        heap: Heap,
        spans: Iterable[tuple[int, int]],
        agencies: Sequence[AgencyListing],
    ) -> None:
        """`spans` says where in the heap each zone begins and ends."""
        self.heap, self.agencies = heap, agencies
        self._starts, self._ends = array("I"), array("I")
        for start, end in spans:
            self._starts.append(start)
            self._ends.append(end)

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, position: int) -> Listing:
        return unpacked(self.heap.record(*self.span(position)), self.agencies)

    def span(self, position: int) -> tuple[int, int]:
        return self._starts[position], self._ends[position]
