"""The geocoding service that an operator named: who it is, and one question to it that ends in
time.

It is imported only where a service is configured. Nothing that it hears or says is written
anywhere: not by geopy, which would log every address, and not in an error, which here is only the
name of what went wrong.
"""

import inspect
import logging
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from geopy.exc import ConfigurationError, GeocoderNotFound, GeocoderRateLimited  # type: ignore[import-untyped]
from geopy.geocoders import get_geocoder_for_service  # type: ignore[import-untyped]

from zones.geo.point import Point
from zones.places.service.bounded_call import BoundedCall

EXAMPLES = "nominatim+https://nominatim.example.org or photon+http://127.0.0.1:2322"
KEY_PARAMETERS = ("api_key", "apikey", "subscription_key")  # what geopy's services call theirs
FIND_NO_STREETS = frozenset(("geonames", "what3words", "what3wordsv3"))
NAMED_CALLERS = frozenset(("nominatim",))  # they refuse who does not say who is asking
AGENT = "exchangezones"
DEFAULT_PAUSE_SECONDS = 60  # where a service says "too many" without saying for how long
AROUND_DEGREES = 0.7  # 50 km and more, wherever people live

# A filter on a logger does not reach its children: geopy logs by this one alone.
logging.getLogger("geopy").addFilter(lambda record: False)


class Unanswered(Exception):
    """Why there is no answer, in a word that repeats nothing; and how long the service wants to be
    left alone.
    """

    def __init__(self, reason: str, pause_seconds: float | None = None) -> None:
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
        # Twice as wide as high: at 60° north a degree of longitude is half as long.
        max(point.longitude - 2 * AROUND_DEGREES, -180),
        min(point.longitude + 2 * AROUND_DEGREES, 180),
    )
    return (south, west), (north, east)


DIALECTS = {
    "nominatim": Dialect(
        lambda point: {
            "viewbox": _box(point),
            "bounded": True,  # a viewbox alone only ranks what is found
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

    def geocoder(self, call: BoundedCall) -> Any:
        kind = get_geocoder_for_service(self.name)
        keys = {
            name: self.key
            for name in KEY_PARAMETERS
            if self.key and name in inspect.signature(kind).parameters
        }
        return kind(
            scheme=self.scheme,
            domain=self.domain,
            user_agent=self.user_agent or AGENT,
            adapter_factory=lambda **ignored: call,
            **keys,
        )

    def find(
        self,
        address: str,
        around: Point,
        call: BoundedCall,
    ) -> Point | None:
        """The point of a street or house to three decimals, some hundred metres;

        None where there is none.
        """
        dialect = DIALECTS.get(self.name, Dialect())
        found = self.geocoder(call).geocode(address, **dialect.around(around))
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
    service = Service(
        name,
        parts.scheme,
        parts.netloc + parts.path.rstrip("/"),
        key,
        user_agent,
    )
    try:
        service.geocoder(BoundedCall(1))  # asks nothing: geopy judges the settings when made
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
    if "domain" not in parameters or needed - set(KEY_PARAMETERS) or name in FIND_NO_STREETS:
        raise ValueError(f"GEOCODER_URL: {name} cannot be used here. Known to work are {EXAMPLES}.")
    if needed and not key:
        raise ValueError(f"GEOCODER_KEY is missing: {name} needs a key.")
    if key and not set(KEY_PARAMETERS) & set(parameters):
        raise ValueError(f"GEOCODER_KEY is set, but {name} takes no key.")
    if name in NAMED_CALLERS and not user_agent:
        raise ValueError(
            f"GEOCODER_USER_AGENT is missing: {name} asks every site to name itself and a contact."
        )
    if not (user_agent.isascii() and user_agent.isprintable()):
        raise ValueError("GEOCODER_USER_AGENT must be plain ASCII on one line.")


# -- one question ----------------------------------------------------------------------------------


def ask_service(
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
    call = BoundedCall(seconds)
    answer = Future[Point | None]()

    def question() -> None:
        try:
            answer.set_result(service.find(address, around, call))
        # Whatever it is: with no answer set, the visitor would wait for the whole limit.
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
        pause = DEFAULT_PAUSE_SECONDS if error.retry_after is None else error.retry_after
        # from None: a chained error would bring geopy's words, and with them the address.
        raise Unanswered("GeocoderRateLimited", pause) from None
    except Exception as error:
        raise Unanswered(type(error).__name__) from None
    finally:
        call.hang_up()
