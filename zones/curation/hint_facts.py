"""The facts that the hints look at, gathered for one zone or for many in the same three queries.

The third is asked only where checks name pages.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from math import floor
from typing import Any, NamedTuple

from exchangezones.link_check.health import Health, read_link
from zones.curation.hints import TWIN_M, HintFacts, Look, Told, Twin, hints_of
from zones.curation.last_day import is_over_at
from zones.geo.point import Point, distance_km
from zones.models import Check, SourcePage, Zone
from zones.models.querysets import BANDS_IN_A_DEGREE
from zones.places.town_distance import km_from_town
from zones.vocabulary import Camera, CheckMethod, FactGroup, LocationStatus, Setting, ZoneStatus

# more than any department has, and few enough to be looked through within a second
MOST_AT_ONCE = 1500
ROUND_THE_EARTH_M = 40_000_000
TWIN_DEGREES = 360 * TWIN_M / ROUND_THE_EARTH_M  # along a meridian


class Neighbour(NamedTuple):
    """A zone that is not retired, at a station that is looked at or on its latitude;

    `point` only where it is exact.
    """

    number: int
    public_id: str
    setting: str
    station: int
    agency: int
    said_of_hours: tuple[str, ...]
    point: Point | None


class NamedPage(NamedTuple):
    """The page that a check names, and the check's number."""

    address: str
    check: int


def hints_for(
    zones: Iterable[Zone],
    *,
    reach: frozenset[int] | None,
    at: datetime,
) -> dict[int, tuple[Told, ...]]:
    """What there is to mind about each zone, by its number.

    `reach` are the agencies whose drafts may be spoken of, None for all; the zones come with
    station and agency.
    """
    return {
        facts.number: hints_of(facts)
        for facts in gather(
            list(zones),
            reach=reach,
            at=at,
        )
    }


def gather(
    zones: Sequence[Zone],
    *,
    reach: frozenset[int] | None,
    at: datetime,
) -> Iterable[HintFacts]:
    looks, confirmed, named = looks_at(zones)
    pages = PagesToMind(named)
    around = Neighbourhood(zones, reach)
    for zone in zones:
        station = zone.station
        yield HintFacts(
            number=zone.pk,
            station=station.pk,
            today=at.date(),
            status=ZoneStatus(zone.status),
            setting=Setting(zone.setting),
            camera=Camera(zone.camera),
            hours=zone.hours,
            phone=station.phone or station.agency.phone,
            is_over=is_over_at(at, zone),
            town=station.city,
            town_km=km_from_town(
                station.latitude, station.longitude, city=station.city, region=station.region
            ),
            pin_confirmed=confirmed.get(zone.pk) == (station.latitude, station.longitude),
            station_hours=around.hours_at(zone),
            looks=looks.get(zone.pk),
            source_changed_on=pages.changed_on(zone.pk),
            is_source_gone=pages.is_any_gone(zone.pk),
            twins=around.twins_of(zone),
        )


Looks = dict[int, dict[FactGroup, Look]]
Pins = dict[int, tuple[Any, Any]]
NamedPages = dict[int, list[NamedPage]]
NEVER = (date.min, -1)


def looks_at(zones: Sequence[Zone]) -> tuple[Looks, Pins, NamedPages]:
    """Of each zone the newest check of each group; the pin that people last said is right; and
    which pages those checks name.
    """
    looks: Looks = defaultdict(dict)
    pins: Pins = {}
    named: dict[int, dict[str, NamedPage]] = defaultdict(dict)
    for number, group, as_of, method, values, check, address in (
        # The oldest comes first, so that the newest of a group overwrites the others.
        Check.objects.of_zones([zone.pk for zone in zones]).in_time().for_hints()
    ):
        looks[number][FactGroup(group)] = Look(as_of, CheckMethod(method))
        named[number][group] = NamedPage(address, check)
        if values is not None:
            pins[number] = values.get("station.latitude"), values.get("station.longitude")
    return looks, pins, {number: list(groups.values()) for number, groups in named.items()}


