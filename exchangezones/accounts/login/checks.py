"""What is wrong with how the site is run, as far as signing in goes: Django's system checks."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning, register

LOOPBACK = ("127.", "localhost", "[::1]", "unix:")


@register(Tags.security)
def proxies_are_counted(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Uncounted, a proxy looks like one visitor whose wrong guesses lock everybody out."""
    is_behind_a_proxy = settings.SECURE_PROXY_SSL_HEADER or settings.BIND.startswith(LOOPBACK)
    if not settings.PRODUCTION or settings.PROXY_COUNT or not is_behind_a_proxy:
        return []
    return [
        Warning(
            "PROXY_COUNT is 0, but this server seems to stand behind a proxy: after twenty wrong "
            "passwords from anybody nobody can sign in for half an hour.",
            hint="Set PROXY_COUNT to the number of your own proxies before it, usually 1.",
            id="accounts.W001",
        )
    ]
