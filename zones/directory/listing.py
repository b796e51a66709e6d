"""What a visitor may see of the directory, as frozen values."""

from datetime import date
from typing import NamedTuple, Protocol

from zones import vocabulary as words
from zones.geo.point import Point
from zones.hours.rules import DatedHours, Timetable
from zones.hours.time_zones import day_after


class AgencyListing(NamedTuple):
    key: str
    name: str
    kind: words.AgencyKind
    country: str
    region: str
    website: str
    phone: str
    language: str


class StationListing(NamedTuple):
    """A building. `point` is None where nobody knows it; only EXACT is drawn as a pin."""

    key: str
    agency: AgencyListing
    name: str
    site_kind: words.SiteKind
    language: str
    street: str
    city: str
    city_slug: str
    region: str
    postal_code: str
    country: str
    point: Point | None
    location_status: words.LocationStatus
    time_zone: str
    phone: str


class CheckListing(NamedTuple):
    """The last look at one group of facts;

    `changed` where a fact differs now from what was seen.
    """

    group: words.FactGroup
    as_of: str
    checked_by: str
    method: words.CheckMethod
    source_title: str
    source_url: str
    changed: bool


class ProgramSource(NamedTuple):
    program: words.Program
    source_title: str
    source_url: str
    as_of: str


class Listing(NamedTuple):
    """One zone. `path` is its address without language prefix and slashes at the ends."""

    id: str
    station: StationListing
    name: str
    language: str
    path: str
    setting: words.Setting
    detail: str
    spot_latitude: float | None
    spot_longitude: float | None
    designation: words.Designation
    signage: words.Signage
    painted_lines: words.Answer
    purple_light: words.Answer
    stalls: int | None
    hours: str
    hours_advised: str
    hours_text: str
    camera: words.Camera
    camera_hours: str
    camera_retention_days: int | None
    lit: words.Answer
    check_in: words.CheckIn
    large_items: words.Goods
    custody: words.Goods
    step_free: words.Answer
    police_role: words.PoliceRole
    weapons: words.Weapons
    stay_minutes: int | None
    opened: str
    listed_until: date | None
    status: words.ZoneStatus
    status_reason: str
    retired_on: date | None
    programs: tuple[ProgramSource, ...]
    exceptions: tuple[DatedHours, ...]
    checks: tuple[CheckListing, ...]

    @property
    def timetable(self) -> Timetable:
        exceptions = self.exceptions
        if self.listed_until:
            exceptions = DatedHours(day_after(self.listed_until), date.max, ""), *exceptions
        return self._timetable_of(self.hours, exceptions)

    @property
    def advised_timetable(self) -> Timetable:
        """The hours that the department advises, as they come every week."""
        return self._timetable_of(self.hours_advised)

    def _timetable_of(self, rule: str, exceptions: tuple[DatedHours, ...] = ()) -> Timetable:
        station = self.station
        return Timetable(
            rule, station.time_zone, station.country, station.point, exceptions, station.region
        )

    @property
    def point(self) -> Point | None:
        """The spot's own point, else the station's."""
        if self.spot_latitude is None or self.spot_longitude is None:
            return self.station.point
        return Point(self.spot_latitude, self.spot_longitude)

    @property
    def location_status(self) -> words.LocationStatus:
        """How far `point` can be trusted: somebody put the spot's own there, wherever the station's
        is; but a doubt of the place is one of the spot.
        """
        status = self.station.location_status
        if self.spot_latitude is None or status is words.LocationStatus.DISPUTED:
            return status
        return words.LocationStatus.EXACT

    @property
    def is_exact(self) -> bool:
        return self.location_status is words.LocationStatus.EXACT

    @property
    def phone(self) -> str:
        return self.station.phone or self.station.agency.phone

    @property
    def contact_check(self) -> CheckListing | None:
        """The last look at the number that is shown; None where it was another one then."""
        return next(
            (
                check
                for check in self.checks
                if check.group is words.FactGroup.CONTACT and not check.changed
            ),
            None,
        )


class HoursSource(NamedTuple):
    """The last look at the hours: by a person or only on a page, and when; `as_of` is empty without
    a date.
    """

    is_person: bool
    as_of: str


class ZonesByPosition(Protocol):
    """A directory; its `edition` is a number that no other directory of the process has."""

    edition: int

    def __getitem__(self, position: int, /) -> Listing: ...

    def hours_source(self, position: int) -> HoursSource | None: ...


class LazyListing:
    """A zone that is made into a value when somebody looks at it: most answers are counted before
    they are read.
    """

    __slots__ = ("_position", "_value", "_zones")

    _value: Listing

    def __init__(self, zones: ZonesByPosition, position: int) -> None:
        self._zones, self._position = zones, position

    @property
    def key(self) -> tuple[int, int]:
        """What stands for this zone as it is now: another one after any edit."""
        return self._zones.edition, self._position

    @property
    def hours_source(self) -> HoursSource | None:
        """The last look at its hours, without making it a value."""
        return self._zones.hours_source(self._position)

    def value(self) -> Listing:
        try:
            return self._value
        except AttributeError:  # nobody has looked yet
            self._value = self._zones[self._position]
            return self._value
