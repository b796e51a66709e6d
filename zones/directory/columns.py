"""What arranging the directory needs of each zone, gathered in columns, so that no values need be
kept.

A million small objects that live only while a directory is built would leave the memory of a server
process full of holes: numbers go into arrays, texts and records into one long piece each.
"""

from array import array
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, TypeVar

from zones.directory.browse_tree import BrowseEntry
from zones.directory.evidence import hours_source
from zones.directory.filters import ZoneKind, kind_of
from zones.directory.listing import AgencyListing, HoursSource, Listing
from zones.directory.meeting import HoursClass, hours_class
from zones.directory.packing import pack_listing
from zones.directory.station_names import search_line, short_label_hash
from zones.directory.store import PackedRecords, Texts
from zones.geo.point import Point
from zones.hours.rules import Timetable
from zones.hours.time_zones import midnight_after
from zones.vocabulary import Setting, ZoneStatus

SETTING_ORDER = {setting: n for n, setting in enumerate(Setting)}  # lot before lobby
ON_SHELF = (ZoneStatus.LISTED, ZoneStatus.PAUSED)
Value = TypeVar("Value", bound=Hashable)


def tie_breaker(listing: Listing) -> tuple[str, int, str]:
    """What decides between zones at one distance: the station, lot before lobby, the id."""
    return listing.station.key, SETTING_ORDER[listing.setting], listing.id


def town_path(listing: Listing) -> str:
    """The path of the zone's town."""
    return listing.path.rsplit("/", 1)[0]


def outline(listing: Listing) -> tuple[object, ...]:
    """All that the arrangement depends on: zones whose outline is the same stand at the same
    places.
    """
    station = listing.station
    named = station.name, station.agency, station.city, station.region, station.country
    arranged = (
        tie_breaker(listing),
        listing.status,
        listing.point,
        listing.listed_until,
        kind_of(listing),
        hours_class(listing),
        own_timetable(listing),
        advised_timetable(listing),
        hours_source(listing),
    )
    return *arranged, listing.path, named


def own_timetable(listing: Listing) -> Timetable | None:
    """The hours of a zone that shares them with no other."""
    return None if hours_class(listing) else listing.timetable


def advised_timetable(listing: Listing) -> Timetable | None:
    return listing.advised_timetable if listing.hours_advised else None


class Categorical(Sequence[Value]):
    """Of each zone one of a few values, kept as a number."""

    def __init__(self) -> None:
        self._known: dict[Value, int] = {}
        self.numbers = array("I")
        self.values: list[Value] = []

    def append(self, value: Value) -> None:
        number = self._known.setdefault(value, len(self.values))
        if number == len(self.values):
            self.values.append(value)
        self.numbers.append(number)

    def arranged(self, order: Iterable[int]) -> "Categorical[Value]":
        """The same with zones by position."""
        twin: Categorical[Value] = Categorical()
        twin._known, twin.values = self._known, self.values
        twin.numbers = array(
            "H" if len(self.values) < 1 << 16 else "I", [self.numbers[n] for n in order]
        )
        return twin

    def __getitem__(self, position: Any) -> Any:
        return self.values[self.numbers[position]]

    def __len__(self) -> int:
        return len(self.numbers)

    def members(self, wanted: Iterable[bool]) -> list["array[int]"]:
        """By the number of each value the positions of the zones that have it and are wanted."""
        members = [array("I") for _ in self.values]
        for position, (number, is_wanted) in enumerate(zip(self.numbers, wanted, strict=True)):
            if is_wanted:
                members[number].append(position)
        return members


