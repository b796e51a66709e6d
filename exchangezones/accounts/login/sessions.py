"""Sessions: how long they last, and how they are ended from elsewhere."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

BEGAN, SEEN = "began_at", "seen_at"  # seconds since 1970, in the session
LONGEST = timedelta(hours=12)
STEP_SECONDS = 60  # how exactly the last sight is kept: not every page is worth a write


def begin(session: Any, at: datetime) -> None:
    session[BEGAN] = session[SEEN] = at.timestamp()


def is_over(session: Any, at: datetime) -> bool:
    """Whether a session was idle too long or lasted too long; one that does not tell is over."""
    began = session.get(BEGAN)
    seen = session.get(SEEN)
    if began is None or seen is None:
        return True
    now = at.timestamp()
    return now - began > LONGEST.total_seconds() or now - seen > settings.SESSION_IDLE_MINUTES * 60


def see(session: Any, at: datetime) -> None:
    if at.timestamp() - session[SEEN] >= STEP_SECONDS:
        session[SEEN] = at.timestamp()


def end_all(
    user: Any,
    *,
    at: datetime,
    but: str | None = None,
) -> None:
    """End every session of this account, except the one with the key `but`."""
    # Django's table does not say whose a session is: each has to be opened.
    for session in Session.objects.filter(expire_date__gte=at).exclude(session_key=but).iterator():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
