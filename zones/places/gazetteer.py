"""Where a visitor's words lie on the map: one place, several to choose from, or unknown."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from zones.geo.point import Point, distance_km
from zones.places.completions import completions
from zones.places.loader import GazetteerError, load_table
from zones.places.postal_codes import TOGETHER_KM, PostalCodes
from zones.places.regions import Reading, RegionWords, Scope
from zones.places.spellings import spellings
from zones.places.table import Place, PlaceTable
from zones.places.text import (
    Parts,
    key,
    looks_like_address,
    names_in,
    read_parts,
    read_point,
    spelled_out,
    township_base,
    without_title,
)
from zones.vocabulary import PlaceKind

__all__ = ["Gazetteer", "GazetteerError", "Located", "Place", "complete", "load", "locate"]

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLEARLY_LARGER = 20  # times the people of the next namesake: then the bare name means this one
# the least that the list of towns records; a place without a number has fewer, or not many more
UNKNOWN_PEOPLE = 500
CITY = 100_000  # people
LONGEST = 300  # characters
LARGE_TOWNSHIP = 10_000  # people: then the town of that name is most likely the township itself
MOST_NAMESAKES = 20
NAMED_WITHIN_KM = 30


class Located(NamedTuple):
    """What words mean: a place, with its namesakes; or several places; or a whole region; or,
    unknown, what is near.

    A region has the towns of its name as alternatives; a town may have the region of its name among
    them.
    """

    place: Place | None = None
    alternatives: tuple[Place, ...] = ()
    region: Place | None = None
    spellings: tuple[Place, ...] = ()


class Gazetteer:
    """The table of places, and the rules by which words choose among them."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._regions = RegionWords(table)
        self._codes = PostalCodes(table, self._regions)

    def locate(self, words: str) -> Located:
        """What these words mean.

        ValueError, in words, for coordinates that are not on the earth.
        """
        if len(words) > LONGEST:
            return Located()
        if (
            len(words) == 5
            and words.isdigit()
            and (row := self._codes.row(Reading((), code=words), True)) is not None
        ):
            # a ZIP: what most people type needs no other reading
            return Located(self._table.place(row))
        if town := self._town_and_region(words):
            return town
        if point := read_point(words):
            return Located(self._bare_point(point))
        parts, second = read_parts(words)
        if not parts:
            return Located()
        if coded := self._codes.in_front(parts):
            return Located(coded)
        found = self._read(parts, second)
        if not found and (shorter := without_title(parts)):
            found = self._read(shorter, second)
        return found or self._unknown(parts)

    def _town_and_region(self, words: str) -> Located | None:
        """ "Kansas City, MO", as most people write a town: what the first of all readings gives,
        without the others.
        """
        name, _, code = words.partition(", ")
        letters = name.replace(" ", "")
        # Everything but plain letters has to pass through `plain` first.
        if not (code.isalpha() and letters.isalpha() and letters.isascii()):
            return None
        regions = self._regions.rows(code.lower())
        if not regions or any(map(self._regions.is_country, regions)):
            return None
        rows = self._table.towns(spelled_out(name.lower().split()), self._regions.scope(regions))
        return self._chosen(rows) if rows else None

    def _read(self, parts: Parts, second: str) -> Located | None:
        answers = (self._answer(reading, second) for reading in self._regions.readings(parts))
        return next(filter(None, answers), None)

    def region_name(self, country: str, code: str) -> str:
        return self._regions.name(country, code)

    # -- points and codes --------------------------------------------------------------------------

    def _bare_point(self, point: Point) -> Place:
        # Five decimals as in `read_point`, so that the label finds its own point again.
        degrees = (
            f"{number:.5f}".rstrip("0").rstrip(".") for number in (point.latitude, point.longitude)
        )
        label = ", ".join(degrees)
        near = label.replace(" ", "")
        row = self._table.nearest_town(point, NAMED_WITHIN_KM)
        if row is None:
            return Place(label, point, PlaceKind.POINT, "", "", near=near)
        country, region = self._table.region_codes[self._table.regions[row]]
        label = f"{label} (near {self._table.names(row)[0]}, {region})"
        return Place(label, point, PlaceKind.POINT, country, region, near=near)

    # -- names -------------------------------------------------------------------------------------

    def _answer(self, reading: Reading, second: str) -> Located | None:
        if reading.code and (row := self._codes.row(reading, reading.sure)) is not None:
            return Located(self._table.place(row))
        if not reading.parts:
            return self._region(reading) if reading.regions else None
        rows = self._named(reading)
        if second:
            rows = [row for row in rows if key(self._table.names(row)[1]) == second] or rows
        return self._chosen(rows) if rows else None

    def _named(self, reading: Reading) -> list[int]:
        """The towns that a reading may mean."""
        if reading.exact:
            return self._table.towns(spelled_out(reading.parts[-1]), reading.scope)
        parts = reading.parts
        scope = reading.scope
        if len(parts) > 1 and not any(map(looks_like_address, parts[:-1])):
            rows = self._beside(parts, scope)
            # Without a region that was read, "Rome, Italy" would be the town of Italy, TX.
            if rows or scope is None:
                return rows
        found = (self._table.towns(name, scope) for name in names_in(parts))
        return next(filter(None, found), []) or self._township(reading)

    def _township(self, reading: Reading) -> list[int]:
        """ "Canton Township" is Canton; but "Washington Township" need not be near the village of
        Washington.
        """
        rows = self._table.towns(township_base(reading.parts[-1]), reading.scope)
        return [row for row in rows if self._table.populations[row] >= LARGE_TOWNSHIP]

    def _beside(self, parts: Parts, scope: Scope | None) -> list[int]:
        """ "Scarborough, Toronto": the first where it lies near the last.

        "Rome, Italy" is not by Italy, Texas.
        """
        rows = self._table.towns(spelled_out(parts[0]), scope)
        if not rows:
            return rows
        last = [self._table.point(row) for row in self._table.towns(spelled_out(parts[-1]), scope)]
        return [
            row
            for row in rows
            if any(distance_km(self._table.point(row), point) <= TOGETHER_KM for point in last)
        ]

    def _chosen(self, rows: Sequence[int]) -> Located:
        """One of several namesakes, or all of them."""
        table = self._table
        if len(rows) == 1:
            return Located(table.place(rows[0]))
        rows = sorted(rows, key=table.populations.__getitem__, reverse=True)
        if len({table.code(row) for row in rows}) == 1:
            # Namesakes in one region: the table gives all but the one that is clearly meant a
            # second name.
            winner = next((row for row in rows if not table.names(row)[1]), None)
        else:
            winner = rows[0] if self._outnumbers(rows[0], rows[1]) else None
        if winner is None:
            return Located(None, self._places(rows))
        return Located(table.place(winner), self._places(row for row in rows if row != winner))

    def _outnumbers(self, one: int, other: int) -> bool:
        people = self._table.populations
        return people[one] >= CLEARLY_LARGER * max(people[other], UNKNOWN_PEOPLE)

    def _places(self, rows: Iterable[int]) -> tuple[Place, ...]:
        return tuple(
            self._table.place(row)
            for row, _ in zip(
                rows,
                range(MOST_NAMESAKES),
                strict=False,
            )
        )

    def _region(self, reading: Reading) -> Located:
        """The name of a state or a country and nothing else.

        A town wins only where it is a city, and clearly larger than every town of its name: New
        York, Washington and Québec are the cities; Ontario, Victoria, New Brunswick and Texas (a
        hamlet in Queensland) are the regions.
        """
        table = self._table
        regions = self._places(reading.regions)
        towns = sorted(
            self._table.towns(reading.name, None), key=table.populations.__getitem__, reverse=True
        )
        if len(regions) == 1 and towns and self._is_the_city(towns):
            return Located(table.place(towns[0]), (*regions, *self._places(towns[1:])))
        if len(regions) > 1:
            return Located(None, (*regions, *self._places(towns)))  # WA, NT: two countries have one
        return Located(None, self._places(towns), regions[0])

    def _is_the_city(self, towns: Sequence[int]) -> bool:
        alone = len(towns) == 1 or self._outnumbers(towns[0], towns[1])
        return alone and self._table.populations[towns[0]] >= CITY

    # -- unknown words -----------------------------------------------------------------------------

    def _unknown(self, parts: Parts) -> Located:
        """The nearest spellings, by the likeliest reading; but "De Kalb" is DeKalb."""
        readings = list(self._regions.readings(parts))
        reading = next((reading for reading in readings if not reading.exact), readings[0])
        rows = spellings(self._table, reading)
        joined = "".join(reading.parts[-1]) if reading.parts else ""
        same = [row for row in rows if self._table.key(row).replace(" ", "") == joined]
        return self._chosen(same) if same else Located(spellings=self._places(rows))

    def complete(self, prefix: str, limit: int = 8) -> tuple[Place, ...]:
        """The places whose label may begin so, the most populous first; each once."""
        if len(prefix) > LONGEST:
            return ()
        return self._places(completions(self._table, self._regions, prefix, limit))


@cache
def _packaged() -> Gazetteer:
    return Gazetteer(load_table(FIXTURES / "gazetteer.csv.gz", FIXTURES / "gazetteer_aliases.csv"))


def load(path: Path | None = None, aliases: Path | None = None) -> Gazetteer:
    """The packaged gazetteer, kept for the whole process (servers call this before they fork); or
    that of other files.

    Raises GazetteerError, which names file and line, and then keeps nothing.
    """
    return Gazetteer(load_table(path, aliases)) if path else _packaged()


def locate(words: str) -> Located:
    return _packaged().locate(words)


def region_name(country: str, code: str) -> str:
    """The name of a state or province by its code, "Missouri" for US and MO; empty where it is not
    known.
    """
    return _packaged().region_name(country, code)


def complete(prefix: str, limit: int = 8) -> tuple[Place, ...]:
    return _packaged().complete(prefix, limit)
