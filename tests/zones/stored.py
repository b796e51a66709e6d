"""Small stored directories for tests with a database; all names are plainly made up."""

from zones.models import Agency, Check, Station, Zone
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, Setting, ZoneStatus


def store_agency(key="us-xx-test-agency", **changes):
    return Agency.objects.create(
        **{"key": key, "name": "Test Agency", "country": "US", "region": "XX", **changes}
    )


def store_station(key="us-xx-testville-station", *, agency=None, **changes):
    values = {
        "agency": agency or store_agency(), "name": "Test Station", "street": "1 Test Street",
        "city": "Testville",
        "region": "XX", "country": "US", "latitude": 39.1, "longitude": -94.5,
        "location_status": LocationStatus.EXACT,
        "time_zone": "America/Chicago",
    }  # fmt: skip
    return Station.objects.create(key=key, **{**values, **changes})


def store_zone(public_id="bcdfg", *, station=None, **changes):
    values = {"name": "Test zone", "setting": Setting.LOT, "status": ZoneStatus.LISTED}
    return Zone.objects.create(
        public_id=public_id, station=station or store_station(), **{**values, **changes}
    )


def store_check(zone, group=FactGroup.HOURS, **changes):
    values = {
        "as_of": "2019-05", "checked_by": "Test editors", "method": CheckMethod.PUBLISHED,
        "source_title": "Test page", "source_url": "https://example.org/zone",
    }  # fmt: skip
    return Check.objects.create(zone=zone, group=group, **{**values, **changes})
