"""All zones a visitor may see, arranged to be found: by nearness, by place, by name and by id."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from copy import copy
from datetime import datetime
from itertools import chain, count
from typing import TypeVar

from zones.directory.browse_tree import Shelf, shelved
from zones.directory.columns import Gathering, Texts, groups, outline, town_of
from zones.directory.filters import Selection, TraitIndex, bits, positions
from zones.directory.listing import AgencyListing, Listing
from zones.directory.meeting import Meeting
from zones.directory.ordinary_stations import OrdinaryStations
from zones.directory.packing import Heap, Records, packed
from zones.directory.station_names import Nameplates
from zones.geo.nearest import NearestIndex
from zones.geo.point import Point
from zones.hours.rules import Usability
from zones.vocabulary import ZoneStatus

# the position stands last
AnyFound = TypeVar("AnyFound", tuple[float, int], tuple[float, float, int])
EDITIONS = count(1)
# measured: below the root of FEW times all zones, looking at each one is faster than the tree
FEW = 40


class Directory:
    """A frozen picture of the directory: zones by position, in the order that breaks ties.

    `revision` is the number that the database gave it. Zones are kept as records and made into
    values when asked for, a few microseconds each. `ordinary` are the police stations where no zone
    is known.
    """

    def __init__(
        self,
        listings: Iterable[Listing],
        agencies: Iterable[AgencyListing] = (),
        *,
        ordinary: OrdinaryStations | None = None,
        revision: int = 0,
    ) -> None:
        self.ordinary = ordinary or OrdinaryStations()
        draft = Gathering(agencies, Heap())
        for listing in listings:
            draft.add(listing)
        self._arrange(draft, draft.heap.settled(), revision)

    def _arrange(
        self,
        draft: Gathering,
        heap: Heap,
        revision: int,
    ) -> None:
        self.revision, self.edition = revision, next(EDITIONS)
        order = draft.order()
        listed = [status is ZoneStatus.LISTED for status in draft.statuses.in_order(order)]
        self.count = sum(listed)
        self._records = Records(heap, draft.spans(order), draft.agencies)
        by_id = sorted(range(len(order)), key=lambda position: draft.ids[order[position]])
        self._ids = Texts(draft.ids[order[position]] for position in by_id)
        self._by_id = array("I", by_id)
        self._index = NearestIndex(
            [draft.points[n] if yes else None for n, yes in zip(order, listed, strict=True)]
        )
        points = (n for n, yes in enumerate(listed) if yes and draft.points[order[n]])
        self._with_point = bits(points, len(order))
        self._findable = self._with_point.bit_count()
        alike = groups(draft.facts.in_order(order), listed)
        self._traits = TraitIndex((draft.examples[facts], zones) for facts, zones in alike.items())
        self._hours = draft.hours.arranged(order)
        by_hours = groups(self._hours, listed)
        self._own_hours = positions(by_hours.pop(None, 0))
        self._by_hours = by_hours
        self.shelves: Mapping[str, Shelf] = shelved(draft.standing(order, listed))
        self.nameplates = Nameplates(draft.plates(order, listed), self._records)

    def edited(
        self,
        zones: Collection[Listing],
        *,
        gone: Set[str],
        agencies: Iterable[AgencyListing],
        agencies_gone: Set[str],
        revision: int,
    ) -> "Directory":
        """This directory with some zones and agencies as they are now, and without those that are
        gone.

        An edit of what zones are not arranged by, a telephone number or where to stand, swaps their
        records only; any other one arranges everything anew, still without a look at the database.
        """
        numbers = {agency.key: number for number, agency in enumerate(self._records.agencies)}
        now = list(self._records.agencies)
        for agency in agencies:
            if agency.key in numbers:
                now[numbers[agency.key]] = agency
            else:
                now.append(agency)
        left = agencies_gone - {agency.key for agency in agencies}
        before = {public_id: listing for public_id in gone if (listing := self.get(public_id))}
        heap = self._records.heap.twin()
        if heap is None or left:
            others = (listing for listing in self if listing.id not in gone)
            agencies = (one for one in now if one.key not in left)
            return Directory(
                chain(others, zones), agencies, ordinary=self.ordinary, revision=revision
            )
        same = not agencies_gone and before.keys() == {zone.id for zone in zones}
        if same and all(outline(zone) == outline(before[zone.id]) for zone in zones):
            return self._with_records(zones, heap, revision)
        draft = Gathering(now, heap)
        for position, listing in enumerate(self):
            if listing.id not in gone:
                draft.add(listing, self._records.span(position))
        for zone in zones:
            draft.add(zone)
        twin = copy(self)
        twin._arrange(draft, heap, revision)
        return twin

    def _with_records(
        self,
        zones: Iterable[Listing],
        heap: Heap,
        revision: int,
    ) -> "Directory":
        records = self._records
        numbers = {agency.key: number for number, agency in enumerate(records.agencies)}
        newer = {
            self._position(zone.id): heap.add(packed(zone, numbers[zone.station.agency.key]))
            for zone in zones
        }
        spans = (newer.get(position) or records.span(position) for position in range(len(self)))
        twin = copy(self)
        twin.revision, twin.edition = revision, next(EDITIONS)
        twin._records = Records(heap, spans, records.agencies)
        return twin

    def with_ordinary(self, stations: OrdinaryStations) -> "Directory":
        """This directory with other ordinary police stations."""
        twin = copy(self)
        twin.ordinary = stations
        return twin

    @property
    def agencies(self) -> Mapping[str, AgencyListing]:
        return {agency.key: agency for agency in self._records.agencies}

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[Listing]:
        return (self[position] for position in range(len(self)))

    def __getitem__(self, position: int) -> Listing:
        """The zone at a position."""
        return self._records[position]

    def get(self, public_id: str) -> Listing | None:
        """The zone of that id, listed, paused or retired; None where there is none."""
        position = self._position(public_id)
        return None if position is None else self[position]

    def _position(self, public_id: str) -> int | None:
        n = bisect_left(self._ids, public_id)
        return self._by_id[n] if n < len(self._ids) and self._ids[n] == public_id else None

    def on_shelf(self, shelf: Shelf) -> tuple[Listing, ...]:
        """The zones of a town, listed or paused."""
        return tuple([self[position] for position in shelf.positions])

    def here(self, listing: Listing) -> tuple[Listing, ...]:
        """The other listed zones of the same station."""
        return tuple(
            other
            for other in self.on_shelf(self.shelves[town_of(listing)])
            if other.station.key == listing.station.key
            and other.id != listing.id
            and other.status is ZoneStatus.LISTED
        )

    def select(self, filters: Sequence[Sequence[tuple[str, str]]]) -> Selection | None:
        """The zones that have a trait of each group; None where nothing is asked for."""
        return self._traits.select(filters) if filters else None

    def nearest(
        self,
        origin: Point,
        among: int | None = None,
    ) -> Iterator[tuple[float, int]]:
        """(distance in km, position) of every listed zone with a point, nearest first; ties by
        `tie_breaker`.

        `among` holds the positions to look at as bits; None means all. Few are measured one by one,
        many are met on the way through the tree.
        """
        if among is None:
            return self._index.nearest(origin)
        if self._are_few(among):
            return iter(self._index.nearest_of(origin, positions(among)))
        return self._met(self._index.nearest(origin), among)

    def fairest(
        self,
        one: Point,
        other: Point,
        among: int | None = None,
    ) -> Iterator[tuple[float, float, int]]:
        """(longer trip in km, shorter, position) of the same zones, the fairest for two people
        first.
        """
        if among is None:
            return self._index.nearest_to_both(one, other)
        if self._are_few(among):
            return iter(self._index.nearest_to_both_of(one, other, positions(among)))
        return self._met(self._index.nearest_to_both(one, other), among)

    def _are_few(self, among: int) -> bool:
        """The border is where measuring each and walking through the tree take as long."""
        count = among.bit_count()
        return count * count < FEW * len(self)

    def _met(
        self,
        found: Iterator[AnyFound],
        among: int,
    ) -> Iterator[AnyFound]:
        """Of what the tree gives, in its order, what is `among`."""
        mask = among.to_bytes(len(self) // 8 + 1, "little")
        return (one for one in found if mask[one[-1] >> 3] >> (one[-1] & 7) & 1)

    def distances_km(
        self,
        origin: Point,
        positions: Iterable[int],
    ) -> list[float]:
        """How far the zones at these positions are, in their order."""
        return self._index.distances_km(origin, positions)

    def how_many(self, among: int | None = None) -> int:
        """How many zones `nearest` would give."""
        return self._findable if among is None else (self._with_point & among).bit_count()

    def time_zone(self, position: int) -> str:
        shared = self._hours[position]
        return shared[1] if shared else self[position].station.time_zone

    def usability(
        self,
        position: int,
        meeting: Meeting,
    ) -> tuple[Usability, datetime]:
        """Whether a zone may be used at the moment of the meeting, until or from when; and that
        moment there.
        """
        shared = self._hours[position]
        if shared:
            return meeting.usability_by(shared), meeting.instant(shared[1])
        listing = self[position]
        return meeting.usability_at(listing), meeting.instant(listing.station.time_zone)

    def is_usable(
        self,
        position: int,
        meeting: Meeting,
    ) -> bool:
        shared = self._hours[position]
        return meeting.is_usable(shared) if shared else meeting.is_usable_at(self[position])

    def usable(self, meeting: Meeting) -> int:
        """The positions of all zones that are known to be usable at the moment of the meeting, as
        bits.
        """
        found = 0
        for shared, zones in self._by_hours.items():
            if meeting.is_usable(shared):
                found |= zones
        for position in self._own_hours:
            if meeting.is_usable_at(self[position]):
                found |= 1 << position
        return found
