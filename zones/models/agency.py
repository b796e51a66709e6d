"""The departments that run zones."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LANGUAGE_CHOICES,
    LineField,
    PhoneField,
    WebAddressField,
    kept_history,
    one_of,
)
from zones.models.fields import (
    WordField,
    validate_agency_key,
    validate_country,
    validate_emails,
    validate_region,
)
from zones.models.querysets import AgencyQuerySet
from zones.vocabulary import AgencyKind

AgencyManager = models.Manager.from_queryset(AgencyQuerySet)


class Agency(models.Model):
    """A police department, sheriff or other body that runs or hosts zones."""

    key = LineField(
        _("key"),
        max_length=120,
        unique=True,
        validators=[validate_agency_key],
        help_text=_(
            "A short name that never changes, such as us-mo-kansas-city-kcpd. Tables and "
            "invitations use it."
        ),
    )
    name = LineField(_("name"), max_length=200)
    kind = WordField(AgencyKind, verbose_name=_("kind"), default=AgencyKind.MUNICIPAL)
    country = LineField(_("country"), max_length=2, validators=[validate_country])
    region = LineField(
        _("state or province"),
        max_length=3,
        blank=True,
        validators=[validate_region],
    )
    website = WebAddressField(_("website"), blank=True)
    phone = PhoneField(_("phone number"), max_length=30, blank=True)
    contact_emails = LineField(
        _("contact emails"),
        max_length=500,
        blank=True,
        validators=[validate_emails],
        help_text=_("Not published. Put a comma between two addresses."),
    )
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=LANGUAGE_CHOICES,
        default="en",
    )

    objects = AgencyManager()
    history = kept_history()

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ["key"]
        # oversee: work on every agency's zones
        default_permissions = ("add", "change", "delete", "view", "oversee")
        constraints = [
            one_of("kind", AgencyKind),
            models.CheckConstraint(condition=~models.Q(name=""), name="agency_has_a_name"),
            models.CheckConstraint(condition=~models.Q(key=""), name="agency_has_a_key"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> Any:
        return (self.key,)
