"""One row of somebody's list of stations: a value, or the reasons why not."""

import hashlib
import re
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.directory.ordinary_stations import OrdinaryStation
from zones.geo.nearest import NearestIndex
from zones.geo.point import Point
from zones.models.fields import validate_country, validate_partial_date, validate_region
from zones.places import gazetteer
from zones.places.loader import read_table
from zones.places.table import REGION, PlaceTable
from zones.places.text import key

FARTHEST_KM = 150  # from some place of its region; the loneliest real station, Coldfoot in Alaska, has 119
LONGEST_SAID = 60  # characters of a value that are repeated
NUMBER = re.compile(r"[-+]?[0-9]{1,3}(\.[0-9]{1,15})?")
PHONE = re.compile(r"[+(]?[0-9][0-9 ().\-]{1,28}")


class Mistake(NamedTuple):
    """What is wrong with one column, and what would be right."""

    column: str
    value: str
    reason: str

    def __str__(self) -> str:
        shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in self.value[:LONGEST_SAID])
        cut = "…" if len(self.value) > LONGEST_SAID else ""
        return f"{self.column} “{shown}{cut}”: {self.reason}" if self.value else f"{self.column}: {self.reason}"


class NotAStation(ValueError):
    """A row that cannot be used; `mistakes` names each column."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(" ".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def identity(station: OrdinaryStation) -> str:
    """What says that two rows mean one station: who lists it, and its name and address however they are spelled.

    Not its point, telephone or postal code: those are what the next edition of a list mends. Two lists may both have
    a station; then each row belongs to its own list, and goes with it.
    """
    names = key(station.city), key(station.street), key(station.name)
    told = "\n".join((station.source, station.country, station.region, *names))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def read_station(row: Mapping[str, str], *, regions: "Regions", today: date) -> OrdinaryStation:
    """The station of a row; NotAStation says everything that is wrong with it. `today` is the day of the import."""
    given = {column: " ".join(row[column].split()) for column in COLUMNS}
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for column, (example, read) in READERS.items():
        try:
            if example and not given[column]:
                raise ValueError(_("This is empty. Write it as in “%(example)s”.") % {"example": example})
            values[column] = read(given[column])
        except (ValueError, ValidationError) as error:
            reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            mistakes.append(Mistake(column, given[column], reason))
    if values.get("source_date", "") > today.isoformat():
        mistakes.append(Mistake("source_date", values["source_date"], _("This is in the future.")))
    if {"latitude", "longitude", "country", "region"} <= values.keys():
        mistakes += misplaced(values, regions)
    if mistakes:
        raise NotAStation(mistakes)
    return OrdinaryStation(point=Point(values.pop("latitude"), values.pop("longitude")), **values)


# -- the columns --------------------------------------------------------------------------------------
def text(most: int) -> Callable[[str], str]:
    """A reader of words."""

    def read(value: str) -> str:
        if len(value) > most:
            said = _("This has %(number)d characters. At most %(most)d are kept.")
            raise ValueError(said % {"number": len(value), "most": most})
        if not value.isprintable():
            strange = next(letter for letter in value if not letter.isprintable())
            said = _("The character %(name)s in it cannot be printed. Take it out.")
            raise ValueError(said % {"name": f"U+{ord(strange):04X}"})
        return value

    return read


def code(validate: Callable[[str], None]) -> Callable[[str], str]:
    def read(value: str) -> str:
        validate(value)
        return value

    return read


def degrees(value: str) -> float:
    if not NUMBER.fullmatch(value):
        raise ValueError(_("This is no number. Write degrees with a point, such as 39.24744 or -114.88863."))
    return float(value)


def phone(value: str) -> str:
    """One number, or none. An extension would be dialled as a part of it."""
    if value and not (PHONE.fullmatch(value) and 3 <= sum(letter.isdigit() for letter in value) <= 15):
        raise ValueError(_("Write one telephone number without extension, such as +1-775-289-8808, or none."))
    return value


def source_date(value: str) -> str:
    if value:
        validate_partial_date(value)
        try:
            date.fromisoformat(value + "-01-01"[len(value) - 4 :])
        except ValueError as error:
            raise ValueError(_("There is no such day.")) from error
    return value


# Every column: an example where it may not be empty, and who reads it.
READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "name": ("Ely Police Department", text(200)),
    "street": ("", text(200)),
    "city": ("Ely", text(120)),
    "region": ("NV", code(validate_region)),
    "postal_code": ("", text(12)),
    "country": ("US", code(validate_country)),
    "latitude": ("39.24744", degrees),
    "longitude": ("-114.88863", degrees),
    "phone": ("", phone),
    "source": ("City of Example open data", text(200)),
    "licence": ("CC BY 4.0", text(200)),
    "source_date": ("", source_date),
}
COLUMNS = tuple(READERS)


# -- the point ----------------------------------------------------------------------------------------
class Regions:
    """The places of the gazetteer by state and province: a station of Missouri lies near some place of Missouri."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._rows: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        self._indexes: dict[tuple[str, str], NearestIndex] = {}
        for row in range(len(table)):
            if table.kinds[row] != REGION:
                self._rows[table.region_codes[table.regions[row]]].append(row)
        self.countries = {country for country, _ in self._rows}

    def __contains__(self, region: tuple[str, str]) -> bool:
        return region in self._rows

    def distance_km(self, region: tuple[str, str], point: Point) -> float:
        """How far the nearest place of a region that it has, such as ("US", "MO"), is from a point."""
        if region not in self._indexes:
            self._indexes[region] = NearestIndex([self._table.point(row) for row in self._rows[region]])
        return next(self._indexes[region].nearest(point))[0]


