"""The one look-up: a question and the directory in, the answer out. Pure: no database, no clock."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice, takewhile

from zones.directory.columns import Subset
from zones.directory.filters import Selection
from zones.directory.index import Directory
from zones.directory.meeting import Meeting
from zones.places import gazetteer
from zones.places.gazetteer import Located, Place
from zones.search.origin import FoundZone, SearchOrigin
from zones.search.results import Alternative, Hit, PlaceReading, Results
from zones.search.terms import Terms
from zones.vocabulary import Answer, Outcome

HITS_PER_PAGE = 10
MOST_TOWNS = 30
LABEL_COMMAS = 2  # in the printed label of any station: "East Patrol Division, Kansas City, MO"
UNKNOWN_COUNTS = 2  # times the distance
ENOUGH_USABLE = 3  # with fewer on a page, as many usable ones from beyond follow
LOOK_BEYOND = 200  # so many more are looked at one by one before all usable ones are gathered

Locate = Callable[[str], Located]


def find(
    terms: Terms,
    *,
    directory: Directory,
    at: datetime,
    locate: Locate = gazetteer.locate,
) -> Results:
    """The nearest zones to what the terms name, ten a page, or why there is no one place to search
    near.

    With a second place, the fairest for two people. `at` is the moment of the question, aware;
    `locate` turns words into places. Distances are straight lines in kilometres.
    """
    if not terms.near:
        return Results(Outcome.NOTHING_ASKED)
    located = locate_words(terms.near, directory, locate)
    asked = {"near": located}
    if terms.other:
        asked["other"] = locate_words(terms.other, directory, locate)
    places = [
        place for words in asked.values() if (place := searched_around(words, directory, locate))
    ]
    readings = tuple(
        PlaceReading(name, located.remark, located.unread)
        for name, located in asked.items()
        if located.remark
    )
    if len(places) < len(asked):
        return unclear(asked, directory, locate)._replace(readings=readings)
    namesakes = [
        Alternative(name, place) for name, words in asked.items() for place in words.alternatives
    ]
    around = SearchOrigin(places[0], places[1] if terms.other else None)
    return near_by(around, tuple(namesakes), terms, directory, at)._replace(readings=readings)


def locate_words(
    words: str,
    directory: Directory,
    locate: Locate,
) -> Located:
    """A station by its printed label, else a place of the gazetteer, else a station or agency that
    the words fit.
    """
    if words.count(",") >= LABEL_COMMAS and (station := directory.nameplates.exactly(words)):
        return Located(place=station)
    located = locate(words)
    if located.place or located.alternatives or located.region:
        return located
    named = directory.nameplates.named(words)
    return named if named.place or named.alternatives else located


def searched_around(
    located: Located,
    directory: Directory,
    locate: Locate,
) -> Place | None:
    """The one place that was meant; of a region alone its middle, where it has no zone to choose
    from.
    """
    if located.place or not located.region:
        return located.place
    return None if towns_of(located.region, directory, locate) else located.region


def near_by(
    around: SearchOrigin,
    namesakes: tuple[Alternative, ...],
    terms: Terms,
    directory: Directory,
    at: datetime,
) -> Results:
    """The page of zones nearest to the place, or fairest to the two, however far."""
    selection = directory.select(terms.filters)
    among = fitting_zones(selection, terms, directory)
    around = around._replace(among=among)
    nearest = around.nearest(directory)
    first = (terms.page - 1) * HITS_PER_PAGE
    page = list(islice(nearest, first, first + HITS_PER_PAGE))
    # Counted: an eleventh zone would begin the slower walk that follows the first ten.
    more = directory.how_many(among) > first + HITS_PER_PAGE
    meeting = Meeting(terms.at, at) if terms.at and page else None
    passed = bool(meeting and meeting.has_passed(directory.hours.time_zone(page[0][-1])))
    if meeting and not passed:
        hits = by_use(when_they_meet(around, meeting, directory, page))
        missing = ENOUGH_USABLE - sum(hit.usable is Answer.YES for hit in hits)
        if more and missing > 0:
            hits += usable_beyond(missing, meeting, directory, nearest, around, page[-1], among)
    else:
        hits = around.hits(directory, page)
    # Later pages are far by nature, which does not mean that nothing is near.
    is_near = terms.page > 1 or bool(page and page[0][0] <= around.reach_km)
    return Results(
        Outcome.FOUND if is_near else Outcome.NOTHING_NEAR,
        origin=around.origin,
        other=around.other,
        alternatives=namesakes,
        hits=tuple(hits),
        next_page=terms.page + 1 if more else None,
        passed=passed,
        left_out=left_out(around, selection, terms, directory),
    )


def fitting_zones(
    selection: Selection | None,
    terms: Terms,
    directory: Directory,
) -> Subset | None:
    """The zones that the filters let through; None where there is no filter."""
    if selection is None:
        return None
    kinds = selection.fitting
    if terms.unknown:
        kinds |= selection.perhaps
    return directory.of_kinds(kinds)


def by_use(hits: list[Hit]) -> list[Hit]:
    """By distance, one of unknown hours as if it were twice as far; those that cannot be used then
    come last, nearest first.

    A confirmed one that is a little farther is the better bet, and one that is much farther is not.
    """
    return sorted(hits, key=trouble)  # stable: the nearest stay first


def trouble(hit: Hit) -> tuple[bool, float]:
    farther = UNKNOWN_COUNTS if hit.usable is Answer.UNKNOWN else 1
    # To the millimetre: rounding must not decide between two that count as equally far.
    return hit.usable is Answer.NO, round(farther * hit.longer_km, 6)


def usable_beyond(
    missing: int,
    meeting: Meeting,
    directory: Directory,
    following: Iterator[FoundZone],
    around: SearchOrigin,
    last: FoundZone,
    among: Subset | None,
) -> list[Hit]:
    """The nearest zones after the last of the page that are usable then, as many as are missing."""
    looked_at = islice(following, LOOK_BEYOND)
    found = list(
        islice((one for one in looked_at if directory.hours.is_usable(one[-1], meeting)), missing)
    )
    # next() loses a zone, but what is gathered below begins anew after the page.
    if len(found) < missing and next(following, None):
        # They are rare: better to gather all that are usable than to walk from zone to zone.
        usable = directory.hours.usable(meeting, among)
        # Both walks measure by the same numbers, so `>` neither repeats nor skips a zone.
        farther = (one for one in around._replace(among=usable).nearest(directory) if one > last)
        found = list(islice(farther, missing))
    return [hit._replace(beyond=True) for hit in when_they_meet(around, meeting, directory, found)]


def when_they_meet(
    around: SearchOrigin,
    meeting: Meeting,
    directory: Directory,
    found: list[FoundZone],
) -> list[Hit]:
    """These zones as answers, and whether each may be used at the moment of the meeting."""
    hits = []
    for hit, one in zip(around.hits(directory, found), found, strict=True):
        (usable, until), at = directory.hours.usability(one[-1], meeting)
        hits.append(
            hit._replace(
                usable=usable,
                until=until,
                at=at,
                advised=directory.hours.advised(one[-1], meeting),
            )
        )
    return hits


def left_out(
    around: SearchOrigin,
    selection: Selection | None,
    terms: Terms,
    directory: Directory,
) -> int:
    """How many near zones the filters left out that may fit for all we know."""
    if selection is None or terms.unknown or not selection.perhaps:
        return 0
    nearest = around._replace(among=directory.of_kinds(selection.perhaps)).nearest(directory)
    near = takewhile(lambda found: found[0] <= around.reach_km, nearest)
    return sum(1 for _ in near)


def unclear(
    asked: dict[str, Located],
    directory: Directory,
    locate: Locate,
) -> Results:
    """What to choose from, parameter by parameter, where words mean several places or none that we
    know.
    """
    alternatives: list[Alternative] = []
    spellings: list[Alternative] = []
    unknown = False
    for parameter, located in asked.items():
        choices = list(located.alternatives)
        if located.region:
            choices = [*towns_of(located.region, directory, locate), *choices]
        if not located.place:
            alternatives += [Alternative(parameter, place) for place in dict.fromkeys(choices)]
            spellings += [Alternative(parameter, place) for place in located.spellings]
            unknown = unknown or not choices
    return Results(
        Outcome.PLACE_UNKNOWN if unknown else Outcome.SEVERAL_PLACES,
        origin=asked["near"].place,
        other=asked["other"].place if "other" in asked else None,
        region=None if "other" in asked else asked["near"].region,
        alternatives=tuple(alternatives),
        spellings=tuple(spellings),
    )


def towns_of(
    region: Place,
    directory: Directory,
    locate: Locate,
) -> list[Place]:
    """The towns of a region or country with the most zones that the gazetteer can find again by
    their label.
    """
    # rstrip, since a country has no region: "us/" is the shelf "us".
    shelf = directory.shelves.get(f"{region.country}/{region.region}".lower().rstrip("/"))
    if shelf is None:
        return []
    towns = [directory.shelves[path] for path in shelf.below]
    if not shelf.region:
        towns = [directory.shelves[path] for region in towns for path in region.below]
    most = sorted(towns, key=lambda town: (-town.count, town.path))[:MOST_TOWNS]
    places = [locate(f"{town.city}, {town.region}").place for town in most]
    return list(dict.fromkeys(place for place in places if place))
