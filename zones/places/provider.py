"""The geocoding service that an operator named: who it is, and one question to it that ends in
time.

It is imported only where a service is configured. Nothing that it hears or says is written
anywhere: not by geopy, which would log every address, and not in an error, which here is only the
name of what went wrong.
"""

import inspect
import json
import logging
import socket
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPSConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError, BaseSyncAdapter  # type: ignore[import-untyped]
from geopy.exc import ConfigurationError, GeocoderNotFound, GeocoderRateLimited  # type: ignore[import-untyped]
from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]

from zones.geo.point import Point

EXAMPLES = "nominatim+https://nominatim.example.org or photon+http://127.0.0.1:2322"
KEYS = ("api_key", "apikey", "subscription_key")  # what geopy's services call theirs
FIND_NO_STREETS = frozenset(("geonames", "what3words", "what3wordsv3"))
NAMED_CALLERS = frozenset(("nominatim",))  # they refuse who does not say who is asking
AGENT = "exchangezones"
MOST_BYTES = 1_000_000
PAUSE_SECONDS = 60  # where a service says "too many" without saying for how long
AROUND_DEGREES = 0.7  # 50 km and more, wherever people live

logging.getLogger("geopy").addFilter(lambda record: False)


class Unanswered(Exception):
    """Why there is no answer, in a word that repeats nothing; and how long the service wants to be
    left alone.
    """

    def __init__(
        self,
        reason: str,
        pause_seconds: float | None = None,
    ) -> None:
        super().__init__(reason)
        self.reason, self.pause_seconds = reason, pause_seconds


# -- what is known of single services --------------------------------------------------------------


class Dialect(NamedTuple):
    """How a service is told where to look, and whether what it found is a street or house and no
    whole town.
    """

    around: Callable[[Point], dict[str, Any]] = lambda point: {}
    is_street: Callable[[Mapping[str, Any]], bool] = lambda raw: True


def _box(point: Point) -> tuple[tuple[float, float], tuple[float, float]]:
    south, north = (
        max(point.latitude - AROUND_DEGREES, -90),
        min(point.latitude + AROUND_DEGREES, 90),
    )
    west, east = (
        max(point.longitude - 2 * AROUND_DEGREES, -180),
        min(point.longitude + 2 * AROUND_DEGREES, 180),
    )
    return (south, west), (north, east)


DIALECTS = {
    "nominatim": Dialect(
        lambda point: {
            "viewbox": _box(point),
            "bounded": True,
        },
        lambda raw: (
            raw.get("class") != "boundary"
            and (raw.get("class") != "place" or raw.get("type") in {"house", "houses", "square"})
        ),
    ),
    "photon": Dialect(
        lambda point: {"location_bias": (point.latitude, point.longitude)},
        lambda raw: raw["properties"].get("type", "house") in {"house", "street"},
    ),
}


# -- who is asked ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Service:
    """One of geopy's services at one address."""

    name: str
    scheme: str
    domain: str
    key: str = field(repr=False)
    user_agent: str

    def geocoder(self, line: "Line") -> Any:
        kind = get_geocoder_for_service(self.name)
        keys = {
            name: self.key
            for name in KEYS
            if self.key and name in inspect.signature(kind).parameters
        }
        return kind(
            scheme=self.scheme,
            domain=self.domain,
            user_agent=self.user_agent or AGENT,
            adapter_factory=lambda **ignored: line,
            **keys,
        )

    def find(
        self,
        address: str,
        around: Point,
        line: "Line",
    ) -> Point | None:
        """The point of a street or house to three decimals, some hundred metres;

        None where there is none.
        """
        dialect = DIALECTS.get(self.name, Dialect())
        found = self.geocoder(line).geocode(address, **dialect.around(around))
        if found is None or not dialect.is_street(found.raw):
            return None
        return Point(round(found.latitude, 3), round(found.longitude, 3))


def read_service(
    url: str,
    key: str,
    user_agent: str,
) -> Service:
    """The service of these settings; ValueError, in words, for what cannot work."""
    name, _, address = url.partition("+")
    name = name.lower()
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number
        sound = False
    if (
        not sound
        or parts.query
        or parts.fragment
        or not url.isascii()
        or not url.isprintable()
        or {" ", "@"} & set(url)
    ):
        raise ValueError(
            f"GEOCODER_URL must look like {EXAMPLES}, without a key or password in it."
        )
    _check(name, key, user_agent)
    service = Service(name, parts.scheme, parts.netloc + parts.path.rstrip("/"), key, user_agent)
    try:
        service.geocoder(Line(1))
    except ConfigurationError as error:
        raise ValueError(f"GEOCODER_URL: {error}") from error
    return service


