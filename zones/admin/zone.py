"""Zones: where, when, what is there, which rules; their state by buttons; and the word that all is
still right.
"""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from zones.admin import check_list, history
from zones.admin.base import RecordAdmin
from zones.admin.filters import HintFilter, StaleFilter
from zones.admin.forms import ZoneForm
from zones.admin.import_export import TablesAdmin
from zones.admin.preview import PreviewAdmin
from zones.admin.reach import ScopedInline, reach_of
from zones.admin.verification import VerificationAdmin
from zones.curation import verbs
from zones.curation.hint_facts import hints_for
from zones.models import HoursException, ProgramListing, Zone
from zones.models.labels import LABELS
from zones.vocabulary import Program, ZoneStatus
from zones.wording.hours import rule_in_words

VERBS: dict[str, Any] = {
    "verify": gettext_lazy("Everything is still right"),
    "list": gettext_lazy("Put into the directory"),
    "resume": gettext_lazy("Open again"),
    "pause": gettext_lazy("Pause"),
    "retire": gettext_lazy("Retire"),
}
DONE: dict[str, Any] = {
    "verify": gettext_lazy("Thank you. Visitors read now that you have looked at all of it today."),
    "list": gettext_lazy("The public sees the zone from now on."),
    "resume": gettext_lazy("The zone is open again."),
    "pause": gettext_lazy("The zone is paused: visitors are told not to meet there."),
    "retire": gettext_lazy("The zone is retired. Its page says so and names the nearest others."),
}


class HoursExceptionInline(ScopedInline):
    model = HoursException
    verbose_name_plural = gettext_lazy("Days with other hours")


class ProgramListingInline(ScopedInline):
    model = ProgramListing
    max_num = len(Program)


@admin.register(Zone)
class ZoneAdmin(TablesAdmin, PreviewAdmin, VerificationAdmin, RecordAdmin):
    form = ZoneForm
    change_form_template = "admin/zones/zone_form.html"
    change_list_template = "admin/zones/zone_list.html"
    fieldsets = [
        (
            gettext_lazy("Where"),
            {
                "fields": [
                    "name", "station", "language", "setting", "detail", "spot_latitude",
                    "spot_longitude", "designation", "signage",
                    "painted_lines",
                    "purple_light", "stalls",
                ]
            },
        ),
        (gettext_lazy("When"), {"fields": ["hours", "hours_advised", "hours_text"]}),
        (gettext_lazy("What is there"),
            {"fields": ["camera", "camera_hours", "camera_retention_days", "lit"]}),
        (
            gettext_lazy("Rules"),
            {"fields": ["check_in", "large_items", "custody", "step_free", "police_role",
                "weapons", "stay_minutes", "opened"]},
        ),
        (
            gettext_lazy("State"),
            {"fields": ["state", "checks", "listed_until", "status_reason_typed", "why"]},
        ),
    ]  # fmt: skip
    readonly_fields = ["state", "checks"]
    list_display = ["name", "station", "setting", "hours_said", "status", "to_mind"]
    list_filter = ["status", HintFilter, StaleFilter, "setting", "camera"]
    list_select_related = ["station"]
    search_fields = ["public_id", "name", "station__name", "station__city"]
    search_help_text = gettext_lazy(
        "Words of the zone, of the station or its town, or the five letters of its address"
    )
    autocomplete_fields = ["station"]
    inlines = [HoursExceptionInline, ProgramListingInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("station__agency")

    def threads(self, record: Any) -> Any:
        return history.of_zone(record)

    # -- the list ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("hours"), ordering="hours")
    def hours_said(self, zone: Any) -> Any:
        return rule_in_words(zone.hours) if zone.hours else zone.hours_text or _("not known")

    @admin.display(description=gettext_lazy("to mind"))
    def to_mind(self, zone: Any) -> Any:
        return len(zone.hints) or ""

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Each zone of the page that is shown with its hints, all in the same queries."""
        page = super().get_changelist_instance(request)
        told = hints_for(
            page.result_list,
            reach=reach_of(request),
            today=timezone.now().date(),
        )
        for zone in page.result_list:
            zone.hints = told[zone.pk]
        return page

    # -- the page ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("state"))
    def state(self, zone: Any) -> Any:
        status = LABELS[ZoneStatus][ZoneStatus(zone.status)]
        return format_html("<strong>{}</strong> {}", status, zone.status_reason)

    @admin.display(description=gettext_lazy("last looked at"))
    def checks(self, zone: Any) -> Any:
        return check_list.checks(zone)

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        obj = options.get("obj")
        preview = self.preview_of_form(request, context) if "_preview" in request.POST else None
        if preview is not None:
            return preview
        if obj and self.has_change_permission(request, obj):
            context["verbs"] = [
                (verb, label)
                for verb, label in VERBS.items()
                if verbs.leads(obj, verb)
                and (verb != "verify" or verbs.works_for(obj, request.user))
            ]
        if obj:
            context["public_page"] = public_page(obj)
            context["hints"] = hints_for(
                [obj], reach=reach_of(request), today=timezone.now().date()
            )[obj.pk]
        return super().render_change_form(request, context, *args, **options)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,
    ) -> None:
        # Before the verb: a check keeps the values as they stand after this very edit.
        super().save_related(request, form, formsets, change)
        if form.verb and change:
            press(form.instance, form.verb, request.user, form.cleaned_data["status_reason_typed"])
            self.message_user(request, DONE[form.verb], messages.SUCCESS)

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        if request.POST.get("_verb"):
            return HttpResponseRedirect(reverse("admin:zones_zone_change", args=[obj.pk]))
        return super().response_change(request, obj)


def press(
    zone: Zone,
    verb: str,
    by: Any,
    reason: str,
) -> None:
    at = timezone.now()
    if verb in verbs.NEEDS_REASON:
        getattr(verbs, verb)(
            zone,
            by=by,
            at=at,
            reason=reason,
        )
    else:
        {
            "list": verbs.list_zone,
            "resume": verbs.resume,
            "verify": verbs.verify,
        }[verb](zone, by=by, at=at)


def public_page(zone: Zone) -> str:
    """Where the public reads it; empty for a draft."""
    if zone.status == ZoneStatus.DRAFT:
        return ""
    with override(None):
        return f"/z/{zone.public_id}/"
