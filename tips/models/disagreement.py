"""Where departments differ: the question, why they may differ, and which tip takes which side."""

from typing import Any

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.fields import (
    LineField,
    ParagraphsField,
    kept_history,
)
from tips.models.querysets import DisagreementQuerySet
from tips.models.text import ReviewedText, review_rules
from tips.models.tip import Tip

LONGEST_REASON = 2000


class Disagreement(models.Model):
    """A question that departments answer differently. Its slug is in addresses for ever."""

    slug = models.SlugField(
        _("key"),
        max_length=60,
        unique=True,
        help_text=_("Part of web addresses. It never changes."),
    )

    objects = models.Manager.from_queryset(DisagreementQuerySet)()
    history = kept_history()

    class Meta:
        verbose_name = _("disagreement")
        verbose_name_plural = _("disagreements")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(condition=~Q(slug=""), name="disagreement_has_a_slug")
        ]

    def __str__(self) -> str:
        return self.slug

    def natural_key(self) -> Any:
        return (self.slug,)


class DisagreementText(ReviewedText):
    """The question and why departments may differ, in one language; it names no winner."""

    WORDS = ("question", "why")

    disagreement = models.ForeignKey(
        Disagreement, models.CASCADE, related_name="texts", verbose_name=_("disagreement")
    )
    question = LineField(_("question"), max_length=200)
    why = ParagraphsField(
        _("why departments may differ"), validators=[MaxLengthValidator(LONGEST_REASON)]
    )
    public_question = LineField(
        _("public question"),
        max_length=200,
        blank=True,
        editable=False,
    )
    public_why = ParagraphsField(_("public reason"), blank=True, editable=False)

    history = kept_history()

    class Meta(ReviewedText.Meta):
        verbose_name = _("text of a disagreement")
        verbose_name_plural = _("texts of disagreements")
        ordering = ["disagreement", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["disagreement", "language"],
                name="disagreementtext_is_one_for_each_language",
            ),
            *review_rules("question", "why"),
        ]

    def __str__(self) -> str:
        return f"{self.question} ({self.language})"


class Position(models.Model):
    """A tip stands on one side of one disagreement."""

    disagreement = models.ForeignKey(
        Disagreement, models.CASCADE, related_name="positions", verbose_name=_("disagreement")
    )
    tip = models.OneToOneField(
        Tip,
        models.CASCADE,
        related_name="position",
        verbose_name=_("tip"),
    )
    side = models.SlugField(
        _("side"),
        max_length=60,
        help_text=_(
            "One word for each side, such as “cash”. Tips with the same word are on one side."
        ),
    )

    history = kept_history()

    class Meta:
        verbose_name = _("side")
        verbose_name_plural = _("sides")
        ordering = ["disagreement", "side", "tip"]
        constraints = [models.CheckConstraint(condition=~Q(side=""), name="position_has_a_side")]

    def __str__(self) -> str:
        return f"{self.disagreement_id} {self.side}: {self.tip_id}"
