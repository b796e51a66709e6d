"""What is only looked at: the audit log, and for superusers the groups, which the table of roles
makes.
"""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation.base_admin import ToLookAt

NOBODY = _("not signed in")


class AuditEntryAdmin(ToLookAt):
    list_display = ["at", "action", "who", "whom", "note"]
    list_display_links = ["at"]
    list_filter = ["action", "at"]
    list_select_related = ["by", "about"]
    list_per_page = 100
    search_fields = [
        "by__username",
        "by__email",
        "about__username",
        "about__email",
        "thing",
        "note",
    ]
    search_help_text = _("Type a name, an email address or words of the note.")
    fields = ["at", "action", "who", "whom", "note"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        entries: Any = super().get_queryset(request)
        return entries.readable_by(request.user)

    @admin.display(description=_("who"), ordering="by__username")
    def who(self, entry: Any) -> Any:
        return named(entry.by) if entry.by else NOBODY

    @admin.display(description=_("about"), ordering="about__username")
    def whom(self, entry: Any) -> Any:
        return named(entry.about) if entry.about else entry.thing


class GroupAdmin(ToLookAt):
    """Superusers see which rights a role has; `accounts/roles.py` is where they are changed."""

    search_fields = ["name"]
    ordering = ["name"]
    fields = ["name", "permissions"]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.is_active and request.user.is_superuser

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)


def named(user: Any) -> str:
    """A person's name and the address they sign in with."""
    full = user.get_full_name()
    return f"{full} ({user.email or user.get_username()})" if full else user.get_username()
