"""What the first page of the desk tells: one's own zones and what they need; or the state of the
whole directory.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from zones.curation.freshness import counted, is_stale
from zones.curation.hint_facts import MOST_AT_ONCE, gather, hints_for
from zones.curation.hints import HINTS, HintFacts, Told, hints_of
from zones.curation.last_day import over_at
from zones.directory.coverage import Figures, coverage_of
from zones.directory.index import Directory
from zones.models import Zone
from zones.models.querysets import IN_USE
from zones.vocabulary import FactGroup, Freshness, HintLevel, ZoneStatus

SHOWN = 50
GRAVITY = {level: number for number, level in enumerate(HintLevel)}


@dataclass(frozen=True, slots=True)
class OwnZone:
    """One zone of the list, and what it needs.

    `looked_at` is the newest date of any check, "" for none.
    """

    zone: Zone
    status: ZoneStatus  # that visitors are told
    looked_at: str
    stale: tuple[FactGroup, ...]
    hints: tuple[Told, ...]

    @property
    def is_in_use(self) -> bool:
        return self.status in IN_USE

    @property
    def urgency(self) -> tuple[int, int, int, str]:
        """What to sort by: who needs somebody most stands first."""
        gravest = GRAVITY[self.hints[0].level] if self.hints else len(GRAVITY)
        return gravest, -len(self.hints), -len(self.stale), str(self.zone)


@dataclass(frozen=True, slots=True)
class Mine:
    """The zones of one's own departments: the first `SHOWN` of `total`, and how many need what."""

    zones: tuple[OwnZone, ...]
    total: int
    drafts: int
    stale: int
    hinted: int

    @property
    def hidden(self) -> int:
        return self.total - len(self.zones)


@dataclass(frozen=True, slots=True)
class Everywhere:
    """The whole directory in numbers.

    `regions` are of zones in use, by (country, region); `hints` by the rule's name, among the
    `looked_through` zones that were added last. `known` is the total that /coverage/ shows.
    """

    statuses: dict[ZoneStatus, int]
    freshness: dict[Freshness, int]
    regions: dict[tuple[str, str], int]
    hints: dict[str, int]
    looked_through: int
    known: Figures

    @property
    def total(self) -> int:
        return sum(self.statuses.values())

    @property
    def is_partial(self) -> bool:
        """Whether there are more zones than were looked through for hints."""
        return self.looked_through < self.total - self.statuses[ZoneStatus.RETIRED]


# -- one's own -------------------------------------------------------------------------------------
def zones_of(agencies: frozenset[int], *, at: datetime) -> Mine:
    """What people who work for these agencies should know. A retired zone needs nothing."""
    reached = Zone.objects.within_reach_of(agencies).not_retired()
    statuses = statuses_of(reached.counted_by_place_and_status(over=over_at(at)))
    own = own_zones(list(reached.to_look_through(MOST_AT_ONCE)), agencies, at)
    return Mine(
        zones=tuple(sorted(own, key=lambda one: one.urgency)[:SHOWN]),
        total=sum(statuses.values()),
        drafts=statuses[ZoneStatus.DRAFT],
        stale=sum(bool(one.stale) for one in own),
        hinted=sum(bool(one.hints) for one in own),
    )


def own_zones(
    zones: Sequence[Zone],
    agencies: frozenset[int],
    at: datetime,
) -> list[OwnZone]:
    gathered = gather(zones, reach=agencies, at=at)
    return [own_zone(zone, facts) for zone, facts in zip(zones, gathered, strict=True)]


def own_zone(zone: Zone, facts: HintFacts) -> OwnZone:
    looks = facts.looks or {}
    stale = [
        group
        for group in FactGroup
        if group not in looks or is_stale(looks[group].as_of, facts.today)
    ]
    return OwnZone(
        zone,
        status=ZoneStatus.PAUSED if facts.is_over else ZoneStatus(zone.status),
        looked_at=max((look.as_of for look in looks.values()), default=""),
        # Only what is in use can be confirmed: `verify` refuses drafts and retired zones.
        stale=tuple(stale) if zone.status in IN_USE else (),
        hints=hints_of(facts),
    )


# -- everybody's -----------------------------------------------------------------------------------
def everywhere(directory: Directory, *, at: datetime) -> Everywhere:
    """For who oversees all agencies; in as many queries and about as much time for 25,000 zones as
    for one.
    """
    today = at.date()
    places = list(Zone.objects.counted_by_place_and_status(over=over_at(at)))
    regions: Counter[tuple[str, str]] = Counter()
    for country, region, status, number in places:
        regions[country, region] += number if status in IN_USE else 0
    newest = list(Zone.objects.all().to_look_through(MOST_AT_ONCE))
    told = Counter(
        hint.hint.name for hints in hints_for(newest, reach=None, at=at).values() for hint in hints
    )
    return Everywhere(
        statuses=statuses_of(places),
        freshness=counted(Zone.objects.in_use().counted_by_newest_look(), today),
        # The plus drops the regions in which no zone is in use.
        regions=+regions,
        hints={hint.name: told[hint.name] for hint in HINTS},
        looked_through=len(newest),
        known=coverage_of(directory, today=today).total,
    )


def statuses_of(places: Iterable[tuple[str, str, str, int]]) -> dict[ZoneStatus, int]:
    found = dict.fromkeys(ZoneStatus, 0)
    for _country, _region, status, number in places:
        found[ZoneStatus(status)] += number
    return found
