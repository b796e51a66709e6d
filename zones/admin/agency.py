"""Agencies: operators keep them right, their own staff read them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from zones.admin.base import RecordAdmin
from zones.admin.forms import RecordForm
from zones.models import Agency


@admin.register(Agency)
class AgencyAdmin(RecordAdmin):
    form = RecordForm
    list_display = ["name", "key", "kind", "country", "region"]
    list_filter = ["country", "kind"]
    search_fields = ["name", "key"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Fixtures and tables name the agency by its key, which therefore never changes.
        return ["key"] if obj else []
