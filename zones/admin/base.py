"""What every record of the staff desk has: its scope, a named writer for every change, two people,
and its past.
"""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import Http404, HttpRequest
from django.utils import timezone

from exchangezones.foundation.base_admin import DeskAdmin
from exchangezones.foundation.history import Thread
from zones.admin import edit_conflicts, history
from zones.admin.reach import Scoped
from zones.curation import verbs


class RecordAdmin(Scoped, DeskAdmin):
    change_form_template = "admin/zones/change_form.html"
    actions = None
    deeds = history.DEEDS
    restorable = True  # whether an old version may be brought into the form

    class Media:
        css = {"all": ["css/admin-tips.css", "css/admin-zones.css"]}

    def threads(self, record: Any) -> Iterable[Thread]:
        """Whose changes stand on its history page, and move its version."""
        return history.of_itself(record)

    # -- every change names its writer, and why where they must say it -----------------------------
    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,
    ) -> None:
        reason = form.cleaned_data.get("why", "")
        verbs.save(
            obj,
            by=request.user,
            at=timezone.now(),
            reason=reason,
        )

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: Any,
        change: bool,
    ) -> None:
        reason = form.cleaned_data.get("why", "")
        for record in formset.save(commit=False):
            verbs.save(
                record,
                by=request.user,
                at=timezone.now(),
                reason=reason,
            )
        formset.save_m2m()

    # -- pages -------------------------------------------------------------------------------------
    def changeform_view(
        self,
        request: Any,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        """Two who save at once come one after the other; the second is told what the first has
        done.
        """
        with transaction.atomic():
            request.version = request.restored = None
            record = self.get_object(request, unquote(object_id)) if object_id else None
            if record is not None:
                if request.method == "POST":
                    # SQLite ignores this, but its transactions are IMMEDIATE: see the settings.
                    type(record)._default_manager.select_for_update().get(pk=record.pk)
                request.version = edit_conflicts.read_version(self, request, record)
                request.restored = self.asked_version(request, record)
            return super().changeform_view(request, object_id, form_url, extra_context)

    def asked_version(self, request: HttpRequest, record: Any) -> Any:
        """The kept row that a link of the history page asks for; 404 where it is none of this
        record's.
        """
        if "restore" not in request.GET or not self.restorable:
            return None
        number = request.GET["restore"]
        # More digits than 64 bits hold would be an error of the database.
        if not (number.isascii() and number.isdigit() and len(number) < 19):
            raise Http404
        found = type(record).history.filter(id=record.pk, history_id=int(number)).first()
        if found is None:
            raise Http404
        return found

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        form: Any = super().get_form(request, obj, change, **kwargs)
        told = {
            "version": getattr(request, "version", None),
            "restored": getattr(request, "restored", None),
        }
        # A class of its own for each request: Django makes the form and hands it nothing of ours.
        return type(form)(
            form.__name__,
            (form,),
            {
                **told,
                "reader": request.user,
            },
        )

    def render_change_form(
        self,
        request: Any,
        context: Any,
        *args: Any,
        **options: Any,
    ) -> Any:
        context |= {
            "show_save_and_add_another": False,
            "version": request.version,
            "restored": request.restored,
        }
        return super().render_change_form(request, context, *args, **options)

    def number_to_restore(
        self,
        request: HttpRequest,
        record: Any,
        happening: Any,
    ) -> Any:
        """None for what is a part of the record: the form brings back the record alone."""
        kept = happening.version
        may = self.restorable and self.has_change_permission(request, record)
        return kept.history_id if may and isinstance(kept, type(record).history.model) else None
