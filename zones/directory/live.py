"""The read model: every public zone as values and an index, fresh within a second of any edit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from datetime import date, datetime
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import Any

import orjson
from django.db.models import QuerySet
from django.utils.text import slugify

from exchangezones.foundation.snapshot import Snapshot
from exchangezones.foundation.text import visible
from exchangezones.foundation.triggers import Edits
from zones.directory.index import Directory
from zones.directory.listing import (
    AgencyListing,
    CheckListing,
    Listing,
    ProgramSource,
    StationListing,
)
from zones.directory.ordinary_stations import OrdinaryListing, OrdinaryStations
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.hours.time_zones import midnight_after
from zones.models import FACT_FIELDS, Agency, Check, HoursException, ProgramListing, Station, Zone
from zones.models import OrdinaryStation as OrdinaryStationRow
from zones.models.fields import WordField
from zones.vocabulary import FactGroup, Setting, ZoneStatus

StoredRow = dict[str, Any]
COMPUTED = {
    "agency",
    "station",
    "id",
    "path",
    "city_slug",
    "point",
    "programs",
    "exceptions",
    "checks",
    "changed",
}


def build_directory(
    revision: int,
    before: Directory | None = None,
    edits: Edits | None = None,
    *,
    at: datetime,
) -> Directory:
    """The directory as the database has it: read whole, or only what was edited since `before`.

    A zone whose last day is over `at` that instant is paused, whatever is stored.
    """
    if before is None or edits is None:
        agencies = dict(read_agencies(Agency.objects.all()))
        everything = read_zones(Zone.objects.public(), Station.objects.all(), agencies, at=at)
        return Directory(everything, agencies.values(), ordinary=read_ordinary(), revision=revision)
    touched = Zone.objects.touched_by(edits)
    agencies = dict(read_agencies(Agency.objects.touched_by(edits, zones=touched)))
    zones = list(
        read_zones(
            touched.public(),
            Station.objects.filter(zones__in=touched).distinct(),
            agencies,
            at=at,
        )
    )
    now = before.edited(
        zones,
        # All that was touched goes and what is still public comes back: a new draft does not.
        gone={*edits.get("zone", ()), *touched.values_list("public_id", flat=True)},
        agencies=agencies.values(),
        agencies_gone=set(edits.get("agency", ())),
        revision=revision,
    )
    return now.with_ordinary(read_ordinary()) if "ordinary" in edits else now


snapshot: Snapshot[Directory] = Snapshot(
    "zones", build_directory, good_until=attrgetter("good_until")
)


def current() -> Directory:
    """The directory as last built: no query, no wait."""
    return snapshot.current()


def read_agencies(agencies: Any) -> Iterator[tuple[int, AgencyListing]]:
    for row in rows(agencies, stored(AgencyListing)):
        yield row.pop("id"), AgencyListing(**row)


def read_zones(
    zones: QuerySet[Zone],
    stations: QuerySet[Station],
    agencies: dict[int, AgencyListing],
    *,
    at: datetime,
) -> Iterator[Listing]:
    """The zones one by one, with all that belongs to them; the number of queries is fixed."""
    with_stations = InStep(
        (number, station) for number, station in read_stations(stations.order_by("id"), agencies)
    )
    programs, exceptions, checks = (
        InStep(
            ((row.pop("zone__station_id"), row.pop("zone_id")), row)
            for row in rows(
                objects.filter(zone__in=zones).order_by("zone__station_id", "zone_id", "id"),
                stored(kind),
                *("zone__station_id", "zone_id", *more),
            )
        )
        for objects, kind, more in [
            (ProgramListing.objects, ProgramSource, ()),
            (HoursException.objects, DatedHours, ()),
            (Check.objects.with_values_as_text(), CheckListing, ("values_seen",)),
        ]
    )
    # In the order of the four queries above: InStep only goes forward.
    for row in rows(zones.order_by("station_id", "id"), stored(Listing), "station_id", "public_id"):
        zone = row.pop("station_id"), row.pop("id")
        (station,) = with_stations.of(zone[0])
        row["id"] = row.pop("public_id")
        row["status"] = status_at(at, row["status"], row["listed_until"], station.time_zone)
        yield Listing(
            **row,
            station=station,
            path=zone_path(row["id"], row["setting"], station),
            programs=tuple([ProgramSource(**listed) for listed in without_id(programs.of(zone))]),
            exceptions=tuple([DatedHours(**dated) for dated in without_id(exceptions.of(zone))]),
            checks=tuple([seen(check, row, station) for check in latest(checks.of(zone))]),
        )


def status_at(
    at: datetime,
    status: ZoneStatus,
    listed_until: date | None,
    time_zone: str,
) -> ZoneStatus:
    """A listed zone is paused from the midnight after its last day."""
    is_over = listed_until is not None and midnight_after(listed_until, time_zone) <= at
    return ZoneStatus.PAUSED if is_over and status is ZoneStatus.LISTED else status


class InStep:
    """Rows in the order of a key, handed out key by key, so that never more than a few are in
    memory.
    """

    def __init__(self, keyed: Iterator[tuple[Any, Any]]) -> None:
        self._groups = groupby(keyed, key=itemgetter(0))
        self._key: Any = None
        self._rows: list[Any] = []
        self._step()

    def _step(self) -> None:
        self._key, group = next(self._groups, (None, ()))
        self._rows = [row for _, row in group]

    def of(self, key: Any) -> list[Any]:
        """The rows of a key. Keys are asked for in their order; those passed over are dropped."""
        while self._key is not None and self._key < key:
            self._step()
        return self._rows if self._key == key else []


def without_id(found: Iterable[StoredRow]) -> Iterator[StoredRow]:
    return ({name: value for name, value in row.items() if name != "id"} for row in found)


def shown(value: Any) -> Any:
    return visible(value) if isinstance(value, str) else value


def rows(
    queryset: Any,
    names: Iterable[str],
    *more: str,
) -> Iterator[StoredRow]:
    """Each row as a dict of id and the named fields, closed lists as their words."""
    names = ["id", *names, *more]
    turns = [(name, word) for name, word in words_of(queryset.model) if name in names]
    for values in queryset.values_list(*names).iterator(chunk_size=2000):
        # No text that reaches a page or a file holds a character that would break or turn it.
        row = dict(zip(names, map(shown, values), strict=True))
        for name, word in turns:
            row[name] = word(row[name])
        yield row


def words_of(model: Any) -> Iterator[tuple[str, Callable[[Any], Any]]]:
    """The columns that hold words of closed lists, and how each becomes such a word."""
    for field in model._meta.concrete_fields:
        if isinstance(field, WordField):
            yield field.name, {word.value: word for word in field.kind}.__getitem__


def stored(kind: Any) -> list[str]:
    """The names of a value's fields that a column of the same name holds."""
    names = kind._fields if hasattr(kind, "_fields") else [field.name for field in fields(kind)]
    return [name for name in names if name not in COMPUTED]