def _check(
    name: str,
    key: str,
    user_agent: str,
) -> None:
    """ValueError for a service that geopy does not have, or that cannot be asked with these
    settings.
    """
    try:
        parameters = inspect.signature(get_geocoder_for_service(name)).parameters
    except GeocoderNotFound:
        raise ValueError(
            f"GEOCODER_URL names a service that geopy does not know: {name!r}."
        ) from None
    needed = {
        word for word, parameter in parameters.items() if parameter.default is parameter.empty
    } - {"domain"}
    if "domain" not in parameters or needed - set(KEYS) or name in FIND_NO_STREETS:
        raise ValueError(f"GEOCODER_URL: {name} cannot be used here. Known to work are {EXAMPLES}.")
    if needed and not key:
        raise ValueError(f"GEOCODER_KEY is missing: {name} needs a key.")
    if key and not set(KEYS) & set(parameters):
        raise ValueError(f"GEOCODER_KEY is set, but {name} takes no key.")
    if name in NAMED_CALLERS and not user_agent:
        raise ValueError(
            f"GEOCODER_USER_AGENT is missing: {name} asks every site to name itself and a contact."
        )
    if not (user_agent.isascii() and user_agent.isprintable()):
        raise ValueError("GEOCODER_USER_AGENT must be plain ASCII on one line.")


# -- one question ----------------------------------------------------------------------------------


class Line(BaseSyncAdapter):
    """One call to the service, which another thread may end at any moment.

    No proxy, no redirect, no cookie.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds  # of a single step; all steps together end when somebody hangs up
        self._lock = threading.Lock()
        self._is_over = False
        self._socket: socket.socket | None = None

    def get_json(
        self,
        url: str,
        *,
        timeout: float,
        headers: Mapping[str, str],
    ) -> Any:
        return json.loads(self._get(url, headers))

    def get_text(
        self,
        url: str,
        *,
        timeout: float,
        headers: Mapping[str, str],
    ) -> str:
        return self._get(url, headers).decode()

    def _get(
        self,
        url: str,
        headers: Mapping[str, str],
    ) -> bytes:
        parts = urlsplit(url)
        dial = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        with closing(dial(parts.hostname or "", parts.port, timeout=self._seconds)) as connection:
            connection.connect()
            self._pick_up(connection.sock)
            path = f"{parts.path}?{parts.query}" if parts.query else parts.path
            connection.request(
                "GET",
                path,
                headers={
                    **headers,
                    "Connection": "close",
                },
            )
            with connection.getresponse() as response:
                body = response.read(MOST_BYTES)  # what is longer is cut, and then no answer
        if not 200 <= response.status < 300:
            named = {name.lower(): value for name, value in response.getheaders()}
            raise AdapterHTTPError(
                "",
                status_code=response.status,
                headers=named,
                text="",
            )
        return body

    def _pick_up(self, connected: socket.socket) -> None:
        with self._lock:
            if self._is_over:
                raise TimeoutError
            self._socket = connected

    def hang_up(self) -> None:
        """A thread that waits for the next byte wakes up and finds the line dead."""
        with self._lock:
            self._is_over = True
            if self._socket is not None:
                with suppress(OSError):  # the call was over before
                    # Not the shutdown of a socket with TLS, which forgets its keys while another
                    # thread reads.
                    socket.socket.shutdown(self._socket, socket.SHUT_RDWR)


def ask(
    service: Service,
    address: str,
    around: Point,
    seconds: float,
) -> Point | None:
    """Where the address is, near this point; None where the service knows of no such street. Raises
    Unanswered.

    The question has a thread of its own, because neither finding out a host's number nor a server
    that sends a byte a second knows of any limit: the visitor goes on after so many seconds
    whatever becomes of it.
    """
    line, answer = Line(seconds), Future[Point | None]()

    def question() -> None:
        try:
            answer.set_result(service.find(address, around, line))
        except BaseException as error:
            answer.set_exception(error)

    threading.Thread(
        target=question,
        name="geocoder",
        daemon=True,
    ).start()
    try:
        return answer.result(seconds)
    except GeocoderRateLimited as error:
        pause = PAUSE_SECONDS if error.retry_after is None else error.retry_after
        raise Unanswered("GeocoderRateLimited", pause) from None
    except Exception as error:
        raise Unanswered(type(error).__name__) from None
    finally:
        line.hang_up()
