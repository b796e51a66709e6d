"""One row of somebody's list of stations: a value, or the reasons why not."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones.directory.ordinary_stations import OrdinaryListing
from zones.geo.point import Point
from zones.models.fields import tidy_postal_code, validate_country, validate_region
from zones.places.text import key
from zones.spreadsheets.cells import (
    Mistake,
    code_reader,
    read_degrees,
    read_phone,
    read_source_date,
    text_reader,
)
from zones.spreadsheets.plausible import Regions, judge_point


class NotAStation(ValueError):
    """A row that cannot be used; `mistakes` names each column."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__(" ".join(map(str, mistakes)))
        self.mistakes = tuple(mistakes)


def identity(station: OrdinaryListing) -> str:
    """What says that two rows mean one station: who lists it, and its name and address however they
    are spelled.

    Not its point, telephone or postal code: those are what the next edition of a list mends. Two
    lists may both have a station; then each row belongs to its own list, and goes with it.
    """
    names = key(station.city), key(station.street), key(station.name)
    told = "\n".join((station.source, station.country, station.region, *names))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def read_station(
    row: Mapping[str, str],
    *,
    regions: Regions,
    today: date,
) -> OrdinaryListing:
    """The station of a row;

    NotAStation says everything that is wrong with it. `today` is the day of the import.
    """
    given = {column: " ".join(row[column].split()) for column in LIST_COLUMNS}
    values: dict[str, Any] = {}
    mistakes: list[Mistake] = []
    for column, (example, read) in CELL_READERS.items():
        try:
            if example and not given[column]:
                raise ValueError(
                    _("This is empty. Write it like “%(example)s”.") % {"example": example}
                )
            values[column] = read(given[column])
        except (ValueError, ValidationError) as error:
            reason = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
            mistakes.append(Mistake(column, given[column], reason))
    if values.get("source_date", "") > today.isoformat():
        mistakes.append(
            Mistake("source_date", values["source_date"], _("This date is in the future."))
        )
    if {"latitude", "longitude", "country", "region"} <= values.keys():
        mistakes += judge_point(values, regions)
    if {"postal_code", "country", "region"} <= values.keys():
        try:
            values["postal_code"] = tidy_postal_code(
                values["postal_code"], values["country"], values["region"]
            )
        except ValidationError as error:
            mistakes.append(Mistake("postal_code", values["postal_code"], " ".join(error.messages)))
    if mistakes:
        raise NotAStation(mistakes)
    return OrdinaryListing(point=Point(values.pop("latitude"), values.pop("longitude")), **values)


# Every column: an example where it may not be empty, and who reads it.
CELL_READERS: dict[str, tuple[str, Callable[[str], Any]]] = {
    "name": ("Ely Police Department", text_reader(200)),
    "street": ("", text_reader(200)),
    "city": ("Ely", text_reader(120)),
    "region": ("NV", code_reader(validate_region)),
    "postal_code": ("", text_reader(12)),
    "country": ("US", code_reader(validate_country)),
    "latitude": ("39.24744", read_degrees),
    "longitude": ("-114.88863", read_degrees),
    "phone": ("", read_phone),
    "source": ("City of Example open data", text_reader(200)),
    "licence": ("CC BY 4.0", text_reader(200)),
    "source_date": ("", read_source_date),
}
LIST_COLUMNS = tuple(CELL_READERS)