@cache
def known_regions() -> Regions:
    """Those of the packaged gazetteer: a second to read."""
    return Regions(read_table(gazetteer.FIXTURES / "gazetteer.csv.gz"))


# What people do to points, and the point that they meant.
SLIPS: list[tuple[Any, Callable[[float, float], tuple[float, float]]]] = [
    (gettext_lazy("Latitude and longitude look swapped."), lambda latitude, longitude: (longitude, latitude)),
    (gettext_lazy("The longitude seems to lack its minus sign."), lambda latitude, longitude: (latitude, -longitude)),
    (gettext_lazy("The latitude seems to lack its minus sign."), lambda latitude, longitude: (-latitude, longitude)),
]


def misplaced(values: Mapping[str, Any], regions: Regions) -> Iterator[Mistake]:
    """Why this cannot be the point of a station in its region; nothing for a country that the gazetteer lacks."""
    latitude, longitude, region = values["latitude"], values["longitude"], (values["country"], values["region"])
    if latitude == 0 and longitude == 0:
        yield Mistake("latitude", "0, 0", _("This is in the sea. Leave the station out until its point is known."))
        return
    if region[0] in regions.countries and region not in regions:
        reason = _("%(country)s has no such state or province that we know.") % {"country": region[0]}
        yield Mistake("region", region[1], reason)
        return
    for column, most in [("latitude", 90), ("longitude", 180)]:
        if abs(values[column]) > most:
            slip = slip_of(region, latitude, longitude, regions)
            reason = _("This lies between -%(most)d and %(most)d.") % {"most": most}
            yield Mistake(column, str(values[column]), f"{reason} {slip}".strip())
            return
    if region in regions and not is_in(region, (latitude, longitude), regions):
        far_km = regions.distance_km(region, Point(latitude, longitude))
        slip = slip_of(region, latitude, longitude, regions) or _("Look at the point and the region again.")
        place = f"{region[1]}, {region[0]}"
        reason = _("This is %(far_km).0f km from every place of %(place)s that we know.") % {
            "far_km": far_km,
            "place": place,
        }
        yield Mistake("latitude", f"{latitude}, {longitude}", f"{reason} {slip}")


def slip_of(region: tuple[str, str], latitude: float, longitude: float, regions: Regions) -> str:
    """Which slip it most likely was; empty where none explains the point."""
    return next((str(slip) for slip, meant in SLIPS if is_in(region, meant(latitude, longitude), regions)), "")


def is_in(region: tuple[str, str], degrees: tuple[float, float], regions: Regions) -> bool:
    """Whether these are degrees in or near a region that is known."""
    try:
        return region in regions and regions.distance_km(region, Point(*degrees)) <= FARTHEST_KM
    except ValueError:
        return False
