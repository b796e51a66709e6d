"""What a table of zones would do: rows to add, rows to change, rows that a person has to decide,
and mistakes.
"""

import hashlib
from collections.abc import Container
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zones.models import Agency, Station, Zone
from zones.spreadsheets.cells import Mistake


class Change(NamedTuple):
    """What a row changes in one column, as cells."""

    column: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.column} “{self.before}” → “{self.after}”"


@dataclass(frozen=True, slots=True)
class Planned:
    """One row that is in order: what it would do to the zone and its station.

    `conflict` says why a person decides.
    """

    line: int
    zone: Zone | None  # None for a new one
    station: Station | None  # None for a new one
    station_key: str
    agency: Agency
    name: str
    zone_values: dict[str, Any]
    station_values: dict[str, Any]
    changes: tuple[Change, ...]
    source: dict[str, str]
    conflict: str

    def __str__(self) -> str:
        return f"{self.zone} ({self.zone.public_id})" if self.zone else self.name


@dataclass(slots=True)
class TablePlan:
    """What a table would do. With a mistake it does nothing at all."""

    added: list[Planned] = field(default_factory=list)
    changed: list[Planned] = field(default_factory=list)
    conflicts: list[Planned] = field(default_factory=list)
    unchanged: int = 0
    mistakes: list[tuple[int, Mistake]] = field(default_factory=list)

    def put(self, row: Planned) -> None:
        if not row.changes:
            self.unchanged += 1
            return
        rows = self.conflicts if row.conflict else self.changed if row.zone else self.added
        rows.append(row)

    def settled(self, overwrite: Container[int]) -> "TablePlan":
        """With a decision about each conflict: the rows at these lines are taken, the others leave
        what is stored.
        """
        taken = [row for row in self.conflicts if row.line in overwrite]
        return TablePlan(
            self.added + [row for row in taken if row.zone is None],
            self.changed + [row for row in taken if row.zone is not None],
            [row for row in self.conflicts if row.line not in overwrite],
            self.unchanged,
            self.mistakes,
        )

    @property
    def rows(self) -> list[Planned]:
        """What is to be stored."""
        return self.added + self.changed

    def counts(self) -> str:
        """The line for scripts."""
        return (
            f"{len(self.added)} added, {len(self.changed)} changed, {self.unchanged} unchanged, "
            f"{len(self.conflicts)} conflicts, {len(self.mistakes)} mistakes"
        )

    def digest(self) -> str:
        """Another one whenever the plan is: who confirms a plan confirms what was shown."""
        told = [(row.line, row.changes, row.conflict) for row in [*self.rows, *self.conflicts]]
        return hashlib.sha256(repr((told, self.unchanged, self.mistakes)).encode()).hexdigest()[:16]
