"""Ordinary police stations, to look up only: the next import would undo every edit."""

from django.contrib import admin

from zones.models import OrdinaryStation


@admin.register(OrdinaryStation)
class OrdinaryStationAdmin(admin.ModelAdmin):
    list_display = ["name", "city", "region", "country", "phone", "source", "source_date"]
    list_filter = ["country", "source"]
    search_fields = ["name", "city"]
    show_facets = admin.ShowFacets.NEVER

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
