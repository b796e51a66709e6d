"""By what the desk's lists can be narrowed."""

from datetime import date
from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.dates import months_before
from exchangezones.foundation.languages import Language
from tips.ages import OLD_SOURCE_MONTHS
from tips.models import Source
from tips.models.labels import LABELS
from tips.vocabulary import TextStatus


class WordFilter(admin.SimpleListFilter):
    """One word of a closed list; any other changes nothing."""

    words: Any

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(word.value, LABELS[self.words][word]) for word in self.words]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return (
            self.narrowed(queryset, self.value()) if self.value() in set(self.words) else queryset
        )

    def narrowed(self, queryset: Any, word: Any) -> None:
        raise NotImplementedError


class TextStatusFilter(WordFilter):
    title = _("status of any text")
    parameter_name = "state"
    words = TextStatus

    def narrowed(self, queryset: Any, word: Any) -> Any:
        return queryset.with_text_that_is(word)


class MissingLanguageFilter(WordFilter):
    title = _("missing language")
    parameter_name = "missing"
    words = Language

    def narrowed(self, queryset: Any, word: Any) -> Any:
        return queryset.without_text_in(word)


class YesFilter(admin.SimpleListFilter):
    """Those of which something is so."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return self.narrowed(queryset) if self.value() == "yes" else queryset

    def narrowed(self, queryset: Any) -> None:
        raise NotImplementedError


class SaidByOldSource(YesFilter):
    title = _("sources over 5 years old")
    parameter_name = "old"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.said_by_any_of(Source.objects.old(limit_of_age()))


class OldSource(YesFilter):
    title = _("over 5 years old")
    parameter_name = "old"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.old(limit_of_age())


class BrokenLink(YesFilter):
    title = _("broken link")
    parameter_name = "broken"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.broken()


class ChangedSource(YesFilter):
    title = _("changed since we read it")
    parameter_name = "changed"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.changed()


def limit_of_age() -> date:
    """The day on which a source that is old today was said, or before."""
    return months_before(timezone.now().date(), OLD_SOURCE_MONTHS)
