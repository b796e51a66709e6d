"""Who may work on the zones of which agency: given and ended by a person, never deleted."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LineField,
    kept_history,
)
from zones.models.agency import Agency
from zones.models.querysets import GrantQuerySet

GrantManager = models.Manager.from_queryset(GrantQuerySet)


class Grant(models.Model):
    """This account works for this agency.

    `zones.curation` makes and ends it; it holds while `ended_at` is empty.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="grants", verbose_name=_("account")
    )
    agency = models.ForeignKey(
        Agency, models.PROTECT, related_name="grants", verbose_name=_("department")
    )
    reason = LineField(
        _("how we know"),
        max_length=300,
        help_text=_(
            "How you made sure that this person works there, such as “called the front desk”."
        ),
    )
    granted_at = models.DateTimeField(_("since"), editable=False)
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        editable=False,
        verbose_name=_("given by"),
    )
    ended_at = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        editable=False,
    )
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        verbose_name=_("ended by"),
    )

    objects = GrantManager()
    history = kept_history()

    class Meta:
        verbose_name = _("access to a department")
        verbose_name_plural = _("access to departments")
        ordering = ["agency", "user", "granted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "agency"],
                condition=Q(ended_at__isnull=True),
                name="grant_is_active_once_for_each_user_and_agency",
            ),
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, ended_by__isnull=True)
                | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="grant_that_ended_says_by_whom",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="grant_says_how_we_know"),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.agency}"
