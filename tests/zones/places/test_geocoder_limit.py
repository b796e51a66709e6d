"""However slow the service is and however many ask at once, nobody waits longer than the limit."""

import socket
import threading
import time

import pytest
from django.core.cache import cache, caches

from tests.zones.places.geocoding_server import (
    HELD_SECONDS,
    configured,
    drips,
    nobody_waits_on_the_line,
    nominatim,
    says_once_released,
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
    gazetteer.load()  # which takes longer than any visitor waits here
    with configured(settings) as server:
        yield server


@pytest.fixture
def short_limit(monkeypatch):
    """A visitor of these tests waits a fifth of a second."""
    monkeypatch.setattr(geocoder, "LIMIT_SECONDS", 0.2)


def place():
    return geocoder.geocode(STREET).place


# -- a slow service --------------------------------------------------------------------------------
SLOW = {
    "silent": says_once_released("[]"),
    "drips its headers": drips("HTTP/1.1 200 OK\r\nX-Slow: " + "x" * 300),
    "drips its body": drips("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + " " * 300),
    "drips chunks": drips(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + "1\r\n \r\n" * 60
    ),
}


@pytest.mark.parametrize("slow", SLOW)
def test_a_slow_service_holds_neither_the_visitor_nor_a_thread(server, short_limit, slow):
    server.reply = SLOW[slow]
    began = time.monotonic()
    assert place().name == CENTRE
    assert 0.2 <= time.monotonic() - began < 1
    assert nobody_waits_on_the_line()


def test_a_service_that_never_shakes_hands_over_https(server, settings, short_limit):
    """The server speaks no TLS and waits for the end of a line."""
    settings.GEOCODER_URL = settings.GEOCODER_URL.replace("http:", "https:")
    began = time.monotonic()
    assert place().name == CENTRE
    assert time.monotonic() - began < 1
    assert nobody_waits_on_the_line()


def test_a_name_server_that_dawdles_holds_nobody_and_the_late_question_is_not_asked(
    server, short_limit, monkeypatch
):
    find_out = socket.getaddrinfo

    def dawdle(*asked, **how):
        server.released.wait(HELD_SECONDS)
        return find_out(*asked, **how)

    monkeypatch.setattr(socket, "getaddrinfo", dawdle)
    began = time.monotonic()
    assert place().name == CENTRE
    assert time.monotonic() - began < 1
    server.released.set()
    assert nobody_waits_on_the_line()
    assert server.questions == []


def test_the_limit_is_two_seconds():
    assert geocoder.LIMIT_SECONDS == 2


# -- one question at a time ------------------------------------------------------------------------
def ask_in_two_threads(server):
    """Two visitors ask for one street; what each is told.

    The first has been heard before the second asks.
    """
    told = {}
    threads = [threading.Thread(target=lambda n=n: told.update({n: place()})) for n in range(2)]
    threads[0].start()
    while not server.questions:
        time.sleep(0.001)
    threads[1].start()
    time.sleep(0.05)
    server.released.set()
    for thread in threads:
        thread.join(5)
    return told


def test_of_two_at_once_one_asks_and_both_are_told(server):
    server.reply = says_once_released(nominatim())
    assert ask_in_two_threads(server) == {0: FOUND, 1: FOUND}
    assert len(server.questions) == 1


def test_who_waits_for_nothing_takes_the_centre_without_asking_again(server):
    server.reply = says_once_released("<html>")
    began = time.monotonic()
    told = ask_in_two_threads(server)
    assert time.monotonic() - began < 1
    assert {town.name for town in told.values()} == {CENTRE}
    assert len(server.questions) == 1


def test_who_asks_looks_again_whether_somebody_has_just_been_told(server, monkeypatch):
    add = cache.add

    def add_after_another_answer(key, *more):
        if key.endswith("-asking"):
            cache.set(key.removesuffix("-asking"), (39.078, -94.533))
        return add(key, *more)

    monkeypatch.setattr(caches["default"], "add", add_after_another_answer)
    assert place() == FOUND
    assert server.questions == []


def test_who_waits_too_long_takes_the_centre(server, short_limit):
    cache.add(geocoder.key_of(f"{STREET}, United States") + "-asking", 1, 60)
    began = time.monotonic()
    assert place().name == CENTRE
    assert 0.2 <= time.monotonic() - began < 1
    assert server.questions == []
