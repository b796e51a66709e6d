"""Guessing passwords: how often, from where, and what is remembered of it (with django-axes)."""

import ipaddress
from typing import Any

from axes.handlers.database import AxesDatabaseHandler
from axes.helpers import get_client_username
from axes.models import AccessAttempt
from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FAILURES = settings.AXES_FAILURE_LIMIT  # of one name from one address
FAILURES_OF_ADDRESS = FAILURES * 4  # of all names from one address: a station's people share one


class Guesses(AxesDatabaseHandler):
    """The library's own table, with a higher limit for an address that many people share."""

    def get_failures(self, request: HttpRequest, credentials: Any = None) -> Any:
        name, address = (
            sum(found.values_list("failures_since_start", flat=True))
            for found in self.get_user_attempts(request, credentials)
        )
        # axes compares one number with one limit: the address's is scaled down to the name's.
        return max(name, address * FAILURES // FAILURES_OF_ADDRESS)

    def user_login_failed(
        self,
        sender: Any,
        credentials: Any,
        request: Any = None,
        **kwargs: Any,
    ) -> None:
        """Notes with the request whether this very try closed the address: a row of the audit log
        for each later one would let anybody fill the table.
        """
        was_locked = getattr(request, "axes_locked_out", False)
        super().user_login_failed(sender, credentials, request, **kwargs)
        if request is not None:
            request.begins_lockout = request.axes_locked_out and not was_locked

    def reset_user_attempts(self, request: HttpRequest, credentials: Any = None) -> Any:
        """Who signed in has a clean sheet from here; guesses at other names from this address stay
        counted.
        """
        name = get_client_username(request, credentials)
        address = request.axes_ip_address  # type: ignore[attr-defined]  # axes puts it there
        return AccessAttempt.objects.filter(username=name, ip_address=address).delete()[0]


def hidden_name(request: HttpRequest, credentials: Any = None) -> str:
    """A keyed digest of the name that was tried: people type their password there by mistake."""
    typed = (credentials or {}).get("username") or request.POST.get("username", "")
    return salted_hmac("accounts.limits", typed.lower()).hexdigest()


def address_of(request: HttpRequest) -> str | None:
    """Whence a request comes: told by the last of our own proxies, never by a header that anybody
    can write.

    Of an IPv6 address the first 64 bits: whoever has one has them all.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.PROXY_COUNT:
        chain = [
            part.strip()
            for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
            if part.strip()
        ]
        # A shorter chain did not come through all of them: then only the socket can be believed.
        if len(chain) >= settings.PROXY_COUNT:
            told = chain[-settings.PROXY_COUNT]
    try:
        address = ipaddress.ip_address(told)
    except ValueError:  # a socket without an address, or a proxy that writes something else
        return None
    if isinstance(address, ipaddress.IPv6Address):
        return str(
            address.ipv4_mapped or ipaddress.ip_network((address, 64), strict=False).network_address
        )
    return str(address)
