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

WHO_IS_MISSING = _("Who says it is missing. Write the organisation’s name as it calls itself.")
WHEN_IS_MISSING = _("Give the date that the page bears, or tick that it bears none.")
WHEN_TWICE = _(
    "There is a date, and the tick says that there is none. Only one of them can be right."
)


class Source(WatchedPage):
    """One page or article of one date in which one organisation gives advice."""

    key = models.SlugField(
        _("key"),
        max_length=120,
        unique=True,
        help_text=_("Never changed: imports find it by it."),
    )
    # Blank as far as the form goes: `clean` says more kindly what is missing.
    organisation = LineField(_("organisation"), max_length=200, blank=True)
    agency_key = models.SlugField(
        _("key of the agency"),
        max_length=120,
        blank=True,
        help_text=_(
            "Which agency of the directory this is: its zones show its tips. Empty for others."
        ),
    )
    title = LineField(_("title"), max_length=300)
    url = LineField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[validate_web_address],
    )
    date = PartialDateField(
        _("date"), help_text=_("The date that the page bears: a year, a month or a day.")
    )
    undated = models.BooleanField(_("the page bears no date"), default=False)
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
