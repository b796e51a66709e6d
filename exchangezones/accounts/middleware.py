"""What every page of the desk passes: a session that has not ended, and a second step where one is
wanted.
"""

from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY

from exchangezones.accounts.login import second_factor, sessions

# Reached without a second step: signing out, setting one up, and the words that scripts show.
OPEN_DOORS = frozenset({"admin:logout", "admin:jsi18n", "accounts:second_factor"})


def keep_the_gate(get_response: Any) -> Any:
    """Costs public pages one comparison, and strangers at the desk nothing more."""
    admin_path = f"/{settings.ADMIN_PATH}/"

    def middleware(request: HttpRequest) -> Any:
        if not request.path_info.startswith(admin_path) or SESSION_KEY not in request.session:
            return get_response(request)
        return stopped(request, timezone.now()) or get_response(request)

    return middleware


def stopped(request: HttpRequest, at: Any) -> Any:
    """Where this request has to go instead, or None."""
    if not request.user.is_authenticated:
        return None
    if sessions.is_over(request.session, at):
        return signed_out(request, "idle")
    sessions.see(request.session, at)
    if DEVICE_ID_SESSION_KEY in request.session:
        # Looked up at each page: an app that was removed elsewhere ends this session, too.
        device = second_factor.device_of(request.user)
        if device is None or device.persistent_id != request.session[DEVICE_ID_SESSION_KEY]:
            return signed_out(request, "second")
        return None
    if second_factor.needs_second_factor(request.user) and request.path_info not in {
        reverse(name) for name in OPEN_DOORS
    }:
        return HttpResponseRedirect(reverse("accounts:second_factor"))
    return None


def signed_out(request: HttpRequest, why: Any) -> Any:
    """To the sign-in page, which says why, and leads back to where the person was."""
    # A redirect cannot repeat what was posted, so after a form the way leads to the first page.
    page = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("admin:index")
    logout(request)
    return HttpResponseRedirect(
        f"{reverse('admin:login')}?{urlencode({'next': page, 'ended': why})}"
    )


def note_beginning(
    sender: Any,
    request: HttpRequest,
    user: Any,
    **kwargs: Any,
) -> None:
    """Django tells of every new session, whichever way it is made."""
    if request is not None:
        sessions.begin(request.session, timezone.now())
