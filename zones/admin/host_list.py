"""What the lists of agencies and of stations say of their zones."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from zones.admin.attention import AttentionList
from zones.admin.reach import BaseAdmin
from zones.wording.places import country_name, region_label


class HostList(BaseAdmin):
    """For the ModelAdmin of something that has zones."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return AttentionList

    def zones_query(self, record: Any) -> dict[str, str]:
        """What the list of zones is narrowed by to show those of the record."""
        raise NotImplementedError

    @admin.display(description=_("zones"), ordering="zones_count")
    def zones(self, record: Any) -> Any:
        if not record.zones_count:
            return "0"
        page = f"{reverse('admin:zones_zone_changelist')}?{urlencode(self.zones_query(record))}"
        return format_html('<a href="{}">{}</a>', page, record.zones_count)

    @admin.display(description=_("zones that need attention"), ordering="attention")
    def attention(self, record: Any) -> Any:
        return record.attention or ""

    @admin.display(description=_("where"), ordering="region")
    def place(self, record: Any) -> Any:
        names = [country_name(record.country)]
        if record.region:
            names.insert(0, region_label(record.country, record.region))
        return ", ".join(names)
