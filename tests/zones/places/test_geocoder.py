"""A street is asked for where a service is configured; whatever goes wrong, the town's centre is
the answer.
"""

import subprocess
import sys
import time

import pytest
from django.conf import settings as site

from tests.zones.places.geocoding_server import (
    configured,
    hangs_up,
    nobody_waits_on_the_line,
    nominatim,
    photon,
    says,
)
from zones.geo.point import Point
from zones.places import gazetteer
from zones.places.gazetteer import Place
from zones.places.service import geocoder
from zones.vocabulary import PlaceKind

STREET = "5301 E 27th St, Kansas City, MO"
FOUND = Place(STREET, Point(39.078, -94.533), PlaceKind.ADDRESS, "US", "MO", near="39.078,-94.533")
CENTRE = "Kansas City, MO"


@pytest.fixture
def server(settings):
    with configured(settings) as server:
        yield server


@pytest.fixture
def photon_server(settings):
    with configured(settings, "photon") as server:
        server.reply = says(photon())
        yield server


@pytest.fixture
def clock(monkeypatch):
    """The Unix time, which stands still until the test moves it."""
    moments = [1_800_000_000.0]
    monkeypatch.setattr(geocoder, "now", lambda: moments[-1])
    return moments


def place(words=STREET):
    return geocoder.geocode(words).place


# -- off -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words", [STREET, "64128", "Kingston", "Texas", "qqqq", "39.1,-94.5", "", "x" * 10_000]
)
def test_without_a_service_it_is_the_gazetteer(words):
    assert geocoder.geocode(words) == gazetteer.locate(words)
    assert geocoder.host() == ""


def test_without_a_service_geopy_is_not_loaded():
    code = (
        "import sys, django; django.setup(); import exchangezones.urls\n"
        "from zones.places.service import geocoder\n"
        f"print(geocoder.geocode({STREET!r}).place.name, 'geopy' in sys.modules, "
        "'zones.places.service.provider' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=site.BASE_DIR, capture_output=True, text=True
    )
    assert done.stdout.strip() == "Kansas City, MO False False"


# -- right -----------------------------------------------------------------------------------------
def test_nominatim_finds_the_street(server):
    assert place() == FOUND
    [question] = server.questions
    assert question.path == "/search"
    assert question.query["q"] == f"{STREET}, United States"
    assert (question.query["format"], question.query["limit"], question.query["bounded"]) == (
        "json",
        "1",
        "1",
    )
    west, south, east, north = map(float, question.query["viewbox"].split(","))
    assert west < -94.6 < east
    assert south < 39.1 < north
    assert question.headers["User-Agent"] == "exchangezones tests (zones@example.org)"
    assert set(question.headers) == {"Host", "User-Agent", "Connection", "Accept-Encoding"}


def test_photon_finds_the_street(photon_server):
    assert place() == FOUND
    [question] = photon_server.questions
    assert question.path == "/api"
    assert {**question.query, "lat": "", "lon": ""} == {
        "q": f"{STREET}, United States", "limit": "1", "lat": "", "lon": ""
    }  # fmt: skip


def test_a_service_may_live_under_a_path_and_need_a_key(server, settings):
    settings.GEOCODER_URL = f"opencage+{server.address}/maps"
    settings.GEOCODER_KEY = "a-key"
    server.reply = says(
        '{"results": [{"formatted": "x", "geometry": {"lat": 39.0784, "lng": -94.5331}}]}'
    )
    assert place() == FOUND
    assert server.questions[0].path == "/maps/geocode/v1/json"
    assert server.questions[0].query["key"] == "a-key"


def test_what_goes_onward_finds_the_same_point(server):
    found = place()
    assert gazetteer.locate(found.near).place.point == found.point


def test_namesakes_of_the_town_stay(server):
    server.reply = says(nominatim("42.98", "-81.25"))
    located = geocoder.geocode("10 Main St, London")
    assert located.place.kind is PlaceKind.ADDRESS
    assert located.alternatives == gazetteer.locate("10 Main St, London").alternatives
    assert server.questions[0].query["q"] == "10 Main St, London, ON, Canada"


@pytest.mark.parametrize(
    ("kind", "type_"), [("highway", "residential"), ("place", "house"), ("amenity", "police")]
)
def test_streets_and_houses_are_believed(server, kind, type_):
    server.reply = says(nominatim(**{"class": kind, "type": type_}))
    assert place() == FOUND


# -- not asked -------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "words",
    [
        "64128", "Kansas City, MO", "64128, Kansas City, MO", "K7L 4C2", "Lake St Louis, MO",
        "39.1,-94.5", "Texas",
        "12 Main St", "12 Main St, Springfield", "12 Main St, Missouri", "12 Nowhere Rd, Qqqq, MO",
        "", "\0", "x" * 400,
    ],
)  # fmt: skip
def test_without_a_street_or_without_a_town_nobody_is_asked(server, words):
    assert geocoder.geocode(words) == gazetteer.locate(words)
    assert server.questions == []


