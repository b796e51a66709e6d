"""Named subsets of accounts, invitations and the audit log: what which person may see."""

from typing import Any, NoReturn

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q


class Append(models.QuerySet):
    """Rows that are added, and then stand as they are."""

    def update(self, **values: Any) -> NoReturn:
        raise TypeError("The audit log is never changed.")

    def bulk_update(
        self,
        objs: Any,
        fields: Any,
        batch_size: Any = None,
    ) -> NoReturn:
        raise TypeError("The audit log is never changed.")

    def delete(self) -> NoReturn:
        raise TypeError("The audit log is never emptied.")

    def readable_by(self, user: Any) -> Any:
        """Everything for a superuser; for others nothing by or about a superuser, nor about names
        nobody bears.

        A guessed name that bears no account is left out too: otherwise the gap would tell a
        superuser's name.
        """
        if user.is_superuser:
            return self
        return (
            self.exclude(Q(by__isnull=False) & Q(by__is_superuser=True))
            .exclude(Q(about__isnull=False) & Q(about__is_superuser=True))
            .exclude(by__isnull=True, about__isnull=True)
        )


class InvitationQuerySet(models.QuerySet):
    def outstanding(self) -> Any:
        """Neither spent nor withdrawn, whatever the clock says."""
        return self.filter(spent_at__isnull=True, withdrawn_at__isnull=True)

    def to_address(self, email: Any) -> Any:
        return self.filter(email__iexact=email)

    def for_roles(self, roles: Any) -> Any:
        return self.filter(role__in=roles)


def accounts_seen_by(user: Any) -> Any:
    """All accounts for a superuser; nobody else learns of a superuser's account."""
    accounts = get_user_model()._default_manager.all()
    return accounts if user.is_superuser else accounts.filter(is_superuser=False)


def accounts_signing_in_as(words: Any) -> Any:
    """Whom a typed name means: the bearer of the user name, else who is not a superuser and has
    that address.

    A superuser is found by the user name alone, so that no invitation to his address can stand in
    his way.
    """
    accounts = get_user_model()._default_manager.all()
    # Two are enough to know that the words are no single person's.
    named = accounts.filter(username__iexact=words)[:2]
    return list(named) or list(
        accounts.filter(
            email__iexact=words,
            is_superuser=False,
            is_active=True,
        )[:2]
    )
