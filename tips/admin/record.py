"""What every record of the moderators' desk has: a named writer for every change, and hints."""

from typing import Any

from django.http import HttpRequest

from exchangezones.foundation.base_admin import DeskAdmin
from tips.admin.past import DEEDS

WIDE = {"is_nav_sidebar_enabled": False}  # three languages beside each other need the room


class RecordAdmin(DeskAdmin):
    deeds = DEEDS
    on_every_page = WIDE

    class Media:
        css = {"all": ["css/admin-tips.css"]}

    def hints(self, record: Any) -> list[str]:
        """What a moderator should know about it."""
        raise NotImplementedError

    # -- every change names its writer -------------------------------------------------------------
    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,
    ) -> None:
        obj._history_user = request.user
        super().save_model(request, obj, form, change)

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: Any,
        change: bool,
    ) -> None:
        # Django's own way saves at once, before the history could be told who writes.
        for record in formset.save(commit=False):
            record._history_user = request.user
            record.save()

    # -- pages -------------------------------------------------------------------------------------
    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(
            request,
            {
                **WIDE,
                **(extra_context or {}),
            },
        )

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **options: Any
    ) -> Any:
        obj = options.get("obj")
        context |= {
            **WIDE,
            "show_save_and_add_another": False,
        }
        if obj:
            context |= {
                "hints": self.hints(obj),
                "subtitle": self.heading(obj),
            }
        return super().render_change_form(request, context, *args, **options)
