"""The desk: Django's admin with our own way in."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    site_title = _("Staff desk")
    site_header = _("Exchange zones: staff desk")
    index_title = _("What would you like to do?")

    def login(self, request: HttpRequest, extra_context: Any = None) -> Any:
        # Imported late: the views take their frame from this site.
        from exchangezones.accounts.views.entry import sign_in

        return sign_in(request)

    def password_change(self, request: HttpRequest, extra_context: Any = None) -> Any:
        from exchangezones.accounts.views.passwords import change_password

        return change_password(request)
