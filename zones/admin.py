"""The staff desk: what an operator sees and changes."""

from django.contrib import admin

from zones.models import Agency, Check, HoursException, OrdinaryStation, ProgramListing, Station, Zone


@admin.register(Agency)
class AgencyAdmin(admin.ModelAdmin):
    list_display = ["name", "key", "kind", "country", "region"]
    list_filter = ["country", "kind"]
    search_fields = ["name", "key"]


@admin.register(Station)
class StationAdmin(admin.ModelAdmin):
    list_display = ["name", "agency", "city", "region", "country", "location_status"]
    list_filter = ["country", "location_status"]
    list_select_related = ["agency"]
    search_fields = ["name", "city", "key"]
    autocomplete_fields = ["agency"]


class HoursExceptionInline(admin.TabularInline):
    model = HoursException
    extra = 0


class ProgramListingInline(admin.TabularInline):
    model = ProgramListing
    extra = 0


class CheckInline(admin.StackedInline):
    model = Check
    extra = 0


@admin.register(Zone)
class ZoneAdmin(admin.ModelAdmin):
    list_display = ["public_id", "name", "station", "setting", "hours", "status"]
    list_filter = ["status", "setting", "camera"]
    list_select_related = ["station"]
    search_fields = ["public_id", "name", "station__name", "station__city"]
    readonly_fields = ["public_id"]
    autocomplete_fields = ["station"]
    inlines = [HoursExceptionInline, ProgramListingInline, CheckInline]


@admin.register(OrdinaryStation)
class OrdinaryStationAdmin(admin.ModelAdmin):
    """To look up only: the next import would undo every edit."""

    list_display = ["name", "city", "region", "country", "phone", "source", "source_date"]
    list_filter = ["country", "source"]
    search_fields = ["name", "city"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
