"""What every record of the staff desk has: its scope, a named writer for every change, two people, and its past."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from exchangezones.past import Thread
from zones import curation
from zones.admin import past, versions
from zones.admin.scope import Scoped

ON_HISTORY_PAGE = 50


class RecordAdmin(Scoped, admin.ModelAdmin):
    change_form_template = "admin/zones/change_form.html"
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 50
    actions = None
    restorable = True  # whether an old version may be brought into the form

    class Media:
        css = {"all": ["css/admin-tips.css", "css/admin-zones.css"]}

    def heading(self, record: Any) -> str:
        """How a person calls it."""
        return str(record)

    def threads(self, record: Any) -> Iterable[Thread]:
        """Whose changes stand on its history page, and move its version."""
        return past.of_itself(record)

    # -- every change names its writer, and why where they must say it ------------------------------------
    def save_model(self, request, obj, form, change):
        reason = form.cleaned_data.get("why", "")
        curation.save(obj, by=request.user, at=timezone.now(), reason=reason)

    def save_formset(self, request, form, formset, change):
        reason = form.cleaned_data.get("why", "")
        for record in formset.save(commit=False):
            curation.save(record, by=request.user, at=timezone.now(), reason=reason)
        formset.save_m2m()

    # -- pages ------------------------------------------------------------------------------------------
    def get_changeform_initial_data(self, request):
        """A link fills in no form: what is saved, somebody typed."""
        return {}

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Two who save at once come one after the other; the second is told what the first has done."""
        with transaction.atomic():
            request.version = request.restored = None
            record = self.get_object(request, unquote(object_id)) if object_id else None
            if record is not None:
                if request.method == "POST":
                    type(record)._default_manager.select_for_update().get(pk=record.pk)
                request.version = versions.read(self, request, record)
                request.restored = self.asked_version(request, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def asked_version(self, request, record):
        """The kept row that a link of the history page asks for; 404 where it is none of this record's."""
        if "restore" not in request.GET or not self.restorable:
            return None
        number = request.GET["restore"]
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        found = type(record).history.filter(id=record.pk, history_id=int(number)).first()
        if found is None:
            raise Http404
        return found

    def get_form(self, request, obj=None, change=False, **kwargs):
        form: Any = super().get_form(request, obj, change, **kwargs)
        told = {"version": getattr(request, "version", None), "restored": getattr(request, "restored", None)}
        return type(form)(form.__name__, (form,), {**told, "reader": request.user})

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context |= {"show_save_and_add_another": False, "version": request.version, "restored": request.restored}
        return super().render_change_form(request, context, add, change, form_url, obj)

    def restorable_number(self, record, happening):
        """The number by which the form is asked to show this version; None for what is a part of the record."""
        kept = happening.version
        return kept.history_id if isinstance(kept, type(record).history.model) else None

    def history_view(self, request, object_id, extra_context=None):
        record = self.get_object(request, unquote(object_id))
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        if record is None:
            raise Http404
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        pages = Paginator(past.happenings(self.threads(record)), ON_HISTORY_PAGE)
        page = pages.get_page(request.GET.get("p"))
        may_restore = self.restorable and self.has_change_permission(request, record)
        context = {
            **self.admin_site.each_context(request),
            "title": _("History: %(name)s") % {"name": self.heading(record)},
            "opts": self.opts,
            "media": self.media,
            "record": record,
            "heading": self.heading(record),
            "page": page,
            "happenings": [(told, self.restorable_number(record, told) if may_restore else None) for told in page],
        }
        return TemplateResponse(request, "admin/zones/history.html", context)
