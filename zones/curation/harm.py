"""Which zone somebody should look at next: the one that does most harm if it is wrong.

First what somebody doubts; then what is said to be open at night without evidence, for that sends
people to a dark lot; then unknown hours in large towns; then what was looked at longest ago. Within
one harm larger towns come first.
"""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from exchangezones.foundation.dates import is_older
from zones.curation.freshness import STALE_MONTHS
from zones.directory.evidence import evidence_of, hours_source
from zones.directory.index import Directory
from zones.directory.listing import Listing
from zones.hours.rules import answer_at
from zones.hours.time_zones import local_moment, tzinfo_for
from zones.places import gazetteer
from zones.places.namesakes import CITY
from zones.vocabulary import Answer, Evidence, ZoneStatus

NIGHT = time(2)  # when lobbies are shut and lots are dark
WITHOUT_EVIDENCE = {Evidence.OLD, Evidence.UNDATED}


class Harm(IntEnum):
    """The gravest first."""

    DOUBTED = 0
    OPEN_AT_NIGHT = 1
    HOURS_UNKNOWN = 2
    OLD = 3


class Need(NamedTuple):
    """A zone in the queue; needs sort by how much they matter.

    `skipped_at` is empty, or the moment in ISO 8601: what was skipped goes to the end.
    """

    skipped_at: str
    harm: Harm
    fewer_people: int  # of its town, with a minus
    looked_at: str  # the newest date of any check, "" for none
    public_id: str


class QueueState(NamedTuple):
    """What people have said of a zone in the queue."""

    doubt: str = ""
    skipped_at: str = ""


def needs_of(
    directory: Directory,
    states: Mapping[str, QueueState],
    at: datetime,
) -> list[Need]:
    """The queue: every listed zone that somebody should look at, the most harmful first."""
    found = []
    for listing in directory:
        state = states.get(listing.id, QueueState())
        # What is paused waits for nobody, unless its department says something.
        is_asked = listing.status is ZoneStatus.PAUSED and state.doubt
        if listing.status is not ZoneStatus.LISTED and not is_asked:
            continue
        harm = harm_of(listing, at, is_doubted=bool(state.doubt))
        if harm is not None:
            people = people_in(listing.station.city, listing.station.region)
            found.append(Need(state.skipped_at, harm, -people, looked_at(listing), listing.id))
    return sorted(found, key=order)


def order(need: Need) -> tuple[object, ...]:
    """Of what is merely old the oldest stands first, not the largest town."""
    if need.harm is Harm.OLD:
        return need.skipped_at, need.harm, need.looked_at, need.fewer_people, need.public_id
    return need.skipped_at, need.harm, "", need.fewer_people, need.public_id


def harm_of(
    listing: Listing,
    at: datetime,
    *,
    is_doubted: bool,
) -> Harm | None:
    """The gravest that may be done; None where all was looked at within a year."""
    today = at.date()
    if is_doubted:
        return Harm.DOUBTED
    evidence = evidence_of(hours_source(listing), today)
    if evidence in WITHOUT_EVIDENCE and is_open_at_night(listing, at):
        return Harm.OPEN_AT_NIGHT
    station = listing.station
    if not listing.hours and people_in(station.city, station.region) >= CITY:
        return Harm.HOURS_UNKNOWN
    newest = looked_at(listing)
    return Harm.OLD if not newest or is_older(newest, today, STALE_MONTHS) else None


def is_open_at_night(listing: Listing, at: datetime) -> bool:
    """Whether it is said to be open in the night that comes."""
    time_zone = listing.station.time_zone
    tomorrow = at.astimezone(tzinfo_for(time_zone)).date() + timedelta(days=1)
    night = local_moment(datetime.combine(tomorrow, NIGHT), time_zone)
    return answer_at(listing.timetable, night) is Answer.YES


def looked_at(listing: Listing) -> str:
    return max((check.as_of for check in listing.checks), default="")


@lru_cache(maxsize=8192)
def people_in(city: str, region: str) -> int:
    """How many people the town has, as far as the gazetteer knows; 0 where it does not."""
    place = gazetteer.locate(f"{city}, {region}").place
    return place.population if place else 0