def read_stations(
    stations: QuerySet[Station], agencies: dict[int, AgencyListing]
) -> Iterator[tuple[int, StationListing]]:
    slugs: dict[str, str] = defaultdict(str)
    for row in rows(stations, stored(StationListing), "latitude", "longitude", "agency_id"):
        latitude, longitude, city = row.pop("latitude"), row.pop("longitude"), row["city"]
        slugs[city] = slugs[city] or slugify(city) or "town"  # nothing is left of 東京
        yield (
            row.pop("id"),
            StationListing(
                agency=agencies[row.pop("agency_id")],
                point=None if latitude is None else Point(latitude, longitude),
                city_slug=slugs[city],
                **row,
            ),
        )


def read_ordinary() -> OrdinaryStations:
    """All of them: they come and go by whole lists."""
    found = rows(
        OrdinaryStationRow.objects.order_by("name", "key"),
        stored(OrdinaryListing),
        "latitude",
        "longitude",
    )
    return OrdinaryStations(
        OrdinaryListing(point=Point(row.pop("latitude"), row.pop("longitude")), **row)
        for row in without_id(found)
    )


def latest(checks: list[StoredRow]) -> Iterable[StoredRow]:
    """Of each group the check with the latest date; of two with one date the one recorded last,
    which comes last.
    """
    found: dict[FactGroup, StoredRow] = {}
    for check in checks:
        known = found.get(check["group"])
        if known is None or known["as_of"] <= check["as_of"]:
            found[check["group"]] = check
    return found.values()


def seen(
    check: StoredRow,
    zone: StoredRow,
    station: StationListing,
) -> CheckListing:
    """A check as a value; `changed` where a fact is no longer what was seen."""
    facts = FACT_NAMES[check["group"]]
    changed = any(
        value != (station_fact(station, name) if table == "station" else zone[name])
        for fact, value in orjson.loads(check["values_seen"]).items()
        for table, name in facts.get(fact, ())
    )
    return CheckListing._make([*(check[name] for name in CHECK_FIELDS), changed])


CHECK_FIELDS = stored(CheckListing)
# group -> fact -> its table and column, in a list, which is empty for what is no fact of the group
FACT_NAMES = {
    group: {fact: [fact.split(".")] for fact in facts} for group, facts in FACT_FIELDS.items()
}


def station_fact(station: StationListing, name: str) -> Any:
    if name in ("latitude", "longitude"):
        return station.point and getattr(station.point, name)
    if name == "phone":
        return station.phone or station.agency.phone  # what visitors read
    return getattr(station, name)


def zone_path(
    public_id: str,
    setting: Setting,
    station: StationListing,
) -> str:
    """us/mo/kansas-city/east-patrol-division-lot-k7m3q: only the id at the end is looked up."""
    what = station.name if setting is Setting.UNKNOWN else f"{station.name} {setting}"
    slug = slugify(f"{what[:60]}-{public_id}")
    return f"{station.country}/{station.region}/{station.city_slug}/{slug}".lower()
