"""Agencies: operators keep them right, their own staff read them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from zones.admin.base import RecordAdmin
from zones.admin.forms import AgencyForm
from zones.admin.host_list import HostList
from zones.admin.place_filters import CountryFilter, RegionFilter
from zones.models import Agency


@admin.register(Agency)
class AgencyAdmin(HostList, RecordAdmin):
    form = AgencyForm
    fieldsets = [
        (_("Department"), {"fields": ["name", "kind", "country", "region"]}),
        (_("Contact"), {"fields": ["website", "phone", "contact_emails", "language"]}),
        (_("Key"), {"fields": ["key"]}),
    ]
    list_display = ["name", "kind", "place", "zones", "attention", "key"]
    list_filter = [CountryFilter, RegionFilter, "kind"]
    search_fields = ["name", "key"]
    search_help_text = _("Type words of the department’s name, or its key.")

    def zones_query(self, record: Any) -> dict[str, str]:
        return {"department": record.key}

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Fixtures and tables name the agency by its key, which therefore never changes.
        return ["key"] if obj else []
