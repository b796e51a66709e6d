"""Part `find`: one look-up in memory, its pieces, and the same ten zones from PostGIS and from
SQLite.
"""

import gc
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from time import perf_counter_ns
from typing import Any

from tests.benchmarks import postgis, rtree
from tests.benchmarks.places import questions
from tests.benchmarks.tables import against, percentiles, show
from tests.benchmarks.values import directory_of
from zones.directory.filters import asked_for
from zones.directory.index import Directory
from zones.directory.meeting import Now
from zones.geo.nearest import _on_sphere
from zones.geo.point import Point, distance_km
from zones.places import gazetteer
from zones.search.find import find
from zones.search.terms import Terms

AT = datetime(2026, 12, 1, 18, 30, tzinfo=UTC)
TEN = 10
ROUNDS = 5
MOST_GROWTH = 2.5
YARDSTICK = "best first alone, ten"
YARDSTICK_US = 40  # at 25,000 zones, on the machine on which the targets were set
A_DRIVE_KM = 100
NIGHT = datetime(2026, 12, 5, 3, 0)
QUESTIONS = {
    "find": Terms(),
    "find at=now": Terms(at=Now()),
    "find at=3 a.m.": Terms(at=NIGHT),
    "find at=now, one in 1,000": Terms(at=Now(), filters=asked_for({"stepfree": ["on"]})),
    "find at=now, none": Terms(at=Now(), filters=asked_for({"custody": ["on"]})),
    "find at=3 a.m., lobbies": Terms(at=NIGHT, filters=asked_for({"setting": ["lobby"]})),
}
# Targets in microseconds at 25,000 zones: (p50, p99), None where there is none.
TARGETS: dict[str, tuple[float | None, float | None]] = {
    "find": (100, None),
    "fair middle alone, ten": (200, None),
    "find at=now": (400, None),
    "find at=now, one in 1,000": (None, 15_000),
    "find at=now, none": (None, 15_000),
    "find at=3 a.m., lobbies": (None, 15_000),
}
Calls = list[Callable[[], Any]]


def run(*, quick: bool) -> None:
    sizes = [1_000, 25_000] if quick else [1_000, 25_000, 200_000]
    asked = [words for _kind, words in places_found(1_000 if quick else 5_000)]
    points = [found.point for words in asked if (found := gazetteer.locate(words).place)]
    directories = {size: directory_of(size) for size in sizes}
    gc.collect()
    gc.freeze()  # as the server does before it forks
    others = neighbours(asked)
    calls: dict[tuple[Any, str], Calls] = {
        ("", "locate alone"): [locating(words) for words in asked]
    }
    for size, directory in directories.items():
        calls[size, "k-d tree alone, ten"] = [nearing(directory, point) for point in points]
        calls[size, YARDSTICK] = [one_by_one(directory, point) for point in points]
        for name, terms in QUESTIONS.items():
            calls[size, name] = [finding(directory, replace(terms, near=words)) for words in asked]
        calls[size, "fair middle alone, ten"] = [
            fairing(directory, gazetteer.locate(words).place, gazetteer.locate(other).place)
            for words, other in zip(asked, others, strict=True)
        ]
        fair = [Terms(near=words, other=other) for words, other in zip(asked, others, strict=True)]
        calls[size, "find for two"] = [finding(directory, terms) for terms in fair]
    times = {name: percentiles(taken) for name, taken in timed(calls).items()}
    show_times(times, sizes, len(asked))
    for size in sizes:
        compare(size, directories[size], points[: 500 if quick else 2_000])


def places_found(count: int) -> list[tuple[str, str]]:
    """Questions that name one place, so that each is answered with zones."""
    return [(kind, words) for kind, words in questions(count) if gazetteer.locate(words).place]


def neighbours(asked: list[str]) -> list[str]:
    """For each place another one within a drive: the first of the next 500 that is, else the
    nearest of them.
    """
    points = [place.point for words in asked if (place := gazetteer.locate(words).place)]
    found = []
    for n, point in enumerate(points):
        trips = [
            (distance_km(points[(n + step) % len(points)], point), step)
            for step in range(1, min(500, len(points)))
        ]
        _km, step = next((trip for trip in trips if trip[0] <= A_DRIVE_KM), None) or min(trips)
        found.append(asked[(n + step) % len(points)])
    return found


