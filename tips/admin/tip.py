"""Tips: what they are about, who says them, which side they take, and their words."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import path
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.date_words import say_partial_date
from exchangezones.foundation.history import Thread
from exchangezones.foundation.languages import Language
from tips.admin import hints, marks, past
from tips.admin.filters import MissingLanguageFilter, SaidByOldSource, TextStatusFilter
from tips.admin.review import queue
from tips.admin.texts import OwnedInline, TextsAdmin, TextsForm
from tips.models import Position, Saying, Tip, TipText


class TipForm(TextsForm):
    texts, owner, key = TipText, "tip", "key"

    class Meta:
        help_texts = {
            "topic": gettext_lazy("The page of tips that shows it. Example: “Signs of a scam”."),
            "audience": gettext_lazy("Which printed checklist has it: buyers, sellers or both."),
            "moment": gettext_lazy("Under which heading of the checklist it is."),
            "language": gettext_lazy("The language in which its sources say it."),
        }


class SayingInline(OwnedInline):
    model = Saying
    autocomplete_fields = ["source"]
    fields = ["source", "about"]
    readonly_fields = ["about"]
    verbose_name = gettext_lazy("source")
    verbose_name_plural = gettext_lazy("Who says it")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("source")

    @admin.display(description=gettext_lazy("date and link"))
    def about(self, saying: Any) -> Any:
        source = saying.source
        said = [say_partial_date(source.date) if source.date else _("no date on the page")]
        return marks.sentences([*said, *hints.of_source(source, timezone.now().date())])


class PositionInline(OwnedInline):
    model = Position
    autocomplete_fields = ["disagreement"]
    verbose_name = gettext_lazy("side where departments differ")


@admin.register(Tip)
class TipAdmin(TextsAdmin):
    form = TipForm
    fieldsets = [
        (None, {"fields": [("topic", "audience", "moment"), ("importance", "language", "key")]})
    ]
    inlines = [SayingInline, PositionInline]
    list_display = [
        "title", "topic", "audience", "moment", "importance_given", "languages", "sources",
        "oldest", "warnings",
    ]  # fmt: skip
    list_filter = [
        "topic",
        "audience",
        "moment",
        TextStatusFilter,
        MissingLanguageFilter,
        SaidByOldSource,
    ]
    search_fields = ["key", "texts__title", "texts__body", "sayings__source__organisation"]
    search_help_text = gettext_lazy(
        "Type words of a tip in any language, or the name of an organization."
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        records: Any = super().get_queryset(request)
        return records.for_the_desk()

    def get_urls(self) -> Any:
        review = path("review/", self.admin_site.admin_view(self.review), name="tips_review")
        return [review, *super().get_urls()]

    def review(self, request: HttpRequest) -> Any:
        return queue(request, self.admin_site)

    def heading(self, record: Any) -> Any:
        return marks.heading(record, Language.EN, record.language)

    def hints(self, record: Any) -> Any:
        mend = hints.of_tip(record, timezone.now().date())
        return mend + hints.missing_languages(record.texts.all())

    def threads(self, record: Any) -> Any:
        of_tip = {"tip_id": record.pk}
        return [
            Thread(Tip.history.filter(id=record.pk), lambda row: _("Details")),
            Thread(
                TipText.history.filter(**of_tip),
                past.name_of_language,
                ("tip", "language", "published_at"),
            ),
            Thread(
                Saying.history.filter(**of_tip),
                lambda row: _("Source"),
                ("tip",),
            ),
            Thread(
                Position.history.filter(**of_tip),
                lambda row: _("Side where departments differ"),
                ("tip",),
            ),
        ]

    # -- the list ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("title"), ordering="key")
    def title(self, tip: Any) -> Any:
        return self.heading(tip)

    @admin.display(description=gettext_lazy("importance"), ordering="importance")
    def importance_given(self, tip: Any) -> Any:
        return tip.importance or ""

    @admin.display(description=gettext_lazy("languages"))
    def languages(self, tip: Any) -> Any:
        return marks.languages(tip.texts.all())

    @admin.display(description=gettext_lazy("sources"))
    def sources(self, tip: Any) -> Any:
        return len(tip.sayings.all())

    @admin.display(description=gettext_lazy("oldest source"))
    def oldest(self, tip: Any) -> Any:
        dates = [saying.source.date for saying in tip.sayings.all() if saying.source.date]
        return (
            format_html('<span class="desk-date">{}</span>', say_partial_date(min(dates)))
            if dates
            else ""
        )

    @admin.display(description=gettext_lazy("needs attention"))
    def warnings(self, tip: Any) -> Any:
        return marks.sentences(hints.of_tip(tip, timezone.now().date()))
