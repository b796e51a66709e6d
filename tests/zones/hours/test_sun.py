"""Sunrise and sunset agree with another almanac, all over the earth."""

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from astral import Observer
from astral.sun import noon, sunrise, sunset
from tzfpy import get_tz

from zones.geo.point import Point
from zones.hours.rules import Timetable, spans_on, usability
from zones.hours.time_zones import tzinfo_for
from zones.vocabulary import Answer

FARTHEST = timedelta(minutes=3)
A_DAY = timedelta(days=1)


def places_and_days(count):
    """Below the polar circles; near the date line the two almanacs mean other days by one date."""
    chance = random.Random(20_261_201)
    for _ in range(count):
        point = Point(round(chance.uniform(-65, 65), 3), round(chance.uniform(-165, 165), 3))
        yield point, date(2026, 1, 1) + chance.randrange(3 * 365) * A_DAY


def all_of(event, point, day):
    """The event of that day and its neighbours: by the clock a sunset can be after midnight."""
    observer = Observer(point.latitude, point.longitude)
    return sorted(event(observer, day + n * A_DAY) for n in (-2, -1, 0, 1, 2))


@pytest.mark.parametrize(("point", "day"), list(places_and_days(200)), ids=str)
def test_sun_times_agree_with_astral(point, day):
    timetable = Timetable("sunrise-sunset", get_tz(point.longitude, point.latitude), "US", point)
    at = noon(Observer(point.latitude, point.longitude), day)
    usable, evening = usability(timetable, at)
    assert usable is Answer.YES
    assert (
        apart(evening, next(time for time in all_of(sunset, point, day) if time > at)) <= FARTHEST
    )
    night, morning = usability(timetable, evening)
    assert night is Answer.NO
    assert (
        apart(morning, next(time for time in all_of(sunrise, point, day) if time > at)) <= FARTHEST
    )
    assert (
        apart(
            start_of(timetable, at), max(time for time in all_of(sunrise, point, day) if time < at)
        )
        <= FARTHEST
    )


def start_of(timetable: Timetable, at: datetime) -> datetime:
    """When the span around `at` begins, on the local day of `at`."""
    spans = spans_on(timetable, at.astimezone(tzinfo_for(timetable.time_zone)).date())
    return next(span.start for span in spans if span.start <= at < span.end)


def apart(one: datetime, other: datetime) -> timedelta:
    return abs(one.astimezone(UTC) - other.astimezone(UTC))


@pytest.mark.parametrize("zone", ["America/Havana", "America/Santiago", "Atlantic/Azores"])
def test_clocks_that_skip_midnight_have_a_sun_too(zone):
    timetable = Timetable("sunrise-sunset", zone, "US", Point(30, -80))
    start = datetime(2026, 3, 5, tzinfo=UTC)
    for hours in range(0, 24 * 365, 7):
        usability(timetable, start + timedelta(hours=hours))
