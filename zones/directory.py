"""The read model: every public zone as values and an index, fresh within a second of any edit."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from typing import Any

from django.utils.text import slugify

from exchangezones.snapshot import Snapshot
from zones.atlas import Directory
from zones.geo import Point
from zones.hours import DatedHours
from zones.listing import (
    AgencyListing,
    CheckListing,
    Listing,
    ProgramSource,
    StationListing,
)
from zones.models import FACTS, Agency, Check, HoursException, ProgramListing, Station, Zone
from zones.models.fields import WordField
from zones.vocabulary import FactGroup, Setting

Row = dict[str, Any]


def build(revision: int) -> Directory:
    """Read everything that a visitor may see: six queries, whatever the size."""
    tidy = Tidy()
    agencies = {row.pop("id"): AgencyListing(**row) for row in tidy.rows(Agency.objects, stored(AgencyListing))}
    stations = dict(read_stations(tidy, agencies))
    programs = grouped(tidy, ProgramListing.objects, ProgramSource)
    exceptions = grouped(tidy, HoursException.objects, DatedHours)
    latest = latest_checks(tidy)
    listings = []
    for row in tidy.rows(Zone.objects.public(), stored(Listing), "station_id", "public_id"):
        zone_id, station = row.pop("id"), stations[row.pop("station_id")]
        row["id"] = row.pop("public_id")
        checks = tuple([seen(check, row, station) for check in latest.get(zone_id, {}).values()])
        listings.append(
            Listing(
                **row,
                station=station,
                path=path_of(row["id"], row["setting"], station),
                programs=programs.get(zone_id, ()),
                exceptions=exceptions.get(zone_id, ()),
                checks=tuple([tidy.one(check) for check in checks]),
            )
        )
    return Directory(listings, agencies.values(), revision=revision)


snapshot = Snapshot("zones", build)


def current() -> Directory:
    """The directory as last built: no query, no wait."""
    return snapshot.current()


class Tidy:
    """Turns rows into values, keeping one copy of what is equal: towns, sources and rules repeat thousandfold."""

    def __init__(self) -> None:
        self._kept: dict[Any, Any] = {}

    def one(self, value: Any) -> Any:
        return self._kept.setdefault(value, value)

    def rows(self, queryset: Any, names: Iterable[str], *more: str) -> Iterator[Row]:
        """Each row as a dict of id and the named fields, closed lists as their words."""
        names = ["id", *names, *more]
        turns = [self._turn(queryset.model, name) for name in names]
        for row in queryset.order_by().values_list(*names).iterator(chunk_size=2000):
            yield {name: turn(value) for name, turn, value in zip(names, turns, row, strict=True)}

    def _turn(self, model: Any, name: str) -> Callable[[Any], Any]:
        field = None if name.endswith("_id") else model._meta.get_field(name)
        if isinstance(field, WordField):
            return {word.value: word for word in field.kind}.__getitem__
        if name == "values" or field is None:
            return lambda value: value
        return lambda value: self._kept.setdefault(value, value)


def stored(kind: type) -> list[str]:
    """The names of a value's fields that a column of the same name holds."""
    return [field.name for field in fields(kind) if field.name not in COMPUTED]


COMPUTED = {"agency", "station", "id", "path", "city_slug", "point", "programs", "exceptions", "checks", "changed"}


def read_stations(tidy: Tidy, agencies: dict[int, AgencyListing]) -> Iterator[tuple[int, StationListing]]:
    for row in tidy.rows(Station.objects, stored(StationListing), "latitude", "longitude", "agency_id"):
        latitude, longitude = row.pop("latitude"), row.pop("longitude")
        yield (
            row.pop("id"),
            StationListing(
                agency=agencies[row.pop("agency_id")],
                point=None if latitude is None else Point(latitude, longitude),
                city_slug=tidy.one(slugify(row["city"]) or "town"),
                **row,
            ),
        )


def grouped(tidy: Tidy, objects: Any, kind: type) -> dict[int, tuple[Any, ...]]:
    """All values of that kind by their zone."""
    groups: dict[int, list[Any]] = defaultdict(list)
    for row in tidy.rows(objects, stored(kind), "zone_id"):
        del row["id"]
        groups[row.pop("zone_id")].append(tidy.one(kind(**row)))
    return {zone_id: tuple(values) for zone_id, values in groups.items()}


def latest_checks(tidy: Tidy) -> dict[int, dict[FactGroup, Row]]:
    """By zone and group the check with the latest date; of two with one date the one recorded last."""
    latest: dict[int, dict[FactGroup, Row]] = defaultdict(dict)
    for row in tidy.rows(Check.objects, stored(CheckListing), "values", "zone_id"):
        of_zone = latest[row["zone_id"]]
        known = of_zone.get(row["group"])
        if known is None or (known["as_of"], known["id"]) < (row["as_of"], row["id"]):
            of_zone[row["group"]] = row
    return latest


def seen(check: Row, zone: Row, station: StationListing) -> CheckListing:
    """A check as a value; `changed` where a fact is no longer what was seen."""
    values = check["values"]
    changed = any(
        values[fact] != (station_fact(station, name) if table == "station" else zone[name])
        for fact, table, name in FACT_NAMES[check["group"]]
        if fact in values
    )
    return CheckListing(changed=changed, **{name: check[name] for name in CHECK_FIELDS})


CHECK_FIELDS = stored(CheckListing)
FACT_NAMES = {group: [(fact, *fact.split(".")) for fact in facts] for group, facts in FACTS.items()}


def station_fact(station: StationListing, name: str) -> Any:
    if name in ("latitude", "longitude"):
        return station.point and getattr(station.point, name)
    return getattr(station, name)


def path_of(public_id: str, setting: Setting, station: StationListing) -> str:
    """us/mo/kansas-city/east-patrol-division-lot-k7m3q: only the id at the end is ever looked up."""
    what = station.name if setting is Setting.UNKNOWN else f"{station.name} {setting}"
    slug = slugify(f"{what[:60]}-{public_id}")
    return f"{station.country}/{station.region}/{station.city_slug}/{slug}".lower()
