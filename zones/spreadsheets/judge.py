"""A table of zones, judged row by row: what each would add or change, and everything that is wrong
with it.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from rapidfuzz import process

from zones.models import Station, Zone
from zones.spreadsheets.cells import Mistake
from zones.spreadsheets.changes import OF_STATION, Cells, ZoneRow, changes_of, conflict_of
from zones.spreadsheets.columns import (
    MUST_SAY,
    SOURCE,
    SOURCE_READERS,
    STATION_COLUMNS,
    ZONE_COLUMNS,
    Column,
    Reader,
    header_mistakes,
    one_line,
    write_cell,
)
from zones.spreadsheets.files import TableLine, read_plain
from zones.spreadsheets.plan import Planned, TablePlan
from zones.spreadsheets.rules import (
    POINT_FIELDS,
    SPOT_FIELDS,
    STATUS_FIELDS,
    left_behind,
    source_mistakes,
    spot_mistakes,
    station_mistakes,
    status_mistakes,
    tidied_postal_code,
)
from zones.spreadsheets.stored import (
    LONGEST_KEY,
    NEW_KEY,
    StoredRows,
    Writer,
    known_of,
    station_cells,
    zone_cells,
)


def plan_table(
    lines: Sequence[TableLine],
    *,
    writer: Writer,
    at: datetime,
    progress: Callable[..., Any] = iter,
) -> TablePlan:
    """What the table would do for this person. Needs a transaction."""
    plan = TablePlan()
    plan.mistakes += [(1, mistake) for mistake in header_mistakes(list(lines[0].cells))]
    if plan.mistakes:
        return plan
    judge = RowValidator(
        known_of((line.cells for line in lines), writer.reach),
        writer,
        at,
    )
    for line in progress(lines):
        row = judge.judged(line)
        if row.mistakes:
            plan.mistakes += [(line.number, mistake) for mistake in row.mistakes]
        else:
            plan.put(judge.planned(row))
    return plan


class RowValidator:
    """Remembers what earlier rows said of the same zone and the same station."""

    def __init__(
        self,
        known: StoredRows,
        writer: Writer,
        at: datetime,
    ) -> None:
        self.known, self.writer = known, writer
        self.today = at.date().isoformat()
        self.reader = Reader()
        self.lines_of_zones: dict[tuple[str, ...], int] = {}
        # key → column → (line, cell)
        self.said_of_stations: dict[str, dict[str, tuple[int, str]]] = {}

    def judged(self, line: TableLine) -> ZoneRow:
        row = ZoneRow(line.number)
        for column, cell in line.cells.items():
            try:
                row.cells[column] = one_line(read_plain(cell))
            except ValueError as error:
                row.cells[column] = ""
                row.mistakes.append(Mistake(column, cell, str(error)))
        self.find_zone(row)
        if row.zone or not row.cells["id"]:  # of an unknown zone nothing more can be said
            self.find_place(row)
        if row.mistakes:
            return row
        row.was_station = station_cells(row.station) if row.station else {}
        row.was_zone = zone_cells(row.zone) if row.zone else {}
        self.read_station(row)
        row.zone_values = self.values(row, ZONE_COLUMNS, row.was_zone)
        self.read_source(row)
        if not row.mistakes:
            row.mistakes += [*self.broken_rules(row), *self.forbidden(row)]
        return row

    def planned(self, row: ZoneRow) -> Planned:
        assert row.agency
        changes = tuple(changes_of(row))
        name = row.cells.get("name") or row.was_zone["name"]
        return Planned(
            row.line, row.zone, row.station, row.cells["station_key"], row.agency, name,
            row.zone_values, row.station_values, changes, row.source, conflict_of(row, changes),
        )  # fmt: skip

    # -- which zone, and where ---------------------------------------------------------------------
    def find_zone(self, row: ZoneRow) -> None:
        """The stored zone that a row means: by its id, else by station, setting and name."""
        id = row.cells["id"]
        setting = row.cells.get("setting", "").lower() or "unknown"
        place = row.cells["station_key"], setting, row.cells.get("name", "")
        row.zone = self.known.zones.get(id) if id else self.known.named.get(place)
        if id and row.zone is None:
            row.wrong("id", _("None of your zones has this id. Leave it empty for a new zone."))
            return
        first = self.lines_of_zones.setdefault(
            (row.zone.public_id,) if row.zone else place, row.line
        )
        if first != row.line:
            row.wrong(
                "id",
                _("This zone is in line %(line)d, too. Remove one of the two lines.")
                % {"line": first},
            )

    def find_place(self, row: ZoneRow) -> None:
        """The station and the agency that a row names; both the old and the new agency must be
        within reach.
        """
        key = row.cells["station_key"]
        row.station = self.known.stations.get(key)
        if row.station and not self.known.reaches(row.station.agency):
            row.wrong("station_key", _("This key belongs to another department."))
            return
        self.find_agency(row)
        if row.station is None and not (NEW_KEY.fullmatch(key) and len(key) <= LONGEST_KEY):
            agency = row.agency.key if row.agency else "us-mo-kansas-city-kcpd"
            example = f"{agency}-{slugify(row.cells.get('station', ''))[:40] or 'station'}"
            row.wrong(
                "station_key",
                _("Write the key of the station, such as %(key)s.") % {"key": example},
            )

    def find_agency(self, row: ZoneRow) -> None:
        agencies = self.known.agencies
        key = row.cells.get("agency_key", "")
        if not key and row.station:
            row.agency = row.station.agency
        elif not key and len(agencies) == 1:
            row.agency = next(iter(agencies.values()))
        elif key in agencies:
            row.agency = agencies[key]
        else:
            found = process.extract(key, agencies.keys(), limit=3) if key else []
            near = [name for name, *_score in found]
            some = ", ".join(near or list(agencies)[:3])
            row.wrong(
                "agency_key",
                _("None of your departments has this key. Write one such as %(keys)s.")
                % {"keys": some},
            )

    # -- the values --------------------------------------------------------------------------------
    def read_station(self, row: ZoneRow) -> None:
        told = {name: row.cells[name] for name in STATION_COLUMNS if name in row.cells}
        if not row.cells["id"] and row.station:
            told = {name: cell for name, cell in told.items() if cell}
        assert row.agency
        said = self.said_of_stations.setdefault(row.cells["station_key"], {})
        for column, cell in {
            **told,
            "agency_key": row.agency.key,
        }.items():
            line, first = said.setdefault(column, (row.line, cell))
            if first != cell:
                reason = _(
                    "Line %(line)d says “%(said)s” for the same station. Write the same in both."
                )
                told_before = reason % {"line": line, "said": first}
                row.mistakes.append(Mistake(column, cell, told_before))
        row.station_values = self.values(row, STATION_COLUMNS, row.was_station)
        row.mistakes += tidied_postal_code(row.station_values, row.station or Station())

    def values(
        self,
        row: ZoneRow,
        columns: dict[str, Column],
        was: Cells,
    ) -> dict[str, Any]:
        """By field what differs from what is stored; of a new row all that it says.

        An empty cell takes away what is stored, but only in a row that names the zone by its id.
        """
        found = {}
        for name, column in columns.items():
            cell = row.cells.get(name)
            if was and (
                cell is None or cell == one_line(was[name]) or not (cell or row.cells["id"])
            ):
                continue
            if not cell and name in MUST_SAY:
                row.wrong(name, _("This is empty. Fill it in."))
            elif cell or was:
                value = self.reader.read(name, column.read, cell or "")
                if isinstance(value, Mistake):
                    row.mistakes.append(value)
                # 39.10 is stored as 39.1, and “8-5 weekdays” as its rule: no change.
                elif not was or write_cell(value) != was[name]:
                    found[column.field] = value
        return found

    def read_source(self, row: ZoneRow) -> None:
        found = {
            name: self.reader.read(
                name,
                SOURCE_READERS[name],
                row.cells.get(name, ""),
            )
            for name in SOURCE
        }
        unread = [value for value in found.values() if isinstance(value, Mistake)]
        row.mistakes += unread or source_mistakes(found, self.today)
        row.source = found if found["source_title"] else {}

    def broken_rules(self, row: ZoneRow) -> Iterator[Mistake]:
        """What must hold between cells; what a row does not touch is not judged again."""
        if row.station is None or POINT_FIELDS & row.station_values.keys():
            values = whole(row.station or Station(), row.station_values)
            yield from station_mistakes(values)
            if values["id"] in self.stations_with_spots:
                yield from left_behind(values)
        if SPOT_FIELDS & row.zone_values.keys():
            yield from spot_mistakes(
                whole(row.zone or Zone(), row.zone_values),
                whole(row.station or Station(), row.station_values),
            )
        if row.zone is None or STATUS_FIELDS & row.zone_values.keys():
            before = row.zone.status if row.zone else None
            values = whole(row.zone or Zone(), row.zone_values)
            yield from status_mistakes(values, before, oversees=self.writer.reach is None)

    @cached_property
    def stations_with_spots(self) -> set[int]:
        return set(Zone.objects.exclude(spot_latitude=None).values_list("station_id", flat=True))

    def forbidden(self, row: ZoneRow) -> Iterator[Mistake]:
        """What this person may not do at all."""
        if row.zone is None and not self.writer.may("add_zone"):
            yield Mistake(
                "id",
                "",
                _("Your account may change zones but not add them. Ask the operator of this site."),
            )
        if row.station is None and not self.writer.may("add_station"):
            yield Mistake(
                "station_key",
                row.cells["station_key"],
                _("There is no such station, and your account may not add one."),
            )
        elif not self.writer.may("change_station"):
            for change in changes_of(row):
                if row.station is not None and change.column in OF_STATION:
                    yield Mistake(
                        change.column, change.after, _("Your account may not change stations.")
                    )
        if row.source and not self.writer.may("add_check"):
            yield Mistake(
                "source_title", row.source["source_title"], _("Your account may not record checks.")
            )


def whole(stored: Any, values: dict[str, Any]) -> dict[str, Any]:
    """The row's values by field, with those of the file in their place."""
    return {
        **stored.__dict__,
        **values,
    }
