"""All zones a visitor may see, arranged to be found: by nearness, by place, by name and by id."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Set
from copy import copy
from itertools import chain, count
from typing import TypeVar

from zones.directory.browse_tree import BrowseNode, make_browse_tree
from zones.directory.columns import ON_SHELF, Subset, ZoneColumns, outline, town_path
from zones.directory.filters import Asked, Selection, select
from zones.directory.hours_index import DirectoryHours
from zones.directory.listing import AgencyListing, HoursSource, Listing
from zones.directory.ordinary_stations import OrdinaryStations
from zones.directory.packing import ZoneRecords, pack_listing
from zones.directory.station_names import StationNames
from zones.directory.store import PackedRecords, Texts
from zones.geo.nearest import NearestIndex
from zones.geo.point import Point
from zones.vocabulary import ZoneStatus

# the position stands last
AnyFound = TypeVar(
    "AnyFound",
    tuple[float, int],
    tuple[float, float, int],
)
EDITIONS = count(1)
# measured: below the root of FEW times all zones, looking at each one is faster than the tree
FEW_ZONES = 40
MOST_SELECTIONS = 1000  # sets of filters whose answer is kept


def quick(among: Collection[int]) -> Container[int]:
    """The same positions, quick to be asked whether one is in them."""
    return among if isinstance(among, Subset) else frozenset(among)


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
        draft = ZoneColumns(agencies, PackedRecords())
        for listing in listings:
            draft.add(listing)
        draft.store = draft.store.settled()
        self._arrange(draft, revision)

    def _arrange(self, draft: ZoneColumns, revision: int) -> None:
        self.revision, self.edition = revision, next(EDITIONS)
        order = draft.order()
        statuses = draft.statuses.arranged(order)
        listed = [status is ZoneStatus.LISTED for status in statuses]
        self.count = sum(listed)
        # The instant at which the next zone pauses by itself: then this picture is no longer true.
        self.good_until = min(draft.ends, default=None)
        self._records = ZoneRecords(
            draft.store,
            (draft.records[n] for n in order),
            draft.agencies,
        )
        self._agency_of = array("I", (draft.agency_of[n] for n in order))
        by_id = sorted(range(len(order)), key=lambda position: draft.ids[order[position]])
        self._ids = Texts(draft.ids[order[position]] for position in by_id)
        self._by_id = array("I", by_id)
        points = [draft.points[n] if yes else None for n, yes in zip(order, listed, strict=True)]
        self._index = NearestIndex(points)
        findable = [point is not None for point in points]
        self._findable = sum(findable)
        self._kinds = draft.kinds.arranged(order)
        self._of_kind = self._kinds.members(findable)
        self._selections: dict[Asked, Selection] = {}
        self.hours = DirectoryHours(draft, order, findable)
        self.shelves: Mapping[str, BrowseNode] = make_browse_tree(draft.standing(order, listed))
        self.nameplates = StationNames(draft.plates(order, listed), self._records)

    def edited(
        self,
        zones: Collection[Listing],
        *,
        gone: Set[str],
        agencies: Iterable[AgencyListing],
        agencies_gone: Set[str],
        revision: int,
    ) -> "Directory":
        """This directory with what was edited as it is now, and without what is gone.

        An edit of what zones are not arranged by, a telephone number or where to stand, swaps their
        records only; any other one arranges everything anew, still without a look at the database.
        """
        now, left = self._agencies_after(agencies, agencies_gone)
        store = self._records.store.twin()
        if store is None or left:  # without one agency, others change their numbers
            others = (listing for listing in self if listing.id not in gone)
            return Directory(
                chain(others, zones),
                (agency for agency in now if agency.key not in left),
                ordinary=self.ordinary,
                revision=revision,
            )
        if not agencies_gone and self._stay_where_they_are(zones, gone):
            return self._with_records(zones, store, revision)
        draft = ZoneColumns(now, store)
        for position, listing in enumerate(self):
            if listing.id not in gone:
                draft.add(listing, self._records.numbers[position])
        for zone in zones:
            draft.add(zone)
        twin = copy(self)
        twin._arrange(draft, revision)
        return twin

    def _agencies_after(
        self, edited: Iterable[AgencyListing], gone: Set[str]
    ) -> tuple[list[AgencyListing], Set[str]]:
        """The agencies by number as they are now, and the keys of those that do not come back."""
        now = list(self._records.agencies)
        numbers = {agency.key: number for number, agency in enumerate(now)}
        for agency in edited:
            if agency.key in numbers:
                now[numbers[agency.key]] = agency
            else:
                now.append(agency)
        return now, gone - {agency.key for agency in edited}

    def _stay_where_they_are(self, zones: Collection[Listing], gone: Set[str]) -> bool:
        """Whether nothing was edited by which zones are arranged."""
        before = {public_id: listing for public_id in gone if (listing := self.get(public_id))}
        if before.keys() != {zone.id for zone in zones}:
            return False
        return all(outline(zone) == outline(before[zone.id]) for zone in zones)

    def _with_records(
        self,
        zones: Iterable[Listing],
        store: PackedRecords,
        revision: int,
    ) -> "Directory":
        agencies = self._records.agencies
        agency_numbers = {agency.key: number for number, agency in enumerate(agencies)}
        records = self._records.numbers[:]  # others still read the directory before
        for zone in zones:
            position = self._position(zone.id)
            assert position is not None  # who calls this has seen that the zone is there
            records[position] = store.append(
                pack_listing(zone, agency_numbers[zone.station.agency.key])
            )
        twin = copy(self)
        twin.revision, twin.edition = revision, next(EDITIONS)
        twin._records = ZoneRecords(store, records, agencies)
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

    def on_shelf(self, shelf: BrowseNode) -> tuple[Listing, ...]:
        """The zones of a town, listed or paused."""
        return tuple([self[position] for position in shelf.positions])

    def of_agency(self, key: str) -> tuple[Listing, ...]:
        """The zones of an agency, listed or paused."""
        keys = [agency.key for agency in self._records.agencies]
        number = keys.index(key) if key in keys else None
        found = [self[place] for place, each in enumerate(self._agency_of) if each == number]
        return tuple(zone for zone in found if zone.status in ON_SHELF)

    def agencies_on_shelf(self) -> list[str]:
        """The keys of all agencies with a zone that is listed or paused."""
        shelves = self.shelves.values()
        numbers = {self._agency_of[place] for shelf in shelves for place in shelf.positions}
        return sorted(self._records.agencies[number].key for number in numbers)

    def here(self, listing: Listing) -> tuple[Listing, ...]:
        """The other listed zones of the same station."""
        return tuple(
            other
            for other in self.on_shelf(self.shelves[town_path(listing)])
            if other.station.key == listing.station.key
            and other.id != listing.id
            and other.status is ZoneStatus.LISTED
        )

    def select(self, asked: Asked) -> Selection | None:
        """The kinds of zones that the filters let through; None where nothing is asked for."""
        if not asked:
            return None
        known = self._selections.get(asked)
        if known is None:
            if len(self._selections) >= MOST_SELECTIONS:
                self._selections.clear()
            known = self._selections[asked] = select(self._kinds.values, asked)
        return known

    def of_kinds(self, numbers: frozenset[int]) -> Subset:
        """The zones of these kinds that `nearest` would give."""
        return Subset(self._kinds, self._of_kind, numbers)

    def nearest(
        self, origin: Point, among: Collection[int] | None = None
    ) -> Iterator[tuple[float, int]]:
        """(distance in km, position) of every listed zone with a point, nearest first.

        `among` holds the positions to look at; None means all. Ties by `tie_breaker`. Few are
        measured one by one, many are met on the way through the tree.
        """
        if among is None:
            return self._index.nearest(origin)
        if self._are_few(among):
            return iter(self._index.nearest_of(origin, among))
        looked_at = quick(among)
        return (one for one in self._index.nearest(origin) if one[1] in looked_at)

    def fairest(
        self,
        one: Point,
        other: Point,
        among: Collection[int] | None = None,
    ) -> Iterator[tuple[float, float, int]]:
        """(longer trip in km, shorter, position) of the same zones, the fairest for two first."""
        if among is None:
            return self._index.nearest_to_both(one, other)
        if self._are_few(among):
            return iter(self._index.nearest_to_both_of(one, other, among))
        looked_at = quick(among)
        return (trip for trip in self._index.nearest_to_both(one, other) if trip[2] in looked_at)

    def _are_few(self, among: Collection[int]) -> bool:
        """The border is where measuring each and walking through the tree take as long."""
        count = len(among)
        return count * count < FEW_ZONES * len(self)

    def distances_km(self, origin: Point, positions: Iterable[int]) -> list[float]:
        """How far the zones at these positions are, in their order."""
        return self._index.distances_km(origin, positions)

    def how_many(self, among: Collection[int] | None = None) -> int:
        """How many zones `nearest` would give."""
        return self._findable if among is None else len(among)

    def hours_source(self, position: int) -> HoursSource | None:
        """The last look at the hours of a zone; None where they are not known."""
        return self.hours.source(position)
