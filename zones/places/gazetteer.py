"""Where a visitor's words lie on the map: one place, several to choose from, or unknown."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from exchangezones.foundation.text import as_typed
from zones.geo.point import distance_km
from zones.places.cities import Cities
from zones.places.completions import completions
from zones.places.loader import GazetteerError, load_table
from zones.places.located import Located
from zones.places.namesakes import Namesakes
from zones.places.points import Points
from zones.places.postal_codes import TOGETHER_KM, PostalCodes
from zones.places.regions import Reading, RegionWords, Scope
from zones.places.spellings import spellings
from zones.places.table import Place, PlaceTable
from zones.places.text import (
    Parts,
    county_name,
    key,
    looks_like_address,
    names_in,
    read_parts,
    spelled_out,
    township_base,
    without_title,
)
from zones.vocabulary import Remark

__all__ = ["Gazetteer", "GazetteerError", "Located", "Place", "complete", "load", "locate"]

FIXTURES = Path(__file__).parents[2] / "fixtures"
LONGEST = 300  # characters
SIZEABLE_TOWN = 20_000  # people
LARGE_TOWNSHIP = 10_000  # people: then the town of that name is most likely the township itself


class Gazetteer:
    """The table of places, and the rules by which words choose among them."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._regions = RegionWords(table)
        self._codes = PostalCodes(table, self._regions)
        self._points = Points(table)
        self._namesakes = Namesakes(table)
        self._cities = Cities(table, self._regions, self._namesakes)

    def locate(self, words: str) -> Located:
        """What these words mean.

        ValueError, in words, for coordinates that are not on the earth.
        """
        words = as_typed(words)
        if (
            len(words) == 5
            and words.isdigit()
            and (row := self._codes.row(Reading((), code=words), True)) is not None
        ):
            # a ZIP: what most people type needs no other reading
            return Located(self._table.place(row))
        if town := self._town_and_region(words):
            return town
        if special := self.point(words):
            return special
        if len(words) > LONGEST:
            return Located()
        parts, second = read_parts(words)
        if not parts:
            return Located()
        if lost := self._codes.without_zero(parts):
            return Located(None, self._namesakes.places(lost))
        if self._codes.is_military(parts):
            return Located(remark=Remark.MILITARY)
        if coded := self._codes.in_front(parts):
            return Located(coded)
        found = self._read(parts, second)
        if not found and (shorter := without_title(parts)):
            found = self._read(shorter, second)
        found = found or self._cities.in_the_last(parts) or self._unknown(parts)
        if found.remark is Remark.PART_UNKNOWN:
            found = found._replace(unread=words.partition(",")[0].strip())
        return found

    def point(self, words: str) -> Located | None:
        """What the words mean if they are coordinates, a map link, or "near me".

        ValueError, in words, for coordinates that are not on the earth.
        """
        return self._points.read(words)

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
        return self._namesakes.chosen(rows) if rows else None

    def _read(self, parts: Parts, second: str) -> Located | None:
        answers = (self._answer(reading, second) for reading in self._regions.readings(parts))
        return next(filter(None, answers), None)

    def region_name(self, country: str, code: str) -> str:
        return self._regions.name(country, code)

    # -- names -------------------------------------------------------------------------------------

    def _answer(self, reading: Reading, second: str) -> Located | None:
        if reading.code and (row := self._codes.row(reading, reading.sure)) is not None:
            return Located(self._table.place(row))
        if not reading.parts:
            return self._cities.region(reading) if reading.regions else None
        if counties := self._counties(reading):
            return self._namesakes.one_or_all(counties)
        rows = self._named(reading)
        if second:
            rows = [row for row in rows if key(self._table.names(row)[1]) == second] or rows
        if not rows:
            return None
        remark = Remark.PART_UNKNOWN if self._is_unread(reading, rows) else None
        return self._namesakes.chosen(rows)._replace(remark=remark)

    def _counties(self, reading: Reading) -> list[int]:
        """The counties that a reading may mean, with the towns that bear such a name."""
        # Where no state was read, "Aurora CO" is in Colorado.
        short = reading.parts[-1][-1] == "co" and reading.scope is None
        if len(reading.parts) != 1 or short:
            return []
        rows = self._table.counties(county_name(reading.parts[0]), reading.scope)
        towns = self._table.towns(spelled_out(reading.parts[0]), reading.scope) if rows else []
        return [*towns, *rows]

    def _is_unread(self, reading: Reading, rows: Sequence[int]) -> bool:
        """Whether the first part is no street, and nothing of it is in the towns that were found:
        "Ballard, Seattle, WA".
        """
        if len(reading.parts) < 2 or county_name(reading.parts[-1]):
            return False
        first = reading.parts[0]
        return not looks_like_address(first) and all(
            self._table.key(row) != spelled_out(first) for row in rows
        )

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
        names = names_in(parts, has_region=scope is not None)
        found = (self._believed(name, reading) for name in names)
        return next(filter(None, found), []) or self._township(reading)

    def _believed(self, name: str, reading: Reading) -> list[int]:
        """The towns of a name that is a part of what was read: a small one may be there by chance,
        as in "Mexico City", "Greenwich Village", "Minneapolis-St. Paul".
        """
        rows = self._table.towns(name, reading.scope)
        last = reading.parts[-1]
        if spelled_out(last) in (name, f"{name} city", f"{name} village"):
            by_chance = spelled_out(last) != name
        else:
            has_number = any(token[0].isdigit() for part in reading.parts for token in part)
            by_chance = not has_number and bool(self._table.towns(f"saint {name}", reading.scope))
        return [
            row for row in rows if not by_chance or self._table.populations[row] >= SIZEABLE_TOWN
        ]

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
        meant = self._namesakes.chosen(self._table.towns(spelled_out(parts[-1]), scope))
        # Of several cities all but the hamlets.
        among = [place for place in meant.alternatives if place.population >= SIZEABLE_TOWN]
        last = [place.point for place in ([meant.place] if meant.place else among)]
        return [
            row
            for row in rows
            if any(distance_km(self._table.point(row), point) <= TOGETHER_KM for point in last)
        ]

    # -- unknown words -----------------------------------------------------------------------------

    def _unknown(self, parts: Parts) -> Located:
        """The nearest spellings, by the likeliest reading; but "De Kalb" is DeKalb."""
        readings = list(self._regions.readings(parts))
        reading = next((reading for reading in readings if not reading.exact), readings[0])
        rows = spellings(self._table, reading)
        joined = "".join(reading.parts[-1]) if reading.parts else ""
        same = [row for row in rows if self._table.key(row).replace(" ", "") == joined]
        if same:
            remark = Remark.PART_UNKNOWN if self._is_unread(reading, same) else None
            return self._namesakes.chosen(same)._replace(remark=remark)
        return Located(spellings=self._namesakes.places(rows))

    def complete(self, prefix: str, limit: int = 8) -> tuple[Place, ...]:
        """The places whose label may begin so, the most populous first; each once."""
        if len(prefix) > LONGEST:
            return ()
        return self._namesakes.places(completions(self._table, self._regions, prefix, limit))


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


def point(words: str) -> Located | None:
    return _packaged().point(words)


def region_name(country: str, code: str) -> str:
    """The name of a state or province by its code, "Missouri" for US and MO; empty where it is not
    known.
    """
    return _packaged().region_name(country, code)


def complete(prefix: str, limit: int = 8) -> tuple[Place, ...]:
    return _packaged().complete(prefix, limit)
