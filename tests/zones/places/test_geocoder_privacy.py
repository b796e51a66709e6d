"""What is kept of an address, for how long, and that no log ever holds one."""

import json
import logging
import re
import time

import pytest
from django.core.cache import cache

from tests.zones.places.geocoding_server import configured, drips, nominatim, says
from zones.places.service import geocoder
from zones.vocabulary import PlaceKind

STREET = "5301 E. 27th Street, Kansas City, MO"
OF_THE_VISITOR = re.compile(r"5301|27th|Street,|Kansas|39[.,]0|94[.,]5|viewbox", re.IGNORECASE)


@pytest.fixture
def server(settings):
    with configured(settings) as server:
        yield server


def kept():
    """Everything in the cache: key without Django's prefix -> value."""
    return {
        key.removeprefix(":1:"): cache.get(key.removeprefix(":1:")) for key in list(cache._cache)
    }


def answers():
    return {key: value for key, value in kept().items() if len(key) == len("geocoder-") + 64}


def seconds_left(key):
    return cache._expire_info[f":1:{key}"] - time.time()


# -- what is kept ----------------------------------------------------------------------------------
def test_a_point_is_kept_rounded_under_a_keyed_digest_for_thirty_days(server):
    geocoder.geocode(STREET)
    [(key, value)] = answers().items()
    assert re.fullmatch("geocoder-[0-9a-f]{64}", key)
    assert value == (39.078, -94.533)
    assert seconds_left(key) == pytest.approx(30 * 86_400, abs=10)


def test_that_nothing_was_found_is_kept_for_a_day(server):
    server.reply = says("[]")
    geocoder.geocode(STREET)
    [(key, value)] = answers().items()
    assert value == ()
    assert seconds_left(key) == pytest.approx(86_400, abs=10)


def test_what_is_not_believed_is_kept_as_nothing(server):
    server.reply = says(nominatim("48.8566", "2.3522"))
    geocoder.geocode(STREET)
    assert list(answers().values()) == [()]


def test_a_failure_is_not_kept(server):
    server.reply = says("broken", 500)
    geocoder.geocode(STREET)
    assert answers() == {}


def test_no_key_and_no_value_of_the_cache_holds_a_word(server):
    """Also in the middle of a question."""
    seen = []
    server.reply = lambda handler: (seen.append(kept()), says(nominatim())(handler))
    geocoder.geocode(STREET)
    [in_the_middle] = seen
    assert len(in_the_middle) > len(answers())
    for key, value in [*in_the_middle.items(), *kept().items()]:
        assert not re.search("5301|27th|kansas", key, re.IGNORECASE)
        assert isinstance(value, (int, float, tuple))
        assert not isinstance(value, tuple) or all(isinstance(number, float) for number in value)


def test_the_digest_needs_the_secret_key(server, settings):
    one = geocoder.key_of(STREET)
    settings.SECRET_KEY = "another secret"
    assert geocoder.key_of(STREET) != one


def test_the_digest_is_of_the_words_not_of_their_spelling_and_of_the_service(server, settings):
    one = geocoder.key_of("5301 E. 27th St, Kansas City, MO")
    assert geocoder.key_of(" 5301 e 27TH st ,Kansas City, MO") == one
    assert geocoder.key_of("5302 E 27th St, Kansas City, MO") != one
    settings.GEOCODER_URL = "photon+http://127.0.0.1:2322"
    assert geocoder.key_of("5301 E. 27th St, Kansas City, MO") != one


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(says(nominatim()), PlaceKind.ADDRESS), (says("[]"), PlaceKind.TOWN)],
    ids=["found", "nothing"],
)
def test_what_is_kept_is_not_asked_again(server, reply, kind):
    server.reply = reply
    assert [geocoder.geocode(words).place.kind for words in (STREET, STREET, STREET.upper())] == [
        kind
    ] * 3
    assert len(server.questions) == 1


def test_after_a_failure_it_is_asked_again(server):
    server.reply = says("broken", 500)
    geocoder.geocode(STREET)
    server.reply = says(nominatim())
    assert geocoder.geocode(STREET).place.kind is PlaceKind.ADDRESS


# -- what is logged --------------------------------------------------------------------------------
REPLIES = {
    "found": says(nominatim()),
    "nothing": says("[]"),
    "elsewhere": says(nominatim("48.8566", "2.3522")),
    "repeats the words": says(f"Bad query: {STREET}", 400),
    "repeats them in JSON": says(json.dumps({"error": {"code": 400, "message": STREET}})),
    "a strange pause": says("slow down", 429, Retry_After="5301 E. 27th Street"),
    "malformed": says(f"<html>{STREET}"),
    "not a number": says(nominatim("nan", "-94.5")),
    "dripping": drips("HTTP/1.1 200 OK\r\nX-Slow: " + "x" * 300),
}


@pytest.mark.parametrize("reply", REPLIES)
def test_no_log_line_holds_the_words_or_the_answer(server, reply, caplog, capfd, monkeypatch):
    monkeypatch.setattr(geocoder, "LIMIT_SECONDS", 0.2)
    for name in ("", "geopy", "zones", "http", "urllib3", "django"):
        caplog.set_level(logging.DEBUG, logger=name)
    server.reply = REPLIES[reply]
    for _ in range(4):
        geocoder.geocode(STREET)
    printed = "".join(capfd.readouterr())
    for record in caplog.records:
        printed += f"{record.name} {record.getMessage()} {record.args} {record.exc_info}\n"
    assert not OF_THE_VISITOR.search(printed)
    assert server.questions[0].query["q"].startswith(STREET)  # it was asked all the same


def test_what_is_logged_is_that_the_service_fails(server, caplog):
    server.reply = says("broken", 500)
    for _ in range(4):
        geocoder.geocode(STREET)
    assert [record.getMessage() for record in caplog.records] == [
        "The geocoding service fails (GeocoderServiceError): no question for 60 s."
    ]


def test_a_service_shows_no_key_when_it_is_printed():
    from zones.places.service.provider import read_service

    service = read_service("opencage+https://api.opencagedata.com", "a-secret-key", "")
    assert "a-secret-key" not in repr(service)
    assert service.key == "a-secret-key"
