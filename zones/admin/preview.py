"""The page as the public would read it: of a zone as it is stored, or as it stands in the form,
unsaved.
"""

from typing import Any

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import get_language

from zones.directory import live
from zones.directory.listing import Listing
from zones.models import Agency, Station, Zone
from zones.pages.zone import zone_context


class PreviewAdmin:
    """For the admin of zones: one more door, and what the button “Preview” opens."""

    def get_urls(self: Any) -> Any:
        preview = path(
            "<path:object_id>/preview/",
            self.admin_site.admin_view(self.preview),
            name="zones_zone_preview",
        )
        # First, because Django's own <path:object_id>/ takes every address.
        return [preview, *super().get_urls()]  # type: ignore[misc]

    def preview(self: Any, request: Any, object_id: str) -> HttpResponse:
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        zone = self.get_object(request, unquote(object_id))
        if zone is None:
            raise Http404
        return fill_preview(request, as_listing(zone), typed=False)

    def preview_of_form(self, request: Any, context: Any) -> HttpResponse | None:
        """The page of what was typed, where nothing is wrong with it;

        None where the form has to say what is.
        """
        form, parts = (
            context["adminform"].form,
            [inline.formset for inline in context["inline_admin_formsets"]],
        )
        if not form.is_mere_preview or not all(part.is_valid() for part in parts):
            return None
        # the public's page is made of what is stored: store it, read it, take it back
        with transaction.atomic():
            form.instance.save()
            for part in parts:
                part.save()
            listing = as_listing(form.instance)
            transaction.set_rollback(True)
        return fill_preview(request, listing, typed=True)


def as_listing(zone: Zone) -> Listing:
    """The zone as visitors see one, read now: drafts are in no directory."""
    agencies = dict(live.read_agencies(Agency.objects.within_reach_of([zone.station.agency_id])))
    one = Zone.objects.of_numbers([zone.pk])
    station = Station.objects.of_numbers([zone.station_id])
    return next(live.read_zones(one, station, agencies, at=timezone.now()))


def fill_preview(
    request: Any,
    listing: Listing,
    *,
    typed: bool,
) -> HttpResponse:
    """In the language of the desk."""
    language, here = get_language() or "en", live.current()
    context = zone_context(language, listing, None, at=timezone.now(), directory=here)
    return render(request, "zones/preview.html", {**context, "typed": typed})
