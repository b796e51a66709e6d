"""Every place the site knows, in six megabytes: arrays and names in the order of their keys."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator, Sequence
from heapq import nlargest
from itertools import compress
from math import cos, log10, radians
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from zones.geo.grid import PointGrid
from zones.geo.point import Point
from zones.places.columns import Columns
from zones.vocabulary import PlaceKind

PLACE_KINDS = (
    PlaceKind.TOWN,
    PlaceKind.POSTAL_CODE,
    PlaceKind.POSTAL_AREA,
    PlaceKind.REGION,
    PlaceKind.COUNTY,
)
TOWN, POSTAL_CODE, POSTAL_AREA, REGION, COUNTY = range(5)
SCALE = 10_000  # of a degree, 11 m: what the packages give
TOWN_STRIPS = 10  # for the towns around a point
REACHES_KM = (4, 12)  # tried first: around New York it spares the look at a thousand towns
KM_PER_DEGREE = 111.2
VERY_ALIKE = 0.75
LEAST_ALIKE = 0.6
LEAST_ALIKE_IN_REGION = 0.5  # fewer names to mistake it for
LONGEST_NAME = 60  # of a misspelling: the time to compare grows with it
BLOCK = 64
AFTER_EVERY_KEY = "\uffff"  # sorts after every key


class Place(NamedTuple):
    """Somewhere that words can mean.

    `name` is printed, and finds exactly this place; so does `near`.
    """

    name: str
    point: Point
    kind: PlaceKind
    country: str  # "" for a bare point far from everything
    region: str
    population: int = 0
    near: str = ""
    # A county, a rural Canadian area, a locality known only by its postcode: its centre may be far
    # off.
    wide: bool = False


class PlaceTable:
    """Rows by number, in the order of their keys."""

    __slots__ = (
        "_coordinates", "_counties", "_key_starts", "_keys", "_means", "_name_starts", "_names",
        "_rough", "_signposts", "_towns", "kinds", "populations", "region_codes", "regions",
    )  # fmt: skip

    def __init__(self, columns: Columns) -> None:
        # so that a key is found between two line ends
        self._keys = "\n" + columns.keys.decode("ascii")
        self._key_starts = columns.key_starts
        self._names = bytes(columns.names)
        self._name_starts = columns.name_starts
        self._coordinates = columns.coordinates
        self._means: dict[int, int] = {}  # the row of an alias -> the row that it means
        self.kinds = bytes(columns.kinds)
        self.populations = columns.populations
        self.regions = bytes(columns.regions)
        self.region_codes = list(columns.region_codes)
        self._rough = frozenset(columns.rough)
        self._counties: dict[str, list[int]] = {}
        self._key_starts.append(len(columns.keys))
        self._name_starts.append(len(self._names))
        for row, kind in enumerate(self.kinds):
            if kind == COUNTY:
                self._counties.setdefault(self.key(row).replace(" ", ""), []).append(row)
        # The key of every 64th row: two thirds of each bisection at the speed of C.
        self._signposts = [self.key(row) for row in range(0, len(self), BLOCK)]
        # Made before `give_meaning`: an alias has no people yet, so its point of 0, 0 stays out.
        self._towns = PointGrid(
            (
                (row, self._coordinates[2 * row] / SCALE, self._coordinates[2 * row + 1] / SCALE)
                for row, people in enumerate(self.populations)
                if people and self.kinds[row] == TOWN
            ),
            strips_per_degree=TOWN_STRIPS,
        )

    def give_meaning(self, alias: int, row: int) -> None:
        """From now on the row of an alias is another word for this one."""
        self._means[alias] = row
        self.populations[alias] = self.populations[row]

    def __len__(self) -> int:
        return len(self.kinds)

    # -- one row -----------------------------------------------------------------------------------

    def key(self, row: int) -> str:
        return self._keys[self._key_starts[row] + 1 : self._key_starts[row + 1]]

    def meant(self, row: int) -> int:
        return self._means.get(row, row)

    def code(self, row: int) -> str:
        return self.region_codes[self.regions[row]][1]

    def names(self, row: int) -> tuple[str, str]:
        """The name, and the town that belongs to it ("" if none)."""
        name, _, town = (
            self._names[self._name_starts[row] : self._name_starts[row + 1]]
            .decode()
            .partition("\t")
        )
        return name, town

    def point(self, row: int) -> Point:
        return Point(self._coordinates[2 * row] / SCALE, self._coordinates[2 * row + 1] / SCALE)

    def place(self, row: int) -> Place:
        row = self._means.get(row, row)
        kind = self.kinds[row]
        country, region = self.region_codes[self.regions[row]]
        name, town = self.names(row)
        rural = kind == POSTAL_AREA and name[1] == "0"
        wide = kind == COUNTY or rural or row in self._rough
        if kind == TOWN:
            name = f"{name} (near {town}), {region}" if town else f"{name}, {region}"
        elif kind == COUNTY:
            name = f"{name}, {region}"
        elif kind != REGION:
            name = f"{name}, {town}, {region}"
        return Place(
            name,
            self.point(row),
            PLACE_KINDS[kind],
            country,
            region,
            self.populations[row],
            name,
            wide,
        )

    # -- many rows ---------------------------------------------------------------------------------

    def start(self, wanted: str) -> int:
        """The first row whose key is not before this one."""
        block = bisect_left(self._signposts, wanted) * BLOCK
        return bisect_left(
            range(len(self)), wanted, max(0, block - BLOCK), min(block, len(self)), key=self.key
        )

    def exact(self, wanted: str) -> range:
        """The rows of this key.

        The commonest part of a look-up: hence a search in the text of one block, not a bisection.
        """
        keys = self._keys
        starts = self._key_starts
        line = f"\n{wanted}\n"
        # not before the first row of the key
        last = min(bisect_left(self._signposts, wanted) * BLOCK, len(self) - 1)
        block = max(0, last - BLOCK)
        at = keys.find(
            line,
            starts[block],
            starts[last + 1] + 1,
        )
        if at < 0:
            return range(0)
        first = bisect_left(starts, at, block, last)
        row = first + 1
        while keys.startswith(line, starts[row]):
            row += 1
        return range(first, row)

    def towns(self, name: str, scope: Container[int] | None = None) -> list[int]:
        """The towns of this key, in these regions; an alias counts as what it means."""
        kinds = self.kinds
        regions = self.regions
        rows = [
            row
            for row in self.exact(name)
            if kinds[row] == TOWN and (scope is None or regions[row] in scope)
        ]
        return list(dict.fromkeys([self._means.get(row, row) for row in rows]))

    def counties(self, name: str, scope: Container[int] | None = None) -> list[int]:
        """The counties of this key, in these regions: "de kalb county" is DeKalb, since nobody
        knows which of them is written with a space.
        """
        rows = self._counties.get(name.replace(" ", ""), ())
        return [row for row in rows if scope is None or self.regions[row] in scope]

    def beginning(self, prefix: str) -> range:
        return range(self.start(prefix), self.start(prefix + AFTER_EVERY_KEY))

    def most_populous(self, rows: Iterable[int], limit: int) -> list[int]:
        return nlargest(limit, rows, key=self.populations.__getitem__)

    def alike(
        self,
        wanted: str,
        scope: Container[int] | None,
        limit: int,
    ) -> list[int]:
        """The towns (in these regions) spelled most like this: best first, the more populous of two
        equals first.

        Few people mistake a first letter, so the names that share it are tried alone, at a tenth of
        the time.
        """
        wanted = wanted[:LONGEST_NAME]
        every = range(self.start("a"), len(self))  # ZIPs stand before the letters
        least = LEAST_ALIKE if scope is None else LEAST_ALIKE_IN_REGION
        towns = self._alike(
            wanted,
            self.beginning(wanted[:1]),
            scope,
            VERY_ALIKE,
            limit,
        )
        towns = towns or self._alike(wanted, every, scope, least, limit)
        return nlargest(
            limit, towns, key=lambda row: towns[row] + log10(self.populations[row] + 1) / 100
        )

    def _alike(
        self,
        wanted: str,
        among: range,
        scope: Container[int] | None,
        least: float,
        limit: int,
    ) -> dict[int, float]:
        """Towns in a stretch of rows and how alike they are, 0 to 1."""
        names: Sequence[str] = self._keys[
            self._key_starts[among.start] + 1 : self._key_starts[among.stop]
        ].split("\n")
        rows: Sequence[int] = among
        if scope is not None:
            there = [number in scope for number in self.regions[among.start : among.stop]]
            names, rows = list(compress(names, there)), list(compress(among, there))
        found = process.extract(
            wanted,
            names,
            scorer=OSA.normalized_similarity,
            score_cutoff=least,
            limit=limit * 20,  # some are no towns, others one town twice
            processor=None,
        )
        towns: dict[int, float] = {}
        for _, score, number in found:
            if number < len(rows) and self.kinds[rows[number]] == TOWN:  # "" of no rows
                towns.setdefault(self.meant(rows[number]), score)
        return towns

    def containing(self, words: str, scope: Container[int] | None) -> Iterator[int]:
        """The towns (in these regions) that have these words inside of their name."""
        at = self._keys.find(words, 1)
        while at != -1:
            # - 1, since the starts do not count the line end before the first key.
            row = bisect_right(self._key_starts, at - 1) - 1
            if self.kinds[row] == TOWN and (scope is None or self.regions[row] in scope):
                yield self.meant(row)
            at = self._keys.find(words, self._key_starts[row + 1])

    def nearest_town(self, point: Point, within_km: float) -> int | None:
        """The nearest town of known size."""
        coordinates = self._coordinates
        width = cos(radians(point.latitude))
        y = point.latitude * SCALE
        x = point.longitude * SCALE
        nearest = None
        for reach_km in (*REACHES_KM, within_km):
            # Not infinity: beyond the circle but within the box, a town may not be the nearest.
            least = (reach_km / KM_PER_DEGREE * SCALE) ** 2
            for row in self._towns.around(point, reach_km):
                # Offsets in a plane: near enough to compare neighbours, and seven times as fast as
                # distances.
                high = coordinates[2 * row] - y
                wide = (coordinates[2 * row + 1] - x) * width
                offset = high * high + wide * wide
                if offset < least:
                    nearest, least = row, offset
            if nearest is not None:
                break
        return nearest
