"""Which of several places of one name is meant, or that nobody can tell."""

from collections.abc import Iterable, Sequence

from zones.places.located import Located
from zones.places.table import Place, PlaceTable

CITY = 100_000  # people
CLEARLY_LARGER = 20  # times the people of the next namesake: then the bare name means this one
# the least that the list of towns records; a place without a number has fewer, or not many more
UNKNOWN_PEOPLE = 500
MOST_NAMESAKES = 20


class Namesakes:
    """The rows of the table that share a name, by their people."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    def one_or_all(self, rows: Sequence[int]) -> Located:
        """Namesakes among counties are all large: none of them is clearly meant."""
        by_people = sorted(rows, key=self._table.populations.__getitem__, reverse=True)
        if len(rows) == 1:
            return Located(self._table.place(rows[0]))
        return Located(None, self.places(by_people))

    def chosen(self, rows: Sequence[int]) -> Located:
        """One of several namesakes, or all of them."""
        table = self._table
        if not rows:
            return Located()
        if len(rows) == 1:
            return Located(table.place(rows[0]))
        rows = sorted(rows, key=table.populations.__getitem__, reverse=True)
        if len({table.code(row) for row in rows}) == 1:
            # Namesakes in one region: the table gives all but the one that is clearly meant a
            # second name.
            winner = next((row for row in rows if not table.names(row)[1]), None)
        else:
            winner = rows[0] if self.outnumbers(rows[0], rows[1]) else None
        if winner is None:
            return Located(None, self.places(rows))
        return Located(table.place(winner), self.places(row for row in rows if row != winner))

    def outnumbers(self, one: int, other: int) -> bool:
        people = self._table.populations
        return people[one] >= CLEARLY_LARGER * max(people[other], UNKNOWN_PEOPLE)

    def places(self, rows: Iterable[int]) -> tuple[Place, ...]:
        return tuple(
            self._table.place(row)
            for row, _ in zip(
                rows,
                range(MOST_NAMESAKES),
                strict=False,
            )
        )
