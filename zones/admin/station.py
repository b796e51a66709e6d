"""Stations: the address and the pin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zones.admin import history
from zones.admin.base import RecordAdmin
from zones.admin.forms import StationForm
from zones.admin.host_list import HostList
from zones.admin.place_filters import CountryFilter, DepartmentFilter, RegionFilter
from zones.models import Station


@admin.register(Station)
class StationAdmin(HostList, RecordAdmin):
    form = StationForm
    fieldsets = [
        (
            _("Building"),
            {"fields": ["name", "phone", "agency", "site_kind", "key"]},
        ),
        (
            _("Address"),
            {
                "fields": [
                    "street",
                    "city",
                    "region",
                    "postal_code",
                    "country",
                ]
            },
        ),
        (
            _("Map pin"),
            {
                "fields": [
                    "latitude",
                    "longitude",
                    "sure",
                    "location_status",
                ]
            },
        ),
        (_("Sources"), {"fields": ["location_source", "why"]}),
        (
            _("Rarely needed: language, time zone"),
            {"classes": ["collapse"], "fields": ["language", "time_zone"]},
        ),
    ]
    list_display = ["name", "city", "place", "agency", "zones", "attention", "location_status"]
    list_filter = [CountryFilter, RegionFilter, DepartmentFilter, "location_status"]
    list_select_related = ["agency"]
    search_fields = ["name", "city", "key", "agency__name"]
    search_help_text = _("Type words of the station’s name, its town or its department.")
    autocomplete_fields = ["agency"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Fixtures and tables name the station by its key, which therefore never changes.
        return ["key"] if obj else []

    def zones_query(self, record: Any) -> dict[str, str]:
        return {"q": record.name, "department": record.agency.key}

    def threads(self, record: Any) -> Any:
        return history.of_station(record)
