"""Small made-up directories for tests of the ground floor."""

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


def a_listing(public_id="bcdfg", *, station=None, **changes):
    station = station or a_station()
    unknown = words.Answer.UNKNOWN
    values = {
        "id": public_id, "station": station, "name": "Test zone", "language": "en",
        "path": f"{station.country}/{station.region}/{station.city_slug}/test-{public_id}".lower(),
        "setting": words.Setting.LOT, "detail": "", "designation": words.Designation.DESIGNATED,
        "signage": words.Signage.UNKNOWN, "painted_lines": unknown, "purple_light": unknown,
        "stalls": None,
        "hours": "", "hours_advised": "", "hours_text": "", "camera": words.Camera.UNKNOWN,
        "camera_hours": "",
        "camera_retention_days": None, "lit": unknown, "check_in": words.CheckIn.UNKNOWN,
        "large_items": words.Goods.UNKNOWN, "custody": words.Goods.UNKNOWN, "step_free": unknown,
        "police_role": words.PoliceRole.UNKNOWN, "opened": "", "status": words.ZoneStatus.LISTED,
        "status_reason": "",
        "retired_on": None, "programs": (), "exceptions": (), "checks": (),
    }  # fmt: skip
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
