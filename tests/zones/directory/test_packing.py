"""Zones as bytes come back as they were."""

import datetime

import pytest

from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory.listing import CheckListing, ProgramSource
from zones.directory.packing import pack_listing, unpack_listing
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup, Program, ZoneStatus

FULL = a_listing(
    programs=(
        ProgramSource(Program.SAFETRADE, "Liste d’essai", "https://example.org/", "2017-05"),
    ),
    exceptions=(
        DatedHours(datetime.date(2026, 12, 24), datetime.date(2026, 12, 26), "", "Fête", "fr"),
    ),
    checks=(
        CheckListing(
            FactGroup.HOURS, "2019", "Test editors", CheckMethod.PUBLISHED, "Test page", "", True
        ),
        CheckListing(FactGroup.ACCESS, "", "Test editors", CheckMethod.STAFF, "", "", False),
    ),
    status=ZoneStatus.RETIRED,
    retired_on=datetime.date(2026, 3, 1),
    stalls=3,
)


@pytest.mark.parametrize(
    "listing", [a_listing(), FULL, a_listing(station=a_station(point=None, name="警察"))]
)
def test_a_zone_comes_back_as_it_was(listing):
    back = unpack_listing(
        pack_listing(listing, 1), [an_agency(key="us-other"), listing.station.agency]
    )
    assert back == listing
    assert [type(part) for part in back] == [type(part) for part in listing]
    assert back.station.location_status is listing.station.location_status
    assert back.status is listing.status


def test_every_shipped_zone_comes_back_as_it_was(shipped):
    for listing in shipped:
        assert unpack_listing(pack_listing(listing, 0), [listing.station.agency]) == listing
