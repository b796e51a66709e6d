"""The README's demo, for real: a process, a port, an edit from outside, a second start."""

import re
import sqlite3
import subprocess
import sys
import urllib.error

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from tests.demo import environment, is_up, lines_until, read, start, wait_for
from zones.models import Agency, Grant, Zone


def test_demo_serves_notices_an_edit_from_outside_and_keeps_it(tmp_path):
    database = tmp_path / "demo.sqlite3"
    process = start(database)
    try:
        lines, found = lines_until(process, r"Serving (http://\S+)/ and")
        printed = "".join(lines)
        assert "Loading the fixtures" in printed
        assert re.findall(r"^account (\S+) \S{16} (\w+)$", printed, re.MULTILINE) == [
            ("operator", "operator"),
            ("moderator", "moderator"),
            ("staff-new-canaan", "staff"),
            ("staff-kansas-city", "staff"),
        ]
        site = found[1]
        assert wait_for(lambda: is_up(site), 20)
        assert "East Patrol Division" in read(f"{site}/search/?near=64128")
        # It holds password hashes and sessions.
        private = {path.name: oct(path.stat().st_mode & 0o777) for path in tmp_path.iterdir()}
        assert set(private.values()) == {"0o600"}

        with sqlite3.connect(database) as outside:
            outside.execute(
                "UPDATE zones_station SET name = 'Renamed Test Station' WHERE name = 'East Patrol "
                "Division'"
            )
        outside.close()
        assert wait_for(lambda: "Renamed Test Station" in read(f"{site}/search/?near=64128"), 5)

        with pytest.raises(urllib.error.HTTPError) as caught:
            read(f"{site}/search/?near=64128&page=-1")
        assert caught.value.code == 400
        caught.value.close()
    finally:
        process.terminate()
        rest = process.communicate(timeout=20)[0]
    assert "64128" not in rest, "a place that somebody searched for was logged"

    again = subprocess.run(
        [sys.executable, "manage.py", "demo", "--no-serve"],
        cwd=settings.BASE_DIR,
        env=environment(database),
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "your edits are kept" in again
    assert "Serving" not in again
    with sqlite3.connect(database) as outside:
        renamed = outside.execute(
            "SELECT count(*) FROM zones_station WHERE name = 'Renamed Test Station'"
        ).fetchone()
    outside.close()
    assert renamed == (1,)


@pytest.mark.django_db
def test_the_printed_password_signs_in_and_is_new_each_time(capsys):
    Agency.objects.create(key="us-xx-test-agency", name="Test Agency", country="US")
    passwords = []
    for _ in range(2):
        call_command("demo", no_serve=True)
        found = re.search(r"account operator (\S+) operator", capsys.readouterr().out)
        passwords.append(found[1])
        assert get_user_model().objects.get(username="operator").check_password(passwords[-1])
    assert passwords[0] != passwords[1]
    assert not get_user_model().objects.get(username="operator").check_password(passwords[0])
    assert Zone.objects.count() == 0, "a directory that is not empty is left alone"


@pytest.mark.django_db
def test_the_demo_moderator_is_staff_with_the_rights_of_the_group_alone(capsys):
    Agency.objects.create(key="us-xx-test-agency", name="Test Agency", country="US")
    call_command("demo", no_serve=True)
    found = re.search(r"account moderator (\S+) moderator", capsys.readouterr().out)
    moderator = get_user_model().objects.get(username="moderator")
    assert moderator.check_password(found[1])
    assert (moderator.is_staff, moderator.is_superuser) == (True, False)
    assert list(moderator.groups.values_list("name", flat=True)) == ["Moderators"]
    assert not moderator.user_permissions.exists()


@pytest.mark.django_db
def test_the_demo_staff_work_each_for_one_agency_once(capsys):
    agencies = {
        key: Agency.objects.create(key=key, name=key, country="US")
        for key in ("us-ct-new-canaan-police", "us-mo-kansas-city-kcpd")
    }
    for _ in range(2):
        call_command("demo", no_serve=True)
    works_for = {grant.user.username: grant.agency for grant in Grant.objects.active()}
    assert works_for == {
        "staff-new-canaan": agencies["us-ct-new-canaan-police"],
        "staff-kansas-city": agencies["us-mo-kansas-city-kcpd"],
    }
    assert Grant.objects.count() == 2
    printed = re.findall(r"account staff-new-canaan (\S+) staff", capsys.readouterr().out)
    staff = get_user_model().objects.get(username="staff-new-canaan")
    assert [staff.check_password(password) for password in printed] == [False, True]
    assert (staff.is_staff, staff.is_superuser) == (True, False)
    assert list(staff.groups.values_list("name", flat=True)) == ["Police staff"]


def test_demo_refuses_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="PRODUCTION"):
        call_command("demo", no_serve=True)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("203.0.113.1", 8000)])
def test_a_port_that_cannot_be_had_is_said_before_anything_is_done(host, port):
    with pytest.raises(CommandError, match="Try another with --port"):
        call_command("demo", host=host, port=port)
