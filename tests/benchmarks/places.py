"""Real places of the gazetteer's own file: where synthetic zones stand, and what visitors type."""

import csv
import gzip
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import NamedTuple

FIXTURES = Path(__file__).parents[2] / "fixtures"
PEOPLE_WHERE_UNKNOWN = 200
SEED = 20261201


class Row(NamedTuple):
    kind: str
    name: str
    region: str
    country: str
    latitude: float
    longitude: float
    population: int


@cache
def rows() -> tuple[Row, ...]:
    with gzip.open(FIXTURES / "gazetteer.csv.gz", "rt", encoding="utf-8", newline="") as file:
        return tuple(
            Row(
                line["kind"],
                line["name"],
                line["region"],
                line["country"],
                float(line["latitude"]),
                float(line["longitude"]),
                int(line["population"] or PEOPLE_WHERE_UNKNOWN),
            )
            for line in csv.DictReader(file)
        )


def towns_by_population(random: Random) -> Iterator[Row]:
    """Towns without end, each as often as it has people."""
    towns = [row for row in rows() if row.kind == "town"]
    weights = list(accumulate(row.population for row in towns))
    while True:
        yield from random.choices(towns, cum_weights=weights, k=1000)


def questions(count: int) -> list[tuple[str, str]]:
    """(kind, words): different real places in a fixed mix: of five two codes, two "Town, ST", one
    point.
    """
    random = Random(SEED)
    codes = [row.name for row in rows() if row.kind.startswith("postal_")]
    towns = [f"{row.name}, {row.region}" for row in rows() if row.kind == "town"]
    points = [
        f"{row.latitude:.3f},{row.longitude:.3f}" for row in rows() if row.kind == "postal_code"
    ]
    asked: dict[tuple[str, str], None] = {}
    for kind, words, share in (("code", codes, 0.4), ("town", towns, 0.4), ("point", points, 0.2)):
        chosen = random.sample(sorted(set(words)), round(count * share))
        asked.update(dict.fromkeys((kind, said) for said in chosen))
    mixed = list(asked)
    random.shuffle(mixed)
    return mixed
