"""Named subsets of the notice board, so that doors never spell out a filter."""

from typing import Any

from django.db import models

from exchangezones.foundation.dates import younger_beginnings
from exchangezones.link_check.health import read_link
from exchangezones.link_check.pages import KnownPage, WatchedPageQuerySet
from tips.vocabulary import TextStatus


class SourceQuerySet(WatchedPageQuerySet):
    ADDRESS = "url"

    def get_by_natural_key(self, key: Any) -> Any:
        return self.get(key=key)

    def old(self, limit: Any) -> Any:
        """Those whose date, whole, is not after a day: the same rule as `dates.is_older`."""
        # ISO dates sort as text, but a bare year or month sorts before its own days.
        dated = self.filter(date__lte=limit.isoformat())
        return dated.exclude(date__in=["", *younger_beginnings(limit)])

    def to_look_at(self) -> Any:
        """With an address, those never looked at first, then the longest ago."""
        # Spelled out: PostgreSQL sorts NULL last, SQLite first.
        return self.exclude(url="").order_by(models.F("checked_at").asc(nulls_first=True), "key")

    def watched(self) -> list[KnownPage]:
        """Several sources may share a page. Who saves one of them has read it."""
        model: Any = self.model
        versions = model.history.filter(id=models.OuterRef("pk")).order_by("-history_id")
        newest = models.Subquery(versions.values("history_id")[:1])
        found: dict[str, KnownPage] = {}
        for source in self.to_look_at().annotate(newest_version=newest):
            record = max(
                source.newest_version or 0, found[source.url].record if source.url in found else 0
            )
            found[source.url] = KnownPage(
                source.url,
                record,
                source.checked_at,
                read_link(source.check_result),
                source.reading(),
            )
        return list(found.values())

    def for_the_desk(self) -> Any:
        """With how many tips each says."""
        return self.annotate(tips_count=models.Count("sayings"))


class SpokenQuerySet(models.QuerySet):
    """Of records that have a text in each language."""

    def with_text_that_is(self, status: Any) -> Any:
        return self.filter(texts__status=status).distinct()

    def without_text_in(self, language: Any) -> Any:
        return self.exclude(texts__language=language)


class TipQuerySet(SpokenQuerySet):
    def get_by_natural_key(self, key: Any) -> Any:
        return self.get(key=key)

    def for_the_desk(self) -> Any:
        """With all that a list shows of each."""
        return self.prefetch_related("texts", "sayings__source")

    def said_by_any_of(self, sources: Any) -> Any:
        return self.filter(sayings__source__in=sources).distinct()


class DisagreementQuerySet(SpokenQuerySet):
    def get_by_natural_key(self, slug: Any) -> Any:
        return self.get(slug=slug)

    def for_the_desk(self) -> Any:
        return self.prefetch_related("texts", "positions")


class TextQuerySet(models.QuerySet):
    """Of tips' texts and of disagreements' texts alike."""

    def in_review(self) -> Any:
        """What waits for a second pair of eyes."""
        return self.filter(status=TextStatus.IN_REVIEW)

    def waiting(self) -> Any:
        """What is in review with `waiting_since`, when it was submitted: any later change would end
        the review.
        """
        model: Any = self.model
        history: Any = model.history
        changes = history.model._default_manager.filter(id=models.OuterRef("pk")).order_by(
            "-history_date"
        )
        since = models.Subquery(changes.values("history_date")[:1])
        return (
            self.in_review()
            .annotate(waiting_since=since)
            .select_related("written_by")
            .order_by("waiting_since")
        )

    def readable(self) -> Any:
        """What the public reads: published texts, and those whose last published words stand during
        a revision.
        """
        model: Any = self.model
        kept: models.Q = model.kept_words()
        return self.filter(models.Q(status=TextStatus.PUBLISHED) | kept)
