"""How gunicorn serves the site: `gunicorn -c exchangezones/gunicorn.py`."""

import gc
import os
from typing import Any
from wsgiref.util import setup_testing_defaults

from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchangezones.settings")
wsgi_app = "exchangezones.wsgi:application"
bind = settings.BIND
workers = settings.WEB_WORKERS
worker_class = "gthread"
threads = settings.WEB_THREADS
preload_app = True  # the directory and the gazetteer are built once and shared by all workers
max_requests, max_requests_jitter = 50_000, 5_000
limit_request_line = 8190  # as long as gunicorn allows; longer lines get its own 400
control_socket_disable = True  # it would be opened in the home directory
accesslog = None  # an address holds the place that somebody searched for
logger_class = "exchangezones.server_log.ServerLogger"
# What a proxy says is believed where the settings say so, in Django. By itself gunicorn would take
# the scheme and SCRIPT_NAME from any neighbour on this machine.
forwarded_allow_ips = ""
secure_scheme_headers: dict[str, str] = {}
forwarder_headers = ""


def when_ready(server: Any) -> None:
    """In the master, before the first fork: build what the workers share, and leave no connection
    open.
    """
    from django.db import connections

    from exchangezones.accounts.login.checks import proxies_are_counted
    from tips.noticeboard import live as live_tips
    from zones.directory import live
    from zones.places import gazetteer

    for warning in proxies_are_counted():
        server.log.warning("%s %s", warning.msg, warning.hint)
    gazetteer.load()
    live.snapshot.hold()
    live_tips.snapshot.hold()
    try:
        live.current()
        live_tips.current()
        for address in first_questions():
            warm(server.app.wsgi(), address)
    # A database that is away or not migrated yet must not keep the server from starting.
    except Exception as error:
        server.log.warning("The directory is not ready yet: %s", error)
    for connection in connections.all():
        connection.close()
        if hasattr(connection, "close_pool"):
            connection.close_pool()  # a pool's threads and sockets do not survive a fork
    # Frozen objects are left alone by the workers' collectors, so their memory stays shared.
    gc.collect()
    gc.freeze()


def first_questions() -> list[str]:
    """One of each kind that loads something: templates, catalogues, the names to compare unknown
    words with, the library of calendar files, the table.
    """
    from zones.directory import live
    from zones.hours.rules import ALWAYS

    languages = ("", "/fr", "/es")
    searches = [f"{prefix}/search/?near={near}" for prefix in languages for near in ("64128", "qz")]
    meetings = [f"/z/{zone.id}/meet.ics?at=now" for zone in live.current() if zone.hours == ALWAYS]
    tables = [f"{prefix}/data/zones.csv" for prefix in languages]
    # The week of a zone that is closed on holidays loads those of its country.
    weeks = {
        zone.station.country: f"/zones/{zone.path}/"
        for zone in live.current()
        if "PH" in zone.hours
    }
    zone = next((f"/zones/{zone.path}/" for zone in live.current()), "/zones/")
    # Pages are compiled for each language.
    pages = [prefix + page for prefix in languages for page in ("/", "/tips/", zone)]
    return [
        *pages, "/api/v1/search?near=64128", *searches, *meetings[:1], *tables, *weeks.values(),
    ]  # fmt: skip


def warm(application: Any, address: str) -> None:
    """Answer one question to nobody, so that the workers share what it loaded."""
    path, _mark, query = address.partition("?")
    environ = {
        "PATH_INFO": path,
        "QUERY_STRING": query,
        # Under http SECURE_SSL_REDIRECT would answer with a redirect, and no page would be loaded.
        "wsgi.url_scheme": "https",
    }
    setup_testing_defaults(environ)
    # ALLOWED_HOSTS may hold patterns: “*”, or “.example.org” for a host and all below it.
    host = settings.ALLOWED_HOSTS[0].replace("*", "localhost").lstrip(".")
    b"".join(
        application(
            {
                **environ,
                "HTTP_HOST": host,
            },
            lambda *ignored: None,
        )
    )


def post_worker_init(worker: Any) -> None:
    """In each worker, after the fork: look for edits."""
    from tips.noticeboard import live as live_tips
    from zones.directory import live

    live.snapshot.watch()
    live_tips.snapshot.watch()
