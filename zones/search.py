"""The one look-up: a question and the directory in, the answer out. Pure: no database, no clock."""

from collections.abc import Callable
from datetime import datetime
from itertools import islice

from zones import gazetteer
from zones.atlas import Directory, Shelf
from zones.gazetteer import Located, Place
from zones.listing import Alternative, Hit, Results
from zones.terms import Terms
from zones.vocabulary import Outcome

HITS_PER_PAGE = 10
NEAR_KM = 80  # a first hit beyond this is no longer near
MOST_TOWNS = 30

Locate = Callable[[str], Located]


def find(terms: Terms, *, directory: Directory, at: datetime, locate: Locate = gazetteer.locate) -> Results:
    """The nearest zones to what the terms name, ten a page, or why there is no one place to search near.

    `at` is the moment of the question, aware; `locate` turns words into places. Distances are in kilometres.
    """
    if not terms.near:
        return Results(Outcome.NOTHING_ASKED)
    located = whereabouts(terms.near, directory, locate)
    namesakes = tuple(Alternative("near", place) for place in located.alternatives)
    if located.place:
        return near_by(located.place, namesakes, terms, directory)
    if located.region:
        return in_region(located.region, namesakes, terms, directory, locate)
    if namesakes:
        return Results(Outcome.SEVERAL_PLACES, alternatives=namesakes)
    spellings = tuple(Alternative("near", place) for place in located.spellings)
    return Results(Outcome.PLACE_UNKNOWN, spellings=spellings)


def whereabouts(words: str, directory: Directory, locate: Locate) -> Located:
    """A station by its printed label, else a place of the gazetteer, else a station or agency that the words fit."""
    if "," in words and (station := directory.nameplates.exactly(words)):
        return Located(place=station)
    located = locate(words)
    if located.place or located.alternatives or located.region:
        return located
    named = directory.nameplates.named(words)
    return named if named.place or named.alternatives else located


def near_by(origin: Place, namesakes: tuple[Alternative, ...], terms: Terms, directory: Directory) -> Results:
    """The page of zones nearest to the origin, whatever the distance."""
    first = (terms.page - 1) * HITS_PER_PAGE
    found = list(islice(directory.nearest(origin.point), first, first + HITS_PER_PAGE + 1))
    near = terms.page > 1 or (bool(found) and found[0][0] <= NEAR_KM)
    return Results(
        Outcome.FOUND if near else Outcome.NOTHING_NEAR,
        origin=origin,
        alternatives=namesakes,
        hits=tuple([Hit(listing, distance_km) for distance_km, listing in found[:HITS_PER_PAGE]]),
        next_page=terms.page + 1 if len(found) > HITS_PER_PAGE else None,
    )


def in_region(
    region: Place, namesakes: tuple[Alternative, ...], terms: Terms, directory: Directory, locate: Locate
) -> Results:
    """A state or province alone: its towns that have zones; where there is none, what is nearest to its middle."""
    path = f"{region.country}/{region.region}".lower().rstrip("/")
    shelf = directory.shelves.get(path)
    towns = towns_of(shelf, directory, locate) if shelf else ()
    if not towns:
        return near_by(region, namesakes, terms, directory)
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
