"""The names of states, provinces and countries, and every way to read words that end in one."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from zones.places.table import REGION, PlaceTable
from zones.places.text import Parts, code_at_end, is_zip_or_area, spelled_out, without_last

Scope = frozenset[int]  # numbers of regions in the table
# "Terre-Neuve et Labrador" has four, "Australian Capital Territory, Australia" is read in two steps
MOST_WORDS = 5


class Reading(NamedTuple):
    """One way to read words: the parts that name a town, the regions that it must lie in, the code
    that was read.
    """

    parts: Parts
    scope: Scope | None = None  # None: anywhere
    code: str = ""
    sure: bool = True  # False: the code may be a house number, and the exact town must bear it out
    exact: bool = False  # the parts are a name as it stands or nothing: they end in a region's word
    regions: tuple[int, ...] = ()  # the rows of the regions that were read last
    name: str = ""  # the key of their name, where the words are nothing else


class RegionWords:
    """Which words name which regions:

    "mo", "missouri", "qc", "québec", "wa" (in two countries), "canada".
    """

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._rows: dict[str, tuple[int, ...]] = {}
        self._countries: dict[str, int] = {}  # "ca" -> the row of Canada
        # row of a region or country -> the numbers of its regions
        self._scopes: dict[int, Scope] = {}
        for row in region_rows(table):
            self._learn(row)

    def _learn(self, row: int) -> None:
        """A row's name and its code; a country's code only after a town, since CA alone is
        California.
        """
        table = self._table
        meant = self._table.meant(row)
        country, code = table.region_codes[table.regions[meant]]
        numbers = (
            number for number, (other, _) in enumerate(table.region_codes) if other == country
        )
        self._scopes[meant] = frozenset((table.regions[meant],) if code else numbers)
        if not code:
            self._countries[country.lower()] = meant
        for word in {table.key(row), code.lower()} - {""}:
            known = self._rows.get(word, ())
            self._rows[word] = known if meant in known else (*known, meant)

    def rows(self, words: str, scope: Scope | None = None) -> tuple[int, ...]:
        """The regions of this name, inside of a scope."""
        found = self._rows.get(words, ())
        return found if scope is None else tuple(row for row in found if self._scopes[row] <= scope)

    def scope(self, rows: Sequence[int]) -> Scope:
        return (
            self._scopes[rows[0]]
            if len(rows) == 1
            else frozenset().union(*[self._scopes[row] for row in rows])
        )

    def beginning(self, prefix: str) -> Iterator[int]:
        return (row for word, rows in self._rows.items() if word.startswith(prefix) for row in rows)

    def name(self, country: str, code: str) -> str:
        """ "Missouri" for US and MO; empty where the table has no such region."""
        codes = self._table.region_codes
        for row in self._scopes:
            if codes[self._table.regions[row]] == (country, code):
                return self._table.names(row)[0]
        return ""

    def is_country(self, row: int) -> bool:
        return not self._table.code(row)

    # -- readings ----------------------------------------------------------------------------------

    def readings(
        self,
        parts: Parts,
        scope: Scope | None = None,
        code: str = "",
    ) -> Iterator[Reading]:
        """Every way to read the words, the likeliest first; a region that can be read is in every
        one but the exact.
        """
        if parts and not code:
            code, used = code_at_end(parts[-1])
            parts = without_last(parts, used) if used else parts
        if not parts:
            yield Reading((), scope, code)
            return
        tails = list(self._tails(parts[-1], scope))
        if len(parts) == 1 and not code and not (tails and tails[0][0] == len(parts[0])):
            yield Reading(parts, scope, exact=bool(tails))  # "Port Washington", "Virginia Beach"
        for length, rows in tails:
            rest = without_last(parts, length)
            yield from self._within(
                rest,
                rows,
                scope,
                code,
                "" if rest else spelled_out(parts[-1]),
            )
        if code or (len(parts) > 1 and not tails):
            yield Reading(
                parts, scope, code, sure=not tails and is_zip_or_area(code), exact=bool(tails)
            )

    def _tails(
        self, part: tuple[str, ...], scope: Scope | None
    ) -> Iterator[tuple[int, tuple[int, ...]]]:
        """The regions that the last words name, "west virginia" before "virginia"; then the
        country, by its code.
        """
        for length in range(min(MOST_WORDS, len(part)), 0, -1):
            tail = part[-length:]
            # As written first: spelled out, the "mt" of "Billings MT" is "mount", not Montana.
            if rows := self.rows(" ".join(tail), scope) or self.rows(spelled_out(tail), scope):
                yield length, rows
        if scope is None and (country := self._countries.get(part[-1])) is not None:
            yield 1, (country,)

    def _within(
        self,
        rest: Parts,
        rows: tuple[int, ...],
        scope: Scope | None,
        code: str,
        name: str,
    ) -> Iterator[Reading]:
        countries = tuple([row for row in rows if self.is_country(row)])
        regions = rows if not countries else tuple([row for row in rows if row not in countries])
        if regions or not rest:
            yield Reading(
                rest, self.scope(regions or rows), code, regions=regions or countries, name=name
            )
        elif countries:
            yield from self.readings(rest, self.scope(countries), code)


def region_rows(table: PlaceTable) -> Iterator[int]:
    row = table.kinds.find(REGION)
    while row != -1:
        yield row
        row = table.kinds.find(REGION, row + 1)
