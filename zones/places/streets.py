"""Whether words name a street beside their town, and the full address that a geocoding service is
asked for.
"""

from collections.abc import Collection, Sequence

from zones.geo.point import distance_km
from zones.places import gazetteer
from zones.places.gazetteer import Place
from zones.places.text import (
    code_at_end,
    code_from,
    key,
    looks_like_address,
    read_parts,
    spelled_out,
)
from zones.vocabulary import PlaceKind

HAVE_STREETS = frozenset((PlaceKind.TOWN, PlaceKind.POSTAL_CODE, PlaceKind.POSTAL_AREA))
# These stand first: "rue Princess", "Avenida Central", "Highway 61".
BEFORE_NAMES = frozenset(
    "autoroute av avenida avenue boul boulevard calle chemin highway hwy route rue".split()
)
NEIGHBOUR_KM = 50
FEW_WORDS = 3

Tokens = tuple[str, ...]


def names_a_street(words: str, place: Place | None) -> bool:
    """Whether words that were read as this town or postal code name a street in it, which is then
    not searched.

    "Lake St Louis, MO" and "100 Mile House, BC" look like addresses and are towns.
    """
    if place is None or place.kind not in HAVE_STREETS or len(words.split(None, 1)) < 2:
        return False
    parts, _ = read_parts(words)
    if not any(map(_looks_like_street, parts)):
        return False
    names = _names(place)
    rests = (_before(_without_codes(part, names), names) for part in parts)
    return any(_looks_like_street(rest) and not _is_town(rest, place) for rest in rests)


def full_address(words: str, place: Place) -> str:
    """The words as they were typed, with region and country where those are missing."""
    parts = [_without_codes(part, ()) for part in read_parts(words)[0]]
    missing = []
    for spellings in (_region_names(place), _country_names(place)):
        if not any(_cut(part, spellings) is not None for part in parts):
            missing.append(spellings[0])
    return ", ".join((" ".join(words.split()), *missing))


def _region_names(place: Place) -> tuple[str, ...]:
    name = gazetteer.region_name(place.country, place.region)
    return place.region, place.region.lower(), key(name)


def _country_names(place: Place) -> tuple[str, ...]:
    name = gazetteer.region_name(place.country, "")
    return name, place.country.lower(), key(name), *(("usa",) if place.country == "US" else ())


def _names(place: Place) -> frozenset[str]:
    """Every word for the place and for what it lies in: its code, its town, its region, its
    country.
    """
    label = place.name.replace(" (near ", ", ").replace(")", "")
    words = {key(name) for name in label.split(", ")}
    return frozenset(words | {*_region_names(place), *_country_names(place)})


def _without_codes(part: Tokens, names: Collection[str]) -> Tokens:
    """ "12345 Main St" begins with a code only where the code is the place that was read."""
    code, used = code_from(*part[:2])
    if code in names:
        part = part[used:]
    _, used = code_at_end(part)
    return part[: len(part) - used]


def _cut(part: Sequence[str], names: Collection[str]) -> int | None:
    """Where the longest of these names begins that a part ends in."""
    return next((start for start in range(len(part)) if spelled_out(part[start:]) in names), None)


def _before(part: Tokens, names: Collection[str]) -> Tokens:
    """ "5301 e 27th st" of "5301 e 27th st kansas city mo"."""
    while (start := _cut(part, names)) is not None:
        part = part[:start]
    return part


def _looks_like_street(rest: Tokens) -> bool:
    return looks_like_address(rest) or (len(rest) > 1 and rest[0] in BEFORE_NAMES)


def _is_town(rest: Tokens, place: Place) -> bool:
    """ "Lake St Louis, MO 63366": a neighbour of the place has these words for its name."""
    name = spelled_out(rest)
    return any(
        key(town.name.partition(",")[0]) == name
        and distance_km(town.point, place.point) <= NEIGHBOUR_KM
        for town in gazetteer.complete(f"{' '.join(rest)}, {place.region}", FEW_WORDS)
    )
