"""Small made-up directories for tests of the ground floor."""

from datetime import date
from typing import get_origin, get_type_hints

from zones import vocabulary as words
from zones.directory.listing import AgencyListing, Listing, StationListing
from zones.directory.ordinary_stations import OrdinaryListing
from zones.geo.point import Point


def an_agency(**changes):
    values = {
        "key": "us-xx-test-agency", "name": "Test Agency", "kind": words.AgencyKind.MUNICIPAL,
        "country": "US",
        "region": "XX", "website": "", "phone": "", "language": "en",
    }  # fmt: skip
    return AgencyListing(**{**values, **changes})


def a_station(**changes):
    values = {
        "key": "us-xx-testville-station", "agency": an_agency(), "name": "Test Station",
        "site_kind": words.SiteKind.POLICE_STATION, "language": "en", "street": "1 Test Street",
        "city": "Testville",
        "city_slug": "testville", "region": "XX", "postal_code": "00000", "country": "US",
        "point": Point(40, -75),
        "location_status": words.LocationStatus.EXACT, "time_zone": "America/New_York",
        "phone": "+1-555-555-0100",
    }  # fmt: skip
    return StationListing(**{**values, **changes})


def nothing_known(kind):
    """Of each field of a named tuple what it holds where nobody knows anything."""
    blank = {str: "", int | None: None, float | None: None, date | None: None}
    values = {}
    for name, field in get_type_hints(kind).items():
        if hasattr(field, "UNKNOWN"):
            values[name] = field.UNKNOWN
        elif get_origin(field) is tuple:
            values[name] = ()
        elif field in blank:
            values[name] = blank[field]
    return values


def a_listing(public_id="bcdfg", *, station=None, **changes):
    station = station or a_station()
    values = {
        **nothing_known(Listing),
        "id": public_id,
        "station": station,
        "name": "Test zone",
        "language": "en",
        "path": f"{station.country}/{station.region}/{station.city_slug}/test-{public_id}".lower(),
        "setting": words.Setting.LOT,
        "designation": words.Designation.DESIGNATED,
        "status": words.ZoneStatus.LISTED,
    }
    return Listing(**{**values, **changes})


def an_ordinary_station(**changes):
    values = {
        "name": "Test Police Department", "street": "2 Test Street", "city": "Testville",
        "region": "XX",
        "postal_code": "00000", "country": "US", "point": Point(40, -75),
        "phone": "+1-555-555-0102",
        "source": "Test list", "licence": "CC0", "source_date": "2019",
    }  # fmt: skip
    return OrdinaryListing(**{**values, **changes})
