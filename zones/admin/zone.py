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

from exchangezones.foundation.date_words import say_partial_date
from zones.admin import check_list, history, zone_cells
from zones.admin.attention import AttentionFirst
from zones.admin.base import RecordAdmin
from zones.admin.filters import HintFilter, StaleFilter, StatusFilter
from zones.admin.forms import ZoneForm
from zones.admin.help_texts import EXCEPTION_HELP, PROGRAM_HELP
from zones.admin.import_export import TablesAdmin
from zones.admin.place_filters import CountryFilter, DepartmentFilter, RegionFilter
from zones.admin.preview import PreviewAdmin
from zones.admin.reach import ScopedInline, is_of_many, reach_of
from zones.admin.verification import VerificationAdmin
from zones.curation import verbs
from zones.curation.hint_facts import hints_for
from zones.models import HoursException, ProgramListing, Zone
from zones.vocabulary import Program, ZoneStatus
from zones.wording.hours import rule_in_words

VERBS: dict[str, Any] = {
    "verify": gettext_lazy("Everything is still correct"),
    "list": gettext_lazy("Publish"),
    "resume": gettext_lazy("Reopen"),
    "pause": gettext_lazy("Pause"),
    "retire": gettext_lazy("Retire"),
}
DONE: dict[str, Any] = {
    "verify": gettext_lazy("Thank you. Residents now see that your department checked this today."),
    "list": gettext_lazy("Published. Residents can find this zone now."),
    "resume": gettext_lazy("Reopened. Residents can find this zone again."),
    "pause": gettext_lazy("Paused. Residents are told not to meet there for now."),
    "retire": gettext_lazy(
        "Retired. The page says that this spot has closed and shows others nearby."
    ),
}


class HoursExceptionInline(ScopedInline):
    model = HoursException
    help_texts = EXCEPTION_HELP
    verbose_name = gettext_lazy("period with different hours")
    verbose_name_plural = gettext_lazy("Days with different hours, such as holidays")


class ProgramListingInline(ScopedInline):
    model = ProgramListing
    help_texts = PROGRAM_HELP
    max_num = len(Program)
    classes = ["collapse"]


@admin.register(Zone)
class ZoneAdmin(TablesAdmin, PreviewAdmin, VerificationAdmin, RecordAdmin):
    form = ZoneForm
    change_form_template = "admin/zones/zone_form.html"
    change_list_template = "admin/zones/zone_list.html"
    fieldsets = [
        (gettext_lazy("Status"), {"fields": ["state", "status_reason_typed", "listed_until"]}),
        (gettext_lazy("Where"),
            {"fields": ["station", "setting", "detail", "name", "signage", "stalls"]}),
        (gettext_lazy("When"), {"fields": ["hours", "hours_advised", "hours_text"]}),
        (gettext_lazy("What is there"),
            {"fields": ["camera", "camera_hours", "camera_retention_days", "lit"]}),
        (gettext_lazy("Rules"),
            {"fields": ["check_in", "police_role", "large_items", "custody", "step_free",
                "weapons", "stay_minutes"]}),
        (gettext_lazy("Contact"), {"fields": ["contact"]}),
        (gettext_lazy("Sources"), {"fields": ["checks", "why"]}),
        (gettext_lazy("Rarely needed: map pin of the spot, markings, language"),
            {"classes": ["collapse"],
             "fields": ["spot_latitude", "spot_longitude", "designation", "painted_lines",
                "purple_light", "opened", "language"]}),
    ]  # fmt: skip
    readonly_fields = ["state", "contact", "checks"]
    list_display = ["which", "attention", "checked_on", "status_told", "hours_said"]
    list_filter = [
        StatusFilter, HintFilter, StaleFilter, CountryFilter, RegionFilter, DepartmentFilter,
        "setting", "camera",
    ]  # fmt: skip
    list_select_related = ["station__agency"]
    search_fields = [
        "public_id", "name", "station__name", "station__city", "station__agency__name",
    ]  # fmt: skip
    search_help_text = gettext_lazy(
        "Type a station, a town, a department or the five-character code of a zone, such as gmj9g."
    )
    autocomplete_fields = ["station"]
    inlines = [HoursExceptionInline, ProgramListingInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("station__agency")

    def threads(self, record: Any) -> Any:
        return history.of_zone(record)

    # -- the list ----------------------------------------------------------------------------------
    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> Any:
        return AttentionFirst

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        wide = {"is_nav_sidebar_enabled": False}  # five columns and the filters need the room
        return super().changelist_view(request, {**wide, **(extra_context or {})})

    @admin.display(description=gettext_lazy("zone"), ordering="station__name")
    def which(self, zone: Any) -> Any:
        return zone_cells.which(zone)

    @admin.display(description=gettext_lazy("hours"), ordering="hours")
    def hours_said(self, zone: Any) -> Any:
        return rule_in_words(zone.hours) if zone.hours else zone.hours_text or _("not known")

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def status_told(self, zone: Any) -> Any:
        return zone_cells.status(zone, timezone.now())

    @admin.display(description=gettext_lazy("needs attention"), ordering="attention")
    def attention(self, zone: Any) -> Any:
        return zone_cells.attention(zone, timezone.now().date())

    @admin.display(description=gettext_lazy("last checked"), ordering="newest_look")
    def checked_on(self, zone: Any) -> Any:
        return say_partial_date(zone.newest_look) if zone.newest_look else _("never")

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Each zone of the page that is shown with its hints, all in the same queries."""
        page = super().get_changelist_instance(request)
        told = hints_for(
            page.result_list,
            reach=reach_of(request),
            at=timezone.now(),
        )
        for zone in page.result_list:
            zone.hints = told[zone.pk]
            # Whoever works for one department need not read its name on every line.
            zone.names_department = is_of_many(request)
        return page

    # -- the page ----------------------------------------------------------------------------------
    @admin.display(description=gettext_lazy("status"))
    def state(self, zone: Any) -> Any:
        if zone.pk is None:
            return _("A new zone is a draft. Residents see it after you press “Publish”.")
        return format_html("{} {}", zone_cells.status(zone, timezone.now()), zone.status_reason)

    @admin.display(description=gettext_lazy("phone number"))
    def contact(self, zone: Any) -> Any:
        return zone_cells.contact(zone)

    @admin.display(description=gettext_lazy("last checked"))
    def checks(self, zone: Any) -> Any:
        return check_list.checks(zone) if zone.pk else _("Not checked yet.")

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
            context["hints"] = hints_for([obj], reach=reach_of(request), at=timezone.now())[obj.pk]
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
