"""An answer as data: the JSON of the API, key by key as the contract names them."""

from typing import Any

from zones import wording_hours
from zones.gazetteer import Place
from zones.listing import Alternative, Hit, Listing, Results
from zones.vocabulary import FactGroup, LocationStatus


GROUPS = [group.value for group in FactGroup]


def results_as_json(results: Results, *, site: str, next_url: str | None) -> dict[str, Any]:
    """The answer to a search; `site` is the address of the site without a slash at the end."""
    return {
        "outcome": results.outcome,
        "origin": place_as_json(results.origin),
        "other": place_as_json(results.other),
        "alternatives": [alternative_as_json(alternative) for alternative in results.alternatives],
        "next": next_url,
        "zones": [hit_as_json(hit, site=site) for hit in results.hits],
    }


def place_as_json(place: Place | None) -> dict[str, Any] | None:
    if place is None:
        return None
    return {
        "name": place.name,
        "latitude": place.point.latitude,
        "longitude": place.point.longitude,
        "kind": place.kind,
    }


def alternative_as_json(alternative: Alternative) -> dict[str, Any]:
    parameter, place = alternative
    return {**(place_as_json(place) or {}), "parameter": parameter, "near": place.near}


def hit_as_json(hit: Hit, *, site: str) -> dict[str, Any]:
    """A zone as found: distances in kilometres to two decimals, null where nothing is known."""
    listing = hit.listing
    station = listing.station
    other_km = hit.other_distance_km
    return {
        "id": listing.id,
        "name": listing.name,
        "agency": station.agency.name,
        "station": station.name,
        "address": {
            "street": station.street or None,
            "city": station.city,
            "region": station.region,
            "postal_code": station.postal_code or None,
            "country": station.country,
        },
        "latitude": station.point and station.point.latitude,
        "longitude": station.point and station.point.longitude,
        "location_status": station.location_status,
        "distance_km": round(hit.distance_km, 2),
        "distance_approximate": station.location_status is not LocationStatus.EXACT,
        "other_distance_km": None if other_km is None else round(other_km, 2),
        "setting": listing.setting,
        "detail": listing.detail or None,
        "hours": listing.hours or None,
        "hours_text": wording_hours.hours(listing) if listing.hours or listing.hours_text else None,
        "usable": hit.usable,
        "until": hit.until and hit.until.isoformat(),
        "beyond": hit.beyond,
        "camera": listing.camera,
        "signage": listing.signage,
        "programs": [listed.program for listed in listing.programs],
        "designation": listing.designation,
        "phone": listing.phone or None,
        "checked": checked_as_json(listing),
        "url": f"{site}/zones/{listing.path}/",
    }


def checked_as_json(listing: Listing) -> dict[str, str | None]:
    """By fact group the date of the last check, as precise as it is known."""
    as_of: dict[str, str | None] = dict.fromkeys(GROUPS)
    for check in listing.checks:
        as_of[check.group.value] = check.as_of or None
    return as_of
