"""How much the directory knows: of the listed zones of each region, how many have which facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from exchangezones.foundation.dates import is_older
from zones.directory.evidence import OLD_MONTHS
from zones.directory.index import Directory
from zones.directory.listing import Listing
from zones.vocabulary import Signage, ZoneStatus

RegionKey = tuple[str, str]  # country and region


class Figures(NamedTuple):
    """Numbers of listed zones: all of them first, then those of which each thing is known.

    `checked` are those of which any fact was checked within `OLD_MONTHS`; a check without a date
    counts for nothing.
    """

    zones: int = 0
    with_hours: int = 0
    with_phone: int = 0
    exact: int = 0
    checked: int = 0
    signage_known: int = 0

    @property
    def shares(self) -> tuple[int, ...]:
        """All but the first as whole percents of it, rounded down: 100 only where it is all."""
        return tuple(100 * part // self.zones if self.zones else 0 for part in self[1:])


class Step(StrEnum):
    """How many of some zones have hours, in steps that a map can show."""

    EMPTY = "empty"  # no zone is listed
    NONE = "none"
    LITTLE = "little"
    SOME = "some"
    MUCH = "much"
    MOST = "most"


MARKED = (Step.LITTLE, Step.SOME, Step.MUCH, Step.MOST)
PERCENTS_A_STEP = 100 // len(MARKED)


class Coverage(NamedTuple):
    """The figures of one day, by country and region; only places with a listed zone are there."""

    as_of: date
    regions: Mapping[RegionKey, Figures]
    countries: Mapping[str, Figures]
    total: Figures


def count_known(zones: Iterable[Listing], today: date) -> Coverage:
    counted: dict[RegionKey, Figures] = defaultdict(Figures)
    for zone in zones:
        if zone.status is ZoneStatus.LISTED:
            place = zone.station.country, zone.station.region
            counted[place] = sum_up((counted[place], figures_of(zone, today)))
    regions = dict(sorted(counted.items()))
    by_country = defaultdict(list)
    for (country, _region), figures in regions.items():
        by_country[country].append(figures)
    countries = {country: sum_up(figures) for country, figures in by_country.items()}
    return Coverage(today, regions, countries, sum_up(countries.values()))


def figures_of(zone: Listing, today: date) -> Figures:
    """One zone counted: each number is 0 or 1."""
    return Figures(
        zones=1,
        with_hours=int(bool(zone.hours)),
        with_phone=int(bool(zone.phone)),
        exact=int(zone.is_exact),
        checked=int(is_checked(zone, today)),
        signage_known=int(zone.signage is not Signage.UNKNOWN),
    )


def is_checked(zone: Listing, today: date) -> bool:
    """Whether anybody looked at any of its facts within `OLD_MONTHS`."""
    return any(
        check.as_of and not is_older(check.as_of, today, OLD_MONTHS) for check in zone.checks
    )


def sum_up(figures: Iterable[Figures]) -> Figures:
    return Figures(*map(sum, zip(*figures, strict=True)))


def step_of(figures: Figures) -> Step:
    if not figures.zones:
        return Step.EMPTY
    if not figures.with_hours:
        return Step.NONE
    hours_share = figures.shares[0]
    return MARKED[min(hours_share // PERCENTS_A_STEP, len(MARKED) - 1)]


class KeptCoverage:
    """The figures of one edition and day, counted when somebody asks: of 25,000 zones that takes
    most of a second.
    """

    def __init__(self) -> None:
        # Edition and day. Not the directory itself, which would stay in memory after an edit.
        self._kept: tuple[tuple[int, date], Coverage] | None = None

    def of(self, directory: Directory, today: date) -> Coverage:
        wanted = directory.edition, today
        kept = self._kept
        if kept is None or kept[0] != wanted:
            self._kept = kept = wanted, count_known(directory, today)
        return kept[1]


_coverage = KeptCoverage()


def coverage_of(directory: Directory, *, today: date) -> Coverage:
    """The one function from which page, JSON and the operator's first page have their figures."""
    return _coverage.of(directory, today)
