"""Who said something, where and when."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LANGUAGE_CHOICES,
    LineField,
    PartialDateField,
    kept_history,
    partial_date_constraint,
    validate_web_address,
)
from exchangezones.link_check.pages import WatchedPage
from tips.models.querysets import SourceQuerySet

WHO_IS_MISSING = _("Write the name of the organization that says this.")
WHEN_IS_MISSING = _("Write the date on the page, or check “No date on the page”.")
WHEN_TWICE = _("There is a date, but “No date on the page” is checked. Remove one of them.")


class Source(WatchedPage):
    """One page or article of one date in which one organisation gives advice."""

    key = models.SlugField(
        _("key"),
        max_length=120,
        unique=True,
        help_text=_("A short name that never changes."),
    )
    # Blank as far as the form goes: `clean` says more kindly what is missing.
    organisation = LineField(_("organization"), max_length=200, blank=True)
    agency_key = models.SlugField(
        _("key of the department"),
        max_length=120,
        blank=True,
        help_text=_(
            "If this is a department in the directory: its zones then show its tips. Example: "
            "us-ct-new-canaan-police. Otherwise leave it empty."
        ),
    )
    title = LineField(_("title"), max_length=300)
    url = LineField(
        _("web address"),
        max_length=500,
        blank=True,
        validators=[validate_web_address],
    )
    date = PartialDateField(
        _("date"), help_text=_("The date on the page: 2017, 2017-05 or 2017-05-24.")
    )
    undated = models.BooleanField(_("no date on the page"), default=False)
    language = models.CharField(
        _("language"),
        max_length=5,
        choices=LANGUAGE_CHOICES,
        default="en",
    )
    objects = models.Manager.from_queryset(SourceQuerySet)()
    history = kept_history()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="source_has_a_key"),
            models.CheckConstraint(condition=~Q(organisation=""), name="source_says_who"),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_a_title"),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__startswith="http://") | Q(url__startswith="https://"),
                name="source_address_is_of_the_web",
            ),
            partial_date_constraint("date"),
            models.CheckConstraint(
                condition=Q(date="", undated=True) | (~Q(date="") & Q(undated=False)),
                name="source_has_a_date_or_says_that_it_has_none",
            ),
            models.CheckConstraint(
                condition=Q(language__in=[code for code, _name in LANGUAGE_CHOICES]),
                name="source_language_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.title}"

    def natural_key(self) -> Any:
        return (self.key,)

    def clean(self) -> None:
        mistakes = {}
        if not self.organisation.strip():
            mistakes["organisation"] = WHO_IS_MISSING
        if not self.date and not self.undated:
            mistakes["date"] = WHEN_IS_MISSING
        if self.date and self.undated:
            mistakes["undated"] = WHEN_TWICE
        if mistakes:
            raise ValidationError(mistakes)
