"""The directory as a Django application."""

from typing import Any

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ZonesConfig(AppConfig):
    name = "zones"
    verbose_name = _("Directory")

    def ready(self) -> None:
        post_migrate.connect(install_triggers, sender=self)


def install_triggers(using: Any, **kwargs: Any) -> None:
    """SQLite drops triggers silently when a migration rebuilds a table, so they are made anew each
    time.
    """
    # Imported here: Django reads this module before any model may be loaded.
    from exchangezones.foundation.triggers import install
    from zones.models.edits import WATCHED_TABLES

    install(using, app_label="zones", watched=WATCHED_TABLES)
