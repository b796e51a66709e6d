"""What a row would change, and whether its writer may not have seen what is stored."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from zones.models import Agency, Station, Zone
from zones.spreadsheets.cells import Mistake
from zones.spreadsheets.columns import (
    STATION_COLUMNS,
    ZONE_COLUMNS,
    write_cell,
)
from zones.spreadsheets.plan import Change
from zones.spreadsheets.stored import (
    station_cells,
    version_of,
)

Cells = dict[str, str]
OF_STATION = {*STATION_COLUMNS, "agency_key"}


@dataclass(slots=True)
class ZoneRow:
    """A row while it is judged: its cells, what they name, and what is stored of that, as cells
    too.
    """

    line: int
    cells: Cells = field(default_factory=dict)
    zone: Zone | None = None
    station: Station | None = None
    agency: Agency | None = None
    was_station: Cells = field(default_factory=dict)
    was_zone: Cells = field(default_factory=dict)
    station_values: dict[str, Any] = field(default_factory=dict)
    zone_values: dict[str, Any] = field(default_factory=dict)
    source: dict[str, str] = field(default_factory=dict)
    mistakes: list[Mistake] = field(default_factory=list)

    def wrong(self, column: str, reason: str) -> None:
        self.mistakes.append(
            Mistake(
                column,
                self.cells.get(column, ""),
                reason,
            )
        )


def changes_of(row: ZoneRow) -> Iterator[Change]:
    assert row.agency
    # Identity is enough: `known_of` keeps one instance for each station.
    if row.zone is None or row.station is not row.zone.station:
        yield Change(
            "station_key", row.zone.station.key if row.zone else "", row.cells["station_key"]
        )
    if row.station is None or row.station.agency.pk != row.agency.pk:
        yield Change(
            "agency_key",
            row.was_station.get("agency_key", ""),
            row.agency.key,
        )
    for columns, values, was in [
        (STATION_COLUMNS, row.station_values, row.was_station),
        (ZONE_COLUMNS, row.zone_values, row.was_zone),
    ]:
        for name, column in columns.items():
            if column.field in values:
                yield Change(
                    name,
                    was.get(name, ""),
                    write_cell(values[column.field]),
                )


def conflict_of(row: ZoneRow, changes: Sequence[Change]) -> str:
    """Why this row would change something that its writer may not have seen; empty where there is
    no doubt.
    """
    touches_station = row.station is not None and any(
        change.column in OF_STATION for change in changes
    )
    if row.zone is None:
        return (
            _("The zone is new, but its station exists already and would be changed.")
            if touches_station
            else ""
        )
    if not row.cells.get("version"):
        return _("The row has no version, so it may be older than what is stored.")
    # The digest depends on the order of the cells, which must be that of `cells_of`.
    if row.cells["version"] != version_of(
        {
            "id": row.zone.public_id,
            **station_cells(row.zone.station),
            **row.was_zone,
        }
    ):
        return _("The zone was changed after this file was made.")
    if touches_station and row.station is not row.zone.station:
        return _("The zone moves to another station, which would be changed, too.")
    return ""
