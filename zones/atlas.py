"""All zones a visitor may see, arranged to be found: by nearness, by place, by name and by id."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from zones.geo import NearestIndex, Point
from zones.listing import AgencyListing, Listing
from zones.nameplates import Nameplates
from zones.vocabulary import Setting, ZoneStatus

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
        self.nameplates = Nameplates({listing.station.key: listing.station for listing in listed if listing}.values())

    def nearest(self, origin: Point) -> Iterator[tuple[float, Listing]]:
        """(distance in km, zone) of every listed zone with a point, nearest first; ties by `tie_breaker`."""
        listings = self.listings
        for distance_km, position in self._index.nearest(origin):
            yield distance_km, listings[position]

    def here(self, listing: Listing) -> tuple[Listing, ...]:
        """The other listed zones of the same station."""
        town = self.shelves["/".join(listing.path.split("/")[:3])]
        return tuple(
            other
            for other in town.listings
            if other.station.key == listing.station.key and other.id != listing.id and other.status is ZoneStatus.LISTED
        )


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
