"""The calendar file: read back by two other programs to the same instant, by the file's own time
zone alone.
"""

from datetime import UTC, datetime, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from django.utils import translation

from tests.zones.builders import a_listing, a_station
from zones.formats.calendar_file import calendar_file, changes
from zones.geo.point import Point
from zones.hours.time_zones import local_moment
from zones.vocabulary import LocationStatus, Setting

SITE = "https://zones.example.org"
LINK = "https://zones.example.org/z/bcdfg/?at=2026-12-05T16:30"
ASKED_AT = datetime(2026, 10, 1, 12, 0, 7, tzinfo=UTC)
NEW_YORK, PHOENIX = "America/New_York", "America/Phoenix"
names = count()


@pytest.fixture(autouse=True)
def english():
    """Whatever language the test before was left in."""
    with translation.override("en"):
        yield


def written(local, time_zone=NEW_YORK, call_ahead=False, **changes):
    """A file; `local` may be an instant."""
    changes.setdefault("station", a_station(time_zone=time_zone))
    instant = local if local.tzinfo else local_moment(local, time_zone)
    return calendar_file(
        a_listing(**changes), instant, site=SITE, link=LINK, call_ahead=call_ahead,
        asked_at=ASKED_AT
    )  # fmt: skip


def of_a_place_nobody_knows(file, time_zone):
    """The file with another name for its time zone, so that no reader can look it up or remember
    it.
    """
    return file.replace(time_zone.encode(), f"Test/Zone{next(names)}".encode())


def read_by_icalendar(file):
    event = icalendar.Calendar.from_ical(file).walk("VEVENT")[0]
    return event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)


def read_by_vobject(file):
    event = vobject.readOne(file.decode()).vevent
    return event.dtstart.value.astimezone(UTC), event.dtend.value.astimezone(UTC)


def event_of(file):
    return icalendar.Calendar.from_ical(file).walk("VEVENT")[0]


# -- the instant -----------------------------------------------------------------------------------
@pytest.mark.parametrize("read", [read_by_icalendar, read_by_vobject])
@pytest.mark.parametrize(
    ("time_zone", "local", "instant"),
    [
        # New York, clocks back on 2026-11-01 at 2 and forward on 2027-03-14 at 2
        (NEW_YORK, "2026-10-31T16:30", "2026-10-31T20:30"),
        (NEW_YORK, "2026-11-01T00:30", "2026-11-01T04:30"),
        (NEW_YORK, "2026-11-01T01:00", "2026-11-01T05:00"),
        (NEW_YORK, "2026-11-01T01:45", "2026-11-01T05:45"),
        (NEW_YORK, "2026-11-01T02:00", "2026-11-01T07:00"),
        (NEW_YORK, "2026-11-01T16:30", "2026-11-01T21:30"),
        (NEW_YORK, "2027-03-13T16:30", "2027-03-13T21:30"),
        (NEW_YORK, "2027-03-14T01:45", "2027-03-14T06:45"),
        (NEW_YORK, "2027-03-14T02:30", "2027-03-14T07:30"),
        (NEW_YORK, "2027-03-14T03:00", "2027-03-14T07:00"),
        (NEW_YORK, "2027-03-14T03:30", "2027-03-14T07:30"),
        (NEW_YORK, "2027-03-14T16:30", "2027-03-14T20:30"),
        # Phoenix, always seven hours behind
        (PHOENIX, "2026-11-01T01:30", "2026-11-01T08:30"),
        (PHOENIX, "2026-11-01T16:30", "2026-11-01T23:30"),
        (PHOENIX, "2027-03-14T02:30", "2027-03-14T09:30"),
        (PHOENIX, "2027-07-14T16:30", "2027-07-14T23:30"),
    ],
)
def test_two_readers_find_the_same_instant_by_the_file_alone(read, time_zone, local, instant):
    file = written(datetime.fromisoformat(local), time_zone)
    expected = datetime.fromisoformat(f"{instant}+00:00")
    half_an_hour = timedelta(minutes=30)
    assert read(of_a_place_nobody_knows(file, time_zone)) == (expected, expected + half_an_hour)


