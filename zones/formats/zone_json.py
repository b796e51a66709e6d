"""An answer as data: the JSON of the API, key by key as the contract names them."""

from datetime import date
from typing import Any

import orjson

from zones.directory.evidence import evidence_of, hours_source
from zones.directory.listing import LazyListing, Listing
from zones.formats.zone_keys import ZONE_KEYS, flat_names
from zones.places.gazetteer import Place
from zones.search.results import Alternative, Hit, Results

# Zones as JSON by edition, position and site, of which many are asked for again: at most ten
# megabytes. Without the brace at the end, since the answer goes on there; and so as copies, for
# orjson's own bytes keep eight kilobytes each.
MOST_KEPT = 10_000
kept: dict[tuple[int, int, str], bytes] = {}


def results_as_json(
    results: Results,
    *,
    site: str,
    next_url: str | None,
    today: date,
) -> dict[str, Any]:
    """The answer to a search; `site` is the address of the site without a slash at the end, `today`
    the day on which checks are old or not.
    """
    return {
        "outcome": results.outcome,
        "origin": place_as_json(results.origin),
        "other": place_as_json(results.other),
        "alternatives": [alternative_as_json(alternative) for alternative in results.alternatives],
        "next": next_url,
        "left_out": results.left_out,
        "zones": [hit_as_json(hit, site=site, today=today) for hit in results.hits],
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
    return {
        **(place_as_json(place) or {}),
        "parameter": parameter,
        "near": place.near,
    }


def hit_as_json(hit: Hit, *, site: str, today: date) -> orjson.Fragment:
    """A zone as found, ready-made JSON: what is true of the zone, and then what is true of it in
    this answer.
    """
    zone = hit.zone
    if isinstance(zone, LazyListing):
        key = *zone.key, site
        known = kept.get(key)
        if known is None:
            if len(kept) >= MOST_KEPT:
                # the one kept longest; another thread may have been first
                kept.pop(next(iter(kept)), None)
            known = kept[key] = orjson.dumps(zone_as_json(hit.listing, site=site))[:-1]
    else:
        known = orjson.dumps(zone_as_json(zone, site=site))[:-1]
    return orjson.Fragment(known + b"," + orjson.dumps(answer_as_json(hit, today))[1:])


def answer_as_json(hit: Hit, today: date) -> dict[str, Any]:
    """What a question adds to a zone: distances in kilometres to two decimals; null is what was not
    asked.
    """
    other_km = hit.other_distance_km
    return {
        "distance_km": round(hit.distance_km, 2),
        "other_distance_km": None if other_km is None else round(other_km, 2),
        "usable": hit.usable,
        "until": hit.until and hit.until.isoformat(),
        "advised": hit.advised,
        "evidence": hit.evidence(today),
        "beyond": hit.beyond,
    }


def zone_as_json(listing: Listing, *, site: str) -> dict[str, Any]:
    """What is true of the zone itself; null where nothing is known."""
    zone = {key.name: key.read(listing) for key in ZONE_KEYS}
    return {**zone, "url": f"{site}/zones/{listing.path}/"}


CSV_COLUMNS = [*flat_names(), "evidence"]


def zone_as_row(
    listing: Listing,
    *,
    site: str,
    today: date,
) -> list[str]:
    """What is true of the zone as cells, in the order of CSV_COLUMNS; empty where not known."""
    zone = zone_as_json(listing, site=site)
    flat = {
        "evidence": evidence_of(hours_source(listing), today),
        **zone,
        **zone["address"],
        **{f"checked_{group}": as_of for group, as_of in zone["checked"].items()},
    }
    return [cell(flat[column]) for column in CSV_COLUMNS]


def cell(value: Any) -> str:
    """A value as text; several words stand with spaces between."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(value) if isinstance(value, list) else str(value)