def locating(words: str) -> Callable[[], Any]:
    return lambda: gazetteer.locate(words)


def nearing(directory: Directory, point: Point) -> Callable[[], Any]:
    return lambda: list(islice(directory.nearest(point), TEN))


def one_by_one(directory: Directory, point: Point) -> Callable[[], Any]:
    """The plain algorithm, which the tree has for those who go on: how fast this machine is just
    now.
    """
    index = directory._index
    return lambda: list(islice(index._one_by_one(_on_sphere(point)), TEN))


def fairing(directory: Directory, one: Any, other: Any) -> Callable[[], Any]:
    return lambda: list(islice(directory.fairest(one.point, other.point), TEN))


def finding(directory: Directory, terms: Terms) -> Callable[[], Any]:
    return lambda: find(terms, directory=directory, at=AT)


def timed(calls: dict[Any, Calls]) -> dict[Any, list[float]]:
    """Microseconds of each call.

    The kinds take turns, so that a busy moment of the machine meets all of them.
    """
    times: dict[Any, list[float]] = {name: [] for name in calls}
    for number in range(ROUNDS):
        for name, several in calls.items():
            share = several[number::ROUNDS]
            # warm, with places of another round
            for call in several[(number + 1) % ROUNDS :: ROUNDS][:50]:
                call()
            for call in share:
                began = perf_counter_ns()
                call()
                times[name].append((perf_counter_ns() - began) / 1000)
    return times


def show_times(times: dict[Any, tuple[float, float]], sizes: list[int], count: int) -> None:
    rows = [
        (size, name, p50, p99, judged(size, name, p50, p99))
        for (size, name), (p50, p99) in times.items()
    ]
    first, goal = times[1_000, "find"][0], times[25_000, "find"][0]
    growth = goal / first
    rows.append(("", "find at 25,000 / at 1,000", growth, "", against(growth, most=MOST_GROWTH)))
    as_there = goal * YARDSTICK_US / times[25_000, YARDSTICK][0]
    rows.append(("", f"find at 25,000, where best first takes {YARDSTICK_US}", as_there, "", ""))
    show(f"find: {count:,} places", ["zones", "what", "p50 µs", "p99 µs", "target"], rows)


def judged(size: Any, name: str, p50: float, p99: float) -> str:
    most_p50, most_p99 = TARGETS.get(name, (None, None)) if size == 25_000 else (None, None)
    if most_p50:
        return f"p50 {against(p50, most=most_p50)}"
    return f"p99 {against(p99, most=most_p99)}" if most_p99 else ""


def compare(size: int, directory: Directory, points: list[Point]) -> None:
    """The ten nearest of the same zones for the same points, each store in turn."""
    listings = [listing for listing in directory if listing.station.point]
    zones = [(listing.id, listing.station.point) for listing in listings]
    with rtree.nearest_in(zones) as boxes, postgis.nearest_in(zones) as (knn, why_not):
        stores = {
            "k-d tree in Python": lambda point: tree(directory, point),
            "SQLite R*Tree": boxes,
            **knn,
        }
        calls = {
            name: [lambda point=point, ask=ask: ask(point) for point in points]
            for name, ask in stores.items()
        }
        times = timed(calls)
        rows = [
            (name, *percentiles(times[name]), agreement(directory, ask, points))
            for name, ask in stores.items()
        ]
    show(f"the ten nearest of {size:,} zones", ["store", "p50 µs", "p99 µs", "% same ten"], rows)
    if why_not:
        print(f"PostGIS was left out: {why_not}")


def tree(directory: Directory, point: Point) -> list[str]:
    return [directory[position].id for _km, position in islice(directory.nearest(point), TEN)]


def agreement(
    directory: Directory, ask: Callable[[Point], list[str]], points: list[Point]
) -> float:
    """Of how many of 200 points the ten zones lie just as far as the tree's; zones at one distance
    are equal.
    """
    some = points[:200]
    same = [
        far(directory, ask(point), point) == far(directory, tree(directory, point), point)
        for point in some
    ]
    return 100 * sum(same) / len(same)


def far(directory: Directory, ids: list[str], point: Point) -> list[float]:
    zones = [zone for public_id in ids if (zone := directory.get(public_id))]
    points = [zone.station.point for zone in zones]
    return sorted(round(distance_km(there, point), 3) for there in points if there)
