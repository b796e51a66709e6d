"""A list of ordinary police stations: what it would add, change and remove."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from zones.directory.ordinary_stations import OrdinaryListing
from zones.geo.point import distance_km
from zones.models import OrdinaryStation as Row
from zones.spreadsheets.plausible import known_regions
from zones.spreadsheets.stations import NotAStation, identity, read_station

SAME_BUILDING_KM = 0.2  # a list that names a station twice within this distance means one building
# more than MOST_EDITS in foundation/triggers.py: these edits are not written down one by one
ROWS_A_STATEMENT = 4_000
FIELDS = [name for name in OrdinaryListing._fields if name != "point"] + ["latitude", "longitude"]


class ListedStation(NamedTuple):
    line: int
    station: OrdinaryListing


class JudgedStations(NamedTuple):
    """A file as it was read: the stations by identity, a sentence for each bad row, how many said
    one again.
    """

    stations: dict[str, ListedStation]
    mistakes: list[str]
    repeated: int


class StationPlan(NamedTuple):
    """What an import does. `changed` are rows as they will be, each with what differs in words."""

    added: list[Row]
    changed: list[tuple[Row, str]]
    gone: list[Row]
    unchanged: int


def judge_stations(rows: Iterable[tuple[int, dict[str, str]]], today: date) -> JudgedStations:
    """`rows` are (line, cells by column); `today` is the day of the import."""
    regions = known_regions()
    stations: dict[str, ListedStation] = {}
    mistakes, repeated = [], 0
    for line, row in rows:
        try:
            station = read_station(row, regions=regions, today=today)
        except NotAStation as error:
            mistakes.append(f"Line {line}: {error}")
            continue
        first = stations.setdefault(identity(station), ListedStation(line, station))
        apart_km = distance_km(first.station.point, station.point)
        if apart_km > SAME_BUILDING_KM:
            mistakes.append(
                f"Line {line}: name “{station.name}”: With this address it stands in line "
                f"{first.line} too, {apart_km:.1f} km away. Take the wrong one out, or tell them "
                "apart by name or street."
            )
        elif first.line != line:
            repeated += 1
    return JudgedStations(stations, mistakes, repeated)


def plan_stations(stations: dict[str, ListedStation]) -> StationPlan:
    """What makes the stored stations of these sources those of the file."""
    sources = {listed.station.source for listed in stations.values()}
    stored = {row.key: row for row in Row.objects.filter(source__in=sources)}
    added, changed, unchanged = [], [], 0
    for key, (_, station) in stations.items():
        row = row_of(key, station)
        known = stored.pop(key, None)
        if known is None:
            added.append(row)
        elif words := difference(known, row):
            changed.append((row, words))
        else:
            unchanged += 1
    return StationPlan(added, changed, list(stored.values()), unchanged)


def row_of(key: str, station: OrdinaryListing) -> Row:
    *_, latitude, longitude = FIELDS
    values = {
        **station._asdict(),
        latitude: station.point.latitude,
        longitude: station.point.longitude,
    }
    del values["point"]
    return Row(key=key, **values)


def difference(known: Row, row: Row) -> str:
    """ "phone “+1-555-555-0100” → “+1-555-555-0101”"; empty where nothing differs."""
    pairs = [(name, getattr(known, name), getattr(row, name)) for name in FIELDS]
    return ", ".join(f"{name} “{before}” → “{now}”" for name, before, now in pairs if before != now)


def shrinks(plan: StationPlan) -> bool:
    """Whether fewer than half would remain: most likely a part of a list."""
    remaining = len(plan.changed) + plan.unchanged
    return 2 * (remaining + len(plan.added)) < remaining + len(plan.gone)


def too_few(plan: StationPlan) -> str:
    remaining = len(plan.changed) + plan.unchanged
    return (
        f"{remaining + len(plan.added):,} of {remaining + len(plan.gone):,} stations of these "
        "sources would be left. "
        "Is the file whole? Nothing was changed. If it is right, say --allow-shrink."
    )


def store_stations(plan: StationPlan, progress: Callable[[int], object]) -> None:
    """`progress` is told how many rows have just been stored."""
    rows = [*plan.added, *(row for row, _ in plan.changed)]
    for start in range(0, len(rows), ROWS_A_STATEMENT):
        chunk = rows[start : start + ROWS_A_STATEMENT]
        Row.objects.bulk_create(
            chunk,
            update_conflicts=True,
            unique_fields=["key"],
            update_fields=FIELDS,
        )
        progress(len(chunk))
    for start in range(0, len(plan.gone), ROWS_A_STATEMENT):
        chunk = plan.gone[start : start + ROWS_A_STATEMENT]
        Row.objects.filter(pk__in=[row.pk for row in chunk]).delete()
        progress(len(chunk))
