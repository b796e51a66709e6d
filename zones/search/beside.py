"""What a page shows beside the zones that fit the filters, so that no filter leaves it empty."""

from collections.abc import Iterable
from datetime import datetime
from itertools import islice
from typing import NamedTuple

from zones.directory.index import Directory
from zones.directory.meeting import Meeting
from zones.geo.point import distance_km
from zones.search.find import by_use, fitting_zones, when_they_meet
from zones.search.origin import FoundZone, SearchOrigin
from zones.search.results import Hit, Results
from zones.search.terms import Terms

NEARBY_KM = 40
ENOUGH = 3  # that fit within NEARBY_KM
MOST_BESIDE = 5


class Beside(NamedTuple):
    """The nearest zones that have not said whether they fit; and, only where there is none of
    either kind, the nearest of all.
    """

    perhaps: tuple[Hit, ...] = ()
    others: tuple[Hit, ...] = ()


def beside(
    terms: Terms,
    results: Results,
    *,
    directory: Directory,
    at: datetime,
) -> Beside:
    """The zones for the sections below the answer, answered for the same moment, in the same
    order.
    """
    selection = directory.select(terms.filters)
    if selection is None or results.origin is None or terms.page > 1:
        return Beside()
    around = SearchOrigin(results.origin, results.other)
    fitting = around._replace(among=fitting_zones(selection, terms, directory))
    if enough_nearby(fitting, directory):
        return Beside()
    perhaps = []
    if not terms.unknown:
        unsaid = around._replace(among=directory.of_kinds(selection.perhaps))
        perhaps = list(islice(unsaid.nearest(directory), MOST_BESIDE))
    others: list[FoundZone] = []
    if not perhaps and not results.hits:
        others = list(islice(around.nearest(directory), MOST_BESIDE))
    return Beside(
        *(tuple(answers_to(found, around, terms, directory, at)) for found in (perhaps, others))
    )


def enough_nearby(fitting: SearchOrigin, directory: Directory) -> bool:
    """For two people it counts from the middle, as `reach_km` does."""
    between = distance_km(fitting.origin.point, fitting.other.point) / 2 if fitting.other else 0
    near = islice(fitting.nearest(directory), ENOUGH)
    return sum(found[0] <= NEARBY_KM + between for found in near) == ENOUGH


def answers_to(
    found: Iterable[FoundZone],
    around: SearchOrigin,
    terms: Terms,
    directory: Directory,
    at: datetime,
) -> list[Hit]:
    """These zones as answers to the same question."""
    page = list(found)
    meeting = Meeting(terms.at, at) if terms.at and page else None
    if meeting and not meeting.has_passed(directory.hours.time_zone(page[0][-1])):
        return by_use(when_they_meet(around, meeting, directory, page))
    return around.hits(directory, page)
