"""`doctor`: a line for each part, and what to do where one does not work."""

import io

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import OperationalError

from tests.zones.stored import store_zone
from zones.management.commands import doctor
from zones.models import Revision

pytestmark = pytest.mark.django_db


def lines():
    """What it says, and whether something needs somebody."""
    out = io.StringIO()
    try:
        call_command("doctor", stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), str(error)
    return out.getvalue().splitlines(), ""


def test_a_machine_that_can_run_the_site_is_told_so():
    store_zone()
    before = Revision.objects.get().number
    told, refused = lines()
    assert [line[:3] for line in told] == ["ok "] * len(doctor.LOOKS)
    assert "migrated, writable, 1 zones listed" in told[1]
    assert refused == ""
    assert Revision.objects.get().number == before


def test_an_uncounted_proxy_is_told(settings):
    settings.PRODUCTION, settings.PROXY_COUNT, settings.BIND = True, 0, "127.0.0.1:8000"
    told, refused = lines()
    assert "PROXY_COUNT is 0" in told[0]
    assert refused == "1 of 4 parts need you."


def test_a_database_that_is_away_is_told(monkeypatch):
    def away(connection):
        raise OperationalError("no words of the library")

    monkeypatch.setattr(doctor, "MigrationExecutor", away)
    told, _refused = lines()
    assert told[1] == (
        "!!  database: OperationalError. Look at DATABASE_URL, and whether the server runs."
    )


def test_missing_migrations_are_told(monkeypatch):
    monkeypatch.setattr(
        doctor.MigrationExecutor, "migration_plan", lambda self, targets: [("one", False)]
    )
    assert lines()[0][1] == "!!  database: 1 migrations are missing. Run manage.py migrate."


def test_a_database_without_its_row_is_told():
    Revision.objects.all().delete()
    assert "The row of the revision is missing" in lines()[0][1]


@pytest.mark.parametrize("broken", ["forgets", "fails"])
def test_a_cache_that_does_not_work_is_told(monkeypatch, broken):
    def get(key):
        if broken == "fails":
            raise ConnectionError(key)

    monkeypatch.setattr(cache, "get", get)
    assert lines()[0][2].startswith("!!  cache: ")


def test_static_files_that_were_not_collected_are_told(monkeypatch):
    def url(name):
        raise ValueError(name)

    monkeypatch.setattr(doctor.staticfiles_storage, "url", url)
    assert lines()[0][3].endswith("They were not collected. Run manage.py collectstatic.")
