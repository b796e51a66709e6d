"""Sources: who said something, where and when, and whether the page is still there."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.date_words import say_partial_date
from exchangezones.foundation.history import Thread
from exchangezones.foundation.languages import Language
from exchangezones.link_check.wording import change_words, link_words
from tips.admin import hints, marks
from tips.admin.filters import BrokenLink, ChangedSource, OldSource
from tips.admin.keys import MADE_FROM_SOURCE, NO_KEY, free_key
from tips.admin.record import RecordAdmin
from tips.models import Source


class SourceForm(forms.ModelForm):
    class Meta:
        help_texts = {
            "organisation": gettext_lazy(
                "Its own name. Example: New Canaan Police Department. Shown under each of its tips."
            ),
            "title": gettext_lazy(
                "The title of the page; for a newspaper, its name in brackets. Example: “Safe "
                "online shopping”."
            ),
            "url": gettext_lazy(
                "Copy it from the browser. Leave it empty if the source is not on the web."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "key" in self.fields:
            self.fields["key"].required, self.fields["key"].help_text = False, MADE_FROM_SOURCE

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        organisation = cleaned.get("organisation", "")
        if "key" in self.fields and not cleaned.get("key") and "key" not in self.errors:
            cleaned["key"] = free_key(Source, "key", f"{organisation} {cleaned.get('date', '')}")
            if organisation and not cleaned["key"]:
                self.add_error("key", NO_KEY)
        return cleaned


@admin.register(Source)
class SourceAdmin(RecordAdmin):
    form = SourceForm
    fieldsets = [
        (
            None,
            {
                "fields": [
                    "organisation",
                    "agency_key",
                    "title",
                    "url",
                    "date",
                    "undated",
                    "language",
                    "key",
                ]
            },
        ),
        (gettext_lazy("Link and tips"), {"fields": ["link", "tips"]}),
    ]
    list_display = ["organisation", "title", "written", "language", "tips_count", "warnings"]
    list_display_links = ["organisation", "title"]
    list_filter = [OldSource, BrokenLink, ChangedSource, "undated", "language"]
    search_fields = ["organisation", "title", "url", "key", "agency_key"]
    search_help_text = gettext_lazy(
        "Type words of the organization, the title, the web address or the key."
    )
    ordering = ["organisation", "-date", "key"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        records: Any = super().get_queryset(request)
        return records.for_the_desk()

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["key", "link", "tips"] if obj else []

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fieldsets if obj else self.fieldsets[:1]

    def hints(self, record: Any) -> Any:
        return hints.of_source(record, timezone.now().date())

    def threads(self, record: Any) -> Any:
        return [Thread(Source.history.filter(id=record.pk), lambda row: _("Source"))]

    # -- the list ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("date"), ordering="date")
    def written(self, source: Any) -> Any:
        return say_partial_date(source.date) if source.date else _("no date")

    @admin.display(description=gettext_lazy("tips"), ordering="tips_count")
    def tips_count(self, source: Any) -> Any:
        return source.tips_count

    @admin.display(description=gettext_lazy("needs attention"))
    def warnings(self, source: Any) -> Any:
        return marks.sentences(hints.of_source(source, timezone.now().date()))

    # -- the page ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("link"))
    def link(self, source: Any) -> Any:
        if not source.url:
            return ""
        opened = format_html(
            '<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>', source.url
        )
        looked = (
            _("Checked on %(date)s.") % {"date": date_format(source.checked_at)}
            if source.checked_at
            else ""
        )
        looked = looked or _("Not checked yet.")
        return format_html(
            "{} {}",
            opened,
            marks.sentences([link_words(source), change_words(source), looked]),
        )

    @admin.display(description=gettext_lazy("tips from this source"))
    def tips(self, source: Any) -> Any:
        said = source.sayings.select_related("tip").prefetch_related("tip__texts")
        rows = [
            (
                reverse("admin:tips_tip_change", args=[one.tip_id]),
                marks.heading(one.tip, Language.EN),
            )
            for one in said
        ]
        return format_html_join("", '<div><a href="{}">{}</a></div>', rows)
