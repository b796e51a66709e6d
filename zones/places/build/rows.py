"""From what the packages say to the rows of the gazetteer: one for each place, told from its
namesakes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from zones.geo.point import Point, distance_km
from zones.places.build.counties import County, people_of
from zones.places.build.sources import Postal, Region, Town
from zones.places.build.towns import (
    AREA_REACH_KM,
    Named,
    all_towns,
    area_town,
    group_by_name,
    is_rural,
    mean,
    name_key,
    town_within,
)
from zones.places.countries import COUNTRIES
from zones.places.loader import ROUGH
from zones.places.text import key

GAZETTEER_COLUMNS = (
    "kind",
    "name",
    "region",
    "country",
    "latitude",
    "longitude",
    "population",
    "town",
)
ZIP_REACH_KM = 100
CLEARLY_MEANT = 3  # times: then "City, ST" means this one, and its namesakes carry a second name


@dataclass(frozen=True, slots=True)
class GazetteerRow:
    kind: str
    name: str
    region: str
    country: str
    point: Point
    population: int = 0
    # of a postal place: its town; of a town: a larger one nearby that tells it from a namesake
    town: str = ""
    is_rough: bool = False

    def order(self) -> tuple[str, int, str, str, str, str]:
        # Down to the last field, so that the same packages always make the same bytes.
        return key(self.name), -self.population, self.country, self.region, self.kind, self.town

    def cells(self) -> tuple[str, ...]:
        population = str(self.population) if self.population else ""
        latitude = f"{self.point.latitude:.4f}"
        longitude = f"{self.point.longitude:.4f}"
        return (
            f"{self.kind}{ROUGH}" if self.is_rough else self.kind,
            self.name,
            self.region,
            self.country,
            latitude,
            longitude,
            population,
            self.town,
        )


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
) -> Iterator[GazetteerRow]:
    """Every ZIP at zip2info's point; one without a name bears that of the nearest with its first
    three digits.
    """
    towns = group_by_name(known, lambda town: {key(town.name)})
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
            yield GazetteerRow("postal_code", code, own.region, "US", there, town=own.place)


def area_rows(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[GazetteerRow]:
    towns = group_by_name(known, lambda town: {key(town.name)})
    areas = sorted(
        (area for area in postal if area.country == "CA"), key=lambda area: (area.code, area.place)
    )
    for code, group in groupby(areas, key=lambda area: area.code):
        area = min(
            group, key=lambda area: -(t.population if (t := town_within(area, towns)) else 0)
        )
        town = area_town(area, towns)
        point = area.point
        if not is_rural(area):
            point = credible(point, town, area.region, towns, AREA_REACH_KM)
        yield GazetteerRow("postal_area", code, area.region, "CA", point, town=town)


def postcode_rows(postal: Iterable[Postal], known: Sequence[Town]) -> Iterator[GazetteerRow]:
    """Every Australian postcode at its most populous locality."""
    # Reversed, so that of two namesakes the first and more populous one stays.
    people = {(*name_key(town), town.country): town.population for town in reversed(known)}
    rows = sorted(
        (code for code in postal if code.country == "AU"), key=lambda code: (code.code, code.place)
    )
    for code, group in groupby(rows, key=lambda row: row.code):
        main = max(group, key=lambda row: people.get((key(row.place), row.region, "AU"), 0))
        yield GazetteerRow(
            "postal_code",
            code,
            main.region,
            "AU",
            main.point,
            town=main.place,
            is_rough=main.is_rough,
        )


def make_region_rows(regions: Iterable[Region], known: Iterable[Town]) -> Iterator[GazetteerRow]:
    """States and countries, in the middle of their towns."""
    points: dict[tuple[str, str], list[Point]] = defaultdict(list)
    for town in known:
        points[town.country, town.region].append(town.point)
        points[town.country, ""].append(town.point)
    totals: dict[str, int] = defaultdict(int)
    for region in regions:
        totals[region.country] += region.population
        if there := points[region.country, region.code]:
            yield GazetteerRow(
                "region", region.name, region.code, region.country, mean(there), region.population
            )
    for country, population in totals.items():
        if there := points[country, ""]:
            yield GazetteerRow(
                "region", COUNTRIES[country].name, "", country, mean(there), population
            )


def county_rows(counties: Iterable[County], known: Sequence[Town]) -> Iterator[GazetteerRow]:
    for county, there, people in people_of(counties, known):
        yield GazetteerRow("county", county.name, county.region, "US", there, people)


def town_rows(known: Sequence[Town]) -> Iterator[GazetteerRow]:
    """Namesakes with one region code (WA is in two countries) get a second name, but for one that
    is clearly meant.
    """
    landmarks: dict[str, list[Town]] = defaultdict(list)
    groups: dict[Named, list[Town]] = defaultdict(list)
    for town in known:
        landmarks[town.country + town.region].append(town)
        groups[name_key(town)].append(town)
    for namesakes in groups.values():
        namesakes.sort(
            key=lambda town: (
                -town.population,
                town.country,
                town.point.latitude,
                town.point.longitude,
            )
        )
        meant = clearly_meant(namesakes)
        taken = set[str]()
        for town in namesakes:
            second = (
                ""
                if town is meant
                else landmark(town, landmarks[town.country + town.region], taken)
            )
            taken.add(key(second))
            yield GazetteerRow(
                "town",
                town.name,
                town.region,
                town.country,
                town.point,
                town.population,
                second,
                town.is_rough,
            )


def clearly_meant(namesakes: Sequence[Town]) -> Town | None:
    """The one that has three times the people of the next; a town of known size among places of
    unknown size.
    """
    people = [town.population for town in namesakes]
    if len(people) == 1:
        return namesakes[0]
    return namesakes[0] if people[0] >= max(1, CLEARLY_MEANT * people[1]) else None


def landmark(
    town: Town,
    others: Iterable[Town],
    taken: set[str],
) -> str:
    """The name of the nearest town of some size that no namesake uses."""
    free = [other for other in others if key(other.name) not in taken | {key(town.name)}]
    sizeable = [other for other in free if other.population >= 2000] or free
    return min(sizeable, key=lambda other: (distance_km(town.point, other.point), other.name)).name


def make_rows(
    listed: Iterable[Town],
    postal: Sequence[Postal],
    zips: dict[str, Point],
    regions: Iterable[Region],
    counties: Iterable[County] = (),
) -> list[GazetteerRow]:
    """Every row of the gazetteer, in the order in which it is searched."""
    known = all_towns(listed, postal)
    rows = [
        *make_region_rows(regions, known),
        *zip_rows(postal, zips, known),
        *area_rows(postal, known),
    ]
    rows += [*postcode_rows(postal, known), *county_rows(counties, known), *town_rows(known)]
    return sorted(rows, key=GazetteerRow.order)
