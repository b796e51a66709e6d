"""What arranging the directory needs of each zone, gathered in columns, so that no values need be
kept.

A million small objects that live only while a directory is built would leave the memory of a server
process full of holes: numbers go into arrays, texts and records into one long piece each.
"""

from array import array
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from zones.directory.browse_tree import Standing
from zones.directory.filters import bits, facts_of
from zones.directory.listing import AgencyListing, Listing
from zones.directory.meeting import HoursClass, hours_class
from zones.directory.packing import Heap, packed
from zones.directory.station_names import door_line, short_label_hash
from zones.geo.point import Point
from zones.vocabulary import Setting, ZoneStatus

SETTING_ORDER = {setting: n for n, setting in enumerate(Setting)}  # lot before lobby
ON_SHELF = (ZoneStatus.LISTED, ZoneStatus.PAUSED)
Kind = TypeVar("Kind", bound=Hashable)


def tie_breaker(listing: Listing) -> tuple[str, int, str]:
    """What decides between zones at one distance: the station, lot before lobby, the id."""
    return listing.station.key, SETTING_ORDER[listing.setting], listing.id


def town_of(listing: Listing) -> str:
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
        station.point,
        facts_of(listing),
        hours_class(listing),
    )
    return *arranged, listing.path, named


class Texts(Sequence[str]):
    """Short texts in one long one."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._text = bytearray()
        self._ends = array("I")
        for text in texts:
            self.append(text)

    def append(self, text: str) -> None:
        self._text += text.encode()
        self._ends.append(len(self._text))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, n: Any) -> Any:
        return self._text[self._ends[n - 1] if n else 0 : self._ends[n]].decode()


class Kinds(Sequence[Kind]):
    """Of each zone one of a few things, as a number."""

    def __init__(self) -> None:
        self._numbers: dict[Kind, int] = {}
        self._kinds: list[Kind] = []
        self._of = array("I")

    def append(self, kind: Kind) -> bool:
        """True for a kind that was not there before."""
        known = len(self._numbers)
        self._of.append(self._numbers.setdefault(kind, known))
        return len(self._numbers) > known

    def arranged(self, order: Iterable[int]) -> "Kinds[Kind]":
        """The same with zones by position."""
        twin: Kinds[Kind] = Kinds()
        twin._numbers, twin._kinds = self._numbers, list(self._numbers)
        twin._of = array("H" if len(self._numbers) < 1 << 16 else "I", [self._of[n] for n in order])
        return twin

    def __getitem__(self, position: Any) -> Any:
        """The kind at a position, once arranged."""
        return self._kinds[self._of[position]]

    def __len__(self) -> int:
        return len(self._of)

    def in_order(self, order: Iterable[int]) -> Iterator[Kind]:
        kinds = list(self._numbers)
        return (kinds[self._of[n]] for n in order)


class Gathering:
    """The columns; zones are taken in one by one, in any order."""

    def __init__(
        self,
        agencies: Iterable[AgencyListing],
        heap: Heap,
    ) -> None:
        self.agencies = list(agencies)
        self.heap = heap
        self.examples: dict[tuple[object, ...], Listing] = {}
        self._agency_numbers = {agency.key: number for number, agency in enumerate(self.agencies)}
        self.keys = Texts()
        self.ids, self.doors = Texts(), Texts()
        self.labels, self.starts, self.ends = array("q"), array("I"), array("I")
        self.points: list[Point | None] = []
        self.statuses: Kinds[ZoneStatus] = Kinds()
        self.facts: Kinds[tuple[object, ...]] = Kinds()
        self.hours: Kinds[HoursClass | None] = Kinds()
        self.towns: Kinds[tuple[str, str, str, str]] = Kinds()

    def add(
        self,
        listing: Listing,
        span: tuple[int, int] | None = None,
    ) -> None:
        """Take a zone in; `span` where its record is in the heap already."""
        station = listing.station
        agency = self._agency_numbers.setdefault(station.agency.key, len(self.agencies))
        if agency == len(self.agencies):
            self.agencies.append(station.agency)
        start, end = span or self.heap.add(packed(listing, agency))
        self.starts.append(start)
        self.ends.append(end)
        key, setting, public_id = tie_breaker(listing)
        self.keys.append(f"{key}\0{setting}\0{public_id}")
        self.ids.append(public_id)
        self.doors.append(door_line(station))
        self.labels.append(short_label_hash(station))
        self.points.append(station.point)
        self.statuses.append(listing.status)
        if self.facts.append(facts := facts_of(listing)):
            self.examples[facts] = listing
        self.hours.append(hours_class(listing))
        self.towns.append((town_of(listing), station.country, station.region, station.city))

    def order(self) -> list[int]:
        """The numbers of the zones, as they came, in the order that breaks ties."""
        return sorted(range(len(self.keys)), key=self.keys.__getitem__)

    def spans(self, order: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Where the record of each zone begins and ends in the heap."""
        return ((self.starts[n], self.ends[n]) for n in order)

    def plates(
        self,
        order: Sequence[int],
        listed: Sequence[bool],
    ) -> Iterator[tuple[int, str, int]]:
        """(position, words on the door, hash of the label) of one listed zone of each station that
        has a point.
        """
        last = ""
        for position, n in enumerate(order):
            station = self.keys[n].partition("\0")[0]
            if listed[position] and self.points[n] and station != last:
                last = station
                yield position, self.doors[n], self.labels[n]

    def standing(
        self,
        order: Sequence[int],
        listed: Sequence[bool],
    ) -> Iterator[Standing]:
        """What shelves have to know of each zone that stands on one."""
        statuses, towns = self.statuses.in_order(order), self.towns.in_order(order)
        for position, (status, (path, *place)) in enumerate(zip(statuses, towns, strict=True)):
            if status in ON_SHELF:
                country, region, city = place
                yield Standing(path, (country, region, city), position, listed[position])


def groups(kinds: Iterable[Hashable], listed: Sequence[bool]) -> dict[Any, int]:
    """The positions of the listed zones of each kind, as bits."""
    members: dict[Any, list[int]] = defaultdict(list)
    for position, kind in enumerate(kinds):
        if listed[position]:
            members[kind].append(position)
    return {kind: bits(found, len(listed)) for kind, found in members.items()}
