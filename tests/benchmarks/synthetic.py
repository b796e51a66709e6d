"""A larger directory in the likeness of the shipped one: its agencies again and again, in other
towns.

Each copy of an agency keeps its stations, zones, programs and checks with all their gaps, and gets
names, streets, ids, sources and points of its own, so that a synthetic zone takes the memory of a
real one.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from math import cos, radians, sqrt
from random import Random
from typing import Any, NamedTuple

from tests.benchmarks.places import FIXTURES, SEED, Row, towns_by_population

ID_ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
IDS = len(ID_ALPHABET) ** 5
STEP = 5_000_011  # shares no divisor with the number of ids: every number gets another id
SPREAD_DEGREES = 0.03  # of one station around the middle of its town

Fields = dict[str, Any]


class Records(NamedTuple):
    """Fields as in the fixtures; foreign keys are the position of the row that they name."""

    agencies: list[Fields]
    stations: list[Fields]
    zones: list[Fields]
    programs: list[Fields]
    checks: list[Fields]


class Family(NamedTuple):
    """An agency of the fixtures with all that is its: (station, [(zone, programs, checks)])."""

    agency: Fields
    stations: list[tuple[Fields, list[tuple[Fields, list[Fields], list[Fields]]]]]


def records(zones: int) -> Records:
    """So many zones, the same ones each time."""
    random = Random(SEED + zones)
    made = Records([], [], [], [], [])
    originals = families()
    for number, town in zip(count(1), towns_by_population(random), strict=False):
        _copy(made, random.choice(originals), town, number, random)
        if len(made.zones) >= zones:
            return _cut(made, zones)
    raise AssertionError("there are towns without end")


def families() -> list[Family]:
    zones_of, programs_of, checks_of = (defaultdict(list) for _ in range(3))
    for kept, name, key in (
        (programs_of, "program_listings", "zone"),
        (checks_of, "checks", "zone"),
        (zones_of, "zones", "station"),
    ):
        for fields in fixture(name):
            kept[fields[key][0]].append(fields)
    stations_of: dict[str, list[Any]] = defaultdict(list)
    for station in fixture("stations"):
        zones = [
            (z, programs_of[z["public_id"]], checks_of[z["public_id"]])
            for z in zones_of[station["key"]]
        ]
        stations_of[station["agency"][0]].append((station, zones))
    return [Family(agency, stations_of[agency["key"]]) for agency in fixture("agencies")]


def fixture(name: str) -> Iterator[Fields]:
    for line in (FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["fields"]


def _copy(made: Records, family: Family, town: Row, number: int, random: Random) -> None:
    before = family.stations[0][0]["city"] if family.stations else ""
    own_key = family.agency["key"].split("-", 2)[2]  # behind country and region
    agency_key = f"{town.country}-{town.region}-{own_key}-{number}".lower()
    agency = {**family.agency, "key": agency_key, "country": town.country, "region": town.region}
    agency["name"] = _moved(agency["name"], before, town.name, number)
    made.agencies.append(agency)
    spread = SPREAD_DEGREES * sqrt(len(family.stations) or 1)
    for n, (original, zones) in enumerate(family.stations):
        station = {**original, "key": f"{agency_key}-{n}", "agency": len(made.agencies) - 1}
        station |= {"city": town.name, "region": town.region, "country": town.country}
        station["name"] = _moved(original["name"], original["city"], town.name, number)
        if original.get("street"):
            station["street"] = re.sub(r"^\d*", str(100 + number % 9900), original["street"])
        if original.get("latitude") is not None:
            station["latitude"] = round(
                max(-89.0, min(89.0, random.gauss(town.latitude, spread))), 5
            )
            spread_across = spread / cos(radians(town.latitude))
            station["longitude"] = round(random.gauss(town.longitude, spread_across), 5)
        made.stations.append(station)
        for zone, programs, checks in zones:
            _copy_zone(made, station, zone, programs, checks, number)


def _copy_zone(
    made: Records, station: Fields, original: Fields, programs: Any, checks: Any, number: int
) -> None:
    at = len(made.zones)
    zone = {**original, "public_id": public_id(at), "station": len(made.stations) - 1}
    for name in ("detail", "hours_text", "status_reason"):
        if original.get(name):
            zone[name] = f"{original[name]} (no. {at})"
    made.zones.append(zone)
    made.programs.extend(_sourced({**program, "zone": at}, number) for program in programs)
    for check in checks:
        known = {"station": station, "zone": zone}
        values = {}
        for fact, value in check["values"].items():
            table, name = fact.split(".")
            values[fact] = known[table].get(name, value)
        made.checks.append(_sourced({**check, "zone": at, "values": values}, number))


def _sourced(fields: Fields, number: int) -> Fields:
    for name, addition in (("source_title", f" (no. {number})"), ("source_url", f"#{number}")):
        if fields.get(name):
            fields[name] += addition
    return fields


def _moved(name: str, before: str, now: str, number: int) -> str:
    return name.replace(before, now) if before and before in name else f"{name} {number}"


def public_id(number: int) -> str:
    left, letters = (number + 1) * STEP % IDS, []
    for _ in range(5):
        left, letter = divmod(left, len(ID_ALPHABET))
        letters.append(ID_ALPHABET[letter])
    return "".join(letters)


def _cut(made: Records, zones: int) -> Records:
    """The last family may be larger than what was still wanted."""
    del made.zones[zones:]
    for fields in (made.programs, made.checks):
        while fields and fields[-1]["zone"] >= zones:
            fields.pop()
    return made
