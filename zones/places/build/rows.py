"""From what the packages say to the rows of the gazetteer: one for each place, told from its
namesakes.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from zones.geo.point import Point, distance_km
from zones.places.build.sources import COUNTRIES, Postal, Region, Town
from zones.places.text import key

COLUMNS = ("kind", "name", "region", "country", "latitude", "longitude", "population", "town")
SAME_PLACE_KM = 15  # two towns of one name and region nearer than this are one town, listed twice
SAME_LOCALITY_KM = 30  # the points of postal places are rougher
GHOST = 0.75  # of the people of the other: near enough to be two counts of one town
AREA_REACH_KM = 60
ZIP_REACH_KM = 100
CLEARLY_LARGER = 3  # times: then "City, ST" means this one, and its namesakes carry a second name
# Townships with a post office that GeoNames does not list, though a smaller namesake in the state
# is: census of 2020.
TOWNSHIPS = {("Voorhees", "NJ"): 31_069}

GOVERNMENT = re.compile(r"( \w+)? Provincial Government$")
DIRECTIONS = frozenset((
    "north", "south", "east", "west", "central", "northeast", "northwest", "southeast", "southwest", "and", "outer",
    "inner", "extremities", "outskirts", "riverbank", "lower", "upper",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    kind: str
    name: str
    region: str
    country: str
    point: Point
    population: int = 0
    # of a postal place: its town; of a town: a larger one nearby that tells it from a namesake
    town: str = ""

    def order(self) -> tuple[str, int, str, str, str, str]:
        return key(self.name), -self.population, self.country, self.region, self.kind, self.town

    def cells(self) -> tuple[str, ...]:
        population = str(self.population) if self.population else ""
        latitude, longitude = f"{self.point.latitude:.4f}", f"{self.point.longitude:.4f}"
        return (
            self.kind,
            self.name,
            self.region,
            self.country,
            latitude,
            longitude,
            population,
            self.town,
        )


Named = tuple[str, str]  # the key of a name, and the code of a region


def named(town: Town) -> Named:
    return key(town.name), town.region


def mean(points: Sequence[Point]) -> Point:
    """Good enough for points of one town or one state on one side of the date line."""
    count = len(points)
    return Point(sum(p.latitude for p in points) / count, sum(p.longitude for p in points) / count)


def merged(towns: Iterable[Town], within_km: float) -> list[Town]:
    """One town for each cluster of one name: the most populous, then the first."""
    kept: dict[tuple[str, str, str], list[Town]] = defaultdict(list)
    for town in sorted(
        towns, key=lambda town: (-town.population, town.region, town.name, str(town.point))
    ):
        cluster = kept[*named(town), town.country]
        if all(distance_km(town.point, other.point) > within_km for other in cluster):
            cluster.append(town)
    return [town for cluster in kept.values() for town in cluster]


def all_towns(listed: Iterable[Town], postal: Sequence[Postal]) -> list[Town]:
    """The listed towns, then every postal place that is none of them."""
    known = without_ghosts(merged(listed, SAME_PLACE_KM), postal)
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
    for name, group in by_name(known, lambda town: {key(town.name)}).items():
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
        by_name(known, lambda town: {key(town.name)}),
        by_name(known, lambda town: town.also),
    )
    new = []
    for place in places:
        if is_near(place, (town.point for town in names[named(place)])):
            continue
        same = [town for town in others[named(place)] if is_other_name(place, town)]
        unknown = replace(place, population=TOWNSHIPS.get((place.name, place.region), 0))
        twin = max(same, key=lambda town: town.population, default=unknown)
        new.append(replace(place, point=twin.point, population=twin.population))
    return new


def is_other_name(place: Town, town: Town) -> bool:
    """ "New York" of "New York City", "Hallandale" of "Hallandale Beach"; but not a hamlet that a
    city swallowed.
    """
    one, other = key(place.name), key(town.name)
    return (one in other or other in one) and distance_km(place.point, town.point) <= SAME_PLACE_KM


def by_name(
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
        Town(code.place, "AU", code.region, code.point) for code in postal if code.country == "AU"
    )
    return merged(rows, SAME_LOCALITY_KM)


def canadian_places(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[Town]:
    """The names of urban sorting areas that nobody else lists, each at the mean of its areas:

    "Scarborough".
    """
    towns = by_name(known, lambda town: {key(town.name)})
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


def credible(
    point: Point,
    town: str,
    region: str,
    towns: dict[Named, list[Town]],
    reach_km: float,
) -> Point:
    """The point of a code, or its town's: boxes of Honolulu lie far out at sea, Prince Albert's S6V
    in the wild.
    """
    namesakes = towns.get((key(town), region), ())
    if not namesakes or any(distance_km(point, town.point) <= reach_km for town in namesakes):
        return point
    return max(namesakes, key=lambda town: town.population).point


def zip_rows(
    postal: Iterable[Postal],
    points: dict[str, Point],
    known: Sequence[Town],
) -> Iterator[Row]:
    """Every ZIP at zip2info's point; one without a name bears that of the nearest with its first
    three digits.
    """
    towns = by_name(known, lambda town: {key(town.name)})
    places = {code.code: code for code in postal if code.country == "US"}
    starts: dict[str, list[Postal]] = defaultdict(list)
    for place in places.values():
        starts[place.code[:3]].append(place)
    for code, point in sorted(
        ({code: place.point for code, place in places.items()} | points).items()
    ):
        neighbours = starts[code[:3]]
        own = places.get(code) or min(
            neighbours, key=lambda p: (distance_km(p.point, point), p.code), default=None
        )
        if own:
            there = credible(point, own.place, own.region, towns, ZIP_REACH_KM)
            yield Row("postal_code", code, own.region, "US", there, town=own.place)


def area_rows(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[Row]:
    towns = by_name(known, lambda town: {key(town.name)})
    areas = sorted(
        (area for area in postal if area.country == "CA"), key=lambda area: (area.code, area.place)
    )
    for code, group in groupby(areas, key=lambda area: area.code):
        area = min(
            group, key=lambda area: -(t.population if (t := town_within(area, towns)) else 0)
        )
        town, point = area_town(area, towns), area.point
        if not is_rural(area):
            point = credible(point, town, area.region, towns, AREA_REACH_KM)
        yield Row("postal_area", code, area.region, "CA", point, town=town)


def postcode_rows(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[Row]:
    """Every Australian postcode at its most populous locality."""
    people = {(*named(town), town.country): town.population for town in reversed(known)}
    rows = sorted(
        (code for code in postal if code.country == "AU"), key=lambda code: (code.code, code.place)
    )
    for code, group in groupby(rows, key=lambda row: row.code):
        main = max(group, key=lambda row: people.get((key(row.place), row.region, "AU"), 0))
        yield Row("postal_code", code, main.region, "AU", main.point, town=main.place)


def region_rows(regions: Iterable[Region], known: Iterable[Town]) -> Iterator[Row]:
    """States and countries, in the middle of their towns."""
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for town in known:
        points[town.country, town.region].append(town.point)
        points[town.country, ""].append(town.point)
    totals: dict[str, int] = defaultdict(int)
    for region in regions:
        totals[region.country] += region.population
        if there := points[region.country, region.code]:
            yield Row(
                "region", region.name, region.code, region.country, mean(there), region.population
            )
    for country, population in totals.items():
        if there := points[country, ""]:
            yield Row("region", COUNTRIES[country], "", country, mean(there), population)


def town_rows(known: Sequence[Town]) -> Iterator[Row]:
    """Namesakes with one region code (WA is in two countries) get a second name, but for one that
    is clearly meant.
    """
    landmarks: dict[str, list[Town]] = defaultdict(list)
    groups: dict[Named, list[Town]] = defaultdict(list)
    for town in known:
        landmarks[town.country + town.region].append(town)
        groups[named(town)].append(town)
    for namesakes in groups.values():
        namesakes.sort(
            key=lambda town: (
                -town.population,
                town.country,
                town.point.latitude,
                town.point.longitude,
            )
        )
        meant, taken = clearly_meant(namesakes), set[str]()
        for town in namesakes:
            second = (
                ""
                if town is meant
                else landmark(town, landmarks[town.country + town.region], taken)
            )
            taken.add(key(second))
            yield Row(
                "town", town.name, town.region, town.country, town.point, town.population, second
            )


def clearly_meant(namesakes: Sequence[Town]) -> Town | None:
    """The one that has three times the people of the next; a town of known size among places of
    unknown size.
    """
    people = [town.population for town in namesakes]
    if len(people) == 1:
        return namesakes[0]
    return namesakes[0] if people[0] >= max(1, CLEARLY_LARGER * people[1]) else None


def landmark(
    town: Town,
    others: Iterable[Town],
    taken: set[str],
) -> str:
    """The name of the nearest town of some size that no namesake uses."""
    free = [other for other in others if key(other.name) not in taken | {key(town.name)}]
    sizeable = [other for other in free if other.population >= 2000] or free
    return min(sizeable, key=lambda other: (distance_km(town.point, other.point), other.name)).name


def build(
    listed: Iterable[Town],
    postal: Sequence[Postal],
    zips: dict[str, Point],
    regions: Iterable[Region],
) -> list[Row]:
    """Every row of the gazetteer, in the order in which it is searched."""
    known = all_towns(listed, postal)
    rows = [*region_rows(regions, known), *zip_rows(postal, zips, known), *area_rows(postal, known)]
    rows += [*postcode_rows(postal, known), *town_rows(known)]
    return sorted(rows, key=Row.order)
