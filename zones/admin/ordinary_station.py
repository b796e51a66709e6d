"""Ordinary police stations, to look up only: the next import would undo every edit."""

from django.contrib import admin

from exchangezones.foundation.base_admin import ToLookAt
from zones.models import OrdinaryStation


@admin.register(OrdinaryStation)
class OrdinaryStationAdmin(ToLookAt):
    list_display = ["name", "city", "region", "country", "phone", "source", "source_date"]
    list_filter = ["country", "source"]
    search_fields = ["name", "city"]
    show_facets = admin.ShowFacets.NEVER
