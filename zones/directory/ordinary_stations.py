"""Ordinary police stations: no zones, only where the nearest ones are and how to call them."""

import marshal
import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from math import asin, cos, degrees, radians, sin
from typing import NamedTuple

from zones.geo.point import EARTH_RADIUS_KM, Point, distance_km
from zones.places.text import plain

# In which language a list most likely names its stations; a reader of the page aloud wants to know.
LANGUAGES = {
    ("CA", "QC"): "fr",
    ("US", "PR"): "es",
}
LANGUAGES_OF_COUNTRIES = {
    "AU": "en",
    "CA": "en",
    "GB": "en",
    "US": "en",
}
# Lists of law enforcement hold prisons, campuses and rangers too. These words, looked for in small
# letters without the name of the town (College Park, Park Ridge), say that residents have no
# business at the door.
CLOSED = re.compile(
    r"\b(?:academy|airport|alcohol(?:ic)?|attorneys?|campus|college|conservation|corrections?|correctional|court|"
    r"courthouse|detention|drug|fire marshal|fish|fisheries|forestry|game|gaming|hospital|investigations?|"
    r"investigative|juvenile|liquor|narcotics?|parks (?:and|district|police)|parole|penitentiary|prison|probation|"
    r"prosecutors?|railroad|railway|rangers?|resources|schools?|security|state parks?|task force|training|transit|"
    r"university|wildlife|youth)\b"
)
JAIL, POLICE = re.compile(r"\bjails?\b"), re.compile(r"polic|sherif")


class OrdinaryStation(NamedTuple):
    """A station of somebody's list.

    `source_date` is the list's own date, as precise as it is known.
    """

    name: str
    street: str
    city: str
    region: str
    postal_code: str
    country: str
    point: Point
    phone: str
    source: str
    licence: str
    source_date: str

    @property
    def language(self) -> str:
        """Of the name; empty where nobody can guess."""
        known = LANGUAGES.get((self.country, self.region))
        return known or LANGUAGES_OF_COUNTRIES.get(self.country, "")

    @property
    def is_for_residents(self) -> bool:
        """As far as its name tells; of "County Sheriff / County Jail" one half is enough."""
        town = plain(self.city)
        halves = (plain(half).replace(town, " ") for half in self.name.split("/"))
        return any(
            not CLOSED.search(half) and not (JAIL.search(half) and not POLICE.search(half))
            for half in halves
        )


MARGIN = 1e-6  # degrees: a box is made larger by more than any error of rounding
STRIPS = 4  # to a degree of latitude
TURN = 1000  # more than the degrees around the earth


class OrdinaryStations:
    """Stations by position, each a hundred bytes of one piece, and their points in strips from
    south to north.

    No tree as for zones: it alone would take more memory than all else here. Who asks wants a few
    within a trip of a lonely place, and a box of the map is soon looked through.
    """

    def __init__(self, stations: Iterable[OrdinaryStation] = ()) -> None:
        lists: dict[tuple[str, str, str], int] = {}  # source, licence and date: a few for all
        records = bytearray()
        self._ends, self._latitudes, self._longitudes = array("I"), array("d"), array("d")
        for *door, point, phone, source, licence, source_date in stations:
            number = lists.setdefault((source, licence, source_date), len(lists))
            records += marshal.dumps((door, phone, number))
            self._ends.append(len(records))
            self._latitudes.append(point.latitude)
            self._longitudes.append(point.longitude)
        self._records, self._lists = bytes(records), tuple(lists)
        places = map(_strip_place, self._latitudes, self._longitudes)
        in_strips = sorted((place, position) for position, place in enumerate(places))
        self._places = array("d", (place for place, _ in in_strips))
        self._positions = array("I", (position for _, position in in_strips))

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, position: int) -> OrdinaryStation:
        """The station at a position, counted from 0."""
        start = self._ends[position - 1] if position else 0
        door, phone, number = marshal.loads(self._records[start : self._ends[position]])  # noqa: S302 -- our own bytes
        return OrdinaryStation._make([*door, self._point(position), phone, *self._lists[number]])

    def nearest(
        self,
        origin: Point,
        *,
        within_km: float,
        limit: int,
    ) -> list[tuple[float, OrdinaryStation]]:
        """(distance in km, station) of those that are for residents, nearest first, the one that
        came first of two.
        """
        measured = (
            (distance_km(origin, self._point(position)), position)
            for position in self._around(origin, within_km)
        )
        near = sorted(found for found in measured if found[0] <= within_km)
        stations = ((far_km, self[position]) for far_km, position in near)
        return list(islice((found for found in stations if found[1].is_for_residents), limit))

    def _point(self, position: int) -> Point:
        return Point(self._latitudes[position], self._longitudes[position])

    def _around(
        self,
        origin: Point,
        within_km: float,
    ) -> Iterator[int]:
        """The positions in a box of latitudes and longitudes around a point, over pole and date
        line alike.
        """
        reach = within_km / EARTH_RADIUS_KM
        high = degrees(reach) + MARGIN
        pole_is_near = abs(origin.latitude) + high >= 90
        wide = (
            180
            if pole_is_near
            else degrees(asin(sin(reach) / cos(radians(origin.latitude)))) + MARGIN
        )
        south, north = max(origin.latitude - high, -90.0), min(origin.latitude + high, 90.0)
        for strip in range(_strip(south), _strip(north) + 1):
            for west, east in _spans(origin.longitude, wide):
                start = bisect_left(self._places, strip * TURN + west + 180)
                yield from self._positions[
                    start : bisect_right(self._places, strip * TURN + east + 180, start)
                ]


def _spans(longitude: float, wide: float) -> list[tuple[float, float]]:
    """From west to east, in two parts over the date line."""
    west, east = longitude - wide, longitude + wide
    if wide >= 180:
        return [(-180, 180)]
    if west < -180:
        return [(-180, east), (west + 360, 180)]
    if east > 180:
        return [(-180, east - 360), (west, 180)]
    return [(west, east)]


def _strip(latitude: float) -> int:
    return int((latitude + 90) * STRIPS)


def _strip_place(latitude: float, longitude: float) -> float:
    """Sorts by strip, then by longitude."""
    return _strip(latitude) * TURN + longitude + 180
