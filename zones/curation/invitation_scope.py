"""What an invitation reaches beyond its role: the agency that the invited person works for."""

from datetime import datetime
from typing import Any

from exchangezones.accounts.roles import POLICE_STAFF
from zones.curation import grants
from zones.models import Agency

ROLES = {POLICE_STAFF}
REASON = "invited"


def name_of(scope: str) -> str | None:
    """The agency of a key; None where there is none."""
    return Agency.objects.filter(key=scope).values_list("name", flat=True).first()


def give(
    scope: str,
    *,
    user: Any,
    by: Any,
    at: datetime,
) -> None:
    """Let this account work for the agency. LookupError where it is gone."""
    agency = Agency.objects.filter(key=scope).first()
    if agency is None:
        raise LookupError(scope)
    grants.grant(
        user,
        agency,
        by=by,
        at=at,
        reason=REASON,
    )
