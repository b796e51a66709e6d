"""The keys of a zone in JSON: one row each, from which JSON, CSV and the API's description derive.

Null is what nobody knows.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from zones import vocabulary as words
from zones.directory.listing import Listing
from zones.wording import hours

GROUP_KEYS = [group.value for group in words.FactGroup]


class Key(NamedTuple):
    """A key, its type as the API describes it, and who reads it from a zone."""

    name: str
    type: Any
    read: Callable[[Listing], Any]


def read_checks(listing: Listing) -> dict[str, str | None]:
    """By fact group the date of the last check, as precise as it is known."""
    as_of: dict[str, str | None] = dict.fromkeys(GROUP_KEYS)
    for check in listing.checks:
        as_of[check.group.value] = check.as_of or None
    return as_of


def read_hours_text(listing: Listing) -> str | None:
    return hours.hours(listing) if listing.hours or listing.hours_text else None


ADDRESS_KEYS = (
    Key("street", str | None, lambda zone: zone.station.street or None),
    Key("city", str, lambda zone: zone.station.city),
    Key("region", str, lambda zone: zone.station.region),
    Key("postal_code", str | None, lambda zone: zone.station.postal_code or None),
    Key("country", str, lambda zone: zone.station.country),
)
CHECKED_KEYS = tuple(Key(group, str | None, lambda zone: None) for group in GROUP_KEYS)
ZONE_KEYS = (
    Key("id", str, lambda zone: zone.id),
    Key("name", str, lambda zone: zone.name),
    Key("agency", str, lambda zone: zone.station.agency.name),
    Key("station", str, lambda zone: zone.station.name),
    Key(
        "address",
        ADDRESS_KEYS,
        lambda zone: {key.name: key.read(zone) for key in ADDRESS_KEYS},
    ),
    Key(
        "latitude",
        float,
        lambda zone: zone.point and zone.point.latitude,
    ),
    Key(
        "longitude",
        float,
        lambda zone: zone.point and zone.point.longitude,
    ),
    Key("location_status", words.LocationStatus, lambda zone: zone.location_status),
    Key("distance_approximate", bool, lambda zone: not zone.is_exact),
    Key("spot_latitude", float | None, lambda zone: zone.spot_latitude),
    Key("spot_longitude", float | None, lambda zone: zone.spot_longitude),
    Key("setting", words.Setting, lambda zone: zone.setting),
    Key("detail", str | None, lambda zone: zone.detail or None),
    Key("time_zone", str, lambda zone: zone.station.time_zone),
    Key("hours", str | None, lambda zone: zone.hours or None),
    Key("hours_text", str | None, read_hours_text),
    Key("camera", words.Camera, lambda zone: zone.camera),
    Key("signage", words.Signage, lambda zone: zone.signage),
    Key(
        "programs",
        list[str],
        lambda zone: [source.program for source in zone.programs],
    ),
    Key("designation", words.Designation, lambda zone: zone.designation),
    Key("weapons", words.Weapons, lambda zone: zone.weapons),
    Key("stay_minutes", int | None, lambda zone: zone.stay_minutes),
    Key(
        "listed_until",
        str | None,
        lambda zone: zone.listed_until and zone.listed_until.isoformat(),
    ),
    Key("phone", str | None, lambda zone: zone.phone or None),
    Key("checked", CHECKED_KEYS, read_checks),
)
# What the site adds to a zone, and what a question does.
SITE_TYPES: dict[str, Any] = {"url": str}
ANSWER_TYPES: dict[str, Any] = {
    "distance_km": float,
    "other_distance_km": float | None,
    "usable": words.Answer | None,
    "until": str | None,
    "advised": words.Answer | None,
    "evidence": words.Evidence | None,
    "beyond": bool,
}


ANSWER_NOTES = {
    "distance_km": "Straight line from `near`.",
    "other_distance_km": "Straight line from `other`; null without one.",
    "usable": "Whether one may meet there at `at`; null without `at`, and where it has passed.",
    "until": "The instant, with the zone's offset, at which `usable` next changes; null if never "
    "or not known.",
    "advised": "Whether `at` lies in the hours that the department advises; null where it advises "
    "none.",
    "evidence": "What the hours rest on: confirmed by the department, by phone or on site within "
    "24 months; a dated page within 24 months; older; without a date. Null where hours are not "
    "known.",
    "beyond": "A usable zone farther away than the ten nearest, given where few of those are "
    "usable.",
}


def flat_names() -> list[str]:
    """The columns of a table: the keys, with those of `address` and `checked` in their place."""
    names: list[str] = []
    for key in ZONE_KEYS:
        if key.name == "checked":
            names += [f"checked_{inner.name}" for inner in key.type]
        elif isinstance(key.type, tuple):
            names += [inner.name for inner in key.type]
        else:
            names.append(key.name)
    return [*names, *SITE_TYPES]
