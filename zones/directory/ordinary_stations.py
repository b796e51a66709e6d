"""Ordinary police stations: no zones, only where the nearest ones are and how to call them."""

import marshal
import re
from array import array
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from zones.directory.store import PackedRecords
from zones.geo.grid import PointGrid
from zones.geo.point import Point, distance_km
from zones.places.countries import languages_of
from zones.places.text import plain

# Lists of law enforcement hold prisons, campuses and rangers too. These words, looked for in small
# letters without the name of the town (College Park, Park Ridge), say that residents have no
# business at the door.
CLOSED = re.compile(
    r"\b(?:academy|airport|alcohol(?:ic)?|attorneys?|campus|college|conservation|corrections?|"
    r"correctional|court|courthouse|detention|drug|fire marshal|fish|fisheries|forestry|game|"
    r"gaming|hospital|investigations?|investigative|juvenile|liquor|narcotics?|"
    r"parks (?:and|district|police)|parole|penitentiary|prison|probation|prosecutors?|railroad|"
    r"railway|rangers?|resources|schools?|security|state parks?|task force|training|transit|"
    r"university|wildlife|youth)\b"
)
JAIL = re.compile(r"\bjails?\b")
POLICE = re.compile(r"polic|sherif")


class OrdinaryListing(NamedTuple):
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
        return next(iter(languages_of(self.country, self.region)), "")

    @property
    def is_for_residents(self) -> bool:
        """As far as its name tells; of "County Sheriff / County Jail" one half is enough."""
        town = plain(self.city)
        halves = (plain(half).replace(town, " ") for half in self.name.split("/"))
        return any(
            not CLOSED.search(half) and not (JAIL.search(half) and not POLICE.search(half))
            for half in halves
        )


STATION_STRIPS = 4


class OrdinaryStations:
    """Stations by position, each a hundred bytes, in the order in which they came.

    No tree as for zones: it alone would take more memory than all else here. Who asks wants a few
    within a trip of a lonely place.
    """

    def __init__(self, stations: Iterable[OrdinaryListing] = ()) -> None:
        lists: dict[tuple[str, str, str], int] = {}  # source, licence and date: a few for all
        self._records = PackedRecords()
        self._latitudes, self._longitudes = array("d"), array("d")
        for *door, point, phone, source, licence, source_date in stations:
            number = lists.setdefault((source, licence, source_date), len(lists))
            self._records.append(marshal.dumps((door, phone, number)))
            self._latitudes.append(point.latitude)
            self._longitudes.append(point.longitude)
        self._records, self._lists = self._records.settled(), tuple(lists)
        self._grid = PointGrid(
            zip(
                range(len(self)),
                self._latitudes,
                self._longitudes,
                strict=True,
            ),
            strips_per_degree=STATION_STRIPS,
        )

    def __len__(self) -> int:
        return len(self._records)

    def __getitem__(self, position: int) -> OrdinaryListing:
        """The station at a position, counted from 0."""
        door, phone, number = marshal.loads(self._records[position])  # noqa: S302 -- our own bytes
        return OrdinaryListing._make(
            [
                *door,
                self._point(position),
                phone,
                *self._lists[number],
            ]
        )

    def nearest(
        self,
        origin: Point,
        *,
        within_km: float,
        limit: int,
    ) -> list[tuple[float, OrdinaryListing]]:
        """(distance in km, station) of those that are for residents, nearest first.

        Of two at one distance the one that came first.
        """
        measured = (
            (distance_km(origin, self._point(position)), position)
            for position in self._grid.around(origin, within_km)
        )
        near = sorted(found for found in measured if found[0] <= within_km)  # a box has corners
        # Lazily: a record is unpacked, and its name judged, only until `limit` are found.
        stations = ((far_km, self[position]) for far_km, position in near)
        return list(islice((found for found in stations if found[1].is_for_residents), limit))

    def _point(self, position: int) -> Point:
        return Point(self._latitudes[position], self._longitudes[position])
