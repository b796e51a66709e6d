"""What every text for the public has: a language, a status, who wrote it, and the words that the
public reads.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.languages import Language
from tips.models.fields import WordField
from tips.models.querysets import TextQuerySet
from tips.vocabulary import TextStatus


class ReviewedText(models.Model):
    """Words in one language that somebody other than their writer reads before the public does.

    While the status is `published` the public reads the words. When a published text is revised,
    its words move to the columns `public_…` and the public goes on reading those until the revision
    is published. So a spelling fix never takes a text away, and nothing that nobody reviewed is
    ever public. `tips.curation` does all this.
    """

    # the columns that hold words; each has a `public_` one beside it
    WORDS: ClassVar[tuple[str, ...]] = ()

    language = WordField(Language, verbose_name=_("language"), max_length=2)
    status = WordField(TextStatus, verbose_name=_("status"), default=TextStatus.DRAFT)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("written by"),
    )
    published_at = models.DateTimeField(_("published at"), null=True, blank=True)

    objects = models.Manager.from_queryset(TextQuerySet)()

    class Meta:
        abstract = True
        default_permissions = ("add", "change", "delete", "view", "publish")

    @classmethod
    def kept_words(cls) -> Q:
        """Where the last published words stand beside a revision."""
        # The first word stands for all: review_rules lets a row keep all of them or none.
        return ~Q(**{f"public_{cls.WORDS[0]}": ""})

    def words(self) -> dict[str, str]:
        """The words as last written, reviewed or not."""
        return {name: getattr(self, name) for name in self.WORDS}

    def public_words(self) -> dict[str, str] | None:
        """The words that the public reads; None where it reads none of this text."""
        if self.status == TextStatus.PUBLISHED:
            return self.words()
        kept = {name: getattr(self, f"public_{name}") for name in self.WORDS}
        return kept if all(kept.values()) else None


def review_rules(first: str, second: str) -> list[models.CheckConstraint]:
    """The database's own guard over the words `first` and `second` and their public copies."""
    none_kept = Q(
        **{
            f"public_{first}": "",
            f"public_{second}": "",
        }
    )
    both_kept = ~Q(**{f"public_{first}": ""}) & ~Q(**{f"public_{second}": ""})
    published = Q(status=TextStatus.PUBLISHED.value)
    retired = Q(status=TextStatus.RETIRED.value)
    conditions = {
        "has_all_its_words": ~Q(**{first: ""}) & ~Q(**{second: ""}),
        "language_is_a_known_word": Q(language__in=[word.value for word in Language]),
        "status_is_a_known_word": Q(status__in=[word.value for word in TextStatus]),
        "keeps_all_public_words_or_none": none_kept | both_kept,
        "keeps_no_words_when_published_or_retired": ~(published | retired) | none_kept,
        "in_public_says_since_when": Q(published_at__isnull=False)
        | (~Q(status=TextStatus.PUBLISHED.value) & none_kept),
    }
    return [
        models.CheckConstraint(condition=condition, name=f"%(class)s_{name}")
        for name, condition in conditions.items()
    ]
