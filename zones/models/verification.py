"""What somebody is to find out about a zone, and the letters that ask its department."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import LineField
from zones.models.querysets import VerificationQuerySet
from zones.models.zone import Zone

HELD = timedelta(minutes=30)  # how long somebody keeps a claim
OPEN_FOR = timedelta(days=60)  # how long a letter may be answered

VerificationManager = models.Manager.from_queryset(VerificationQuerySet)


class Verification(models.Model):
    """The entry of a zone in the queue: who has it now, and why others have left it.

    A zone without a row is in the queue as well, claimed by nobody.
    """

    zone = models.OneToOneField(
        Zone, models.CASCADE, related_name="verification", verbose_name=_("zone")
    )
    doubt = LineField(_("what may be wrong"), max_length=1000, blank=True)
    claimed_by = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken by"),
    )
    claimed_until = models.DateTimeField(_("taken until"), null=True, blank=True)
    skipped_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("skipped by"),
    )
    skipped_at = models.DateTimeField(_("skipped"), null=True, blank=True)
    skip_reason = LineField(_("why it was skipped"), max_length=300, blank=True)

    objects = VerificationManager()

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ["zone"]
        default_permissions = ("view",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(claimed_by__isnull=True) | models.Q(claimed_until__isnull=False),
                name="claim_has_an_end",
            ),
            models.CheckConstraint(
                condition=models.Q(skipped_at__isnull=True, skip_reason="")
                | (models.Q(skipped_at__isnull=False) & ~models.Q(skip_reason="")),
                name="skip_says_why",
            ),
        ]

    def __str__(self) -> str:
        return str(self.zone)

    def natural_key(self) -> Any:
        return self.zone.natural_key()

    natural_key.dependencies = ["zones.zone"]  # type: ignore[attr-defined]  # Django's own way to say so


class ConfirmationLetter(models.Model):
    """A letter with a link by which the department confirms its zone, once.

    Only the digest of the link's secret is kept: a copy of the database answers no letter.
    """

    zone = models.ForeignKey(Zone, models.CASCADE, related_name="letters", verbose_name=_("zone"))
    secret_digest = models.CharField(max_length=64, unique=True, editable=False)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    written_at = models.DateTimeField(_("written"))
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        ordering = ["-written_at"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.zone} {self.written_at:%Y-%m-%d}"
