"""Stations: the address and the pin."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zones.admin import history
from zones.admin.base import RecordAdmin
from zones.admin.forms import StationForm
from zones.models import Station


@admin.register(Station)
class StationAdmin(RecordAdmin):
    form = StationForm
    fieldsets = [
        (
            _("Which building"),
            {"fields": ["name", "site_kind", "agency", "language", "phone", "key"]},
        ),
        (
            _("Its address"),
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
            _("Its pin on the map"),
            {
                "fields": [
                    "latitude",
                    "longitude",
                    "sure",
                    "location_status",
                    "location_source",
                    "time_zone",
                ]
            },
        ),
        (_("Why"), {"fields": ["why"]}),
    ]
    list_display = ["name", "agency", "city", "region", "country", "location_status"]
    list_filter = ["country", "location_status"]
    list_select_related = ["agency"]
    search_fields = ["name", "city", "key"]
    autocomplete_fields = ["agency"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Fixtures and tables name the station by its key, which therefore never changes.
        return ["key"] if obj else []

    def threads(self, record: Any) -> Any:
        return history.of_station(record)
