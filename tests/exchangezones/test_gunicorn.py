"""The production server for real: two workers that share memory but no connection."""

import os
import signal
import subprocess
import sys
import time
import urllib.request

import pytest
from django.conf import settings
from django.db import connection

from tests.exchangezones.test_request import answer, as_in_a_server  # noqa: F401 -- a fixture
from tests.zones.commands.test_demo import wait_for

NAME = "exchangezones_gunicorn_test"


@pytest.fixture
def database(django_db_blocker):
    """A database of its own beside the tests', for processes of their own."""
    if connection.vendor != "postgresql":
        pytest.skip("only PostgreSQL has backends to compare")
    import psycopg

    known = settings.DATABASES["default"]
    where = {
        "host": known["HOST"],
        "port": known["PORT"],
        "user": known["USER"],
        "password": known["PASSWORD"] or None,
    }
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {NAME}")
        yield (
            f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT']}/{NAME}",
            admin,
        )
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def test_workers_never_share_a_connection(database):
    url, admin = database
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "exchangezones.settings",
        "BIND": "127.0.0.1:54391",
        "WEB_WORKERS": "2",
        "REVISION_LOOK_SECONDS": "0.1",
    }
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"],
        cwd=settings.BASE_DIR,
        env=environment,
        check=True,
    )
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "-c", "exchangezones/gunicorn.py"],
        cwd=settings.BASE_DIR,
        env=environment,
    )
    try:
        assert wait_for(lambda: answers("http://127.0.0.1:54391/about/"), 60)
        time.sleep(0.5)
        backends = admin.execute(
            "SELECT client_port FROM pg_stat_activity WHERE datname = %s AND backend_type = "
            "'client backend'",
            [NAME],
        ).fetchall()
        sockets = [sockets_of(pid) for pid in children_of(server.pid)]
        assert len(sockets) == 2
        assert sockets[0] & sockets[1] == set(), "a socket of the database is open in both workers"
        assert len({port for (port,) in backends}) >= 2
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


@pytest.mark.django_db
def test_what_is_asked_first_loads_what_is_dear(served):
    """Each is answered, so each loaded what it needs: no visitor waits for it after a start."""
    from exchangezones.gunicorn import first_questions

    asked = first_questions()
    assert len(asked) == 21
    statuses = {}
    for address in asked:
        path, _mark, query = address.partition("?")
        statuses[address] = answer(path, query=query, **{"wsgi.url_scheme": "https"})[0]
    assert set(statuses.values()) == {200}
    assert any(address.endswith("meet.ics?at=now") for address in asked)
    assert any(address.startswith("/zones/us/") for address in asked)  # closed on holidays


def answers(address):
    try:
        with urllib.request.urlopen(address, timeout=5) as response:
            return response.status == 200
    except OSError:  # refused, reset or slow: not yet
        return False


def children_of(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(child) for child in file.read().split()]


def sockets_of(pid):
    """The connections to the database that a process holds open; the socket it listens on is
    everybody's.
    """
    names = [os.readlink(f"/proc/{pid}/fd/{fd}") for fd in os.listdir(f"/proc/{pid}/fd")]
    with open(f"/proc/{pid}/net/tcp") as file:
        rows = [line.split() for line in file.readlines()[1:]]
    established = {f"socket:[{row[9]}]" for row in rows if row[3] == "01"}
    return {name for name in names if name in established}
