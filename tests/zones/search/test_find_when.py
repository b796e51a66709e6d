"""Searches with a moment and with filters: order, beyond, what was left out, the past."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.filters import asked_for
from zones.directory.index import Directory
from zones.directory.meeting import Meeting, Now
from zones.geo.point import Point, distance_km
from zones.places.gazetteer import Located, Place
from zones.search.find import find
from zones.search.terms import Terms
from zones.vocabulary import Answer, Camera, Outcome, PlaceKind, Setting

ORIGIN = Place("Testville, XX", Point(40, -75), PlaceKind.TOWN, "US", "XX", near="Testville, XX")
SATURDAY = datetime(2026, 12, 5, 16, 30)
WEEKDAYS = "Mo-Fr 08:00-17:00"
CAMERA = asked_for({"camera": ["on"]})


def row(*hours, **facts):
    """Zones in a row, each a kilometre farther, with these hours."""
    return Directory(
        a_listing(
            f"b{n:03}",
            station=a_station(key=f"us-{n:04}", point=Point(40 + n * 0.01, -75)),
            hours=rule,
            **facts,
        )
        for n, rule in enumerate(hours)
    )


def when(directory, moment=SATURDAY, at=NOW, **terms):
    asked = Terms(near="x", at=moment, **terms)
    return find(asked, directory=directory, at=at, locate=lambda words: Located(place=ORIGIN))


def asked(directory, **terms):
    return when(directory, moment=None, **terms)


def said(results):
    return [(hit.listing.id, hit.usable, hit.beyond) for hit in results.hits]


def test_without_a_moment_nothing_is_said_of_use():
    hits = asked(row("24/7", WEEKDAYS)).hits
    assert [(hit.usable, hit.until, hit.at) for hit in hits] == [(None, None, None)] * 2


def test_an_unknown_zone_counts_as_twice_as_far_and_a_closed_one_comes_last():
    # at 0, 1, 2 … times 1.1 km
    directory = row(WEEKDAYS, "", "24/7", WEEKDAYS, "", "24/7", "24/7", "24/7", "24/7", "24/7")
    results = when(directory)
    assert said(results) == [
        ("b001", "unknown", False),  # 1.1 km, counted as 2.2, as far as the next: the nearer first
        ("b002", "yes", False), ("b005", "yes", False), ("b006", "yes", False),
        ("b007", "yes", False),
        ("b004", "unknown", False),  # 4.4 km, counted as 8.9
        ("b008", "yes", False), ("b009", "yes", False),
        ("b000", "no", False), ("b003", "no", False),
    ]  # fmt: skip


def test_three_near_zones_of_unknown_hours_stand_before_an_open_one_far_away():
    """As near St. Louis: 25 km, and 131 km."""
    directory = Directory(
        a_listing(
            f"b{n}",
            station=a_station(key=f"us-{n}", point=Point(40 + km / 111.2, -75)),
            hours=hours,
        )
        for n, (km, hours) in enumerate([(14, ""), (20, ""), (25, ""), (131, "24/7")])
    )
    assert [hit.listing.id for hit in when(directory).hits] == ["b0", "b1", "b2", "b3"]


@pytest.mark.parametrize(
    ("hours", "beyond"),
    [
        ([WEEKDAYS] * 10 + ["24/7"] * 5, ["b010", "b011", "b012"]),
        (["24/7"] + [WEEKDAYS] * 9 + ["24/7"] * 5, ["b010", "b011"]),
        (["24/7"] * 3 + [WEEKDAYS] * 7 + ["24/7"] * 5, []),
        ([WEEKDAYS] * 12 + ["24/7"], ["b012"]),
        ([WEEKDAYS] * 12, []),
        ([""] * 30, []),
        ([WEEKDAYS] * 300 + ["24/7"] * 2, ["b300", "b301"]),
        ([WEEKDAYS] * 300 + ["sunrise-(sunset+01:00)"], ["b300"]),
    ],
)
def test_up_to_three_usable_zones_from_beyond_the_ten_follow(hours, beyond):
    results = when(row(*hours))
    assert [hit.listing.id for hit in results.hits if hit.beyond] == beyond
    assert [hit.beyond for hit in results.hits] == [False] * 10 + [True] * len(beyond)


def test_beyond_of_a_later_page_lies_beyond_that_page():
    hours = ["24/7"] * 5 + [WEEKDAYS] * 300 + ["24/7"] * 2
    results = when(row(*hours), page=2)
    assert [hit.listing.id for hit in results.hits if hit.beyond] == ["b305", "b306"]


def test_until_and_the_moment_are_the_zones_own():
    directory = row("sunrise-sunset")
    (hit,) = when(directory, moment=SATURDAY).hits
    assert hit.at == datetime(2026, 12, 5, 16, 30, tzinfo=ZoneInfo("America/New_York"))
    assert (hit.usable, hit.until.isoformat()) == ("yes", "2026-12-05T16:34:00-05:00")


def test_now_is_one_instant_everywhere():
    directory = Directory(
        a_listing(f"b{n}", station=a_station(key=zone, time_zone=zone, point=Point(40 + n, -75)))
        for n, zone in enumerate(["America/New_York", "America/Los_Angeles", "Australia/Melbourne"])
    )
    assert {hit.at for hit in when(directory, moment=Now()).hits} == {NOW}


def test_a_time_that_has_passed_is_said_and_nothing_is_claimed():
    results = when(row("24/7", WEEKDAYS), moment=datetime(2026, 11, 30, 12, 0))
    assert results.passed is True
    assert said(results) == [("b000", None, False), ("b001", None, False)]


@pytest.mark.parametrize(("seconds", "passed"), [(0, False), (59, False), (61, True)])
def test_this_very_minute_has_not_passed(seconds, passed):
    moment = NOW.astimezone(ZoneInfo("America/New_York")).replace(tzinfo=None)
    assert when(row("24/7"), moment=moment, at=NOW + timedelta(seconds=seconds)).passed is passed


def test_a_time_that_clocks_skip_is_moved_forward():
    (hit,) = when(row("24/7"), moment=datetime(2027, 3, 14, 2, 30)).hits
    assert hit.at.isoformat() == "2027-03-14T03:30:00-04:00"


# -- filters ---------------------------------------------------------------------------------------
def test_a_filter_lets_through_only_what_is_known_to_fit():
    directory = Directory(
        [
            a_listing("bbbbb", camera=Camera.PRESENT),
            a_listing("ccccc", camera=Camera.UNKNOWN),
            a_listing("ddddd", camera=Camera.NONE),
        ]
    )
    results = asked(directory, filters=CAMERA)
    assert ([hit.listing.id for hit in results.hits], results.left_out) == (["bbbbb"], 1)
    results = asked(directory, filters=CAMERA, unknown=True)
    assert ([hit.listing.id for hit in results.hits], results.left_out) == (["bbbbb", "ccccc"], 0)


def test_only_near_zones_are_counted_as_left_out():
    far = a_station(key="us-far", point=Point(41, -75))
    directory = Directory([a_listing("bbbbb"), a_listing("ccccc", station=far)])
    results = asked(directory, filters=asked_for({"stepfree": ["on"]}))
    assert (results.outcome, len(results.hits), results.left_out) == (Outcome.NOTHING_NEAR, 0, 1)


@st.composite
def directories(draw):
    count = draw(st.integers(0, 80))
    return Directory(
        a_listing(
            f"b{n:03}",
            station=a_station(
                key=f"us-{n % 50:03}",
                point=Point(draw(st.integers(-80, 80)), draw(st.integers(-180, 180))),
            ),
            setting=draw(st.sampled_from(Setting)),
            camera=draw(st.sampled_from(Camera)),
            hours=draw(st.sampled_from(["", "24/7", WEEKDAYS, "sunrise-sunset", "Sa 10:00-18:00"])),
        )
        for n in range(count)
    )


@settings(max_examples=60)
@given(
    directories(),
    st.sampled_from([None, SATURDAY, Now()]),
    st.sampled_from(["", "on", "watched"]),
    st.integers(1, 3),
)
def test_find_equals_brute_force(directory, moment, camera, page):
    filters = asked_for({"camera": [camera]} if camera else {})
    results = when(directory, moment=moment, filters=filters, page=page)
    fits = {
        "": set(Camera),
        "on": set(Camera) - {Camera.NONE, Camera.UNKNOWN},
        "watched": {Camera.WATCHED},
    }[camera]
    ranked = sorted(
        (round(distance_km(ORIGIN.point, listing.station.point), 6), n)
        for n, listing in enumerate(directory)
        if listing.camera in fits
    )
    ten = [directory[n].id for _, n in ranked[10 * page - 10 : 10 * page]]
    found = [hit for hit in results.hits if not hit.beyond]
    assert sorted(hit.listing.id for hit in found) == sorted(ten)
    if moment is None:
        assert [hit.listing.id for hit in found] == ten
        return
    counts = {Answer.YES: 1, Answer.UNKNOWN: 2, Answer.NO: 1}
    ranks = [
        (hit.usable is Answer.NO, round(counts[hit.usable] * hit.distance_km, 6)) for hit in found
    ]
    assert ranks == sorted(ranks)
    for n, hit in enumerate(found):
        behind = [other for other in found[n:] if other.usable is Answer.UNKNOWN]
        if hit.usable is Answer.YES:
            assert not any(2 * other.distance_km < hit.distance_km - 1e-6 for other in behind)
    usable = sum(hit.usable is Answer.YES for hit in found)
    beyond = [hit for hit in results.hits if hit.beyond]
    meeting = Meeting(moment, NOW)
    rest = [n for _, n in ranked[10 * page :]]
    available = [directory[n].id for n in rest if directory.hours.is_usable(n, meeting)]
    assert [hit.listing.id for hit in beyond] == (available[: max(0, 3 - usable)] if ten else [])
