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
from zones.directory.store import PackedRecord, PackedRecords
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup


def word_places(kind: type) -> tuple[tuple[int, tuple[StrEnum, ...]], ...]:
    """Where the words of closed lists stand in a value of that kind, and which lists: they are kept
    as numbers.
    """
    hints = get_type_hints(kind)
    return tuple(
        (place, tuple(hints[name]))
        for place, name in enumerate(kind._fields)  # type: ignore[attr-defined]  # named tuples only
        if isinstance(hints[name], type) and issubclass(hints[name], StrEnum)
    )


LISTING_WORDS = word_places(Listing)
STATION_WORDS = word_places(StationListing)
CHECK_WORDS = word_places(CheckListing)
PROGRAM_WORDS = word_places(ProgramSource)
STATION, PROGRAMS, EXCEPTIONS, CHECKS = map(
    Listing._fields.index, ("station", "programs", "exceptions", "checks")
)
DAY_PLACES = tuple(map(Listing._fields.index, ("listed_until", "retired_on")))
AGENCY, POINT = map(StationListing._fields.index, ("agency", "point"))

GROUPS = tuple(FactGroup)
METHODS = tuple(CheckMethod)

WordPlaces = tuple[tuple[int, tuple[StrEnum, ...]], ...]


def number_words(value: Iterable[Any], words: WordPlaces) -> list[Any]:
    """The value's parts with the words of closed lists as numbers."""
    parts = list(value)
    for place, kind in words:
        parts[place] = kind.index(parts[place])
    return parts


def restore_words(parts: Iterable[Any], words: WordPlaces) -> list[Any]:
    """The parts with their words again."""
    parts = list(parts)
    for place, kind in words:
        parts[place] = kind[parts[place]]
    return parts


def pack_listing(listing: Listing, agency: int) -> PackedRecord:
    """The zone as bytes;

    `agency` is the number of its agency in the list that `unpack_listing` is given.
    """
    station = number_words(listing.station, STATION_WORDS)
    point = listing.station.point
    station[AGENCY], station[POINT] = agency, point and (point.latitude, point.longitude)
    parts = number_words(listing, LISTING_WORDS)
    parts[STATION] = tuple(station)
    # marshal knows neither dates nor classes of ours.
    for place in DAY_PLACES:
        parts[place] = parts[place] and parts[place].toordinal()
    parts[PROGRAMS] = [tuple(number_words(listed, PROGRAM_WORDS)) for listed in listing.programs]
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
        tuple([kept.setdefault(part, part) for part in number_words(check, CHECK_WORDS)])
        for check in listing.checks
    ]
    # Its format may change with any Python, but the bytes never leave this process and its forks.
    return marshal.dumps(tuple(parts))


def unpack_listing(record: PackedRecord, agencies: Sequence[AgencyListing]) -> Listing:
    """The zone of a record that `pack_listing` made: a few microseconds."""
    parts = restore_words(marshal.loads(record), LISTING_WORDS)  # noqa: S302 -- our own bytes, never outside
    station = restore_words(parts[STATION], STATION_WORDS)
    station[AGENCY] = agencies[station[AGENCY]]
    if station[POINT]:
        station[POINT] = Point(*station[POINT])
    parts[STATION] = StationListing._make(station)
    for place in DAY_PLACES:
        if parts[place]:
            parts[place] = date.fromordinal(parts[place])
    parts[PROGRAMS] = tuple(
        [ProgramSource._make(restore_words(listed, PROGRAM_WORDS)) for listed in parts[PROGRAMS]]
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
    """What `restore_words` would do: checks are most of a record, and this takes half as long."""
    return CheckListing(
        GROUPS[group],
        as_of,
        checked_by,
        METHODS[method],
        title,
        url,
        changed,
    )


class ZoneRecords:
    """Zones by position: of each the number of its record."""

    def __init__(
        self,
        store: PackedRecords,
        numbers: Iterable[int],
        agencies: Sequence[AgencyListing],
    ) -> None:
        self.store, self.numbers, self.agencies = store, array("I", numbers), agencies

    def __len__(self) -> int:
        return len(self.numbers)

    def __getitem__(self, position: int) -> Listing:
        return unpack_listing(self.store[self.numbers[position]], self.agencies)
