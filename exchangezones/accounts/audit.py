"""The one verb of the audit log."""

from datetime import datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser

from exchangezones.accounts.models import AuditEntry
from exchangezones.accounts.vocabulary import Action


def record(
    action: str,
    *,
    by: Any,
    at: datetime,
    about: Any = None,
    note: str = "",
) -> AuditEntry:
    """Write down that `by` did this: an account, or None for somebody who is not signed in.

    `about` is the account that it was done to, or the words or the thing it was done to. Never a
    secret: no password, no code, no link. ValueError for an action that the vocabulary does not
    know.
    """
    entry = AuditEntry(
        at=at,
        action=Action(action),
        by=by,
        note=str(note)[:500],
    )
    if isinstance(about, AbstractBaseUser):
        entry.about = about
    elif about is not None:
        entry.thing = str(about)[:300]
    entry.save(force_insert=True)
    return entry
