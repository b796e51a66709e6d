"""The notice board as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class TipsConfig(AppConfig):
    name = "tips"
    verbose_name = _("Safety tips")

    def ready(self) -> None:
        from exchangezones.accounts.roles import grant

        post_migrate.connect(install_triggers, sender=self)
        # No sender: an application's permissions exist only once its own step has made them.
        post_migrate.connect(grant)


def install_triggers(using: Any, **kwargs: Any) -> None:
    """SQLite drops triggers silently when a migration rebuilds a table, so they are made anew each
    time.
    """
    from exchangezones.foundation.triggers import install
    from tips.models.revision import WATCHED_TABLES

    install(using, app_label="tips", watched=WATCHED_TABLES)
