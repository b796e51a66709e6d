"""Words that are no name: coordinates, map links, "near me"."""

import re
from collections.abc import Iterator

from zones.geo.point import Point
from zones.places.coordinates import is_map_link, is_on_earth, read_coordinates
from zones.places.located import Located
from zones.places.table import Place, PlaceTable
from zones.vocabulary import PlaceKind, Remark

NAMED_WITHIN_KM = 30
DECIMALS = 5  # about a metre
SURE = "geo:"
HERE = frozenset((
    "near me", "nearby", "near here", "around me", "here", "me", "my location", "current location",
    "my current location", "where i am", "close to me", "pres de moi", "près de moi",
    "autour de moi", "ici", "ma position", "position actuelle", "cerca de mi", "cerca de mí",
    "cerca", "aqui", "aquí", "mi ubicacion", "mi ubicación", "ubicacion actual",
    "ubicación actual",
))  # fmt: skip


NEAR_ME = re.compile(
    r"\b(?:near|around|close to|next to)[ -]?(?:me|here)$|\bmy (?:current )?location$|"
    r"\b(?:pr[eè]s|autour) de moi$|\bcerca de m[ií](?: ubicaci[oó]n)?$|^nearme$"
)


class Points:
    """Points of the earth, named by the towns of the table."""

    def __init__(self, table: PlaceTable) -> None:
        self._table = table

    def read(self, words: str) -> Located | None:
        """What the words mean if they are no name; ValueError, in words, for coordinates that are
        not on the earth.
        """
        if (pair := read_coordinates(words)) is not None:
            return self._point_or_question(*pair, is_sure=words.startswith(SURE))
        if is_map_link(words):
            return Located(remark=Remark.LINK)
        said = words.strip(" .!?").casefold()
        if said in HERE or NEAR_ME.search(said):
            return Located(remark=Remark.NEAR_ME)
        return None

    def _point_or_question(self, latitude: float, longitude: float, *, is_sure: bool) -> Located:
        """A point near a town is meant as it stands. One in the sea may have lost a minus, or have
        the longitude first: that is asked, and whoever means it says so by "geo:".
        """
        if not is_on_earth(latitude, longitude) and is_on_earth(longitude, latitude):
            turned = rounded(longitude, latitude)
            others = map(self.bare_point, (turned, *mistaken_for(turned)))
            meant = dict.fromkeys(other for other in others if other.country)
            if meant:
                return Located(None, tuple(meant), remark=Remark.TURNED)
        place = self.bare_point(rounded(latitude, longitude))
        if place.country:
            return Located(place)
        meant = dict.fromkeys(
            other
            for point in mistaken_for(place.point)
            if (other := self.bare_point(point)).country
        )
        if not meant:
            return Located(place)
        place = place._replace(near=f"{SURE}{place.near}")
        if is_sure:
            return Located(place)
        return Located(None, (*meant, place), remark=Remark.TURNED)

    def bare_point(self, point: Point) -> Place:
        # Five decimals as in `rounded`, so that the label finds its own point again.
        degrees = (
            f"{number:.5f}".rstrip("0").rstrip(".") for number in (point.latitude, point.longitude)
        )
        label = ", ".join(degrees)
        near = label.replace(" ", "")
        row = self._table.nearest_town(point, NAMED_WITHIN_KM)
        if row is None:
            return Place(label, point, PlaceKind.POINT, "", "", near=near)
        country, region = self._table.region_codes[self._table.regions[row]]
        label = f"{label} (near {self._table.names(row)[0]}, {region})"
        return Place(label, point, PlaceKind.POINT, country, region, near=near)


def rounded(latitude: float, longitude: float) -> Point:
    return Point(round(latitude, DECIMALS), round(longitude, DECIMALS))


def mistaken_for(point: Point) -> Iterator[Point]:
    """The points that these numbers would give with a minus more or less, or in the other order."""
    y, x = point.latitude, point.longitude
    for latitude, longitude in ((y, -x), (-y, x), (x, y), (x, -y), (-x, y), (-x, -y), (-y, -x)):
        if is_on_earth(latitude, longitude):
            yield Point(latitude, longitude)
