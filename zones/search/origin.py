"""What a search goes around: one place, or the two of the people who want to meet."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from zones.directory.index import Directory
from zones.directory.listing import LazyListing
from zones.geo.point import distance_km
from zones.places.gazetteer import Place
from zones.search.results import Hit

NEAR_KM = 80  # a first hit beyond this is no longer near

# (distance in km, position), or (longer trip in km, shorter, position) for two: in order, the
# position last
FoundZone = tuple[float, int] | tuple[float, float, int]


class SearchOrigin(NamedTuple):
    """One place, or two; and the positions of the zones that are looked at (None means all)."""

    origin: Place
    other: Place | None = None
    among: Collection[int] | None = None

    @property
    def reach_km(self) -> float:
        """How far is near.

        For two people it counts from the very middle: half of their way is nobody's fault.
        """
        return NEAR_KM + (distance_km(self.origin.point, self.other.point) / 2 if self.other else 0)

    def nearest(self, directory: Directory) -> Iterator[FoundZone]:
        """The zones, nearest first; for two people the fairest first: by the longer trip, then by
        the sum.
        """
        if self.other:
            return directory.fairest(self.origin.point, self.other.point, self.among)
        return directory.nearest(self.origin.point, self.among)

    def hits(self, directory: Directory, page: list[FoundZone]) -> list[Hit]:
        """The zones as answers with their distances."""
        if not self.other:
            return [Hit(LazyListing(directory, found[-1]), found[0]) for found in page]
        # What was found is the longer trip and the shorter: whose they are is measured anew.
        where = [found[-1] for found in page]
        trips = zip(
            *(directory.distances_km(place.point, where) for place in (self.origin, self.other)),
            strict=True,
        )
        return [
            Hit(LazyListing(directory, n), km, other_km)
            for n, (km, other_km) in zip(where, trips, strict=True)
        ]
