"""Lists narrowed by status, by what needs attention, and by what was not checked for long."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.dates import months_before
from zones.admin.attention import hints_of_newest, is_partial
from zones.curation.freshness import STALE_MONTHS
from zones.curation.hint_facts import MOST_AT_ONCE
from zones.curation.hints import NAMES, names_of
from zones.curation.last_day import over_at
from zones.models.labels import LABELS
from zones.vocabulary import ZoneStatus


class StatusFilter(admin.SimpleListFilter):
    """The status that visitors are told: whose last day is over is paused, whatever its row says.

    Any other word changes nothing.
    """

    title = _("status")
    parameter_name = "status"
    # Links that people have kept say it in Django's way.
    parameters = ("status", "status__exact")

    def __init__(self, request: HttpRequest, params: Any, *args: Any) -> None:
        kept = params.pop("status__exact", None)
        if kept:
            params.setdefault(self.parameter_name, kept)
        super().__init__(request, params, *args)

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(status.value, LABELS[ZoneStatus][status]) for status in ZoneStatus]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        asked = self.value()
        if asked not in set(ZoneStatus):
            return queryset
        return queryset.that_are(asked, over=over_at(timezone.now()))


class HintFilter(admin.SimpleListFilter):
    """Those about which a rule says something, of those that were looked through; any other word
    changes nothing.
    """

    title: Any = _("what needs attention")
    parameter_name = "hint"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        if is_partial(request):
            self.title = gettext("what needs attention (newest %(most)d zones only)") % {
                "most": MOST_AT_ONCE
            }
        return list(NAMES.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in NAMES:
            return queryset
        told = hints_of_newest(request)
        return queryset.of_numbers(
            [number for number, hints in told.items() if self.value() in names_of(hints)]
        )


class YesFilter(admin.SimpleListFilter):
    """Those of which something is so."""

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("yes", _("Yes"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return self.narrowed(queryset) if self.value() == "yes" else queryset

    def narrowed(self, queryset: Any) -> Any:
        raise NotImplementedError


class StaleFilter(YesFilter):
    title = _("not checked for 12 months")
    parameter_name = "stale"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.stale(months_before(timezone.now().date(), STALE_MONTHS))


class GonePageFilter(YesFilter):
    title = _("broken link")
    parameter_name = "broken"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.broken()


class ChangedPageFilter(YesFilter):
    title = _("changed since we read it")
    parameter_name = "changed"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.changed()