def test_coordinates_off_the_earth_are_the_same_error(server):
    with pytest.raises(ValueError, match="91"):
        geocoder.geocode("91,0")


# -- not believed, refused, failed -----------------------------------------------------------------
WRONG = {
    "nothing found": says("[]"),
    "another continent": says(nominatim("48.8566", "2.3522")),
    "a town 51 km away": says(nominatim("39.0997", "-93.98")),
    "not a number": says(nominatim("nan", "-94.5")),
    "not a number of JSON": says("[" + nominatim()[1:-1].replace('"39.0784512"', "NaN") + "]"),
    "infinite": says(nominatim("39.07", "inf")),
    "off the earth": says(nominatim("139.07", "-94.5")),
    "no coordinates": says(nominatim(None, None)),
    "the whole town": says(nominatim(**{"class": "boundary", "type": "administrative"})),
    "a suburb": says(nominatim(**{"class": "place", "type": "suburb"})),
    "no JSON": says("<html>"),
    "half a JSON": says(nominatim()[:40]),
    "another JSON": says('{"error": "no"}'),
    "deep JSON": says("[" * 100_000),
    "no UTF-8": lambda handler: handler.wfile.write(b"HTTP/1.0 200 OK\r\n\r\n[\xff\xfe\x00"),
    "too long": says("[" + " " * 1_000_001 + nominatim()[1:]),
    "500": says("broken", 500),
    "403": says("who are you", 403),
    "a redirect": says(nominatim(), 302, Location="http://127.0.0.1:9/search"),
    "no HTTP": lambda handler: handler.wfile.write(b"\x00\x01\x02 hello\r\n\r\n"),
    "nothing at all": hangs_up,
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_leaves_the_centre_of_the_town(server, wrong):
    server.reply = WRONG[wrong]
    assert geocoder.geocode(STREET) == gazetteer.locate(STREET)
    assert place().name == CENTRE
    assert nobody_waits_on_the_line()


def test_a_town_of_photon_is_no_street(photon_server):
    photon_server.reply = says(photon(type="city"))
    assert place().name == CENTRE


def test_a_service_that_is_not_there(server):
    server.stop()
    assert place().name == CENTRE


# -- refused, failing, and well again --------------------------------------------------------------
def test_after_three_failures_nobody_asks_for_a_minute_and_then_one_tries(server, clock):
    server.reply = says("broken", 500)
    for _ in range(5):
        assert place().name == CENTRE
        clock.append(clock[-1] + 1)
    assert len(server.questions) == 3
    server.reply = says(nominatim())
    clock.append(clock[2] + 59)
    assert place().name == CENTRE
    clock.append(clock[2] + 60)
    assert place() == FOUND
    clock.append(clock[-1] + 1)
    assert place("5302 E 27th St, Kansas City, MO").kind is PlaceKind.ADDRESS
    assert len(server.questions) == 5


def test_an_answer_between_failures_begins_the_count_anew(server, clock):
    replies = [says("broken", 500), says("broken", 500), says(nominatim())] * 2
    for number, reply in enumerate(replies):
        server.reply = reply
        place(f"{number} E 27th St, Kansas City, MO")
        clock.append(clock[-1] + 1)
    assert len(server.questions) == len(replies)


@pytest.mark.parametrize(
    ("headers", "pause_seconds"), [({"Retry_After": "7"}, 7), ({"Retry_After": "90"}, 90), ({}, 60)]
)
def test_too_many_questions_are_answered_by_the_pause_that_is_asked_for(
    server, clock, headers, pause_seconds
):
    server.reply = says("slow down", 429, **headers)
    assert place().name == CENTRE
    server.reply = says(nominatim())
    clock.append(clock[0] + pause_seconds - 0.5)
    assert place().name == CENTRE
    assert len(server.questions) == 1
    clock.append(clock[0] + pause_seconds)
    assert place() == FOUND


def test_when_the_rate_is_used_up_nobody_queues(server, settings, clock):
    settings.GEOCODER_RATE = 1
    assert place() == FOUND
    began = time.monotonic()
    assert place("5302 E 27th St, Kansas City, MO").name == CENTRE
    assert time.monotonic() - began < 0.2
    clock.append(clock[0] + 1)
    assert place("5302 E 27th St, Kansas City, MO").kind is PlaceKind.ADDRESS
    assert len(server.questions) == 2


def test_a_cache_that_is_away_leaves_the_centre(server, settings, caplog):
    settings.CACHES = {"default": {"BACKEND": "tests.zones.places.test_geocoder.AwayCache"}}
    assert place().name == CENTRE
    assert [record.getMessage() for record in caplog.records] == [
        "Street addresses are not looked up: ConnectionError."
    ]


class AwayCache:
    def __init__(self, location, params):
        pass

    def get(self, key):
        raise ConnectionError(key)

    def clear(self):
        pass

    def close(self, **ignored):
        pass
