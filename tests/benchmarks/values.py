"""Synthetic records as the values that a search reads, without a database."""

from typing import Any

from django.db.models import DateField
from django.utils.text import slugify

from tests.benchmarks.synthetic import Fields, Records, records
from zones.directory.index import Directory
from zones.directory.listing import (
    AgencyListing,
    CheckListing,
    Listing,
    ProgramSource,
    StationListing,
)
from zones.geo.point import Point
from zones.models import Agency, Check, ProgramListing, Station, Zone
from zones.models.fields import WordField
from zones.vocabulary import Answer, Goods


class Reader:
    """Turns the fields of one table into the keywords of one kind of value; what is equal is kept
    once.
    """

    def __init__(self, model: Any, kind: type, kept: dict[Any, Any]) -> None:
        columns = {field.name: field for field in model._meta.concrete_fields}
        self._columns = [columns[name] for name in kind._fields if name in columns]
        self._columns = [
            column for column in self._columns if not column.is_relation and column.name != "id"
        ]
        self._kept = kept

    def read(self, row: Fields) -> dict[str, Any]:
        return {column.name: self._value(column, row) for column in self._columns}

    def _value(self, column: Any, row: Fields) -> Any:
        value = row[column.name] if column.name in row else column.get_default()
        if isinstance(column, WordField):
            return column.kind(value)
        if isinstance(column, DateField):
            return column.to_python(value)  # the fixtures have text
        return self._kept.setdefault(value, value)


def directory_of(zones: int) -> Directory:
    """Synthetic zones; one in a thousand is step-free, and none welcomes a custody exchange."""
    listings = listings_of(records(zones))
    return Directory(
        listing._replace(step_free=Answer.NO if n % 1000 else Answer.YES, custody=Goods.NO)
        for n, listing in enumerate(listings)
    )


def listings_of(made: Records) -> list[Listing]:
    kept: dict[Any, Any] = {}
    agency, station = Reader(Agency, AgencyListing, kept), Reader(Station, StationListing, kept)
    agencies = [AgencyListing(**agency.read(row)) for row in made.agencies]
    stations = [_station(station.read(row), row, agencies[row["agency"]]) for row in made.stations]
    programs, checks = _grouped(made.programs), _grouped(made.checks)
    source, check = Reader(ProgramListing, ProgramSource, kept), Reader(Check, CheckListing, kept)
    zone = Reader(Zone, Listing, kept)
    return [
        Listing(
            **zone.read(row),
            id=row["public_id"],
            station=stations[row["station"]],
            path=_path(stations[row["station"]], row["public_id"]),
            programs=tuple(
                [ProgramSource(**source.read(listed)) for listed in programs.get(n, ())]
            ),
            exceptions=(),
            checks=tuple(
                [CheckListing(changed=False, **check.read(seen)) for seen in checks.get(n, ())]
            ),
        )
        for n, row in enumerate(made.zones)
    ]


def _station(values: dict[str, Any], row: Fields, agency: AgencyListing) -> StationListing:
    known = row.get("latitude") is not None
    point = Point(row["latitude"], row["longitude"]) if known else None
    return StationListing(
        **values, agency=agency, city_slug=slugify(row["city"]) or "town", point=point
    )


def _path(station: StationListing, public_id: str) -> str:
    where = f"{station.country}/{station.region}/{station.city_slug}".lower()
    return f"{where}/{slugify(station.name)}-{public_id}"


def _grouped(rows: list[Fields]) -> dict[int, list[Fields]]:
    groups: dict[int, list[Fields]] = {}
    for row in rows:
        groups.setdefault(row["zone"], []).append(row)
    return groups