AROUND = [
    *(
        (read_by_icalendar, zone)
        for zone in ["Europe/London", "Africa/Casablanca", "Australia/Lord_Howe"]
    ),
    # vobject takes for UTC what was UTC's offset from 2000 to 2020, so it is not asked about
    # London.
    *(
        (read_by_vobject, zone)
        for zone in ["America/St_Johns", "America/Anchorage", "Australia/Lord_Howe"]
    ),
    *(
        (read, zone)
        for read in [read_by_icalendar, read_by_vobject]
        for zone in ["Europe/Paris", "America/Sao_Paulo"]
    ),
]


@pytest.mark.parametrize(("read", "time_zone"), AROUND)
def test_so_they_do_around_every_change_of_clocks(read, time_zone):
    start = datetime(2026, 10, 1, 9, tzinfo=UTC)
    instants = [start, start + timedelta(days=180)]
    for change in changes(ZoneInfo(time_zone), start, start + timedelta(days=366)):
        instants += [
            change + timedelta(minutes=minutes)
            for minutes in (-121, -61, -31, -15, 0, 1, 29, 59, 61, 121)
        ]
    for instant in instants:
        file = of_a_place_nobody_knows(written(instant, time_zone), time_zone)
        assert read(file) == (instant, instant + timedelta(minutes=30))


def test_the_start_is_written_in_the_time_of_the_zone():
    file = written(datetime(2026, 12, 5, 16, 30)).decode()
    assert "\r\nDTSTART;TZID=America/New_York:20261205T163000\r\n" in file
    assert "\r\nDTEND;TZID=America/New_York:20261205T170000\r\n" in file
    assert "\r\nTZID:America/New_York\r\n" in file


def test_the_time_zone_begins_where_clocks_change_by_the_clock_before():
    """RFC 5545, 3.6.5: the onset is a time of the offset that ends then."""
    file = written(datetime(2026, 12, 5, 16, 30)).decode()
    zone = file.split("BEGIN:VTIMEZONE\r\n")[1].split("END:VTIMEZONE")[0].splitlines()
    assert [line for line in zone if not line.startswith(("TZNAME", "END"))] == [
        "TZID:America/New_York",
        "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:-0500", "TZOFFSETTO:-0500",
        "BEGIN:DAYLIGHT", "DTSTART:20260308T020000", "RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3",
        "TZOFFSETFROM:-0500", "TZOFFSETTO:-0400",
        "BEGIN:STANDARD", "DTSTART:20261101T020000", "RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11",
        "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("time_zone", "instant", "start", "end"),
    [
        (NEW_YORK, "2026-11-01T05:30", "20261101T053000Z", "20261101T060000Z"),
        (NEW_YORK, "2026-11-01T06:30", "20261101T063000Z", "20261101T070000Z"),
        # 01:15 in Chicago, first and second, and a meeting that ends in the repeated hour
        ("America/Chicago", "2027-11-07T06:15", "20271107T061500Z", "20271107T064500Z"),
        ("America/Chicago", "2027-11-07T07:15", "20271107T071500Z", "20271107T074500Z"),
        ("America/Chicago", "2027-11-07T05:45", "20271107T054500Z", "20271107T061500Z"),
    ],
)
def test_a_time_that_comes_twice_is_written_in_utc(time_zone, instant, start, end):
    """Of a clock time with the zone's name some programs take the first, others the second."""
    file = written(datetime.fromisoformat(f"{instant}+00:00"), time_zone).decode()
    assert f"\r\nDTSTART:{start}\r\nDTEND:{end}\r\n" in file
    assert "VTIMEZONE" not in file


