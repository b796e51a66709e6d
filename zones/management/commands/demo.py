"""Everything that a first look needs: database, fixtures, demo accounts, a server."""

import secrets
import socket
import sys
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.utils import timezone

from exchangezones.accounts import roles
from zones.curation import grants
from zones.management.commands import seed
from zones.models import Agency, Grant

# Made-up accounts, for looking around only: (name, role, group); without a group it may do
# everything.
ACCOUNTS = [
    ("operator", "operator", None),
    ("moderator", "moderator", roles.MODERATORS),
    ("staff-new-canaan", "staff", roles.POLICE_STAFF),
    ("staff-kansas-city", "staff", roles.POLICE_STAFF),
]
# Which of them works for which agency.
WORK = {
    "staff-new-canaan": "us-ct-new-canaan-police",
    "staff-kansas-city": "us-mo-kansas-city-kcpd",
}


class Command(BaseCommand):
    help = (
        "Make the database, load the fixtures if the directory is empty, print demo accounts, "
        "and serve."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--no-serve", action="store_true", help="do all but serve")

    def handle(
        self,
        *,
        port: Any,
        host: Any,
        no_serve: Any,
        **options: Any,
    ) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "demo prints passwords, so it refuses to run where PRODUCTION is on."
            )
        began = time.monotonic()
        # Asked before the slow part: nobody should wait only to hear that the port is taken.
        if not no_serve:
            port = free_port(host, port)
        self.say("Preparing the database …")
        keep_private()
        call_command("migrate", verbosity=0, stdout=self.stdout)
        if any(part.is_empty() for part in seed.PARTS):
            self.say("Loading the fixtures …")
            call_command("seed", stdout=self.stdout)
        else:
            self.say("Nothing is empty: your edits are kept.")
        for name, role, group in ACCOUNTS:
            self.say(f"account {name} {new_password(name, group)} {role}")
        for name, agency in WORK.items():
            put_to_work(name, agency)
        self.say(f"Ready after {time.monotonic() - began:.0f} s.")
        if not no_serve:
            self.say(
                f"Serving http://{url_host(host)}:{port}/ and http://{url_host(host)}:{port}/{settings.ADMIN_PATH}/"
            )
            self.say("Stop with Ctrl+C.")
            serve(host, port)

    def say(self, line: Any) -> None:
        self.stdout.write(line)
        self.stdout.flush()


def keep_private() -> None:
    """The demo's file holds password hashes and sessions: its owner alone may read it.

    SQLite gives the files beside it the rights of the first.
    """
    if connection.vendor == "sqlite" and not connection.is_in_memory_db():  # type: ignore[attr-defined]
        file = Path(connection.settings_dict["NAME"])
        file.touch(mode=0o600)
        file.chmod(0o600)


def new_password(name: str, group: str | None) -> str:
    """A fresh random password for the demo account, which is made if it is missing."""
    password = secrets.token_urlsafe(12)
    user, _made = get_user_model().objects.get_or_create(
        username=name,
        defaults={
            "is_staff": True,
            "is_superuser": group is None,
            "first_name": "Demo account",
        },
    )
    user.set_password(password)
    user.save()
    if group is not None:
        user.groups.set([Group.objects.get(name=group)])
    return password


def put_to_work(name: str, agency_key: str) -> None:
    """The grant of a demo account, made by the demo operator; none where that agency is not in the
    directory.
    """
    users = get_user_model().objects
    user = users.get(username=name)
    agency = Agency.objects.filter(key=agency_key).first()
    if agency and agency.pk not in Grant.objects.agencies_of(user):
        by = users.get(username="operator")
        grants.grant(
            user,
            agency,
            by=by,
            at=timezone.now(),
            reason="Made-up account of the demo",
        )


def free_port(host: str, port: int) -> int:
    """The port, or any free one for 0; CommandError where it is taken."""
    if not 0 <= port <= 65535:
        raise CommandError(f"There is no port {port}. Try another with --port.")
    try:
        # create_server binds as the server will: a port that was just left counts as free.
        with socket.create_server(
            (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET
        ) as probe:
            return probe.getsockname()[1]
    except OSError as error:
        raise CommandError(
            f"Cannot serve on {host} port {port}: {error}. Try another with --port."
        ) from error


def url_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def serve(host: str, port: int) -> None:
    """The same server as in production, with one worker; returns when it is stopped."""
    if sys.platform == "win32":
        raise CommandError("The server needs Linux, macOS or the Windows Subsystem for Linux.")
    from gunicorn.app.base import BaseApplication

    from exchangezones import gunicorn as production

    # The default key is public: with it anybody could forge a session of the demo's operator.
    settings.SECRET_KEY = secrets.token_urlsafe(50)
    settings.ALLOWED_HOSTS = ["*"]

    class Server(BaseApplication):
        def load_config(self) -> None:
            for name, value in vars(production).items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)
            for name, value in {
                "bind": f"{url_host(host)}:{port}",
                "workers": 1,
                "loglevel": "warning",
            }.items():
                self.cfg.set(name, value)

        def load(self) -> Any:
            from exchangezones.wsgi import application

            return application

    Server().run()