class Subset(Collection[int]):
    """The positions of all zones of some categories, without a list of them."""

    __slots__ = ("_column", "_members", "_numbers")

    def __init__(
        self,
        column: Categorical[Any],
        members: Sequence["array[int]"],
        numbers: frozenset[int],
    ) -> None:
        self._column, self._members, self._numbers = column, members, numbers

    def __len__(self) -> int:
        return sum(len(self._members[number]) for number in self._numbers)

    def __iter__(self) -> Iterator[int]:
        return chain.from_iterable(self._members[number] for number in self._numbers)

    def __contains__(self, position: Any) -> bool:
        return self._column.numbers[position] in self._numbers

    def of(self, positions: Iterable[int]) -> list[int]:
        """Those of the positions that are in the subset; much faster than one by one."""
        column = self._column.numbers
        numbers = self._numbers
        return [position for position in positions if column[position] in numbers]


class ZoneColumns:
    """The columns; zones are taken in one by one, in any order."""

    def __init__(self, agencies: Iterable[AgencyListing], store: PackedRecords) -> None:
        self.agencies = list(agencies)
        self.store = store
        self._agency_numbers = {agency.key: number for number, agency in enumerate(self.agencies)}
        self.keys = Texts()
        self.ids, self.doors = Texts(), Texts()
        self.labels, self.records = array("q"), array("I")
        self.agency_of = array("I")
        self.points: list[Point | None] = []
        self.ends: list[datetime] = []  # the instants at which listed zones pause by themselves
        self.statuses: Categorical[ZoneStatus] = Categorical()
        self.kinds: Categorical[ZoneKind] = Categorical()
        self.hours: Categorical[HoursClass | None] = Categorical()
        self.own_hours: list[Timetable | None] = []
        self.advised: list[Timetable | None] = []
        self.sources: Categorical[HoursSource | None] = Categorical()
        self.towns: Categorical[tuple[str, str, str, str]] = Categorical()

    def add(self, listing: Listing, record: int | None = None) -> None:
        """Take a zone in; `record` is the number of its record where it has one."""
        station = listing.station
        agency = self._agency_numbers.setdefault(station.agency.key, len(self.agencies))
        if agency == len(self.agencies):
            self.agencies.append(station.agency)
        if record is None:
            record = self.store.append(pack_listing(listing, agency))
        self.records.append(record)
        self.agency_of.append(agency)
        key, setting, public_id = tie_breaker(listing)
        # As text in the order of `tie_breaker`: NUL sorts before all else, a setting has one digit.
        self.keys.append(f"{key}\0{setting}\0{public_id}")
        self.ids.append(public_id)
        self.doors.append(search_line(station))
        self.labels.append(short_label_hash(station))
        self.points.append(listing.point)
        if listing.status is ZoneStatus.LISTED and listing.listed_until:
            self.ends.append(midnight_after(listing.listed_until, station.time_zone))
        self.statuses.append(listing.status)
        self.kinds.append(kind_of(listing))
        self.hours.append(hours_class(listing))
        self.own_hours.append(own_timetable(listing))
        self.advised.append(advised_timetable(listing))
        self.sources.append(hours_source(listing))
        self.towns.append((town_path(listing), station.country, station.region, station.city))

    def order(self) -> list[int]:
        """The numbers of the zones, as they came, in the order that breaks ties."""
        return sorted(range(len(self.keys)), key=self.keys.__getitem__)

    def plates(
        self, order: Sequence[int], listed: Sequence[bool]
    ) -> Iterator[tuple[int, str, int]]:
        """(position, words on the door, hash of the label) of one listed zone of each station that
        has a point.
        """
        last = ""
        for position, n in enumerate(order):
            # The order puts the zones of a station side by side.
            station = self.keys[n].partition("\0")[0]
            if listed[position] and self.points[n] and station != last:
                last = station
                yield position, self.doors[n], self.labels[n]

    def standing(self, order: Sequence[int], listed: Sequence[bool]) -> Iterator[BrowseEntry]:
        """What shelves have to know of each zone that stands on one."""
        statuses = self.statuses.arranged(order)
        towns = self.towns.arranged(order)
        for position, (status, (path, *place)) in enumerate(zip(statuses, towns, strict=True)):
            if status in ON_SHELF:
                country, region, city = place
                yield BrowseEntry(path, (country, region, city), position, listed[position])
