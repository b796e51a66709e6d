"""The desk: Django's admin with our own way in."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    site_title = _("Staff desk")
    site_header = _("Exchange zones: staff desk")
    index_title = _("What would you like to do?")

    def login(self, request, extra_context=None):
        # the views ask the desk for their frame
        from exchangezones.accounts.views.entry import sign_in

        return sign_in(request)

    def password_change(self, request, extra_context=None):
        from exchangezones.accounts.views.passwords import change_password

        return change_password(request)
