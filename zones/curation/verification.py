"""The verbs of the queue "Next to verify": claim, let go, skip, and record what was found.

A claim is one row and one person for half an hour. A single UPDATE takes it, and names who may, so
that of two who ask at once one gets another zone.
"""

import hashlib
import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from exchangezones.foundation.fields import validate_partial_date
from zones.curation.harm import Need, QueueState, needs_of
from zones.curation.verbs import (
    EDITORS,
    Refused,
    as_it_is_now,
    local_day,
    must_be_within_reach,
    must_lead,
    note_deed,
    values_of,
)
from zones.directory import live
from zones.models import Check, Verification, Zone
from zones.models.verification import HELD
from zones.vocabulary import CheckMethod, FactGroup

CLAIM = ("claimed_by", "claimed_until")
SKIP = ("skipped_by", "skipped_at", "skip_reason")
DONE_BY_HAND = {CheckMethod.PHONE, CheckMethod.VISIT}


class Finding(NamedTuple):
    """What somebody found out: how, as of when, from whom, about which groups of facts."""

    method: CheckMethod
    as_of: str  # a day; of a page its own date, which may be partial
    groups: Collection[FactGroup]
    asked: str = ""
    seen: str = ""
    source_title: str = ""
    source_url: str = ""
    settled: str = ""  # the doubt that is no more
    shown: str = ""  # see `facts_shown`


# -- the queue -------------------------------------------------------------------------------------
def queue(at: datetime) -> list[Need]:
    """Every zone that somebody should look at, the most harmful first, those skipped at the end."""
    states = {
        public_id: QueueState(doubt, skipped_at.isoformat() if skipped_at else "")
        for public_id, doubt, skipped_at in Verification.objects.states()
    }
    return needs_of(live.current(), states, at)


def held_by(user: Any, at: datetime) -> Verification | None:
    """What this person has claimed and not finished."""
    held = Verification.objects.held_by(user, at).select_related("zone__station__agency")
    return held.first()


def claim_next(*, by: Any, at: datetime) -> Verification | None:
    """The first zone that nobody else holds, now held by this person; what they hold already comes
    first. None where nothing is left.
    """
    must_verify(by)
    if held := held_by(by, at):
        return held
    taken = set(
        Verification.objects.exclude(claimed_by=None)
        .filter(claimed_until__gt=at)
        .values_list("zone__public_id", flat=True)
    )
    for need in queue(at):
        if need.public_id in taken:
            continue
        zone = Zone.objects.filter(public_id=need.public_id).first()
        if zone and (claimed := claim(zone, by=by, at=at)):
            return claimed
    return None


@transaction.atomic
def claim(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
) -> Verification | None:
    """This zone for half an hour, and no other; None where somebody else holds it."""
    must_verify(by)
    # One after the other: nobody holds two zones by pressing twice.
    get_user_model().objects.select_for_update().get(pk=by.pk)
    entry, _made = Verification.objects.get_or_create(zone=zone)
    free = Verification.objects.filter(pk=entry.pk).free_for(by, at)
    if not free.exists():
        return None
    Verification.objects.filter(claimed_by=by).exclude(pk=entry.pk).let_go()
    if not free.update(claimed_by=by, claimed_until=at + HELD):
        transaction.set_rollback(True)  # somebody was faster: what was held is held
        return None
    entry.refresh_from_db()
    return entry


def let_go(zone: Zone, *, by: Any) -> None:
    """The claim ends, and the zone stands in the queue where it stood."""
    Verification.objects.filter(zone=zone, claimed_by=by).let_go()