@pytest.mark.parametrize(
    ("time_zone", "rules"),
    [
        ("America/Chicago", ["BYDAY=2SU;BYMONTH=3", "BYDAY=1SU;BYMONTH=11"]),
        ("Europe/Paris", ["BYDAY=-1SU;BYMONTH=3", "BYDAY=-1SU;BYMONTH=10"]),
        ("Australia/Melbourne", ["BYDAY=1SU;BYMONTH=4", "BYDAY=1SU;BYMONTH=10"]),
        (PHOENIX, []),
        ("Africa/Casablanca", []),  # by the moon
    ],
)
def test_clocks_that_change_by_a_rule_say_so(time_zone, rules):
    file = written(datetime(2026, 12, 5, 16, 30), time_zone).decode()
    found = [line.partition("RRULE:FREQ=YEARLY;")[2] for line in file.splitlines()]
    assert sorted(filter(None, found)) == sorted(rules)


def test_a_zone_without_a_time_zone_is_in_utc():
    file = written(datetime(2026, 12, 5, 16, 30), time_zone="")
    assert b"\r\nDTSTART:20261205T163000Z\r\n" in file
    assert b"VTIMEZONE" not in file


# -- what it says ----------------------------------------------------------------------------------
def test_the_entry_says_what_when_and_where():
    event = event_of(written(datetime(2026, 12, 5, 16, 30), detail="Two marked spaces"))
    assert event["SUMMARY"] == "Meeting: Test Agency, Test Station, Testville — parking lot"
    assert event["LOCATION"] == "1 Test Street, Testville, XX 00000"
    assert event["URL"] == LINK
    assert event["DESCRIPTION"] == (
        "Test Agency\nStand: Two marked spaces\nPhone: +1-555-555-0100 (number not dated)\n"
        f"Map and details: {LINK}"
    )
    assert event["UID"] == "bcdfg-20261205T2130Z@zones.example.org"
    assert event["DTSTAMP"].dt == ASKED_AT


def test_unknown_hours_say_to_call_ahead():
    event = event_of(written(datetime(2026, 12, 5, 16, 30), call_ahead=True))
    assert event["DESCRIPTION"].splitlines()[2] == "Hours not confirmed"


def test_a_reminder_comes_an_hour_before():
    (alarm,) = event_of(written(datetime(2026, 12, 5, 16, 30))).walk("VALARM")
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(hours=-1))
    assert alarm["DESCRIPTION"] == "In one hour: Test Agency, Test Station, Testville — parking lot"


@pytest.mark.parametrize("status", LocationStatus)
def test_only_an_exact_point_is_given_latitude_first(status):
    station = a_station(location_status=status, point=Point(40.25, -75.5))
    file = written(datetime(2026, 12, 5, 16, 30), station=station)
    assert (b"\r\nGEO:40.25;-75.5\r\n" in file) is (status is LocationStatus.EXACT)
    assert (b"GEO" in file) is (status is LocationStatus.EXACT)


def test_the_uid_is_the_same_for_the_same_meeting_alone():
    saturday = datetime(2026, 12, 5, 16, 30)
    uid = event_of(written(saturday))["UID"]
    assert event_of(written(saturday, language="fr", call_ahead=True))["UID"] == uid
    assert event_of(written(datetime(2026, 12, 5, 16, 31)))["UID"] != uid
    assert event_of(written(saturday, public_id="ccccc"))["UID"] != uid


def test_lines_end_as_the_standard_says_and_none_is_longer_than_75_bytes():
    name = (
        "Poste de police de l’Île-Bizard–Sainte-Geneviève — " * 5
        + "\N{POLICE CARS REVOLVING LIGHT}" * 40
    )
    listing = {
        "station": a_station(name=name),
        "detail": "Stationnement, « derrière »; près de l’entrée\\" * 6,
    }
    file = written(datetime(2026, 12, 5, 16, 30), setting=Setting.UNKNOWN, **listing)
    assert file.endswith(b"END:VCALENDAR\r\n")
    lines = file.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    assert event_of(file)["SUMMARY"] == f"Meeting: Test Agency, {name}, Testville"
    assert (
        vobject.readOne(file.decode()).vevent.location.value == "1 Test Street, Testville, XX 00000"
    )


def test_a_name_cannot_add_a_property():
    file = written(
        datetime(2026, 12, 5, 16, 30), detail="x\r\nATTENDEE:mailto:a@example.org\nX-TEST:1"
    )
    assert b"\r\nATTENDEE" not in file
    assert b"\nX-TEST" not in file
