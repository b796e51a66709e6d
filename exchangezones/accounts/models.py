"""What is stored of accounts beyond Django's own: invitations and the audit log."""

from collections.abc import Mapping
from typing import Any, NoReturn

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.accounts.querysets import Append, InvitationQuerySet
from exchangezones.accounts.vocabulary import Action, Standing
from exchangezones.foundation.fields import ClosedListField as AnyWordField
from exchangezones.foundation.fields import LineField, one_of

LABELS: Mapping = {
    Action: {
        Action.SIGN_IN: _("signed in"),
        Action.SIGN_IN_FAILED: _("sign-in failed"),
        Action.LOCKED: _("sign-in locked for a while"),
        Action.CODE_FAILED: _("wrong sign-in code"),
        Action.PASSWORD_CHANGED: _("password changed"),
        Action.LINK_MADE: _("password link created"),
        Action.SECOND_FACTOR_ADDED: _("two-step sign-in set up"),
        Action.SECOND_FACTOR_REMOVED: _("two-step sign-in removed"),
        Action.RECOVERY_CODE_USED: _("recovery code used"),
        Action.RECOVERY_CODES_MADE: _("new recovery codes created"),
        Action.INVITED: _("invitation created"),
        Action.INVITATION_SPENT: _("invitation accepted"),
        Action.INVITATION_WITHDRAWN: _("invitation withdrawn"),
        Action.ACCOUNT_CHANGED: _("account changed"),
        Action.ACCOUNT_DEACTIVATED: _("account closed"),
        Action.ACCOUNT_REACTIVATED: _("account reopened"),
        Action.ROLE_CHANGED: _("role changed"),
        Action.GRANT_GIVEN: _("access to a department given"),
        Action.GRANT_ENDED: _("access to a department ended"),
    },
}


class WordField(AnyWordField):
    labels = LABELS


def account(**options: Any) -> models.ForeignKey:
    """A person who is named in a record: accounts are closed, never deleted."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        **options,
    )


class Invitation(models.Model):
    """An account that somebody may make: whoever has the link.

    Kept is a digest, from which no link can be made.
    """

    name = LineField(_("name"), max_length=150)
    email = models.EmailField(_("email address"))
    role = models.CharField(_("role"), max_length=150)
    scope = models.CharField(_("department"), max_length=120, blank=True)
    digest = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
    )
    made_at = models.DateTimeField(_("invited on"), editable=False)
    made_by = account(verbose_name=_("invited by"))
    expires_at = models.DateTimeField(_("valid until"), editable=False)
    spent_at = models.DateTimeField(
        _("accepted on"),
        null=True,
        blank=True,
        editable=False,
    )
    spent_by = account(
        null=True,
        blank=True,
        verbose_name=_("account"),
    )
    withdrawn_at = models.DateTimeField(
        _("withdrawn on"),
        null=True,
        blank=True,
        editable=False,
    )
    withdrawn_by = account(
        null=True,
        blank=True,
        verbose_name=_("withdrawn by"),
    )

    objects = models.Manager.from_queryset(InvitationQuerySet)()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ["-made_at", "-pk"]
        constraints = [
            # invite() stores small letters, so that capital ones make no second invitation.
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(spent_at__isnull=True, withdrawn_at__isnull=True),
                name="invitation_is_outstanding_once_for_each_address",
            ),
            models.CheckConstraint(
                condition=Q(spent_at__isnull=True, spent_by__isnull=True)
                | Q(spent_at__isnull=False, spent_by__isnull=False),
                name="invitation_that_is_spent_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True)
                | Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False),
                name="invitation_that_is_withdrawn_says_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(spent_at__isnull=True) | Q(withdrawn_at__isnull=True),
                name="invitation_is_not_both_spent_and_withdrawn",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} <{self.email}>"

    def standing(self, at: Any) -> Standing:
        """How it stands at this moment. It ends with the account of whoever made it."""
        if self.spent_at:
            return Standing.SPENT
        if self.withdrawn_at or not self.made_by.is_active:
            return Standing.WITHDRAWN
        return Standing.OPEN if at < self.expires_at else Standing.EXPIRED


class AuditEntry(models.Model):
    """Who did what to whom, and when. Rows are only ever added."""

    at = models.DateTimeField(_("when"), db_index=True)
    action = WordField(Action, verbose_name=_("what happened"))
    by = account(
        null=True,
        blank=True,
        verbose_name=_("who"),
    )
    about = account(
        null=True,
        blank=True,
        verbose_name=_("account"),
    )
    thing = models.CharField(_("about"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)

    objects = models.Manager.from_queryset(Append)()

    class Meta:
        verbose_name = _("audit log entry")
        verbose_name_plural = _("audit log entries")
        ordering = ["-at", "-pk"]
        constraints = [one_of("action", Action)]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The audit log is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("The audit log is never emptied.")
