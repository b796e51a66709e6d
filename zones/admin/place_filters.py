"""Lists narrowed by where something is and by whose it is."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zones.admin.reach import is_of_many
from zones.models import Agency
from zones.wording.places import country_name, reading_order, region_label

MOST_NAMED = 10
LONGEST_TYPED = 200


class PlaceFilter(admin.SimpleListFilter):
    """Shown where there is something to choose."""

    def has_output(self) -> bool:
        return len(self.lookup_choices) > 1 or self.value() is not None


class CountryFilter(PlaceFilter):
    """One of the countries that the list has; any other word changes nothing."""

    title = _("country")
    parameter_name = "country"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        codes = model_admin.get_queryset(request).countries()
        return sorted_by_name((code, country_name(code)) for code in codes)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = dict(self.lookup_choices)
        return queryset.in_country(self.value()) if self.value() in known else queryset

    def choices(self, changelist: Any) -> Iterator[Any]:
        """Another country has other regions: its link drops the one that was chosen."""
        dropped = [self.parameter_name, RegionFilter.parameter_name]
        everywhere = changelist.get_query_string(remove=dropped)
        yield {"selected": self.value() is None, "query_string": everywhere, "display": _("All")}
        for code, name in self.lookup_choices:
            yield {
                "selected": self.value() == code,
                "query_string": changelist.get_query_string({"country": code}, dropped),
                "display": name,
            }


class RegionFilter(PlaceFilter):
    """One of the states or provinces of the chosen country; nothing before one is chosen."""

    title = _("state or province")
    parameter_name = "region"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        self.country = request.GET.get(CountryFilter.parameter_name, "")
        if not self.country.isalpha():
            return []
        codes = model_admin.get_queryset(request).regions_of(self.country)
        return sorted_by_name((code, region_label(self.country, code)) for code in codes if code)

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        known = dict(self.lookup_choices)
        return queryset.in_region(self.country, self.value()) if self.value() in known else queryset


class DepartmentFilter(admin.SimpleListFilter):
    """The departments whose names have all the words that were typed, or the one of that key."""

    title = _("department")
    parameter_name = "department"
    template = "admin/zones/_department_filter.html"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        self.is_shown = is_of_many(request)
        said = (self.value() or "").strip()
        self.typed = said[:LONGEST_TYPED] if said.isprintable() else ""
        if not self.typed:
            return []
        return Agency.objects.called(self.typed).keys_and_names()[: MOST_NAMED + 1]

    def has_output(self) -> bool:
        return self.is_shown or bool(self.typed)  # the box, before anything is found

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.of_agencies(Agency.objects.called(self.typed)) if self.typed else queryset

    def choices(self, changelist: Any) -> Iterator[Any]:
        """What was found, as links; the box keeps what else the list is narrowed by."""
        self.everybody = changelist.get_query_string(remove=[self.parameter_name])
        self.kept = parse_qsl(self.everybody.removeprefix("?"))
        self.shown = self.only_name or self.typed
        self.is_cut = len(self.lookup_choices) > MOST_NAMED
        for key, name in self.lookup_choices[:MOST_NAMED]:
            yield {
                "selected": len(self.lookup_choices) == 1,
                "query_string": changelist.get_query_string({self.parameter_name: key}),
                "display": name,
            }

    @property
    def only_name(self) -> str:
        return str(self.lookup_choices[0][1]) if len(self.lookup_choices) == 1 else ""


def sorted_by_name(pairs: Any) -> list[tuple[str, str]]:
    return sorted(pairs, key=lambda pair: reading_order(pair[1]))
