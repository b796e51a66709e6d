"""What staff should mind about a zone: one table of rules, each with its name, its test, how grave
it is, and a sentence. The tests look only at frozen facts; `hint_facts.py` gathers those.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.dates import is_older
from zones.curation.freshness import OLD_SOURCE_MONTHS
from zones.hours.office import is_always, tells_office_hours
from zones.places.town_distance import FAR_KM
from zones.vocabulary import Camera, CheckMethod, FactGroup, HintLevel, Setting, ZoneStatus

TWIN_M = 50  # two zones of one setting so near are perhaps one
CLAIMED = {
    Camera.PRESENT,
    Camera.RECORDED,
    Camera.WATCHED_PART,
    Camera.WATCHED,
}


class Look(NamedTuple):
    """The newest check of one group of facts."""

    as_of: str
    method: CheckMethod


class Twin(NamedTuple):
    """Another zone of the same setting in the same place; `own` where the reader has its form."""

    number: int
    public_id: str
    own: bool


@dataclass(frozen=True, slots=True)
class HintFacts:
    """What the rules look at. `number` and `station` are those of the rows, for links."""

    number: int
    station: int
    today: date
    status: ZoneStatus
    setting: Setting
    camera: Camera
    hours: str
    phone: str  # the station's, else the agency's
    town: str
    is_over: bool = False  # listed, and its last day has passed
    town_km: float | None = None  # from the pin to the middle of the town
    pin_confirmed: bool = False  # somebody looked, and it is where it was then
    station_hours: tuple[str, ...] = ()  # rules and words of all zones of the station
    looks: Mapping[FactGroup, Look] | None = None
    # of a page that the newest check of some group names
    source_changed_on: date | None = None
    is_source_gone: bool = False
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True)
class Hint:
    """One rule. `title` names it in lists; `mend` is where it is mended: "record#box"."""

    name: str
    level: HintLevel
    test: Callable[[HintFacts], bool]
    title: Any
    message: Any
    mend: str


@dataclass(frozen=True, slots=True)
class Told:
    """A rule that fires for a zone.

    Its sentence is made when somebody reads it: lists only count.
    """

    hint: Hint
    facts: HintFacts

    @property
    def level(self) -> HintLevel:
        return self.hint.level

    @property
    def message(self) -> str:
        changed_on = self.facts.source_changed_on
        words = {
            "km": round(self.facts.town_km or 0),
            "town": self.facts.town,
            "twin_m": TWIN_M,
            "date": date_format(changed_on) if changed_on else "",
        }
        return str(self.hint.message) % words

    @property
    def mend(self) -> "Mend":
        """Where it is mended."""
        record, _sign, anchor = self.hint.mend.partition("#")
        if record == "twin":
            twin = self.facts.twins[0]
            return Mend("zone" if twin.own else "public", twin.number, twin.public_id, "")
        return Mend(
            record, self.facts.station if record == "station" else self.facts.number, "", anchor
        )


class Mend(NamedTuple):
    """A form by its number, and a box of it; or, of what belongs to others, a public page by its
    id.
    """

    record: str  # zone, station, public
    number: int
    public_id: str
    anchor: str


def has_far_pin(facts: HintFacts) -> bool:
    return facts.town_km is not None and facts.town_km > FAR_KM and not facts.pin_confirmed


def is_lobby_that_never_closes(facts: HintFacts) -> bool:
    sure = facts.setting is Setting.LOBBY and is_always(facts.hours)
    return sure and any(map(tells_office_hours, facts.station_hours))


def has_old_source(facts: HintFacts) -> bool:
    return any(
        look.method is CheckMethod.PUBLISHED
        and is_older(look.as_of, facts.today, OLD_SOURCE_MONTHS)
        for look in (facts.looks or {}).values()
    )


def has_unchecked_camera(facts: HintFacts) -> bool:
    return facts.camera in CLAIMED and FactGroup.CAMERAS not in (facts.looks or {})


# The gravest first.
HINTS: tuple[Hint, ...] = (
    Hint(
        "lobby_always",
        HintLevel.WRONG,
        is_lobby_that_never_closes,
        _("lobby listed as open 24 hours"),
        _(
            "The lobby is listed as open 24 hours a day, but this station has office hours. Check "
            "the hours."
        ),
        "zone#id_hours",
    ),
    Hint(
        "last_day_over",
        HintLevel.WRONG,
        lambda facts: facts.is_over,
        _("last day has passed"),
        _(
            "The last day of this zone has passed, so residents see it as paused. Set a later last "
            "day, or retire the zone."
        ),
        "zone#id_listed_until",
    ),
    Hint(
        "far_pin",
        HintLevel.DOUBT,
        has_far_pin,
        _("pin far from its town"),
        _(
            "The pin is %(km)d km from the center of %(town)s. Move it, or confirm that it is "
            "in the right place."
        ),
        "station#id_latitude",
    ),
    Hint(
        "twin",
        HintLevel.DOUBT,
        lambda facts: bool(facts.twins),
        _("possible duplicate"),
        _(
            "Another zone of the same kind is within %(twin_m)d meters. If it is the same one, "
            "retire one of the two."
        ),
        "twin#",
    ),
    Hint(
        "unchecked_camera",
        HintLevel.DOUBT,
        has_unchecked_camera,
        _("camera not checked"),
        _("A camera is listed, but no one has confirmed that it is there."),
        "zone#still-right",
    ),
    Hint(
        "old_source",
        HintLevel.DOUBT,
        has_old_source,
        _("source over 2 years old"),
        _(
            "Some of this comes from a page that is more than 2 years old. Check it, and confirm "
            "what is still correct."
        ),
        "zone#still-right",
    ),
    Hint(
        "source_changed",
        HintLevel.DOUBT,
        lambda facts: facts.source_changed_on is not None,
        _("source page changed"),
        _(
            "The web page that this comes from changed on %(date)s, after we read it. Check "
            "whether this zone has changed, too."
        ),
        "zone#still-right",
    ),
    Hint(
        "source_gone",
        HintLevel.DOUBT,
        lambda facts: facts.is_source_gone,
        _("source page gone"),
        _(
            "The web page that this comes from has been offline for more than a day. Check "
            "whether the zone is still there."
        ),
        "zone#still-right",
    ),
    Hint(
        "no_phone",
        HintLevel.MISSING,
        lambda facts: not facts.phone,
        _("no phone number"),
        _("There is no phone number, so residents cannot call ahead. Add one to the station."),
        "station#id_phone",
    ),
    Hint(
        "unknown_hours",
        HintLevel.MISSING,
        lambda facts: not facts.hours,
        _("hours missing"),
        _("The hours are missing. Residents read “Hours not confirmed”."),
        "zone#id_hours",
    ),
)
NAMES = {hint.name: hint.title for hint in HINTS}


def hints_of(facts: HintFacts) -> tuple[Told, ...]:
    """What there is to mind about a zone, the gravest first; nothing about a retired one."""
    if facts.status is ZoneStatus.RETIRED:
        return ()
    return tuple(Told(hint, facts) for hint in HINTS if hint.test(facts))


def names_of(hints: Iterable[Told]) -> set[str]:
    return {told.hint.name for told in hints}
