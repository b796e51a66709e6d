"""The towns of the gazetteer: those of GeoNames, and those that only the post knows."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from zones.geo.point import Point, distance_km
from zones.places.build.sources import Postal, Town
from zones.places.text import key

SAME_PLACE_KM = 15  # two towns of one name and region nearer than this are one town, listed twice
SAME_LOCALITY_KM = 30  # the points of postal places are rougher
GHOST = 0.75  # of the people of the other: near enough to be two counts of one town
AREA_REACH_KM = 60
# Townships with a post office that GeoNames does not list, though a smaller namesake in the state
# is: census of 2020.
TOWNSHIPS = {("Voorhees", "NJ"): 31_069}
GOVERNMENT = re.compile(r"( \w+)? Provincial Government$")
DIRECTIONS = frozenset((
    "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest",
    "and", "outer",
    "inner", "extremities", "outskirts", "riverbank", "lower", "upper",
))  # fmt: skip


Named = tuple[str, str]  # the key of a name, and the code of a region


def name_key(town: Town) -> Named:
    return key(town.name), town.region


def mean(points: Sequence[Point]) -> Point:
    """Good enough for points of one town or one state on one side of the date line."""
    count = len(points)
    return Point(sum(p.latitude for p in points) / count, sum(p.longitude for p in points) / count)


def merge_towns(towns: Iterable[Town], within_km: float) -> list[Town]:
    """One town for each cluster of one name: the most populous, then the first."""
    kept: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in sorted(
        towns,
        key=lambda town: (
            town.is_rough,
            -town.population,
            town.region,
            town.name,
            str(town.point),
        ),
    ):
        cluster = kept[*name_key(town), town.country]
        if all(distance_km(town.point, other.point) > within_km for other in cluster):
            cluster.append(town)
    return [town for cluster in kept.values() for town in cluster]


def all_towns(listed: Iterable[Town], postal: Sequence[Postal]) -> list[Town]:
    """The listed towns, then every postal place that is none of them."""
    known = without_ghosts(merge_towns(listed, SAME_PLACE_KM), postal)
    for places in (us_places(postal), localities(postal), canadian_places(postal, known)):
        known += unlisted(places, known)
    return known


def without_ghosts(known: Iterable[Town], postal: Iterable[Postal]) -> list[Town]:
    """GeoNames holds some towns twice, once in a wrong place with an older count: Farmville, NC.
    The post knows which.

    The one that the post does not know keeps its row, not its people: it may be a small place of
    that name.
    """
    offices: dict[Named, list[Point]] = defaultdict(list)
    for code in postal:
        offices[key(code.place), code.region].append(code.point)
    kept = []
    for name, group in group_by_name(known, lambda town: {key(town.name)}).items():
        real = [town for town in group if is_near(town, offices[name])]
        for town in group:
            ghost = town not in real and any(is_alike(town, other) for other in real)
            kept.append(replace(town, population=0) if ghost else town)
    return kept


def is_near(town: Town, points: Iterable[Point]) -> bool:
    return any(distance_km(town.point, point) <= SAME_LOCALITY_KM for point in points)


def is_alike(town: Town, other: Town) -> bool:
    """Whether the two numbers of people may be two counts of one town."""
    return other.population > 0 and GHOST < town.population / other.population < 1 / GHOST


def unlisted(places: Iterable[Town], known: Sequence[Town]) -> list[Town]:
    """The places that are not among the known towns, with the people of the town whose other name
    they are.
    """
    names, others = (
        group_by_name(known, lambda town: {key(town.name)}),
        group_by_name(known, lambda town: town.also),
    )
    new = []
    for place in places:
        if is_near(place, (town.point for town in names[name_key(place)])):
            continue
        same = [town for town in others[name_key(place)] if is_other_name(place, town)]
        unknown = replace(place, population=TOWNSHIPS.get((place.name, place.region), 0))
        twin = max(same, key=lambda town: town.population, default=unknown)
        rough = place.is_rough and twin is unknown
        new.append(replace(place, point=twin.point, population=twin.population, is_rough=rough))
    return new


def is_other_name(place: Town, town: Town) -> bool:
    """ "New York" of "New York City", "Hallandale" of "Hallandale Beach"; but not a hamlet that a
    city swallowed.
    """
    one = key(place.name)
    other = key(town.name)
    return (one in other or other in one) and distance_km(place.point, town.point) <= SAME_PLACE_KM


def group_by_name(
    towns: Iterable[Town], keys: Callable[[Town], Iterable[str]]
) -> dict[Named, list[Town]]:
    found: dict[Named, list[Town]] = defaultdict(list)
    for town in towns:
        for name in keys(town):
            found[name, town.region].append(town)
    return found


def us_places(postal: Iterable[Postal]) -> Iterator[Town]:
    """The place names of ZIPs, each at the mean of its points: the post has one office of a name in
    a state.
    """
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for code in postal:
        if code.country == "US":
            points[code.place, code.region].append(code.point)
    for (place, region), there in sorted(points.items(), key=lambda item: item[0]):
        yield Town(place, "US", region, mean(there))


def localities(postal: Iterable[Postal]) -> list[Town]:
    rows = (
        Town(
            code.place,
            "AU",
            code.region,
            code.point,
            is_rough=code.is_rough,
        )
        for code in sorted(postal, key=lambda code: code.is_rough)
        if code.country == "AU"
    )
    return merge_towns(rows, SAME_LOCALITY_KM)


def canadian_places(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[Town]:
    """The names of urban sorting areas that nobody else lists, each at the mean of its areas:

    "Scarborough".
    """
    towns = group_by_name(known, lambda town: {key(town.name)})
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for area in postal:
        if area.country != "CA" or is_rural(area) or town_within(area, towns):
            continue
        if (key(without_direction(area)), area.region) not in towns:
            points[without_direction(area), area.region].append(area.point)
    for (name, region), there in sorted(points.items(), key=lambda item: item[0]):
        yield Town(name, "CA", region, mean(there))


def is_rural(area: Postal) -> bool:
    return area.code[1] == "0"


def without_direction(area: Postal) -> str:
    """ "Kingston", of "Kingston North" and of "Kingston (City Centre)"."""
    words = GOVERNMENT.sub("", area.place.partition(" (")[0]).split()
    while len(words) > 1 and words[-1].lower() in DIRECTIONS:
        words.pop()
    return " ".join(words)


def area_town(area: Postal, towns: dict[Named, list[Town]]) -> str:
    """The town to print with a Canadian area; a rural one is a whole district, with its main place
    in brackets.
    """
    if is_rural(area):
        return area.place.rstrip(")").partition(" (")[2] or area.place
    found = town_within(area, towns)
    return found.name if found else without_direction(area)


def town_within(area: Postal, towns: dict[Named, list[Town]]) -> Town | None:
    """The known town whose name is the longest part of the area's, the most populous of several."""
    words = key(without_direction(area)).split()
    for length in range(len(words), 0, -1):
        parts = (
            " ".join(words[start : start + length]) for start in range(len(words) - length + 1)
        )
        there = [town for part in parts for town in towns.get((part, area.region), ())]
        there = [town for town in there if distance_km(town.point, area.point) <= AREA_REACH_KM]
        if there:
            return max(there, key=lambda town: town.population)
    return None
