"""Zones by place: countries, regions and towns, to be walked from the top."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby


@dataclass(frozen=True, slots=True)
class BrowseNode:
    """A country, a region or a town: its path such as us/mo, what stands below it, and how many
    listed zones.
    """

    path: str
    country: str
    region: str
    city: str
    below: tuple[str, ...]
    positions: tuple[int, ...]  # only towns hold zones themselves
    count: int


class BrowseEntry:
    """What a shelf has to know of one zone."""

    __slots__ = ("city", "country", "is_listed", "path", "position", "region")

    def __init__(
        self,
        path: str,
        place: tuple[str, str, str],
        position: int,
        is_listed: bool,
    ) -> None:
        self.path = path
        self.country, self.region, self.city = place
        self.position = position
        self.is_listed = is_listed


def make_browse_tree(standing: Iterable[BrowseEntry]) -> dict[str, BrowseNode]:
    """Every country, region and town with a zone, by path.

    `path` of a zone is that of its town: us/mo/kansas-city.
    """
    shelves = {}
    in_order = sorted(standing, key=lambda zone: (zone.path, zone.position))
    for path, zones in groupby(in_order, key=lambda zone: zone.path):
        shelves[path] = _town(path, list(zones))
    for depth in (2, 1):  # regions first: countries sum up their counts
        for path, below in _grouped(shelves, depth).items():
            first = shelves[below[0]]
            count = sum(shelves[child].count for child in below)
            region = first.region if depth == 2 else ""
            shelves[path] = BrowseNode(
                path,
                first.country,
                region,
                "",
                tuple(below),
                (),
                count,
            )
    return shelves


def _town(path: str, zones: list[BrowseEntry]) -> BrowseNode:
    first = zones[0]
    count = sum(zone.is_listed for zone in zones)
    return BrowseNode(
        path,
        first.country,
        first.region,
        first.city,
        (),
        tuple([zone.position for zone in zones]),
        count,
    )


def _grouped(shelves: Mapping[str, BrowseNode], depth: int) -> dict[str, list[str]]:
    """The paths one step below each path of that depth, in order."""
    groups: dict[str, list[str]] = defaultdict(list)
    for path in sorted(shelves):
        if path.count("/") == depth:
            groups[path.rsplit("/", 1)[0]].append(path)
    return groups
