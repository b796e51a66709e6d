"""One look-up: whatever the directory and the moment, every rendering tells the same zones, in one
order, alike.
"""

import datetime
from html.parser import HTMLParser
from typing import NamedTuple
from unittest.mock import patch

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory import live
from zones.directory.index import Directory
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.search.find import find
from zones.search.query import read_terms
from zones.vocabulary import Answer, Camera, Setting, ZoneStatus


class Said(NamedTuple):
    """What a rendering tells of one zone; `usable` and `until` are empty where nothing is said."""

    zone: str
    usable: str
    until: str
    beyond: bool
    advised: str
    evidence: str


# -- the renderings --------------------------------------------------------------------------------
class Cards(HTMLParser):
    """The cards of a page."""

    def __init__(self, page):
        super().__init__()
        self.said = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        told = dict(attributes)
        if tag == "li" and told.get("class") == "card" and "data-beside" not in told:
            beyond = told.get("data-beyond") == "true"
            self.said.append(
                Said(
                    told["data-zone"],
                    told.get("data-usable", ""),
                    told.get("data-until", ""),
                    beyond,
                    told.get("data-advised", ""),
                    told.get("data-evidence", ""),
                )
            )


def by_page(client, query, prefix=""):
    response = client.get(f"{prefix}/search/", query)
    assert response.status_code == 200
    return Cards(response.content.decode()).said


def by_french_page(client, query):
    return by_page(client, query, prefix="/fr")


def by_api(client, query):
    response = client.get("/api/v1/search", query)
    assert response.status_code == 200
    return [
        Said(
            zone["id"],
            zone["usable"] or "",
            zone["until"] or "",
            zone["beyond"],
            zone["advised"] or "",
            (zone["usable"] and zone["evidence"]) or "",
        )
        for zone in response.json()["zones"]
    ]


RENDERINGS = {"page": by_page, "French page": by_french_page, "API": by_api}


def by_find(query):
    """The oracle: the look-up itself."""
    from django.http import QueryDict

    asked = QueryDict(mutable=True)
    for name, word in query.items():
        asked.setlist(name, word if isinstance(word, list) else [word])
    results = find(read_terms(asked, at=NOW), directory=live.current(), at=NOW)
    return [
        Said(
            hit.listing.id,
            hit.usable or "",
            hit.until.isoformat() if hit.until else "",
            hit.beyond,
            hit.advised or "",
            (hit.usable and hit.evidence(NOW.date())) or "",
        )
        for hit in results.hits
    ]


# -- made-up directories and questions -------------------------------------------------------------
RULES = [
    "", "24/7", "sunrise-sunset", "Mo-Fr 08:00-17:00", "Mo-Fr 08:00-17:00; PH off",
    "Fr 22:00-02:00", "08:00-24:00",
    "Sa-Su 10:00-sunset", "Mo-Su 09:00-12:00 unknown", "no rule at all",
]  # fmt: skip
TIME_ZONES = [
    "America/Chicago",
    "America/Phoenix",
    "America/Anchorage",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "",
]
DAYS = st.dates(datetime.date(2026, 11, 25), datetime.date(2027, 4, 10))


@st.composite
def dated_hours(draw):
    first = draw(DAYS)
    return DatedHours(
        first,
        first + datetime.timedelta(days=draw(st.integers(0, 3))),
        draw(st.sampled_from(RULES)),
    )


@st.composite
def listings(draw, number):
    station = a_station(
        key=f"us-{draw(st.integers(0, 9))}",
        time_zone=draw(st.sampled_from(TIME_ZONES)),
        country=draw(st.sampled_from(["US", "CA"])),
        point=draw(st.none() | st.builds(Point, st.floats(20, 72), st.floats(-160, -60))),
    )
    return a_listing(
        f"z{number:04}",
        station=station,
        hours=draw(st.sampled_from(RULES)),
        hours_advised=draw(st.sampled_from(["", "", "sunrise-sunset", "08:00-20:00"])),
        exceptions=tuple(draw(st.lists(dated_hours(), max_size=2))),
        setting=draw(st.sampled_from(Setting)),
        camera=draw(st.sampled_from(Camera)),
        step_free=draw(st.sampled_from(Answer)),
        status=draw(st.sampled_from([ZoneStatus.LISTED, ZoneStatus.LISTED, ZoneStatus.PAUSED])),
    )


@st.composite
def directories(draw):
    return Directory([draw(listings(number)) for number in range(draw(st.integers(0, 22)))])


MOMENTS = st.datetimes(datetime.datetime(2026, 11, 25), datetime.datetime(2027, 4, 10)).map(
    lambda moment: moment.isoformat(timespec="minutes")
)
QUESTIONS = st.fixed_dictionaries(
    {"near": st.sampled_from(["39.1,-94.58", "64.8,-147.3"])},
    optional={
        "at": st.just("now") | st.sampled_from(["2027-03-14T02:30", "2026-11-26T12:00"]) | MOMENTS,
        "setting": st.lists(st.sampled_from(["lot", "lobby", "curb"]), min_size=1, unique=True),
        "camera": st.sampled_from(["on", "watched"]),
        "always": st.just("on"),
        "stepfree": st.just("on"),
        "unknown": st.just("on"),
        "page": st.sampled_from(["1", "2"]),
    },
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(made=directories(), query=QUESTIONS)
def test_every_rendering_tells_the_same(made, query):
    with (
        patch.object(live.snapshot, "_value", made),
        patch("django.utils.timezone.now", lambda: NOW),
    ):
        expected = by_find(query)
        for name, told in RENDERINGS.items():
            assert told(Client(), query) == expected, name


@pytest.mark.parametrize(
    "at", ["", "now", "2026-12-05T16:30", "2026-12-25T12:00", "2027-03-14T02:30"]
)
@pytest.mark.parametrize("near", ["64128", "North Pole, AK", "K7L", "Honolulu"])
def test_every_rendering_of_the_shipped_directory_tells_the_same(served, client, near, at):
    query = {"near": near, "at": at}
    expected = by_find(query)
    assert len(expected) >= 10
    for name, told in RENDERINGS.items():
        assert told(client, query) == expected, name
