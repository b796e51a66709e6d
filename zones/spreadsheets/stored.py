"""What is stored of the zones that a table names: as rows, as cells, and as the version that a cell
remembers.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, NamedTuple, TypeVar

from zones.models import Agency, Grant, Station, Zone
from zones.spreadsheets.columns import (
    STATION_COLUMNS,
    TABLE_COLUMNS,
    ZONE_COLUMNS,
    one_line,
    write_cell,
)

T = TypeVar("T")
# the numbers of somebody's agencies; None for all: see GrantQuerySet.reach_of
Reach = frozenset[int] | None
ID = re.compile(r"[0-9a-z]{5,12}")
# A new key looks like that of an agency; one that is stored already is taken as it is.
NEW_KEY = re.compile(r"[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_KEY = 160
AT_ONCE = 500  # keys a question: SQLite takes a thousand


class Writer(NamedTuple):
    """Who brings a table: the agencies within reach, and the rights on the models of this
    application.
    """

    reach: Reach
    may: Callable[[str], bool]


def writer_of(user: Any) -> Writer:
    """The operator of the machine where it is None."""
    if user is None:
        return Writer(None, lambda right: True)
    return Writer(Grant.objects.reach_of(user), lambda right: user.has_perm(f"zones.{right}"))


class StoredRows(NamedTuple):
    """The rows that a table may change, held until the transaction ends; and all agencies within
    reach.
    """

    zones: dict[str, Zone]
    stations: dict[str, Station]
    agencies: dict[str, Agency]
    # by station, setting and name, at the stations of rows without an id
    named: dict[tuple[str, str, str], Zone]
    reach: Reach

    def reaches(self, agency: Agency) -> bool:
        return self.reach is None or agency.pk in self.reach


def known_of(rows: Iterable[Mapping[str, str]], reach: Reach) -> StoredRows:
    """What is stored of the zones, stations and agencies that the rows name.

    Needs a transaction.
    """
    ids = set()
    keys = set()
    keys_without_id = set()
    for row in rows:
        id = row["id"].strip()
        key = row["station_key"].strip()
        if ID.fullmatch(id):  # PostgreSQL refuses a NUL in a query
            ids.add(id)
        if key and key.isprintable() and len(key) <= LONGEST_KEY:
            keys.add(key)
            if not id:
                keys_without_id.add(key)
    held = (
        Zone.objects.within_reach_of(reach)
        .select_for_update(of=("self",))  # else PostgreSQL locks the joined rows, too
        .select_related("station__agency")
    )
    zones = held.in_bulk(ids, field_name="public_id")
    stations = (  # of all departments: a key that another one has must be refused
        Station.objects.select_for_update(of=("self",))
        .select_related("agency")
        .in_bulk(keys, field_name="key")
    )
    named = {}
    # `in_bulk` splits long lists for SQLite by itself; `filter` does not.
    for some in in_parts(sorted(keys_without_id), AT_ONCE):
        for zone in held.filter(station__key__in=some):
            zone = zones.setdefault(zone.public_id, zone)
            named[zone.station.key, zone.setting, one_line(zone.name)] = zone
    for zone in zones.values():  # one instance for each station: `changes_of` compares by identity
        zone.station = stations.setdefault(zone.station.key, zone.station)
    agencies = {
        agency.key: agency for agency in Agency.objects.within_reach_of(reach).order_by("key")
    }
    return StoredRows(zones, stations, agencies, named, reach)


def in_parts(things: Iterable[T], size: int) -> Iterator[list[T]]:
    rest = iter(things)
    while part := list(islice(rest, size)):
        yield part


# -- cells -----------------------------------------------------------------------------------------
def station_cells(station: Station) -> dict[str, str]:
    values = station.__dict__
    cells = {name: write_cell(values[column.field]) for name, column in STATION_COLUMNS.items()}
    return {
        "agency_key": station.agency.key,
        "station_key": station.key,
        **cells,
    }


def zone_cells(zone: Zone) -> dict[str, str]:
    values = zone.__dict__
    return {name: write_cell(values[column.field]) for name, column in ZONE_COLUMNS.items()}


def cells_of(zone: Zone) -> dict[str, str]:
    """All that a table says of a stored zone, by column; the version last."""
    cells = {
        "id": zone.public_id,
        **station_cells(zone.station),
        **zone_cells(zone),
    }
    return {
        **cells,
        "version": version_of(cells),
    }


def version_of(cells: Mapping[str, Any]) -> str:
    """Another one whenever a fact is: a v, so that no spreadsheet takes it for a number, and a
    digest.
    """
    # `one_line` leaves no \x1f within a cell, so no two rows can read alike.
    told = "\x1f".join(one_line(cell) for column, cell in cells.items() if column != "version")
    return f"v{hashlib.sha256(told.encode()).hexdigest()[:12]}"


def rows_of(zones: Any) -> Iterator[list[str]]:
    """The zones of a queryset as rows below TABLE_COLUMNS, agency by agency."""
    ordered = zones.select_related("station__agency").order_by(
        "station__agency__key", "station__key", "public_id"
    )
    for zone in ordered.iterator(chunk_size=2000):
        cells = cells_of(zone)
        yield [cells.get(column, "") for column in TABLE_COLUMNS]
