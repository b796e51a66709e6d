"""What an invitation reaches beyond its role: the frame does not know agencies, so the directory
tells it.
"""

from collections.abc import Collection
from datetime import datetime
from importlib import import_module
from typing import Any, Protocol, cast

from django.conf import settings


class Scopes(Protocol):
    """What the module named by ACCOUNT_SCOPES answers."""

    ROLES: Collection[str]  # the roles that have no use without a scope

    def name_of(self, scope: str) -> str | None:
        """How people call it, or None where there is no such scope."""

    def give(
        self,
        scope: str,
        *,
        user: Any,
        by: Any,
        at: datetime,
    ) -> None:
        """Let this account work there. LookupError where it is gone."""


def current_scopes() -> Scopes | None:
    return cast(Scopes, import_module(settings.ACCOUNT_SCOPES)) if settings.ACCOUNT_SCOPES else None


def needs_scope(role: str) -> bool:
    found = current_scopes()
    return found is not None and role in found.ROLES


def name_of(scope: str) -> str | None:
    found = current_scopes()
    return found.name_of(scope) if found and scope else None


def give(
    scope: str,
    *,
    user: Any,
    by: Any,
    at: datetime,
) -> None:
    found = current_scopes()
    if found and scope:
        found.give(
            scope,
            user=user,
            by=by,
            at=at,
        )
