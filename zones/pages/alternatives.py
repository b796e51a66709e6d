"""Where a spot is closed when two people want to meet: another time, and other spots."""

from datetime import datetime
from typing import NamedTuple

from zones.directory.index import Directory
from zones.directory.listing import Listing
from zones.directory.meeting import Now
from zones.hours.rules import answer_at
from zones.places.gazetteer import Located, Place
from zones.search.find import find
from zones.search.results import Hit
from zones.search.terms import Terms
from zones.vocabulary import Answer, PlaceKind
from zones.wording import days

MOST_NEARBY = 3
REACH_KM = 80


class Opening(NamedTuple):
    """The local time at which a spot opens next, for a link, and in words."""

    at: str
    moment: str


def opening(hit: Hit, now: datetime) -> Opening | None:
    """None where nobody has said when it opens."""
    if hit.until is None or answer_at(hit.listing.timetable, hit.until) is not Answer.YES:
        return None
    local = hit.until.replace(tzinfo=None)
    today = now.astimezone(hit.until.tzinfo).date()
    return Opening(local.isoformat(timespec="minutes"), days.moment_in_words(local, today))


def open_nearby(
    listing: Listing, moment: datetime | Now, now: datetime, directory: Directory
) -> list[Hit]:
    """The nearest other spots that are open then, answered as a search around this one would."""
    point = listing.point
    if point is None:
        return []
    here = Place(
        name=listing.station.city,
        point=point,
        kind=PlaceKind.POINT,
        country=listing.station.country,
        region=listing.station.region,
    )
    found = find(
        Terms(near="here", at=moment),
        directory=directory,
        at=now,
        locate=lambda words: Located(place=here),
    )
    nearby = [
        hit
        for hit in found.hits
        if hit.usable is Answer.YES and hit.listing.id != listing.id and hit.distance_km <= REACH_KM
    ]
    return nearby[:MOST_NEARBY]