class PagesToMind:
    """The pages on which zones rest, as far as they are gone or changed since they were read."""

    def __init__(self, named: NamedPages) -> None:
        self._named = named
        addresses = {page.address for pages in named.values() for page in pages if page.address}
        self._gone: set[str] = set()
        self._changed: dict[str, tuple[date, int]] = {}
        for address, line, changed_on, record in SourcePage.objects.to_mind(addresses):
            if read_link(line).health is Health.BROKEN:
                self._gone.add(address)
            if changed_on:
                self._changed[address] = changed_on, record

    def changed_on(self, zone: int) -> date | None:
        """The last day on which a page was found changed that was not read again for this zone."""
        return max(
            (
                changed_on
                for page in self._named.get(zone, ())
                for changed_on, record in [self._changed.get(page.address, NEVER)]
                # A newer check was made of the page as it is now; the next look will notice.
                if page.check <= record
            ),
            default=None,
        )

    def is_any_gone(self, zone: int) -> bool:
        return any(page.address in self._gone for page in self._named.get(zone, ()))


class Neighbourhood:
    """The zones beside those that are looked at, found by their station and by narrow bands of
    latitude.
    """

    def __init__(self, zones: Sequence[Zone], reach: frozenset[int] | None) -> None:
        self._reach = reach
        self._at: dict[int, list[Neighbour]] = defaultdict(list)
        self._in: dict[int, list[Neighbour]] = defaultdict(list)
        stations = {zone.station_id for zone in zones}
        bands = {band for zone in zones for band in bands_of(point_of(zone))}
        for neighbour in neighbours(stations, bands, reach):
            self._at[neighbour.station].append(neighbour)
            if neighbour.point:
                self._in[band_of(neighbour.point.latitude)].append(neighbour)

    def hours_at(self, zone: Zone) -> tuple[str, ...]:
        """What the zones of its station say of hours: itself in words, the others by their rules
        too.
        """
        # Its own rule is the one in doubt, so of itself only the words count.
        others = (
            said
            for other in self._at[zone.station_id]
            if other.number != zone.pk
            for said in other.said_of_hours
        )
        return tuple(said for said in (zone.hours_text, *others) if said)

    def twins_of(self, zone: Zone) -> tuple[Twin, ...]:
        """The others of its setting at the station or so near that they may be one; one's own
        first.
        """
        point = point_of(zone)
        beside = [
            other
            for band in bands_of(point)
            for other in self._in[band]
            if is_beside(point, other.point)
        ]
        found = {
            other for other in (*self._at[zone.station_id], *beside) if other.number != zone.pk
        }
        twins = [
            Twin(
                other.number,
                other.public_id,
                self._reach is None or other.agency in self._reach,
            )
            for other in found
            if other.setting == zone.setting
        ]
        # `Told.mend` leads to the first one: the form of a twin is better than its public page.
        return tuple(sorted(twins, key=lambda twin: (not twin.own, twin.number)))


def neighbours(
    stations: set[int],
    bands: set[int],
    reach: frozenset[int] | None,
) -> Iterable[Neighbour]:
    # A hint must not give away the draft of another department.
    rows = Zone.objects.visible_within(reach).not_retired().at_or_beside(stations,
        bands).values_list(
        "pk", "public_id", "setting", "station_id", "station__agency_id", "hours", "hours_advised",
        "hours_text",
        "station__location_status", "station__latitude", "station__longitude",
    )  # fmt: skip
    for number, public_id, setting, station, agency, *hours, status, latitude, longitude in rows:
        point = Point(latitude, longitude) if status == LocationStatus.EXACT else None
        said = tuple(filter(None, hours))
        yield Neighbour(number, public_id, setting, station, agency, said, point)


def point_of(zone: Zone) -> Point | None:
    """Only an exact point is the place itself; others are the middle of a town or postal code."""
    station = zone.station
    if (
        station.location_status != LocationStatus.EXACT
        or station.latitude is None
        or station.longitude is None
    ):
        return None
    return Point(station.latitude, station.longitude)


def band_of(latitude: float) -> int:
    return floor(latitude * BANDS_IN_A_DEGREE)


def bands_of(point: Point | None) -> set[int]:
    """The bands in which a twin may lie: at most two, for TWIN_M is less than the width of one."""
    return (
        {band_of(point.latitude + shift) for shift in (-TWIN_DEGREES, TWIN_DEGREES)}
        if point
        else set()
    )


def is_beside(one: Point | None, other: Point | None) -> bool:
    if one is None or other is None or abs(one.latitude - other.latitude) > TWIN_DEGREES:
        return False
    return distance_km(one, other) * 1000 <= TWIN_M
