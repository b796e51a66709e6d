"""The verbs that change the directory: save, list, pause, resume, retire, verify.

Each verb takes `by=` (a user) and `at=` (an instant), looks at the row as it is now, and leaves the
change in the history. What is not allowed is refused in words, and nothing is changed.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.fields import validate_line
from zones.hours.time_zones import tzinfo_for
from zones.models import FACT_FIELDS, Check, Grant, Zone
from zones.models.labels import LABELS
from zones.vocabulary import CheckMethod, FactGroup, ZoneStatus

Record = TypeVar("Record", bound=models.Model)
DRAFT, LISTED, PAUSED, RETIRED = ZoneStatus

# Which verb leads from which status where; every other way is refused.
WAYS: Mapping[str, Mapping[ZoneStatus, ZoneStatus]] = {
    "list": {DRAFT: LISTED},
    "pause": {LISTED: PAUSED},
    "resume": {
        PAUSED: LISTED,
        RETIRED: LISTED,
    },
    "retire": {
        DRAFT: RETIRED,
        LISTED: RETIRED,
        PAUSED: RETIRED,
    },
    "verify": {
        LISTED: LISTED,
        PAUSED: PAUSED,
    },
}
REFUSALS = {
    "list": gettext_lazy("Only a draft can be published. This zone is: %(status)s."),
    "pause": gettext_lazy("Only a listed zone can be paused. This zone is: %(status)s."),
    "resume": gettext_lazy(
        "Only a paused or retired zone can be reopened. This zone is: %(status)s."
    ),
    "retire": gettext_lazy("This zone is already retired."),
    "verify": gettext_lazy(
        "Only a listed or paused zone can be confirmed. This zone is: %(status)s."
    ),
}
NEEDS_REASON = ("pause", "retire")
LONGEST_REASON = 300
EDITORS = "exchangezones editors"  # who is named in checks by people of the directory itself


class Refused(ValidationError):
    """A verb that the rules do not allow;

    `messages` say why, in the language that is being spoken.
    """


# -- edits -----------------------------------------------------------------------------------------
def save(
    row: Record,
    *,
    by: Any,
    at: datetime,
    reason: str = "",
) -> Record:
    """Store an edit of an agency, a station, a zone or a part of one, with who did it, when and
    why.
    """
    if isinstance(row, Zone):
        keep_status(row)
    row._history_user, row._history_date = by, at  # type: ignore[attr-defined]
    row._change_reason = reason.strip() or None  # type: ignore[attr-defined]
    row.save()
    return row


def keep_status(zone: Zone) -> None:
    """An edit never moves the status: only a verb does. A new zone is a draft."""
    kept = Zone.objects.filter(pk=zone.pk).values("status", "status_reason", "retired_on").first()
    kept = kept or {"status": DRAFT, "status_reason": "", "retired_on": None}
    zone.status, zone.status_reason, zone.retired_on = (
        kept["status"],
        kept["status_reason"],
        kept["retired_on"],
    )


# -- the status of a zone --------------------------------------------------------------------------
def list_zone(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
) -> Zone:
    """Let the public see a draft."""
    return moved(zone, "list", by=by, at=at, reason="")


def pause(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> Zone:
    """Say on the public page that nobody should meet here now, and why."""
    return moved(zone, "pause", by=by, at=at, reason=reason)


def resume(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
) -> Zone:
    """Open a paused zone again; or one that was retired by mistake."""
    return moved(zone, "resume", by=by, at=at, reason="")


def retire(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> Zone:
    """Close a zone for good. Its page stays, says so, and names the nearest others."""
    return moved(zone, "retire", by=by, at=at, reason=reason)


@transaction.atomic
def moved(
    zone: Zone,
    verb: str,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> Zone:
    zone = as_it_is_now(zone)
    must_be_within_reach(zone, by)
    must_lead(zone, verb, reason)
    if is_over(zone.listed_until, verb, local_day(zone, at)):
        raise Refused(LAST_DAY_OVER)
    zone.status = WAYS[verb][ZoneStatus(zone.status)]
    zone.status_reason = reason.strip()
    zone.retired_on = local_day(zone, at) if zone.status == RETIRED else None
    note_deed(zone, PAST[verb], by=by, at=at)
    return zone


def note_deed(
    zone: Zone,
    deed: str,
    *,
    by: Any,
    at: datetime,
) -> None:
    """Store the zone with a line of history, also where nothing but the line is new."""
    # django-simple-history takes them so
    zone._history_user, zone._history_date, zone._change_reason = by, at, deed  # type: ignore[attr-defined]
    zone.save()


# The history's own words for what was done, in one language.
PAST = {
    "list": "listed",
    "pause": "paused",
    "resume": "resumed",
    "retire": "retired",
    "verify": "verified",
}


LAST_DAY_OVER = gettext_lazy("The last day has passed. First set a later day, or clear it.")


def is_over(last_day: date | None, verb: str, today: date) -> bool:
    """Whether the verb would open a zone that pauses by itself at once."""
    return verb in ("list", "resume") and last_day is not None and last_day < today


def leads(zone: Zone, verb: str) -> bool:
    return ZoneStatus(zone.status) in WAYS[verb]


def must_lead(
    zone: Zone,
    verb: str,
    reason: str = "",
) -> None:
    """Refused where the verb leads nowhere from here, or lacks the reason that the public will
    read.
    """
    if not leads(zone, verb):
        raise Refused(REFUSALS[verb] % {"status": LABELS[ZoneStatus][ZoneStatus(zone.status)]})
    if verb in NEEDS_REASON and not reason.strip():
        raise Refused(_("Write the reason that residents will read."))
    if len(reason.strip()) > LONGEST_REASON:
        raise Refused(
            _("This is too long: use at most %(most)d characters.") % {"most": LONGEST_REASON}
        )
    try:
        validate_line(reason.strip())
    except ValidationError as error:
        raise Refused(error.messages) from error


# -- still right -----------------------------------------------------------------------------------
@transaction.atomic
def verify(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
) -> list[Check]:
    """Everything is still right: one check for each group of facts, with the values as they stand
    now.

    Only the department's own staff can say so; the public reads the department's name, not the
    person's.
    """
    zone = as_it_is_now(zone)
    must_work_for(zone, by)
    must_lead(zone, "verify")
    made = [
        Check(
            zone=zone,
            group=group,
            as_of=local_day(zone, at).isoformat(),
            checked_by=zone.station.agency.name,
            method=CheckMethod.STAFF,
            values=values_of(zone, group),
        )
        for group in FactGroup
    ]
    Check.objects.bulk_create(made)
    note_deed(zone, PAST["verify"], by=by, at=at)
    return made


def values_of(zone: Zone, group: FactGroup) -> dict[str, Any]:
    """The facts of a group as they are stored: {"zone.hours": "24/7"}."""
    tables = {
        "zone": zone,
        "station": zone.station,
    }
    values = {
        fact: getattr(tables[table], name)
        for fact in FACT_FIELDS[group]
        for table, name in [fact.split(".")]
    }
    if group is FactGroup.CONTACT:  # what visitors read
        values["station.phone"] = zone.station.phone or zone.station.agency.phone
    return values


# -- what every verb asks --------------------------------------------------------------------------
def as_it_is_now(zone: Zone) -> Zone:
    """The row itself, held until the verb is done: two people may press at once."""
    held = Zone.objects.select_for_update().get(pk=zone.pk)
    # A query of its own: joined, PostgreSQL would lock station and agency as well.
    held.station = type(held.station).objects.select_related("agency").get(pk=held.station_id)
    return held


def must_be_within_reach(zone: Zone, by: Any) -> None:
    reach = Grant.objects.reach_of(by)
    if not by.has_perm("zones.change_zone") or (
        reach is not None and zone.station.agency_id not in reach
    ):
        raise Refused(_("This zone belongs to another department."))


def must_work_for(zone: Zone, by: Any) -> None:
    if not by.has_perm("zones.change_zone") or not works_for(zone, by):
        raise Refused(_("Only the department’s own staff can confirm this."))


def works_for(zone: Zone, by: Any) -> bool:
    """Whether this person has a grant for the zone's agency; overseeing is not working there."""
    return zone.station.agency_id in Grant.objects.agencies_of(by)


def local_day(zone: Zone, at: datetime) -> date:
    """The day at the zone; the universal one where its time zone is not known."""
    return (
        at.astimezone(tzinfo_for(zone.station.time_zone)).date()
        if zone.station.time_zone
        else at.date()
    )
