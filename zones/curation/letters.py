"""Letters that ask a department whether its zones are still right, and their answers.

Nothing is sent by this site: somebody prints the letter or mails it. Who has its link has the
letter, and may answer it once.
"""

import hashlib
import secrets
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from zones.curation.verbs import Refused, as_it_is_now, leads, local_day, note_deed, values_of
from zones.curation.verification import (
    SKIP,
    clean,
    facts_shown,
    must_be_as_shown,
    must_verify,
)
from zones.models import Check, ConfirmationLetter, Verification, Zone
from zones.models.verification import OPEN_FOR
from zones.vocabulary import CheckMethod, FactGroup

LONGEST_REMARK = 300
LONGEST_DOUBT = 1000


def write_letter(
    zone: Zone,
    *,
    by: Any,
    at: datetime,
) -> str:
    """The secret of the link of a new letter; it is shown once and only its digest is kept."""
    must_verify(by)
    if not leads(zone, "verify"):
        raise Refused(_("Only a listed or paused zone can be confirmed."))
    secret = secrets.token_urlsafe(24)
    ConfirmationLetter.objects.create(
        zone=zone,
        secret_digest=digest_of(secret),
        written_by=by,
        written_at=at,
    )
    return secret


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def open_letter(secret: str, at: datetime) -> ConfirmationLetter | None:
    """The letter of that secret; None where it was answered, is too old, or never was."""
    return ConfirmationLetter.objects.filter(
        secret_digest=digest_of(secret),
        answered_at=None,
        written_at__gt=at - OPEN_FOR,
    ).first()


def facts_of(secret: str, at: datetime) -> str:
    """What stands for the facts that the department is shown; see `facts_shown`."""
    letter = open_letter(secret, at)
    return facts_shown(letter.zone) if letter else ""


@transaction.atomic
def answer_letter(
    secret: str,
    *,
    right: Collection[FactGroup],
    remark: str,
    at: datetime,
    shown: str = "",
) -> list[Check]:
    """What the department says: one check for each group that is right, and its remark as a doubt
    at the head of the queue.
    """
    letter = open_letter(secret, at)
    if letter is None:
        raise Refused(_("This letter has been answered already, or is more than 60 days old."))
    if not right and not remark.strip():
        raise Refused(_("Check what is correct, or write what is wrong."))
    if len(remark.strip()) > LONGEST_REMARK:
        raise Refused(
            _("This is too long: use at most %(most)d characters.") % {"most": LONGEST_REMARK}
        )
    must_be_as_shown(letter.zone, shown)
    # Of two who answer at once the second finds no letter that is open.
    unanswered = ConfirmationLetter.objects.filter(pk=letter.pk, answered_at=None)
    if not unanswered.update(answered_at=at):
        raise Refused(_("This letter has been answered already, or is more than 60 days old."))
    zone = as_it_is_now(letter.zone)
    made = [confirmed(zone, group, at) for group in FactGroup if group in right]
    Check.objects.bulk_create(made)
    if made:
        note_deed(zone, "confirmed", by=None, at=at)
    if remark.strip():
        doubt(zone, remark)
    return made


def confirmed(zone: Zone, group: FactGroup, at: datetime) -> Check:
    return Check(
        zone=zone,
        group=group,
        as_of=local_day(zone, at).isoformat(),
        checked_by=zone.station.agency.name,
        method=CheckMethod.LETTER,
        values=values_of(zone, group),
    )


def doubt(zone: Zone, remark: str) -> None:
    """Beside what was in doubt before; and no longer among what was skipped."""
    Verification.objects.get_or_create(zone=zone)
    entry = Verification.objects.select_for_update().get(zone=zone)
    said = " · ".join(filter(None, [entry.doubt, " ".join(remark.split())]))
    entry.doubt = said[-LONGEST_DOUBT:]
    entry.skipped_by, entry.skipped_at, entry.skip_reason = None, None, ""
    clean(entry)
    entry.save(update_fields=["doubt", *SKIP])
