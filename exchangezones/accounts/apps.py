"""Accounts as a Django application, and the desk as the admin that Django finds."""

from django.apps import AppConfig, apps
from django.contrib.admin.apps import AdminConfig
from django.contrib.auth.signals import user_logged_in
from django.core.checks.registry import registry
from django.utils.translation import gettext_lazy as _


class DeskConfig(AdminConfig):
    default_site = "exchangezones.accounts.admin_site.Desk"


class AccountsConfig(AppConfig):
    name = "exchangezones.accounts"
    label = "accounts"
    verbose_name = _("Invitations and audit log")
    default = True

    def ready(self) -> None:
        from axes.checks import axes_middleware_check

        from exchangezones.accounts.login import checks  # noqa: F401 -- loading registers them
        from exchangezones.accounts.middleware import note_beginning

        user_logged_in.connect(note_beginning)
        # "Authentication and Authorization" is not where an operator looks for accounts.
        apps.get_app_config("auth").verbose_name = _("People")
        # It wants a middleware on every public page; here the sign-in page itself shows the
        # lock-out.
        registry.registered_checks.discard(axes_middleware_check)
