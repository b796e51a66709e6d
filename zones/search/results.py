"""The answer to a question, as frozen values that every page and the API render."""

from datetime import date, datetime
from typing import NamedTuple

from zones import vocabulary as words
from zones.directory.evidence import evidence_of, hours_source
from zones.directory.listing import LazyListing, Listing
from zones.places.gazetteer import Place


class Hit(NamedTuple):
    """A zone as an answer. Distances are straight lines in kilometres; what is None was not asked.

    `at` is the moment of the meeting in the zone's own time; `beyond` marks a usable zone after the
    page's ten. `advised`: whether the moment lies in the hours that the department advises.
    """

    zone: Listing | LazyListing
    distance_km: float
    other_distance_km: float | None = None
    usable: words.Answer | None = None
    until: datetime | None = None
    beyond: bool = False
    at: datetime | None = None
    advised: words.Answer | None = None

    @property
    def longer_km(self) -> float:
        """The distance; of two people the longer trip."""
        return max(self.distance_km, self.other_distance_km or 0)

    def evidence(self, today: date) -> words.Evidence | None:
        """What the hours rest on; None where they are not known."""
        zone = self.zone
        source = zone.hours_source if isinstance(zone, LazyListing) else hours_source(zone)
        return evidence_of(source, today)

    @property
    def listing(self) -> Listing:
        return self.zone.value() if isinstance(self.zone, LazyListing) else self.zone


class Alternative(NamedTuple):
    """Another place that the words of one parameter may mean."""

    parameter: str
    place: Place


class PlaceReading(NamedTuple):
    """What has to be said of how the words of one parameter were read; `unread` are those that were
    not.
    """

    parameter: str
    remark: words.Remark
    unread: str


class Results(NamedTuple):
    """The answer that every page and the API render; `next_page` is None where nothing follows.

    `passed`: the time asked for is over, so nothing is said of it. `left_out`: how many near zones
    were left out because nobody knows whether they fit.
    """

    outcome: words.Outcome
    origin: Place | None = None
    other: Place | None = None
    alternatives: tuple[Alternative, ...] = ()
    spellings: tuple[Alternative, ...] = ()
    region: Place | None = None
    hits: tuple[Hit, ...] = ()
    next_page: int | None = None
    passed: bool = False
    left_out: int = 0
    readings: tuple[PlaceReading, ...] = ()
