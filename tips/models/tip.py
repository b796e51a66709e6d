"""One piece of advice, its texts, and who says it."""

from typing import Any

from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LineField,
    ParagraphsField,
    kept_history,
    one_of,
)
from exchangezones.foundation.languages import Language
from tips.models.fields import WordField
from tips.models.querysets import TipQuerySet
from tips.models.source import Source
from tips.models.text import ReviewedText, review_rules
from tips.vocabulary import Audience, Moment, Topic

MOST_IMPORTANT = 10
LONGEST_BODY = 1000


class Tip(models.Model):
    """A piece of advice. Its key is its public name for ever."""

    key = models.SlugField(
        _("key"),
        max_length=120,
        unique=True,
        help_text=_("Part of web addresses. It never changes."),
    )
    topic = WordField(Topic, verbose_name=_("topic"))
    audience = WordField(Audience, verbose_name=_("audience"), default=Audience.BOTH)
    moment = WordField(Moment, verbose_name=_("moment"), default=Moment.BEFORE)
    importance = models.PositiveSmallIntegerField(
        _("importance"),
        default=0,
        validators=[MaxValueValidator(MOST_IMPORTANT)],
        help_text=_(
            "1 to 10 for the ten most important tips, each number once; 0 for all others. Number 1 "
            "is shown first."
        ),
    )
    language = WordField(
        Language,
        verbose_name=_("language of the original"),
        max_length=2,
        default=Language.EN,
    )

    objects = models.Manager.from_queryset(TipQuerySet)()
    history = kept_history()

    class Meta:
        verbose_name = _("tip")
        verbose_name_plural = _("tips")
        ordering = ["key"]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="tip_has_a_key"),
            one_of("topic", Topic),
            one_of("audience", Audience),
            one_of("moment", Moment),
            one_of("language", Language),
            models.CheckConstraint(
                condition=Q(importance__gte=0, importance__lte=MOST_IMPORTANT),
                name="tip_importance_is_in_range",
            ),
            models.UniqueConstraint(
                fields=["importance"],
                condition=~Q(importance=0),
                name="tip_importance_is_given_once",
                violation_error_message=_(
                    "Another tip has this number. Use each number from 1 to 10 once."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.key

    def natural_key(self) -> Any:
        return (self.key,)


class TipText(ReviewedText):
    """A tip in one language."""

    WORDS = ("title", "body")

    tip = models.ForeignKey(
        Tip,
        models.CASCADE,
        related_name="texts",
        verbose_name=_("tip"),
    )
    title = LineField(_("title"), max_length=200)
    body = ParagraphsField(_("text"), validators=[MaxLengthValidator(LONGEST_BODY)])
    public_title = LineField(
        _("public title"),
        max_length=200,
        blank=True,
        editable=False,
    )
    public_body = ParagraphsField(_("public text"), blank=True, editable=False)

    history = kept_history()

    class Meta(ReviewedText.Meta):
        verbose_name = _("text of a tip")
        verbose_name_plural = _("texts of tips")
        ordering = ["tip", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["tip", "language"], name="tiptext_is_one_for_each_language"
            ),
            *review_rules("title", "body"),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.language})"


class Saying(models.Model):
    """This source says this tip."""

    tip = models.ForeignKey(
        Tip,
        models.CASCADE,
        related_name="sayings",
        verbose_name=_("tip"),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="sayings", verbose_name=_("source")
    )

    history = kept_history()

    class Meta:
        verbose_name = _("source of a tip")
        verbose_name_plural = _("sources of tips")
        ordering = ["tip", "source"]
        constraints = [
            models.UniqueConstraint(fields=["tip", "source"], name="saying_is_once_for_each_source")
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.tip_id}"
