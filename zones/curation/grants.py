"""Who works for which agency: given and ended by a person, with the reason kept."""

from datetime import datetime
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.translation import gettext as _

from exchangezones.accounts.roles import POLICE_STAFF
from zones.curation.verbs import Refused, save
from zones.models import Agency, Grant


@transaction.atomic
def grant(
    user: Any,
    agency: Agency,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> Grant:
    """Let an account work on the zones of an agency, and give it the role of police staff."""
    # Asked here as well as in the form: invitations come by another way.
    must_be_grantable(user, agency, by=by, reason=reason)
    user.groups.add(Group.objects.get_or_create(name=POLICE_STAFF)[0])
    made = Grant(
        user=user,
        agency=agency,
        granted_by=by,
        granted_at=at,
        reason=reason.strip(),
    )
    return save(
        made,
        by=by,
        at=at,
        reason="granted",
    )


def must_be_grantable(
    user: Any,
    agency: Agency,
    *,
    by: Any,
    reason: str,
) -> None:
    if not by.has_perm("zones.add_grant"):
        raise Refused(
            _("Your account may not give access to departments. Ask a moderator or operator.")
        )
    if user.pk == by.pk:
        raise Refused(
            _("You cannot give access to your own account. Ask another moderator or operator.")
        )
    if not user.is_active or not user.is_staff:
        raise Refused(
            _("This account is closed or not for staff. Ask an operator to open it first.")
        )
    if not reason.strip():
        raise Refused(_("Write how we know that this person works there."))
    if Grant.objects.active().filter(user=user, agency=agency).exists():
        raise Refused(_("This account has access to this department already."))


@transaction.atomic
def end_grant(
    granted: Grant,
    *,
    by: Any,
    at: datetime,
    reason: str,
) -> Grant:
    """From this moment the account no longer works for the agency.

    The row stays and says who ended it.
    """
    # Read anew under a lock: two moderators may end one grant at once.
    granted = Grant.objects.select_for_update().get(pk=granted.pk)
    if not by.has_perm("zones.change_grant"):
        raise Refused(
            _("Your account may not end access to departments. Ask a moderator or operator.")
        )
    if granted.ended_at:
        raise Refused(_("This access has ended already."))
    granted.ended_at, granted.ended_by = at, by
    return save(
        granted,
        by=by,
        at=at,
        # Without a reason the bare word stays: the desk's DEEDS know it as "ended".
        reason=f"ended: {reason.strip()}".rstrip(": "),
    )
