"""Where a street address lies: the gazetteer's answer, made finer by a geocoding service where one
is configured.
"""

import logging
import time
from collections.abc import Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac

from zones.geo.point import Point, distance_km
from zones.places import gazetteer
from zones.places.gazetteer import Located, Place
from zones.places.service import throttle
from zones.places.streets import full_address, names_a_street
from zones.places.text import read_parts
from zones.vocabulary import PlaceKind

LIMIT_SECONDS = 2.0  # of a visitor's time, for everything
LOOK_SECONDS = 0.05
BELIEVED_KM = 50
KEPT_FOUND_DAYS = 30
KEPT_NOTHING_HOURS = 24
HOUR_SECONDS = 3600

Kept = tuple[float, float] | tuple[()]  # latitude and longitude; nothing found

logger = logging.getLogger(__name__)
now = time.time  # tests put their own here


def geocode(words: str) -> Located:
    """What the gazetteer says; and where words name a street in a town, the street, if the service
    finds it there.

    ValueError, in words, for coordinates that are not on the earth.
    """
    located = gazetteer.locate(words)
    if not settings.GEOCODER_URL or not located.place or not names_a_street(words, located.place):
        return located
    point = _point_of(words, located.place)
    return located._replace(place=_address(words, point, located.place)) if point else located


def onward(asked: Mapping[str, list[str]], **places: Place | None) -> dict[str, list[str]]:
    """What was asked, for the links of an answer: a street that was found goes on as coordinates,
    never as text.

    `places` are what the parameters of these names were found to mean.
    """
    found = {
        name: [place.near]
        for name, place in places.items()
        if place and place.kind is PlaceKind.ADDRESS
    }
    return {
        **asked,
        **found,
    }


def host() -> str:
    """The host that street addresses are sent to; empty where no service is configured."""
    return urlsplit(settings.GEOCODER_URL.partition("+")[2]).hostname or ""


def _address(
    words: str,
    point: Point,
    town: Place,
) -> Place:
    """The visitor's own words for its name, and coordinates to pass onward."""
    near = f"{point.latitude:.3f},{point.longitude:.3f}"
    return Place(
        " ".join(words.split()), point, PlaceKind.ADDRESS, town.country, town.region, near=near
    )


def _point_of(words: str, town: Place) -> Point | None:
    """None where the service may not be asked, does not answer in time, finds nothing, or is not
    believed.
    """
    try:
        kept = _kept_or_asked(full_address(words, town), town)
    # a cache that is away must not take the town's centre from the visitor too
    except Exception as error:
        # Only the kind of error: its text may hold the address, or a key of the cache.
        logger.warning("Street addresses are not looked up: %s.", type(error).__name__)
        return None
    return Point(*kept) if kept else None


def _kept_or_asked(address: str, town: Place) -> Kept | None:
    """The kept answer, or a new one.

    Of all who want one address at the same time, one asks and the others wait for the answer.
    """
    # Monotonic, being a limit within this process; `now` is what all processes share.
    ends = time.monotonic() + LIMIT_SECONDS
    key = key_of(address)
    claim = f"{key}-asking"
    kept: Kept | None = cache.get(key)
    if kept is not None:
        return kept
    # add() is atomic, so one caller wins; the claim expires by itself if its process dies.
    if not cache.add(claim, 1, 2 * LIMIT_SECONDS):
        return _waited(key, claim, ends)
    try:
        kept = cache.get(key)  # somebody may have answered between the two looks
        return _asked(key, address, town, ends) if kept is None else kept
    finally:
        cache.delete(claim)


def key_of(address: str) -> str:
    """What an answer is kept under: without the secret key nobody can tell which address it was."""
    plain = ",".join(" ".join(part) for part in read_parts(address)[0])
    digest = salted_hmac(
        "zones.geocoder", f"{settings.GEOCODER_URL}\n{plain}", algorithm="sha256"
    ).hexdigest()
    return f"geocoder-{digest}"


def _waited(
    key: str,
    claim: str,
    ends: float,
) -> Kept | None:
    """What the caller who asks is told; nothing where there is no answer within the limit."""
    while time.monotonic() < ends:
        time.sleep(LOOK_SECONDS)
        # The claim before the answer, which is stored before the claim is dropped: the other way
        # round an answer that comes between the two looks would be missed.
        is_asking = cache.get(claim) is not None
        kept: Kept | None = cache.get(key)
        if kept is not None or not is_asking:
            return kept
    return None


def _asked(
    key: str,
    address: str,
    town: Place,
    ends: float,
) -> Kept | None:
    """One question, if the service is to be asked at all; what it answers is kept."""
    # and geopy with it, which a site without a service never loads
    from zones.places.service import provider

    service = provider.read_service(
        settings.GEOCODER_URL, settings.GEOCODER_KEY, settings.GEOCODER_USER_AGENT
    )
    leave = throttle.take_leave(now())
    if leave is None:
        return None
    try:
        point = provider.ask_service(
            service,
            address,
            town.point,
            ends - time.monotonic(),
        )
    except provider.Unanswered as error:
        if pause_seconds := throttle.failed(now(), error.pause_seconds):
            logger.warning(
                "The geocoding service fails (%s): no question for %d s.",
                error.reason,
                pause_seconds,
            )
        return None
    throttle.answered(leave)
    is_believed = point is not None and distance_km(point, town.point) <= BELIEVED_KM
    # Empty for nothing found: None would look like an address that is not in the cache.
    kept: Kept = (point.latitude, point.longitude) if point and is_believed else ()
    cache.set(key, kept, HOUR_SECONDS * (24 * KEPT_FOUND_DAYS if kept else KEPT_NOTHING_HOURS))
    return kept
