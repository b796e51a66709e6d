"""Pages that zones rest on, to look up only: `check_sources` writes them."""

from typing import Any

from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.base_admin import ToLookAt
from exchangezones.link_check.wording import link_words
from zones.admin.filters import ChangedPageFilter, GonePageFilter
from zones.models import SourcePage, Zone


@admin.register(SourcePage)
class SourcePageAdmin(ToLookAt):
    list_display = ["address", "state", "checked_at", "read_on", "changed_on"]
    list_filter = [GonePageFilter, ChangedPageFilter]
    search_fields = ["address"]
    show_facets = admin.ShowFacets.NEVER
    fields = readonly_fields = ("link", "state", "checked_at", "read_on", "changed_on", "zones")

    @admin.display(description=_("web address"))
    def link(self, page: Any) -> Any:
        return format_html(
            '<a href="{0}" target="_blank" rel="noopener noreferrer">{0}</a>', page.address
        )

    @admin.display(description=_("link"))
    def state(self, page: Any) -> Any:
        return link_words(page)

    @admin.display(description=_("zones"))
    def zones(self, page: Any) -> Any:
        """Those that something in their records names the page for."""
        rows = [
            (reverse("admin:zones_zone_change", args=[zone.pk]), zone)
            for zone in Zone.objects.that_name(page.address)
        ]
        return format_html_join("", '<div><a href="{}">{}</a></div>', rows)
