"""What a zone may have several of: programs that list it, and days with other hours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LANGUAGE_CHOICES,
    LineField,
    PartialDateField,
    WebAddressField,
    kept_history,
    one_of,
    partial_date_constraint,
)
from zones import vocabulary as words
from zones.models.fields import HoursField, WordField
from zones.models.querysets import ZonePartQuerySet
from zones.models.zone import Zone

ZonePartManager = models.Manager.from_queryset(ZonePartQuerySet)


class ProgramListing(models.Model):
    """A program that lists the zone, and where it says so.

    Being listed is not having the program's sign.
    """

    zone = models.ForeignKey(
        Zone, models.CASCADE, related_name="program_listings", verbose_name=_("zone")
    )
    program = WordField(words.Program, verbose_name=_("program"))
    source_title = LineField(_("source"), max_length=300)
    source_url = WebAddressField(_("web address of the source"), max_length=500, blank=True)
    as_of = PartialDateField(_("date of the source"))

    objects = ZonePartManager()
    history = kept_history()

    class Meta:
        verbose_name = _("program that lists this zone")
        verbose_name_plural = _("programs that list this zone")
        ordering = ["zone", "program"]
        constraints = [
            one_of("program", words.Program),
            partial_date_constraint("as_of"),
            models.UniqueConstraint(
                fields=["zone", "program"], name="zone_is_listed_once_by_each_program"
            ),
        ]

    def __str__(self) -> str:
        return self.program


class HoursException(models.Model):
    """Days on which other hours hold, both ends included: closed, or a rule of their own."""

    zone = models.ForeignKey(
        Zone, models.CASCADE, related_name="hours_exceptions", verbose_name=_("zone")
    )
    first_on = models.DateField(_("first day"))
    last_on = models.DateField(_("last day"))
    # Not just empty hours, which everywhere else mean that nobody told us.
    closed = models.BooleanField(_("closed"), default=False)
    hours = HoursField(_("hours on these days"))
    reason = LineField(_("reason shown to residents"), max_length=300)
    language = models.CharField(
        _("language of the reason"),
        max_length=5,
        choices=LANGUAGE_CHOICES,
        default="en",
    )

    objects = ZonePartManager()
    history = kept_history()

    class Meta:
        verbose_name = _("days with different hours")
        verbose_name_plural = _("days with different hours")
        ordering = ["zone", "first_on"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_on__lte=models.F("last_on")),
                name="exception_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=models.Q(closed=True, hours="")
                | (models.Q(closed=False) & ~models.Q(hours="")),
                name="exception_is_closed_or_has_hours",
            ),
            models.CheckConstraint(condition=~models.Q(reason=""), name="exception_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.first_on} – {self.last_on}"
