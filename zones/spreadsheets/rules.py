"""What must hold between the cells of a row of zones: the point, the status, who may say so."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from zones.curation.verbs import DRAFT, LISTED, PAUSED, RETIRED, WAYS
from zones.models import Station
from zones.models.fields import tidy_postal_code
from zones.models.spot import judge_spot, judge_spots_of
from zones.spreadsheets.cells import Mistake
from zones.spreadsheets.plausible import Regions, judge_point, known_regions
from zones.vocabulary import LocationStatus

FieldValues = Mapping[str, Any]
LED = {(before, after) for ways in WAYS.values() for before, after in ways.items()}
POINT_FIELDS = {"latitude", "longitude", "region", "country", "location_status"}
SPOT_FIELDS = {"spot_latitude", "spot_longitude"}
STATUS_FIELDS = {"status", "status_reason", "retired_on"}


def station_mistakes(
    values: FieldValues, *, regions: Callable[[], Regions] = known_regions
) -> Iterator[Mistake]:
    """Of a station's values by field: both coordinates or neither, in its region, and a point where
    it is exact.
    """
    given = {name for name in ("latitude", "longitude") if values[name] is not None}
    if len(given) == 1:
        missing = "longitude" if "latitude" in given else "latitude"
        yield Mistake(
            missing,
            "",
            _("This is empty. Fill in both latitude and longitude, or leave both empty."),
        )
        return
    if given:
        yield from judge_point(values, regions())
        return
    country = values["country"]
    region = values["region"]
    if country in regions().countries and (country, region) not in regions():
        yield Mistake(
            "region", region, _("%(country)s has no such state or province that we know.") % values
        )
    if values["location_status"] == LocationStatus.EXACT:
        reason = _(
            "An exact place needs latitude and longitude. Give them, or write “street” or “town”."
        )
        yield Mistake("location_status", values["location_status"], reason)


def spot_mistakes(values: FieldValues, station: FieldValues) -> Iterator[Mistake]:
    """Of a zone's values by field: the spot's own point near that of its station."""
    try:
        judge_spot(values["spot_latitude"], values["spot_longitude"], placed(station))
    except ValidationError as error:
        yield from mistakes_in(error, values)


def left_behind(values: FieldValues) -> Iterator[Mistake]:
    """Of a station's values by field: spots from which a stored station would move away."""
    try:
        judge_spots_of(values["id"], placed(values))
    except ValidationError as error:
        yield from mistakes_in(error, values)


def placed(values: FieldValues) -> Station:
    """A station with nothing but a point and what is known of it."""
    return Station(**{name: values[name] for name in ("latitude", "longitude", "location_status")})


def mistakes_in(error: ValidationError, values: FieldValues) -> Iterator[Mistake]:
    for name, reasons in error.message_dict.items():
        yield Mistake(name, str(values[name] or ""), " ".join(reasons))


def tidied_postal_code(found: dict[str, Any], station: Station) -> Iterator[Mistake]:
    """Puts the code that was found into its country's form, "2138" of a station in Massachusetts as
    02138; what is no code there is a mistake.
    """
    if "postal_code" not in found:
        return
    country, region = (found.get(name, getattr(station, name)) for name in ("country", "region"))
    try:
        found["postal_code"] = tidy_postal_code(found["postal_code"], country, region)
    except ValidationError as error:
        yield Mistake("postal_code", found["postal_code"], " ".join(error.messages))
    else:
        if station.pk and found["postal_code"] == station.postal_code:
            del found["postal_code"]  # no change after all


def status_mistakes(
    values: FieldValues,
    before: str | None,
    *,
    oversees: bool,
) -> Iterator[Mistake]:
    """Of a zone's values by field. `before` is the stored status, None for a new zone."""
    status = values["status"]
    reason = values["status_reason"]
    last_day = values["retired_on"]
    if before is None and status != DRAFT and not oversees:
        yield Mistake("status", status, _("A new zone starts as a draft. Write “draft”."))
    elif before not in (None, status) and (before, status) not in LED:
        ways = ", ".join(sorted({after for start, after in LED if start == before}))
        said = _("A zone that is %(before)s cannot be changed to this. Possible: %(ways)s.")
        yield Mistake(
            "status",
            status,
            said
            % {
                "before": before,
                "ways": ways,
            },
        )
    if not reason and (status == PAUSED or (status == RETIRED and before != RETIRED)):
        yield Mistake("status_reason", "", _("Write the reason that residents will read."))
    if status in (DRAFT, LISTED) and reason:
        yield Mistake(
            "status_reason", reason, _("Only a paused or retired zone has a reason. Delete it.")
        )
    if status == RETIRED and last_day is None:
        yield Mistake(
            "retired_on", "", _("A retired zone needs its last day. Write it like 2026-05-24.")
        )
    if status != RETIRED and last_day is not None:
        yield Mistake(
            "retired_on",
            last_day.isoformat(),
            _("Only a retired zone has this date. Delete it."),
        )


def source_mistakes(values: FieldValues, today: str) -> Iterator[Mistake]:
    """Of the source that a row names: a title and a date that is not in the future, or nothing at
    all.
    """
    if not any(values.values()):
        return
    if not values["source_title"]:
        yield Mistake(
            "source_title",
            "",
            _("Write the title of the source, or delete its web address and date."),
        )
    if not values["source_date"]:
        yield Mistake(
            "source_date", "", _("Write the date of the source: 2017, 2017-05 or 2017-05-24.")
        )
    elif values["source_date"] > today:
        yield Mistake("source_date", values["source_date"], _("This date is in the future."))
