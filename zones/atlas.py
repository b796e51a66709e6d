"""All zones a visitor may see, arranged to be found: by nearness, by place, by name and by id."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from zones.geo import NearestIndex, Point
from zones.listing import AgencyListing, Listing
from zones.moments import HoursClass, Meeting, hours_class
from zones.nameplates import Nameplates
from zones.terms import Terms
from zones.traits import Selection, TraitIndex, asked_traits, positions
from zones.vocabulary import Setting, ZoneStatus

FEW = 40  # measured: below the root of FEW times all zones, looking at each one is faster than the tree
SETTING_ORDER = {setting: n for n, setting in enumerate(Setting)}  # lot before lobby


@dataclass(frozen=True, slots=True)
class Shelf:
    """A country, a region or a town: its path such as us/mo, what stands below it, and how many listed zones."""

    path: str
    country: str
    region: str
    city: str
    below: tuple[str, ...]
    listings: tuple[Listing, ...]  # only towns hold zones themselves
    count: int


class Directory:
    """A frozen picture of the directory. `revision` is the number that the database gave it."""

    def __init__(
        self, listings: Iterable[Listing], agencies: Iterable[AgencyListing] = (), *, revision: int = 0
    ) -> None:
        self.revision = revision
        # In the order that breaks ties, so that a position is all that the index has to compare.
        self.listings = tuple(sorted(listings, key=tie_breaker))
        self.by_id: Mapping[str, Listing] = {listing.id: listing for listing in self.listings}
        self.agencies: Mapping[str, AgencyListing] = {agency.key: agency for agency in agencies}
        self.shelves: Mapping[str, Shelf] = shelved(self.listings)
        listed = [listing if listing.status is ZoneStatus.LISTED else None for listing in self.listings]
        self.count = sum(listing is not None for listing in listed)
        self._index = NearestIndex([listing.station.point if listing else None for listing in listed])
        self._traits = TraitIndex(listed)
        self._by_hours, self._own_hours = by_hours(listed)
        self.nameplates = Nameplates({listing.station.key: listing.station for listing in listed if listing}.values())

    def get(self, public_id: str) -> Listing | None:
        """The zone of that id, listed, paused or retired; None where there is none."""
        return self.by_id.get(public_id)

    def on_shelf(self, shelf: Shelf) -> tuple[Listing, ...]:
        """The zones of a town, listed or paused."""
        return shelf.listings

    def select(self, terms: Terms) -> Selection | None:
        """The zones that the filters of the question let through; None where it has no filter."""
        groups = asked_traits(terms)
        return self._traits.select(groups) if groups else None

    def nearest(self, origin: Point, among: int | None = None) -> Iterator[tuple[float, int]]:
        """(distance in km, position) of every listed zone with a point, nearest first; ties by `tie_breaker`.

        `among` holds the positions to look at as bits; None means all. Few are measured one by one, many are met
        on the way through the tree: the border is where both take as long.
        """
        if among is None:
            yield from self._index.nearest(origin)
            return
        count = among.bit_count()
        if count * count < FEW * len(self.listings):
            yield from self._index.nearest_of(origin, positions(among))
            return
        mask = among.to_bytes(len(self.listings) // 8 + 1, "little")
        for hit in self._index.nearest(origin):
            if mask[hit[1] >> 3] >> (hit[1] & 7) & 1:
                yield hit

    def usable(self, meeting: Meeting) -> int:
        """The positions of all zones that are known to be usable at the moment of the meeting, as bits."""
        found = 0
        for zones, example in self._by_hours:
            if meeting.is_usable(self.listings[example]):
                found |= zones
        for position in self._own_hours:
            if meeting.is_usable(self.listings[position]):
                found |= 1 << position
        return found

    def here(self, listing: Listing) -> tuple[Listing, ...]:
        """The other listed zones of the same station."""
        town = self.shelves["/".join(listing.path.split("/")[:3])]
        return tuple(
            other
            for other in town.listings
            if other.station.key == listing.station.key and other.id != listing.id and other.status is ZoneStatus.LISTED
        )


def by_hours(listed: Sequence[Listing | None]) -> tuple[list[tuple[int, int]], list[int]]:
    """Zones that share their hours, as bits with one of them as example; and those with hours all their own."""
    shared: dict[HoursClass, list[int]] = defaultdict(list)
    own = []
    for position, listing in enumerate(listed):
        known = hours_class(listing) if listing else None
        if known and known[0]:
            shared[known].append(position)
        elif listing and not known:
            own.append(position)
    groups = []
    for members in shared.values():
        chosen = bytearray(len(listed) // 8 + 1)
        for position in members:
            chosen[position >> 3] |= 1 << (position & 7)
        groups.append((int.from_bytes(chosen, "little"), members[0]))
    return groups, own


def tie_breaker(listing: Listing) -> tuple[str, int, str]:
    """What decides between zones at one distance: the station, lot before lobby, the id."""
    return listing.station.key, SETTING_ORDER[listing.setting], listing.id


def shelved(listings: Iterable[Listing]) -> dict[str, Shelf]:
    """Every country, region and town that has a zone which is listed or paused, by path."""
    towns: dict[str, list[Listing]] = defaultdict(list)
    for listing in listings:
        if listing.status in (ZoneStatus.LISTED, ZoneStatus.PAUSED):
            towns[listing.path.rsplit("/", 1)[0]].append(listing)
    shelves = {path: _town(path, tuple(here)) for path, here in towns.items()}
    for depth in (2, 1):
        for path, below in _grouped(shelves, depth).items():
            first = shelves[below[0]]
            shelves[path] = Shelf(
                path=path,
                country=first.country,
                region=first.region if depth == 2 else "",
                city="",
                below=tuple(below),
                listings=(),
                count=sum(shelves[child].count for child in below),
            )
    return shelves


def _town(path: str, listings: tuple[Listing, ...]) -> Shelf:
    station = listings[0].station
    count = sum(listing.status is ZoneStatus.LISTED for listing in listings)
    return Shelf(path, station.country, station.region, station.city, (), listings, count)


def _grouped(shelves: Mapping[str, Shelf], depth: int) -> dict[str, list[str]]:
    """The paths one step below each path of that depth, in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted(shelves):
        if path.count("/") == depth:
            groups[path.rsplit("/", 1)[0]].append(path)
    return groups
