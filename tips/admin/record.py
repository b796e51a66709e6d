"""What every record of the desk has: nobody deletes it, every change names its writer, and its past can be read."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from tips.admin import past
from tips.ages import old_before

ON_HISTORY_PAGE = 50
WIDE = {"is_nav_sidebar_enabled": False}  # three languages beside each other need the room


class RecordAdmin(admin.ModelAdmin):
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50

    class Media:
        css = {"all": ["css/admin-tips.css"]}

    def heading(self, record: Any) -> str:
        """How a person calls it."""
        return str(record)

    def hints(self, record: Any) -> list[str]:
        """What a moderator should know about it."""
        raise NotImplementedError

    def threads(self, record: Any) -> Iterable[past.Thread]:
        """Whose changes stand on its history page."""
        raise NotImplementedError

    # -- nobody deletes --------------------------------------------------------------------------------
    def has_delete_permission(self, request, obj=None):
        return False

    # -- every change names its writer ------------------------------------------------------------------
    def save_model(self, request, obj, form, change):
        obj._history_user = request.user
        super().save_model(request, obj, form, change)

    def save_formset(self, request, form, formset, change):
        for record in formset.save(commit=False):
            record._history_user = request.user
            record.save()

    # -- pages ------------------------------------------------------------------------------------------
    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        raise Http404

    def get_changeform_initial_data(self, request):
        """A link fills in no form: what is saved, somebody typed."""
        return {}

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {**WIDE, **(extra_context or {})})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {**WIDE, "show_save_and_add_another": False}
        if obj:
            context |= {"hints": self.hints(obj), "subtitle": self.heading(obj)}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def history_view(self, request, object_id, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        record = self.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        pages = Paginator(past.happenings(self.threads(record)), ON_HISTORY_PAGE)
        context = {
            **self.admin_site.each_context(request),
            **WIDE,
            "title": _("History: %(name)s") % {"name": self.heading(record)},
            "opts": self.opts,
            "media": self.media,
            "record": record,
            "heading": self.heading(record),
            "page": pages.get_page(request.GET.get("p")),
        }
        return TemplateResponse(request, "admin/tips/history.html", context)


def old_before_now() -> str:
    """The day before which a source is old today."""
    return old_before(timezone.now().date())
