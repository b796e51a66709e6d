"""The counties of the United States as places: where their people live, and how many are known."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zones.geo.point import Point
from zones.places.build.sources import Town

# The others are cities of their own, or islands, which are places already.
ENDINGS = ("County", "Parish", "Borough", "Census Area", "Municipality")

CountyRing = Sequence[tuple[float, float]]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class County:
    """A county, with the outer lines of its pieces."""

    name: str
    region: str
    rings: tuple[CountyRing, ...]


def is_county(name: str) -> bool:
    return name.endswith(ENDINGS)


def people_of(
    counties: Iterable[County],
    towns: Iterable[Town],
) -> Iterator[tuple[County, Point, int]]:
    """Each county with the middle of its people and their number, as far as its towns are known;
    one without towns with the middle of its largest piece.
    """
    by_region: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        if town.country == "US":
            by_region[town.region].append(town)
    for county in counties:
        inside = [town for town in by_region[county.region] if is_inside(county, town.point)]
        people = sum(town.population for town in inside)
        yield county, middle_of_people(inside, people) if people else middle(county), people


def middle_of_people(towns: Sequence[Town], people: int) -> Point:
    """Good enough for towns of one county."""
    return Point(
        sum(town.point.latitude * town.population for town in towns) / people,
        sum(town.point.longitude * town.population for town in towns) / people,
    )


def middle(county: County) -> Point:
    """The middle of the box around the piece with the most corners."""
    longitudes, latitudes = zip(*max(county.rings, key=len), strict=True)
    return Point(
        (min(latitudes) + max(latitudes)) / 2,
        (min(longitudes) + max(longitudes)) / 2,
    )


def is_inside(county: County, point: Point) -> bool:
    return any(_is_in_ring(ring, point.longitude, point.latitude) for ring in county.rings)


def _is_in_ring(ring: CountyRing, x: float, y: float) -> bool:
    """Whether a line from the point to the east crosses the ring an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside
