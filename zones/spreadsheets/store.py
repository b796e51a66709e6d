"""Stores a plan: stations, zones, their history and their checks, thousands at a time."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db import models
from simple_history.utils import get_history_manager_for_model

from zones.curation.verbs import values_of
from zones.models import FACT_FIELDS, Check, Station, Zone
from zones.models.zone import new_public_id
from zones.spreadsheets.plan import Planned, TablePlan
from zones.spreadsheets.stored import AT_ONCE, in_parts
from zones.vocabulary import CheckMethod, FactGroup

# rows a statement: more than MOST_EDITS in foundation/triggers.py, so not noted one by one
CHUNK = 4_000
NOTHING = (None, "", "unknown")

Progress = Callable[[Iterable[Any]], Iterable[Any]]


def store_plan(
    plan: TablePlan,
    *,
    by: Any,
    at: datetime,
    reason: str,
    editors: str = "",
    progress: Progress = iter,
) -> None:
    """Everything that the plan adds and changes. Needs the transaction in which the plan was made.

    `editors` are named in checks; where it is empty, the agency of each zone is.
    """
    stations = stations_of(plan.rows)
    # Stations first: bulk_create refuses a zone whose station is not stored yet.
    keep(
        Station,
        list(stations.values()),
        by=by,
        at=at,
        reason=reason,
        progress=progress,
    )
    ids = new_ids(len(plan.added))
    zones = [make_zone(row, stations.get(row.station_key), ids) for row in plan.rows]
    keep(
        Zone,
        zones,
        by=by,
        at=at,
        reason=reason,
        progress=progress,
    )
    checks = [
        check
        for row, zone in zip(plan.rows, zones, strict=True)
        for check in checks_of(row, zone, editors)
    ]
    Check.objects.bulk_create(checks, batch_size=CHUNK)


def stations_of(rows: Sequence[Planned]) -> dict[str, Station]:
    """By key the stations that are new or differ, as they will be."""
    made: dict[str, Station] = {}
    for row in rows:
        if row.station and not row.station_values and row.station.agency_id == row.agency.pk:
            continue
        station = made.setdefault(row.station_key, row.station or Station(key=row.station_key))
        station.agency = row.agency
        for name, value in row.station_values.items():
            setattr(station, name, value)
        # What Station.save() does: bulk_create never calls it.
        station.time_zone = station.time_zone or station.computed_time_zone()
    return made


def make_zone(
    row: Planned,
    station: Station | None,
    ids: Iterator[str],
) -> Zone:
    """The zone of a row as it will be; the ways between statuses were judged by the table of
    `curation`.
    """
    zone = row.zone or Zone(public_id=next(ids))
    zone.station = station or row.station  # type: ignore[assignment]  # one of the two is there
    for name, value in row.zone_values.items():
        setattr(zone, name, value)
    return zone


def new_ids(number: int) -> Iterator[str]:
    """So many public ids that no zone has: among thousands some would clash."""
    found: set[str] = set()
    while len(found) < number:
        some = {new_public_id() for _ in range(number - len(found))}
        for part in in_parts(sorted(some), AT_ONCE):
            some -= set(Zone.objects.filter(public_id__in=part).values_list("public_id", flat=True))
        found |= some
    return iter(found)


def keep(
    model: Any,
    rows: Sequence[models.Model],
    *,
    by: Any,
    at: datetime,
    reason: str,
    progress: Progress,
) -> None:
    """New rows added and stored ones changed, each with a line in its history."""
    fields = [field.name for field in model._meta.concrete_fields if not field.primary_key]
    history = get_history_manager_for_model(model)
    # bulk_update would write a CASE with a branch for each row, once for every field.
    upsert = {
        "update_conflicts": True,
        "unique_fields": ["id"],
        "update_fields": fields,
    }
    new, known = (
        [row for row in rows if row.pk is None],
        [row for row in rows if row.pk is not None],
    )
    for chosen, update, how in ((new, False, {}), (known, True, upsert)):
        for chunk in progress(list(in_parts(chosen, CHUNK))):
            model.objects.bulk_create(chunk, **how)
            # bulk_create sends no signals, from which the history would be written.
            history.bulk_history_create(
                chunk,
                batch_size=CHUNK,
                update=update,
                default_user=by,
                default_change_reason=reason,
                default_date=at,
            )


# -- checks ----------------------------------------------------------------------------------------
def checks_of(
    row: Planned,
    zone: Zone,
    editors: str,
) -> Iterator[Check]:
    """One for each group of facts that a row with a source changed: what the source says, and when
    it said so.
    """
    if not row.source:
        return
    for group in FactGroup:
        if touches(row, group):
            yield Check(
                zone=zone,
                group=group,
                as_of=row.source["source_date"],
                checked_by=editors or row.agency.name,
                method=CheckMethod.PUBLISHED,
                source_title=row.source["source_title"],
                source_url=row.source["source_url"],
                values=values_of(zone, group),
            )


def touches(row: Planned, group: FactGroup) -> bool:
    """Whether the row changed a fact of the group; of a new zone, whether it says anything."""
    tables = {
        "zone": row.zone_values,
        "station": row.station_values,
    }
    said = [
        tables[table][name]
        for fact in FACT_FIELDS[group]
        for table, name in [fact.split(".")]
        if name in tables[table]
    ]
    return any(row.zone is not None or value not in NOTHING for value in said)
