"""A zone as schema.org says it: what is known and nothing else, hours only where they are true,
harmless in a page.
"""

import datetime
import json
import re

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.listing import CheckListing
from zones.formats.schema_org import zone_as_schema
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, SiteKind, ZoneStatus

SITE = "https://zones.example.org"


def said(listing):
    return zone_as_schema(listing, site=SITE, at=NOW)


def hours(**changes):
    """(day of the week, opens, closes, date) of each line."""
    lines = said(a_listing(**changes)).get("openingHoursSpecification", [])
    assert [line for line in lines if line["validFrom"] != line["validThrough"]] == []
    return [
        (
            line["dayOfWeek"].rpartition("/")[2][:2],
            line["opens"],
            line["closes"],
            line["validFrom"][5:],
        )
        for line in lines
    ]


@pytest.mark.parametrize(
    ("as_of", "number"),
    [("2026-05", "+1-555-555-0100"), ("2019", None), ("", None)],
)
def test_a_telephone_number_is_said_only_where_it_was_seen_lately(as_of, number):
    """Search engines show a number without its age."""
    check = CheckListing(FactGroup.CONTACT, as_of, "Test", CheckMethod.PUBLISHED, "", "", False)
    assert said(a_listing(checks=(check,))).get("telephone") == number
    assert "telephone" not in said(a_listing(checks=(check._replace(changed=True),)))


def test_a_zone_with_all_that_is_known():
    assert said(a_listing(detail="Two spaces")) == {
        "@context": "https://schema.org",
        "@type": "CivicStructure",
        "@id": f"{SITE}/z/bcdfg/",
        "name": "Test Station: Test zone",
        "url": f"{SITE}/zones/us/xx/testville/test-bcdfg/",
        "description": "Two spaces",
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "1 Test Street",
            "addressLocality": "Testville",
            "addressRegion": "XX",
            "postalCode": "00000",
            "addressCountry": "US",
        },
        "geo": {"@type": "GeoCoordinates", "latitude": 40, "longitude": -75},
        "publicAccess": True,
        "isAccessibleForFree": True,
        "containedInPlace": {"@type": "PoliceStation", "name": "Test Station"},
    }


def test_what_nobody_told_us_is_not_said():
    bare = said(a_listing(station=a_station(phone="", street="", postal_code="", point=None)))
    assert {"description", "telephone", "geo", "openingHoursSpecification"} & set(bare) == set()
    assert set(bare["address"]) == {"@type", "addressLocality", "addressRegion", "addressCountry"}


@pytest.mark.parametrize(
    "status", [status for status in LocationStatus if status is not LocationStatus.EXACT]
)
def test_only_the_exact_building_has_a_point(status):
    assert "geo" not in said(
        a_listing(station=a_station(location_status=status, point=Point(40, -75)))
    )


@pytest.mark.parametrize("kind", SiteKind)
def test_a_site_is_what_it_is(kind):
    expected = {
        SiteKind.POLICE_STATION: "PoliceStation",
        SiteKind.SHERIFF_OFFICE: "PoliceStation",
        SiteKind.CITY_HALL: "CityHall",
        SiteKind.COURT: "Courthouse",
        SiteKind.FIRE_STATION: "FireStation",
        SiteKind.COMMUNITY_CENTRE: "CivicStructure",
        SiteKind.STORE: "Place",
        SiteKind.OTHER: "Place",
    }
    assert (
        said(a_listing(station=a_station(site_kind=kind)))["containedInPlace"]["@type"]
        == expected[kind]
    )


# -- hours: seven days from Tuesday, December 1 ----------------------------------------------------
WEEK = [("Tu", "12-01"), ("We", "12-02"), ("Th", "12-03"), ("Fr", "12-04"), ("Sa", "12-05"),
    ("Su", "12-06"),
        ("Mo", "12-07")]  # fmt: skip


def test_always_is_every_day_to_its_last_minute():
    assert hours(hours="24/7") == [(day, "00:00", "23:59", date) for day, date in WEEK]


def test_a_closed_day_is_said_to_be_closed():
    office = [(day, "08:00", "17:00", date) for day, date in WEEK]
    office[4:6] = [("Sa", "00:00", "00:00", "12-05"), ("Su", "00:00", "00:00", "12-06")]
    assert hours(hours="Mo-Fr 08:00-17:00") == office


def test_a_day_may_have_two_lines_and_a_night_belongs_to_both_its_days():
    assert hours(hours="Tu 08:00-12:00,13:00-17:00")[:2] == [
        ("Tu", "08:00", "12:00", "12-01"),
        ("Tu", "13:00", "17:00", "12-01"),
    ]
    night = hours(hours="22:00-06:00")
    assert night[:2] == [("Tu", "00:00", "06:00", "12-01"), ("Tu", "22:00", "23:59", "12-01")]


def test_daylight_is_that_of_each_day_at_the_place():
    lines = hours(hours="sunrise-sunset")
    assert [(day, date) for day, _opens, _closes, date in lines] == WEEK
    assert {(opens[:2], closes[:2]) for _day, opens, closes, _date in lines} <= {
        ("07", "16"),
        ("06", "16"),
    }


def test_a_holiday_of_the_department_holds():
    closed = DatedHours(datetime.date(2026, 12, 3), datetime.date(2026, 12, 3), "", "Test day")
    assert hours(hours="24/7", exceptions=(closed,))[2] == ("Th", "00:00", "00:00", "12-03")


@pytest.mark.parametrize(
    "changes",
    [
        {"hours": ""},
        {"hours": "Mo-Fr 08:00-17:00; Sa unknown"},
        {"hours": "sunrise-sunset", "station": a_station(point=None)},
        {"hours": "24/7", "status": ZoneStatus.PAUSED},
        {"hours": "24/7", "status": ZoneStatus.RETIRED, "retired_on": datetime.date(2026, 3, 1)},
        {"hours": "Jul 08:00-17:00"},
    ],
)
def test_hours_that_are_not_known_or_not_true_are_not_said(changes):
    assert hours(**changes) == []


def test_the_first_day_is_today_at_the_zone():
    """Half past six in the evening in Greenwich is the next morning in Sydney."""
    assert hours(hours="24/7", station=a_station(time_zone="Australia/Sydney"))[0][3] == "12-02"


# -- in the page -----------------------------------------------------------------------------------
def in_page(response):
    (script,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', response.content.decode(), re.DOTALL
    )
    return script


def test_the_page_holds_it_with_addresses_of_its_own_language(show, settings):
    settings.SITE_URL = SITE
    listing = a_listing(hours="24/7")
    assert json.loads(in_page(show(listing))) == said(listing)
    french = json.loads(in_page(show(listing, address=f"/fr/zones/{listing.path}/")))
    assert french["url"] == f"{SITE}/fr/zones/{listing.path}/"


def test_nothing_in_it_ends_the_element_or_opens_a_comment(show):
    text = "</script><!--<script>alert(1)</script>&amp;\u2028"
    script = in_page(show(a_listing(detail=text)))
    assert re.findall("[<>&\u2028]", script) == []
    assert json.loads(script)["description"] == text


def test_a_retired_zone_has_none(show):
    page = show(
        a_listing(status=ZoneStatus.RETIRED, retired_on=datetime.date(2026, 3, 1))
    ).content.decode()
    assert "ld+json" not in page