def skip(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> None:
    """Leave the zone to others, at the end of the queue, with the reason: "nobody answers"."""
    must_verify(by)
    if not reason.strip():
        raise Refused(_("Write why, so that the next person knows."))
    entry = Verification.objects.held_by(by, at).filter(zone=zone).first()
    if entry is None:
        raise Refused(_("Your 30 minutes are over. Take this zone again."))
    entry.claimed_by, entry.claimed_until = None, None
    entry.skipped_by, entry.skipped_at, entry.skip_reason = by, at, reason.strip()
    clean(entry)
    # A doubt that comes in meanwhile stays.
    entry.save(update_fields=[*CLAIM, *SKIP])


# -- what was found --------------------------------------------------------------------------------
@transaction.atomic
def record_check(
    zone: Zone,
    finding: Finding,
    *,
    by: Any,
    at: datetime,
) -> list[Check]:
    """One check for each group that was asked about, with the values as they stand now: whoever
    heard something else mends the zone first.
    """
    must_verify(by)
    zone = as_it_is_now(zone)
    must_be_within_reach(zone, by)
    must_lead(zone, "verify")
    must_be_held_by_nobody_else(zone, by, at)
    must_be_as_shown(zone, finding.shown)
    must_make_sense(finding, local_day(zone, at).isoformat())
    made = [
        Check(
            zone=zone,
            group=group,
            as_of=finding.as_of,
            checked_by=EDITORS,
            method=finding.method,
            source_title=finding.source_title,
            source_url=finding.source_url,
            asked=finding.asked,
            seen=finding.seen,
            recorded_by=by,
            values=values_of(zone, group),
        )
        for group in finding.groups
    ]
    for check in made:
        clean(check)
    Check.objects.bulk_create(made)
    note_deed(zone, "checked", by=by, at=at)
    finish(zone, finding.settled)
    return made


def finish(zone: Zone, settled: str) -> None:
    """The claim ends and what was skipped is forgotten; the doubt only where it is the one that was
    settled, and no other that came in meanwhile.
    """
    entry = Verification.objects.filter(zone=zone)
    entry.let_go()
    entry.no_longer_skipped()
    if settled:
        entry.filter(doubt=settled).update(doubt="")


def facts_shown(zone: Zone) -> str:
    """What stands for all facts of a zone as somebody sees them: another one after any edit."""
    facts = [values_of(zone, group) for group in FactGroup]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16]


def must_be_as_shown(zone: Zone, shown: str) -> None:
    """Nobody confirms what they have not seen."""
    if shown and shown != facts_shown(zone):
        raise Refused(_("Something changed while this page was open. Please read it again."))


def must_verify(by: Any) -> None:
    if not by.has_perms(["zones.view_verification", "zones.add_check"]):
        raise Refused(_("Your account may not record checks. Ask an operator."))


def must_be_held_by_nobody_else(zone: Zone, by: Any, at: datetime) -> None:
    entry = Verification.objects.filter(zone=zone)
    if entry.exists() and not entry.free_for(by, at).exists():
        raise Refused(_("Someone else is checking this zone now. Try again in half an hour."))


def must_make_sense(finding: Finding, today: str) -> None:
    """Refused, by the field that is wrong, for a finding that nobody can have made."""
    wrong = what_is_wrong_with_day(finding, today)
    if not finding.groups:
        wrong["groups"] = _("Check at least one box: what did you ask about?")
    if finding.method is CheckMethod.PHONE and not finding.asked.strip():
        wrong["asked"] = _("Write whom you asked, such as “front desk”.")
    if finding.method is CheckMethod.VISIT and not finding.seen.strip():
        wrong["seen"] = _("Write what you saw, such as “two signed spaces by the flagpole”.")
    if finding.method is CheckMethod.PUBLISHED and not finding.source_title.strip():
        wrong["source_title"] = _("Write the title of the page.")
    if wrong:
        raise Refused({field: [reason] for field, reason in wrong.items()})


def what_is_wrong_with_day(finding: Finding, today: str) -> dict[str, str]:
    try:
        validate_partial_date(finding.as_of)
    except ValidationError as error:
        return {"as_of": " ".join(error.messages)}
    if finding.as_of > today:
        return {"as_of": _("This date is in the future.")}
    if finding.method in DONE_BY_HAND and len(finding.as_of) != len("2026-05-24"):
        return {"as_of": _("Write the full date, such as 2026-05-24.")}
    return {}


def clean(row: Any) -> None:
    """Refused, by field, for what the model would not take."""
    try:
        row.clean_fields(exclude=["zone", "claimed_by", "skipped_by", "recorded_by"])
    except ValidationError as error:
        raise Refused(error) from error
