"""The one look-up: a question and the directory in, the answer out. Pure: no database, no clock."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice, takewhile
from typing import NamedTuple

from zones import gazetteer
from zones.atlas import Directory
from zones.gazetteer import Located, Place
from zones.geo import Point
from zones.listing import Alternative, Hit, Later, Results
from zones.moments import Meeting
from zones.shelves import Shelf
from zones.terms import Terms
from zones.vocabulary import Answer, Outcome

HITS_PER_PAGE = 10
NEAR_KM = 80  # a first hit beyond this is no longer near
MOST_TOWNS = 30
LABEL_COMMAS = 2  # in the printed label of any station: "East Patrol Division, Kansas City, MO"
ENOUGH_USABLE = 3  # with fewer on a page, as many usable ones from beyond follow
LOOK_BEYOND = 200  # so many more are looked at one by one before all usable ones are gathered

ORDER = {Answer.YES: 0, Answer.UNKNOWN: 1, Answer.NO: 2, None: 3}
Locate = Callable[[str], Located]
Found = tuple[float, int]  # distance in km, position in the directory


def find(terms: Terms, *, directory: Directory, at: datetime, locate: Locate = gazetteer.locate) -> Results:
    """The nearest zones to what the terms name, ten a page, or why there is no one place to search near.

    `at` is the moment of the question, aware; `locate` turns words into places. Distances are in kilometres.
    """
    if not terms.near:
        return Results(Outcome.NOTHING_ASKED)
    located = whereabouts(terms.near, directory, locate)
    namesakes = tuple([Alternative("near", place) for place in located.alternatives])
    if located.place:
        return near_by(located.place, namesakes, terms, directory, at)
    if located.region:
        return in_region(located.region, namesakes, terms, directory, locate) or near_by(
            located.region, namesakes, terms, directory, at
        )
    if namesakes:
        return Results(Outcome.SEVERAL_PLACES, alternatives=namesakes)
    spellings = tuple(Alternative("near", place) for place in located.spellings)
    return Results(Outcome.PLACE_UNKNOWN, spellings=spellings)


def whereabouts(words: str, directory: Directory, locate: Locate) -> Located:
    """A station by its printed label, else a place of the gazetteer, else a station or agency that the words fit."""
    if words.count(",") >= LABEL_COMMAS and (station := directory.nameplates.exactly(words)):
        return Located(place=station)
    located = locate(words)
    if located.place or located.alternatives or located.region:
        return located
    named = directory.nameplates.named(words)
    return named if named.place or named.alternatives else located


def near_by(
    origin: Place, namesakes: tuple[Alternative, ...], terms: Terms, directory: Directory, at: datetime
) -> Results:
    """The page of zones nearest to the origin that the filters let through, whatever the distance."""
    selection = directory.select(terms)
    among = selection and (selection.fitting | selection.perhaps if terms.unknown else selection.fitting)
    nearest = directory.nearest(origin.point, among)
    first = (terms.page - 1) * HITS_PER_PAGE
    page = list(islice(nearest, first, first + HITS_PER_PAGE))
    more = directory.how_many(among) > first + HITS_PER_PAGE
    meeting = Meeting(terms.at, at) if terms.at and page else None
    passed = bool(meeting and meeting.has_passed(directory.time_zone(page[0][1])))
    if meeting and not passed:
        hits = by_use([hit_at(meeting, directory, found) for found in page])
        missing = ENOUGH_USABLE - sum(hit.usable is Answer.YES for hit in hits)
        if more and missing > 0:
            hits += usable_beyond(missing, meeting, directory, nearest, Around(origin.point, among, page[-1]))
    else:
        hits = [Hit(Later(directory, position), distance_km) for distance_km, position in page]
    return Results(
        Outcome.FOUND if terms.page > 1 or is_near(page) else Outcome.NOTHING_NEAR,
        origin=origin,
        alternatives=namesakes,
        hits=tuple(hits),
        next_page=terms.page + 1 if more else None,
        passed=passed,
        left_out=left_out(selection.perhaps, origin, directory) if selection and not terms.unknown else 0,
    )


def is_near(page: list[Found]) -> bool:
    return bool(page) and page[0][0] <= NEAR_KM


def by_use(hits: list[Hit]) -> list[Hit]:
    """The usable first, then the unknown, then the others; nearest first in each."""
    return sorted(hits, key=lambda hit: ORDER[hit.usable])


class Around(NamedTuple):
    """What is searched: around a point, among some positions, and what was the last of the page."""

    point: Point
    among: int | None
    last: Found


def usable_beyond(
    missing: int, meeting: Meeting, directory: Directory, following: Iterator[Found], around: Around
) -> list[Hit]:
    """The nearest zones after the page that are usable then, as many as are missing."""
    looked_at = islice(following, LOOK_BEYOND)
    found = list(islice((one for one in looked_at if directory.is_usable(one[1], meeting)), missing))
    if len(found) < missing and next(following, None):
        # They are rare: better to gather all that are usable than to walk from zone to zone.
        usable = directory.usable(meeting) & (-1 if around.among is None else around.among)
        farther = (one for one in directory.nearest(around.point, usable) if one > around.last)
        found = list(islice(farther, missing))
    return [hit_at(meeting, directory, one)._replace(beyond=True) for one in found]


def hit_at(meeting: Meeting, directory: Directory, found: Found) -> Hit:
    """One zone, and whether it may be used at the moment of the meeting."""
    distance_km, position = found
    (usable, until), at = directory.usability(position, meeting)
    return Hit(Later(directory, position), distance_km, usable=usable, until=until, at=at)


def left_out(perhaps: int, origin: Place, directory: Directory) -> int:
    """How many near zones may fit the filters for all that we know."""
    if not perhaps:
        return 0
    return sum(1 for _ in takewhile(lambda found: found[0] <= NEAR_KM, directory.nearest(origin.point, perhaps)))


def in_region(
    region: Place, namesakes: tuple[Alternative, ...], terms: Terms, directory: Directory, locate: Locate
) -> Results | None:
    """A state or province alone: its towns that have zones; None where there is none."""
    path = f"{region.country}/{region.region}".lower().rstrip("/")
    shelf = directory.shelves.get(path)
    towns = towns_of(shelf, directory, locate) if shelf else ()
    if not towns:
        return None
    choices = tuple(Alternative("near", town) for town in towns) + namesakes
    return Results(Outcome.SEVERAL_PLACES, region=region, alternatives=tuple(dict.fromkeys(choices)))


def towns_of(shelf: Shelf, directory: Directory, locate: Locate) -> tuple[Place, ...]:
    """The towns of a region or country with the most zones that the gazetteer can find again by their label."""
    towns = [directory.shelves[path] for path in shelf.below]
    if not shelf.region:
        towns = [directory.shelves[path] for region in towns for path in region.below]
    most = sorted(towns, key=lambda town: (-town.count, town.path))[:MOST_TOWNS]
    places = [locate(f"{town.city}, {town.region}").place for town in most]
    return tuple(dict.fromkeys(place for place in places if place))
