"""The README's demo, for real: a process, a port, an edit from outside, a second start."""

import os
import re
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from django.conf import settings
from django.contrib.auth import authenticate, get_user_model
from django.core.management import CommandError, call_command

from zones.models import Agency, Zone


def start(database, *options):
    return subprocess.Popen(
        [sys.executable, "manage.py", "demo", "--port", "0", *options],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "exchangezones.settings"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def lines_until(process, pattern):
    """What it prints until a line fits."""
    lines = []
    for line in process.stdout:
        lines.append(line)
        if found := re.search(pattern, line):
            return lines, found
    raise AssertionError("".join(lines))


def read(address):
    with urllib.request.urlopen(address, timeout=10) as response:
        return response.read().decode()


def wait_for(question, seconds):
    """Ask until the answer is yes; False when the time is over."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if question():
            return True
        time.sleep(0.02)
    return False


def test_demo_serves_notices_an_edit_from_outside_and_keeps_it(tmp_path):
    database = tmp_path / "demo.sqlite3"
    process = start(database)
    try:
        lines, found = lines_until(process, r"Serving (http://\S+)/ and")
        printed = "".join(lines)
        assert "Loading the fixtures" in printed
        assert re.findall(r"^account (\w+) \S{16} (\w+)$", printed, re.MULTILINE) == [
            ("operator", "operator"),
            ("moderator", "moderator"),
        ]
        site = found[1]
        assert wait_for(lambda: is_up(site), 20)
        assert "East Patrol Division" in read(f"{site}/search/?near=64128")

        with sqlite3.connect(database) as outside:
            outside.execute(
                "UPDATE zones_station SET name = 'Renamed Test Station' WHERE name = 'East Patrol Division'"
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
        env={**os.environ, "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "exchangezones.settings"},
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "your edits are kept" in again
    assert "Serving" not in again
    with sqlite3.connect(database) as outside:
        renamed = outside.execute("SELECT count(*) FROM zones_station WHERE name = 'Renamed Test Station'").fetchone()
    outside.close()
    assert renamed == (1,)


def is_up(site):
    try:
        return bool(read(f"{site}/about/"))
    except (urllib.error.URLError, ConnectionError):
        return False


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
    assert authenticate(username="operator", password=passwords[0]) is None
    assert Zone.objects.count() == 0, "a directory that is not empty is left alone"


@pytest.mark.django_db
def test_the_demo_moderator_is_staff_with_the_rights_of_the_group_alone(capsys):
    Agency.objects.create(key="us-xx-test-agency", name="Test Agency", country="US")
    call_command("demo", no_serve=True)
    found = re.search(r"account moderator (\S+) moderator", capsys.readouterr().out)
    moderator = authenticate(username="moderator", password=found[1])
    assert (moderator.is_staff, moderator.is_superuser) == (True, False)
    assert list(moderator.groups.values_list("name", flat=True)) == ["Moderators"]
    assert not moderator.user_permissions.exists()


def test_demo_refuses_production(settings):
    settings.PRODUCTION = True
    with pytest.raises(CommandError, match="PRODUCTION"):
        call_command("demo", no_serve=True)


@pytest.mark.parametrize(("host", "port"), [("127.0.0.1", 99999), ("203.0.113.1", 8000)])
def test_a_port_that_cannot_be_had_is_said_before_anything_is_done(host, port):
    with pytest.raises(CommandError, match="Try another with --port"):
        call_command("demo", host=host, port=port)
