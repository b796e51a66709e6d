"""By what the list of zones can be narrowed: what there is to mind, and what nobody has looked at
for long.
"""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.dates import months_before
from zones.admin.reach import reach_of
from zones.curation.freshness import STALE_MONTHS
from zones.curation.hint_facts import MOST_AT_ONCE, hints_for
from zones.curation.hints import NAMES, names_of
from zones.models import Zone


class HintFilter(admin.SimpleListFilter):
    """Those about which a rule says something, of those that the first page counts; any other word
    changes nothing.
    """

    title: Any = _("what there is to mind")
    parameter_name = "hint"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        if reach_of(request) is None:
            self.title = gettext("what there is to mind about the %(most)d zones added last") % {
                "most": MOST_AT_ONCE
            }
        return list(NAMES.items())

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        if self.value() not in NAMES:
            return queryset
        reach = reach_of(request)
        newest = Zone.objects.within_reach_of(reach).to_look_through(MOST_AT_ONCE)
        told = hints_for(
            newest,
            reach=reach,
            today=timezone.now().date(),
        )
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
    title = _("facts not looked at for 12 months")
    parameter_name = "stale"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.stale(months_before(timezone.now().date(), STALE_MONTHS))


class GonePageFilter(YesFilter):
    title = _("link broken")
    parameter_name = "broken"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.broken()


class ChangedPageFilter(YesFilter):
    title = _("changed since it was read")
    parameter_name = "changed"

    def narrowed(self, queryset: Any) -> Any:
        return queryset.changed()
