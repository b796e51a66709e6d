"""Two thousand odd requests at a server as in production: `python -m tests.attack` sends more."""

import pytest
from django.conf import settings
from django.db import connection

from tests.attack.run import attack, is_fault, written_wrongly
from tests.attack.target import ROLES, target
from tests.attack.words import MARK

REQUESTS = 2_000


def address_of_database():
    """A database of its own beside the tests'; on SQLite the target makes a file."""
    if connection.vendor != "postgresql":
        return ""
    import psycopg

    known = settings.DATABASES["default"]
    where = {name.lower(): known[name] or None for name in ("HOST", "PORT", "USER", "PASSWORD")}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as admin:
        admin.execute("DROP DATABASE IF EXISTS exchangezones_attack WITH (FORCE)")
        admin.execute("CREATE DATABASE exchangezones_attack")
    return f"postgres://{known['USER']}@{known['HOST']}:{known['PORT']}/exchangezones_attack"


@pytest.mark.django_db(transaction=False)
def test_no_odd_request_breaks_the_server_or_is_written_down():
    with target(address_of_database()) as (site, log):
        assert set(site.sessions) == set(ROLES)
        report = attack(site, REQUESTS, seed=20)
    # A busy machine may be slow; how long an answer takes is looked at by the long run.
    assert [fault for fault in report.faults if is_fault(fault.answer, 0)] == []
    assert list(written_wrongly("".join(log), MARK)) == []
    assert sum(report.statuses["pages"].values()) > REQUESTS / 3
    assert report.statuses["pages"]["200"] > 100
    assert report.statuses["forms"]["200"] > 20


@pytest.mark.parametrize(
    ("answer", "seconds", "fault"),
    [("200", 0.1, False), ("500", 0.1, True), ("503", 0.1, True), ("501", 0.1, False),
     ("200", 2.1, True), ("hangs", 0.1, True), ("closed", 0.1, False)],
)  # fmt: skip
def test_a_fault_is_told(answer, seconds, fault):
    assert is_fault(answer, seconds) is fault


@pytest.mark.parametrize(
    ("line", "wrong"),
    [("[INFO] Booting worker with pid: 1", False), (f"near={MARK}", True),
     ("Traceback (most recent call last):", True), ('  File "x.py", line 1, in f', True)],
)  # fmt: skip
def test_a_line_that_should_not_be_there_is_told(line, wrong):
    assert bool(list(written_wrongly(line, MARK))) is wrong
