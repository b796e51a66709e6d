"""What the hours of a zone rest on, and whether a moment is one that the department advises."""

from datetime import date, datetime

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.evidence import evidence_of, hours_source
from zones.directory.listing import CheckListing, HoursSource
from zones.directory.meeting import Meeting
from zones.geo.point import Point
from zones.vocabulary import CheckMethod, FactGroup

TODAY = date(2026, 12, 1)


def check(method, as_of, group=FactGroup.HOURS, *, changed=False):
    return CheckListing(group, as_of, "", method, "", "", changed)


@pytest.mark.parametrize(
    ("hours", "checks", "evidence"),
    [
        ("24/7", [check(CheckMethod.STAFF, "2026-05")], "confirmed"),
        ("24/7", [check(CheckMethod.PHONE, "2025")], "confirmed"),
        ("24/7", [check(CheckMethod.VISIT, "2024-12-02")], "confirmed"),
        ("24/7", [check(CheckMethod.VISIT, "2024-12-01")], "old"),
        ("24/7", [check(CheckMethod.PUBLISHED, "2026-05")], "published"),
        ("24/7", [check(CheckMethod.PUBLISHED, "2019")], "old"),
        ("24/7", [check(CheckMethod.PUBLISHED, "")], "undated"),
        ("24/7", [], "undated"),
        # a look at other facts, or at other hours than those of today
        ("24/7", [check(CheckMethod.STAFF, "2026-05", FactGroup.LOCATION)], "undated"),
        ("24/7", [check(CheckMethod.STAFF, "2026-05", changed=True)], "undated"),
        ("", [check(CheckMethod.STAFF, "2026-05")], None),
    ],
)
def test_what_hours_rest_on(hours, checks, evidence):
    listing = a_listing(hours=hours, checks=tuple(checks))
    assert evidence_of(hours_source(listing), TODAY) == evidence


def test_a_look_without_a_date_has_no_age():
    assert evidence_of(HoursSource(is_person=True, as_of=""), TODAY) == "undated"


@pytest.mark.parametrize(
    ("advised", "at", "said"),
    [
        ("", "2026-12-05T12:00", None),
        ("sunrise-sunset", "2026-12-05T12:00", "yes"),
        ("sunrise-sunset", "2026-12-05T19:30", "no"),
        ("Mo-Fr 08:00-20:00", "2026-12-05T12:00", "no"),
        ("no rule", "2026-12-05T12:00", None),
        ("Mo-Su 08:00-20:00 unknown", "2026-12-05T12:00", None),
    ],
)
def test_whether_the_moment_is_one_that_the_department_advises(advised, at, said):
    listing = a_listing(
        hours="24/7", hours_advised=advised, station=a_station(point=Point(39.1, -94.6))
    )
    assert Meeting(datetime.fromisoformat(at), NOW).advised(listing) == said
