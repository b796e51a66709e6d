"""Whether this machine can run the site: one line for each part, and what to do where it cannot."""

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core import checks
from django.core.cache import cache
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.utils.crypto import get_random_string

from zones.models import Revision, Zone
from zones.vocabulary import ZoneStatus


class Unwell(Exception):
    """A part that does not work, and what to do."""


class Command(BaseCommand):
    help = "Look whether settings, database, cache and static files are as they must be."
    # It says in its own words what Django's checks found.
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        unwell = 0
        for name, look in LOOKS.items():
            try:
                self.stdout.write(f"ok  {name}: {look()}")
            except Unwell as found:
                unwell += 1
                self.stdout.write(f"!!  {name}: {found}")
        if unwell:
            raise CommandError(f"{unwell} of {len(LOOKS)} parts need you.")


def look_at_settings() -> str:
    found = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    told = [message for message in found if message.level >= checks.WARNING]
    if told:
        raise Unwell(" ".join(sentences(told)))
    return "production" if settings.PRODUCTION else "not production (PRODUCTION is off)"


def sentences(messages: list[checks.CheckMessage]) -> Iterator[str]:
    for message in messages:
        yield f"{message.msg} {message.hint or ''}".strip()


def look_at_database() -> str:
    """It answers, has the tables of this version, and takes an edit, which is taken back."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
        if missing:
            raise Unwell(f"{len(missing)} migrations are missing. Run manage.py migrate.")
        with transaction.atomic():
            Revision.objects.update(number=Revision.objects.get().number)
            transaction.set_rollback(True)
        listed = Zone.objects.filter(status=ZoneStatus.LISTED).count()
    except DatabaseError as error:
        raise Unwell(
            f"{type(error).__name__}. Look at DATABASE_URL, and whether the server runs."
        ) from error
    except Revision.DoesNotExist:
        raise Unwell("The row of the revision is missing. Run manage.py migrate.") from None
    return f"{connection.display_name}, migrated, writable, {listed} zones listed"


def look_at_cache() -> str:
    word = get_random_string(12)
    try:
        cache.set("doctor", word, 10)
        kept = cache.get("doctor")
    except Exception as error:  # each backend has errors of its own
        raise Unwell(f"{type(error).__name__}. Look at CACHE_URL, and whether it runs.") from error
    if kept != word:
        raise Unwell("What was just stored is not there. Look at CACHE_URL.")
    return settings.CACHES["default"]["BACKEND"].rpartition(".")[2]


def look_at_static_files() -> str:
    try:
        address = staticfiles_storage.url("css/site.css")
    except ValueError:
        raise Unwell("They were not collected. Run manage.py collectstatic.") from None
    return f"served as {address}"


LOOKS: dict[str, Callable[[], str]] = {
    "settings": look_at_settings,
    "database": look_at_database,
    "cache": look_at_cache,
    "static files": look_at_static_files,
}
