"""Where departments differ: the question and the reasons in all languages, and which tip stands on
which side.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.history import Thread
from exchangezones.foundation.languages import Language
from tips.admin import hints, marks, past
from tips.admin.filters import MissingLanguageFilter, TextStatusFilter
from tips.admin.texts import OwnedInline, TextsAdmin, TextsForm
from tips.models import Disagreement, DisagreementText, Position


class DisagreementForm(TextsForm):
    texts, owner, key = DisagreementText, "disagreement", "slug"


class SideInline(OwnedInline):
    model = Position
    autocomplete_fields = ["tip"]
    fields = ["side", "tip"]
    verbose_name_plural = gettext_lazy("Which tips are on which side")


@admin.register(Disagreement)
class DisagreementAdmin(TextsAdmin):
    form = DisagreementForm
    fieldsets = [(None, {"fields": ["slug"]})]
    inlines = [SideInline]
    list_display = ["question", "slug", "languages", "sides", "warnings"]
    list_filter = [TextStatusFilter, MissingLanguageFilter]
    search_fields = ["slug", "texts__question", "texts__why"]
    search_help_text = gettext_lazy("Type words of the question or the reasons, in any language.")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        records: Any = super().get_queryset(request)
        return records.for_the_desk()

    def heading(self, record: Any) -> Any:
        return marks.heading(record, Language.EN)

    def hints(self, record: Any) -> Any:
        return hints.of_disagreement(record) + hints.missing_languages(record.texts.all())

    def threads(self, record: Any) -> Any:
        of_disagreement = {"disagreement_id": record.pk}
        known = ("disagreement", "language", "published_at")
        return [
            Thread(Disagreement.history.filter(id=record.pk), lambda row: _("Details")),
            Thread(
                DisagreementText.history.filter(**of_disagreement), past.name_of_language, known
            ),
            Thread(
                Position.history.filter(**of_disagreement), lambda row: _("Side"), ("disagreement",)
            ),
        ]

    # -- the list ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("question"), ordering="slug")
    def question(self, disagreement: Any) -> Any:
        return self.heading(disagreement)

    @admin.display(description=gettext_lazy("languages"))
    def languages(self, disagreement: Any) -> Any:
        return marks.languages(disagreement.texts.all())

    @admin.display(description=gettext_lazy("sides"))
    def sides(self, disagreement: Any) -> Any:
        return ", ".join(sorted({position.side for position in disagreement.positions.all()}))

    @admin.display(description=gettext_lazy("needs attention"))
    def warnings(self, disagreement: Any) -> Any:
        return marks.sentences(hints.of_disagreement(disagreement))
