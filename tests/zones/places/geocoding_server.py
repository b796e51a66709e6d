"""A geocoding service on this machine that answers, stumbles or dawdles as a test wants it to."""

import json
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from django.core.cache import cache

HELD_SECONDS = 10  # more than any test waits


class Question(NamedTuple):
    path: str
    query: dict
    headers: dict


class GeocodingServer:
    """Answers every question with `reply`, a function of the request handler;

    `questions` are what it was asked.
    """

    def __init__(self):
        self.questions = []
        self.reply = says(nominatim())
        self.released = threading.Event()
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(self))
        self._http.daemon_threads = True
        self._http.handle_error = lambda request, address: None  # whoever asked has hung up
        self.address = f"http://127.0.0.1:{self._http.server_port}"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self):
        self.released.set()
        self._http.shutdown()
        self._http.server_close()


def handler_of(server):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            parts = urlsplit(self.path)
            query = {name: values[0] for name, values in parse_qs(parts.query).items()}
            server.questions.append(Question(parts.path, query, dict(self.headers)))
            self.released = server.released
            server.reply(self)

        def log_message(self, *ignored):
            pass

    return Handler


@contextmanager
def configured(settings, service="nominatim"):
    """The site asks a server of this kind, and remembers nothing from before."""
    server = GeocodingServer()
    settings.GEOCODER_URL = f"{service}+{server.address}"
    settings.GEOCODER_USER_AGENT = "exchangezones tests (zones@example.org)"
    settings.GEOCODER_RATE = 1000
    settings.WEB_WORKERS = 1
    cache.clear()
    try:
        yield server
    finally:
        server.stop()
        cache.clear()


def nobody_waits_on_the_line():
    """The thread of a question has ended, or does so at once."""
    for thread in threading.enumerate():
        if thread.name == "geocoder":
            thread.join(1)
    return not any(thread.name == "geocoder" for thread in threading.enumerate())


# -- what it says: the documented shapes, with nobody's house --------------------------------------


def nominatim(latitude="39.0784512", longitude="-94.5331876", **more):
    house = {
        "place_id": 1, "licence": "ODbL 1.0", "osm_type": "way", "osm_id": 1, "lat": latitude,
        "lon": longitude,
        "class": "building", "type": "yes", "place_rank": 30, "importance": 0.0001,
        "addresstype": "building",
        "name": "", "display_name": "a house of the test",
        "boundingbox": ["39", "40", "-95", "-94"],
    }  # fmt: skip
    return json.dumps([{**house, **more}])


def photon(latitude=39.0784512, longitude=-94.5331876, **more):
    properties = {
        "osm_type": "W", "osm_id": 1, "osm_key": "building", "osm_value": "yes", "type": "house",
        "housenumber": "1",
        "street": "a street of the test", "city": "Kansas City", "countrycode": "US",
    }  # fmt: skip
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [longitude, latitude]},
        "properties": {**properties, **more},
    }
    return json.dumps({"type": "FeatureCollection", "features": [feature]})


# -- how it says it --------------------------------------------------------------------------------


def says(body, status=200, **headers):
    def reply(handler):
        handler.send_response(status)
        for name, value in {"Content-Type": "application/json", **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body.encode())))
        handler.end_headers()
        handler.wfile.write(body.encode())

    return reply


def says_once_released(body):
    """Only when the test says so."""

    def reply(handler):
        handler.released.wait(HELD_SECONDS)
        says(body)(handler)

    return reply


def drips(text):
    """A byte at a time, always sooner than any time-out of a single read."""

    def reply(handler):
        for byte in text.encode():
            if handler.released.is_set():
                return
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
            time.sleep(0.02)

    return reply


def hangs_up(handler):
    handler.connection.close()
