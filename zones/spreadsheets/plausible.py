"""Whether a point can be that of a station in its region."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.geo.nearest import NearestIndex
from zones.geo.point import Point
from zones.places import gazetteer
from zones.places.loader import load_table
from zones.places.table import REGION, PlaceTable
from zones.spreadsheets.cells import Mistake

# from some place of its region; the loneliest real station, Coldfoot in Alaska, has 119
FARTHEST_KM = 150


class Regions:
    """The places of the gazetteer by state and province: a station of Missouri lies near some place
    of Missouri.
    """

    def __init__(self, table: PlaceTable) -> None:
        self._table = table
        self._rows: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("I"))
        self._indexes: dict[tuple[str, str], NearestIndex] = {}
        for row in range(len(table)):
            if table.kinds[row] != REGION:
                self._rows[table.region_codes[table.regions[row]]].append(row)
        self.countries = {country for country, _ in self._rows}

    def __contains__(self, region: tuple[str, str]) -> bool:
        return region in self._rows

    def distance_km(self, region: tuple[str, str], point: Point) -> float:
        """How far the nearest place of a region, such as ("US", "MO"), is from a point."""
        if region not in self._indexes:
            self._indexes[region] = NearestIndex(
                [self._table.point(row) for row in self._rows[region]]
            )
        return next(self._indexes[region].nearest(point))[0]


@cache
def known_regions() -> Regions:
    """Those of the packaged gazetteer: a second to read."""
    return Regions(load_table(gazetteer.FIXTURES / "gazetteer.csv.gz"))


# What people do to points, and the point that they meant.
SLIPS: list[tuple[Any, Callable[[float, float], tuple[float, float]]]] = [
    (
        gettext_lazy("Latitude and longitude look swapped."),
        lambda latitude, longitude: (longitude, latitude),
    ),
    (
        gettext_lazy("The longitude seems to lack its minus sign."),
        lambda latitude, longitude: (latitude, -longitude),
    ),
    (
        gettext_lazy("The latitude seems to lack its minus sign."),
        lambda latitude, longitude: (-latitude, longitude),
    ),
]


def judge_point(values: Mapping[str, Any], regions: Regions) -> Iterator[Mistake]:
    """Why this cannot be the point of a station in its region; nothing for a country that the
    gazetteer lacks.
    """
    latitude, longitude, region = (
        values["latitude"],
        values["longitude"],
        (values["country"], values["region"]),
    )
    if latitude == 0 and longitude == 0:
        yield Mistake(
            "latitude",
            "0, 0",
            _("This point is in the sea. Leave the station out until you know where it is."),
        )
        return
    if region[0] in regions.countries and region not in regions:
        reason = _("%(country)s has no such state or province that we know.") % {
            "country": region[0]
        }
        yield Mistake("region", region[1], reason)
        return
    # Before any distance: `Point` refuses degrees that are off the earth.
    for column, most in [("latitude", 90), ("longitude", 180)]:
        if abs(values[column]) > most:
            slip = slip_of(region, latitude, longitude, regions)
            reason = _("Write a number between -%(most)d and %(most)d.") % {"most": most}
            yield Mistake(column, str(values[column]), f"{reason} {slip}".strip())
            return
    if region in regions and not is_in(region, (latitude, longitude), regions):
        far_km = regions.distance_km(region, Point(latitude, longitude))
        slip = slip_of(region, latitude, longitude, regions) or _(
            "Look at the point and the region again."
        )
        place = f"{region[1]}, {region[0]}"
        reason = _("This is %(far_km).0f km from every place of %(place)s that we know.") % {
            "far_km": far_km,
            "place": place,
        }
        yield Mistake("latitude", f"{latitude}, {longitude}", f"{reason} {slip}")


def slip_of(
    region: tuple[str, str],
    latitude: float,
    longitude: float,
    regions: Regions,
) -> str:
    """Which slip it most likely was; empty where none explains the point."""
    return next(
        (
            str(slip)
            for slip, meant in SLIPS
            if is_in(
                region,
                meant(latitude, longitude),
                regions,
            )
        ),
        "",
    )


def is_in(
    region: tuple[str, str],
    degrees: tuple[float, float],
    regions: Regions,
) -> bool:
    """Whether these are degrees in or near a region that is known."""
    # Membership first: `distance_km` would enter an unknown region into its defaultdict.
    try:
        return region in regions and regions.distance_km(region, Point(*degrees)) <= FARTHEST_KM
    except ValueError:  # swapped, a longitude may be no latitude
        return False
