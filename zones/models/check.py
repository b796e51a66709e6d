"""Who looked at which facts of a zone, when, and what they saw: never made by saving a zone."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LineField,
    PartialDateField,
    WebAddressField,
    one_of,
    partial_date_constraint,
)
from zones.models.fields import WordField
from zones.models.querysets import CheckQuerySet
from zones.models.zone import Zone
from zones.vocabulary import CheckMethod, FactGroup

# Every fact belongs to exactly one group; `station.` and `zone.` name the table that keeps it.
FACT_FIELDS: dict[FactGroup, tuple[str, ...]] = {
    FactGroup.LOCATION: (
        "station.name",
        "station.site_kind",
        "station.street",
        "station.city",
        "station.region",
        "station.postal_code",
        "station.country",
        "station.latitude",
        "station.longitude",
        "station.location_status",
        "zone.name",
        "zone.setting",
        "zone.detail",
        "zone.spot_latitude",
        "zone.spot_longitude",
        "zone.designation",
        "zone.signage",
        "zone.painted_lines",
        "zone.purple_light",
        "zone.stalls",
    ),
    FactGroup.HOURS: ("station.time_zone", "zone.hours", "zone.hours_advised", "zone.hours_text"),
    FactGroup.CAMERAS: (
        "zone.camera",
        "zone.camera_hours",
        "zone.camera_retention_days",
        "zone.lit",
    ),
    FactGroup.ACCESS: (
        "zone.check_in",
        "zone.large_items",
        "zone.custody",
        "zone.step_free",
        "zone.police_role",
        "zone.weapons",
        "zone.stay_minutes",
    ),
    FactGroup.CONTACT: ("station.phone",),
}

CheckManager = models.Manager.from_queryset(CheckQuerySet)


class Check(models.Model):
    """One look at one group of facts; the values are kept as they were seen."""

    zone = models.ForeignKey(
        Zone,
        models.CASCADE,
        related_name="checks",
        verbose_name=_("zone"),
    )
    group = WordField(FactGroup, verbose_name=_("what was checked"))
    as_of = PartialDateField(
        _("date"), help_text=_("The date on the source, not the day when you read it.")
    )
    checked_by = LineField(_("checked by"), max_length=200)
    method = WordField(CheckMethod, verbose_name=_("how"))
    source_title = LineField(_("source"), max_length=300, blank=True)
    source_url = WebAddressField(_("web address of the source"), max_length=500, blank=True)
    # Not published: who answers a telephone is named by no page of ours.
    asked = LineField(
        _("who was asked"),
        max_length=100,
        blank=True,
        help_text=_("Their role, such as “front desk”. No names."),
    )
    seen = LineField(_("what was said or seen"), max_length=500, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("recorded by"),
    )
    values = models.JSONField(_("details as checked"), default=dict)

    objects = CheckManager()

    class Meta:
        verbose_name = _("check")
        verbose_name_plural = _("checks")
        ordering = ["zone", "group", "as_of"]
        constraints = [
            one_of("group", FactGroup),
            one_of("method", CheckMethod),
            partial_date_constraint("as_of"),
            models.CheckConstraint(
                condition=~models.Q(checked_by=""), name="check_names_who_checked"
            ),
            models.CheckConstraint(
                condition=~models.Q(method=CheckMethod.PUBLISHED) | ~models.Q(source_title=""),
                name="check_of_a_published_page_names_it",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group} {self.as_of}"
