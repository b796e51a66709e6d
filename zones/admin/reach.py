"""Every door is shut to other agencies: lists, forms, choices, inlines, history.

And nobody deletes.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from exchangezones.foundation.base_admin import OwnForms
from zones.models import Agency, Grant, HoursException, ProgramListing, Station, Zone
from zones.models.query_bases import OfAgencyQuerySet

AGENCY_OF: dict[Any, Callable[[Any], int]] = {
    Agency: lambda agency: agency.pk,
    Station: lambda station: station.agency_id,
    Zone: lambda zone: zone.station.agency_id,
    Grant: lambda grant: grant.agency_id,
    HoursException: lambda part: part.zone.station.agency_id,
    ProgramListing: lambda part: part.zone.station.agency_id,
}


def reach_of(request: Any) -> frozenset[int] | None:
    """The agencies that this person works for, None for all; looked up once a request."""
    if not hasattr(request, "reach"):
        request.reach = Grant.objects.reach_of(request.user)
    return request.reach


def is_within(request: Any, record: Any) -> bool:
    """Whether a record belongs to an agency of this person; without one, whether there is any
    agency at all.
    """
    reach = reach_of(request)
    if reach is None:
        return True
    # A model that AGENCY_OF lacks is an error here, never an open door.
    return bool(reach) if record is None else AGENCY_OF[type(record)](record) in reach


def is_of_many(request: Any) -> bool:
    """Whether this person reaches more than one agency."""
    reach = reach_of(request)
    return reach is None or len(reach) > 1


# The mixin stands before a ModelAdmin or an inline: to the checker it is one of them.
BaseAdmin: Any = object


class Reached(BaseAdmin):
    """What a ModelAdmin and an inline of the directory share.

    `obj` of an inline is the record that it belongs to.
    """

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).within_reach_of(reach_of(request))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and is_within(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and is_within(request, obj)

    def formfield_for_foreignkey(
        self,
        db_field: Any,
        request: HttpRequest,
        **kwargs: Any,
    ) -> Any:
        return super().formfield_for_foreignkey(
            db_field, request, **within(db_field, request, kwargs)
        )


class Scoped(Reached):
    """For a ModelAdmin of the directory. `get_queryset` alone would leave history pages and inlines
    open.

    What belongs to others answers as what does not exist.
    """

    def has_module_permission(self, request: HttpRequest) -> bool:
        return super().has_module_permission(request) and is_within(request, None)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and is_within(request, None)


class ScopedInline(OwnForms, Reached, admin.StackedInline):
    """What belongs to a zone. Nobody deletes it."""

    extra = 0
    can_delete = False
    help_texts: Mapping[str, Any] = {}

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        return super().get_formset(request, obj, **{"help_texts": self.help_texts, **kwargs})

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_add_permission(request, obj) and is_within(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def within(
    db_field: Any,
    request: Any,
    kwargs: dict[str, Any],
) -> dict[str, Any]:
    """The choices of a foreign key: only what this person reaches."""
    choices = db_field.related_model._default_manager.all()
    if isinstance(choices, OfAgencyQuerySet):
        kwargs["queryset"] = choices.within_reach_of(reach_of(request))
    return kwargs
