"""The read model sees every edit by every path, and outlives the database."""

import io
import json
import tempfile
import threading
from pathlib import Path

import pytest
from django.core import serializers
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.urls import reverse

from exchangezones.foundation import triggers
from tests.conftest import NOW
from tests.zones.admin.desk import Page
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.directory import live
from zones.directory.listing import Listing
from zones.models import Agency, Check, Station, Zone
from zones.models.edits import WATCHED_TABLES
from zones.vocabulary import FactGroup, Setting, ZoneStatus

pytestmark = pytest.mark.django_db


def by_save(zone, client):
    zone.name = "Edited"
    zone.save()


def by_update(zone, client):
    Zone.objects.update(name="Edited")


def by_bulk_update(zone, client):
    zone.name = "Edited"
    Zone.objects.bulk_update([zone], ["name"])


def by_raw_sql(zone, client):
    with connection.cursor() as cursor:
        cursor.execute("UPDATE zones_zone SET name = 'Edited'")


def by_form(zone, client):
    form = Page(client, reverse("admin:zones_zone_change", args=[zone.pk]))
    form.press(name="Edited", why="The sign says so.")
    assert form.status == 302


def by_import(zone, client):
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "zones.csv"
        file.write_text(f"id,station_key,name\n{zone.public_id},{zone.station.key},Edited\n")
        call_command("import_zones", str(file), "--overwrite")


def by_loaddata(zone, client):
    records = json.loads(serializers.serialize("json", [zone]))
    records[0]["fields"]["name"] = "Edited"
    file = io.StringIO(json.dumps(records))
    for record in serializers.deserialize("json", file):
        record.save()


@pytest.mark.parametrize(
    "edit", [by_save, by_update, by_bulk_update, by_raw_sql, by_form, by_import, by_loaddata]
)
def test_an_edit_by_any_path_is_seen(edit, admin_client):
    zone = store_zone()
    assert live.current().get("bcdfg").name == "Test zone"
    edit(zone, admin_client)
    assert live.snapshot.refresh() is True
    assert live.current().get("bcdfg").name == "Edited"


def by_delete(zone):
    zone.delete()


def by_delete_of_a_queryset(zone):
    Zone.objects.all().delete()


def by_raw_delete(zone):
    Zone.objects.all()._raw_delete("default")


@pytest.mark.parametrize("remove", [by_delete, by_delete_of_a_queryset, by_raw_delete])
def test_a_zone_that_is_gone_is_gone_by_any_path(remove):
    zone = store_zone()
    assert live.current().count == 1
    remove(zone)
    assert live.snapshot.refresh() is True
    assert live.current().count == 0


def test_a_bulk_create_is_seen():
    zone = store_zone()
    assert live.current().count == 1
    Zone.objects.bulk_create(
        [
            Zone(station=zone.station, name="Bulk", public_id=f"bbbb{n}", status="listed")
            for n in "234"
        ]
    )
    live.snapshot.refresh()
    assert live.current().count == 4


@pytest.mark.parametrize(
    "edit",
    [
        lambda zone: store_check(zone),
        lambda zone: zone.hours_exceptions.create(
            first_on="2026-12-24", last_on="2026-12-26", closed=True, reason="Test holiday"
        ),
        lambda zone: zone.program_listings.create(program="safetrade", source_title="Test list"),
        lambda zone: Station.objects.update(name="Other"),
        lambda zone: Agency.objects.update(name="Other"),
    ],
    ids=["check", "exception", "program", "station", "agency"],
)
def test_every_table_moves_the_revision(edit):
    zone = store_zone()
    before = triggers.current_revision("default", app_label="zones")
    edit(zone)
    assert triggers.current_revision("default", app_label="zones") > before


def test_triggers_survive_a_rebuilt_table():
    """SQLite drops them when a migration rebuilds a table; each migrate makes them anew."""
    zone = store_zone()
    with connection.cursor() as cursor:
        for name in triggers.EDITS if connection.vendor == "sqlite" else ():
            cursor.execute(f"DROP TRIGGER zones_zone_{name.lower()}_moves_revision")
    triggers.install("default", app_label="zones", watched=WATCHED_TABLES)
    before = triggers.current_revision("default", app_label="zones")
    by_update(zone, None)
    assert triggers.current_revision("default", app_label="zones") == before + 1


def test_nothing_is_rebuilt_while_nothing_moved(django_assert_num_queries):
    store_zone()
    live.current()
    with django_assert_num_queries(1):
        assert live.snapshot.refresh() is False


@pytest.mark.parametrize("zones", [1, 3])
def test_reading_takes_seven_queries_whatever_the_size(django_assert_num_queries, zones):
    station = store_station()
    for public_id in ["bbbbb", "ccccc", "ddddd"][:zones]:
        store_check(store_zone(public_id, station=station))
    with django_assert_num_queries(7):
        assert live.build_directory(1, at=NOW).count == zones


def test_drafts_are_not_read():
    store_zone(status=ZoneStatus.DRAFT)
    assert len(live.build_directory(1, at=NOW)) == 0


def test_the_last_directory_is_kept_when_the_database_is_away(monkeypatch):
    store_zone()
    here = live.current()

    def away(*args, **kwargs):
        raise DatabaseError("away")

    monkeypatch.setattr(triggers, "current_revision", away)
    with pytest.raises(DatabaseError):
        live.snapshot.refresh()
    assert live.current() is here


def test_rebuilds_never_overlap(monkeypatch):
    """While one thread builds, another one that wants to waits at the lock."""
    building, release = threading.Event(), threading.Event()
    snapshot = live.snapshot
    monkeypatch.setattr(triggers, "current_revision", lambda *args, **kwargs: 1)

    def build(number, before, edits, *, at):
        building.set()
        assert release.wait(5)
        return object()

    monkeypatch.setattr(snapshot, "_build", build)
    monkeypatch.setattr("exchangezones.foundation.snapshot.one_moment", lambda: memoryview(b""))
    thread = threading.Thread(target=snapshot.refresh)
    thread.start()
    assert building.wait(5)
    assert snapshot._rebuilding.locked()
    release.set()
    thread.join(5)
    assert not snapshot._rebuilding.locked()


# -- what is read ----------------------------------------------------------------------------------
def test_a_zone_is_read_with_all_its_facts():
    zone = store_zone(hours="24/7", stalls=2, camera="watched", custody="welcome")
    zone.program_listings.create(program="offerup", source_title="Test list", as_of="2016")
    zone.hours_exceptions.create(
        first_on="2026-12-24", last_on="2026-12-26", closed=True, reason="Test holiday"
    )
    listing = live.build_directory(1, at=NOW).get("bcdfg")
    assert isinstance(listing, Listing)
    assert (listing.hours, listing.stalls, listing.camera, listing.custody) == (
        "24/7",
        2,
        "watched",
        "welcome",
    )
    assert (listing.setting, listing.status) == (Setting.LOT, ZoneStatus.LISTED)
    assert [(p.program, p.as_of) for p in listing.programs] == [("offerup", "2016")]
    assert [(e.reason, e.hours) for e in listing.exceptions] == [("Test holiday", "")]
    assert listing.path == "us/xx/testville/test-station-lot-bcdfg"
    assert listing.station.agency.key == "us-xx-test-agency"


@pytest.mark.parametrize(
    ("dates", "latest"),
    [
        (["2019", "2021-05"], "2021-05"),
        (["2021-05", "2019"], "2021-05"),
        (["", "2015"], "2015"),
        ([""], ""),
    ],
)
def test_the_latest_check_of_a_group_counts(dates, latest):
    zone = store_zone()
    for as_of in dates:
        store_check(zone, as_of=as_of)
    assert [check.as_of for check in live.build_directory(1, at=NOW).get("bcdfg").checks] == [
        latest
    ]


def test_a_fact_that_differs_now_is_marked_as_changed():
    zone = store_zone(hours="24/7")
    store_check(zone, FactGroup.HOURS, values={"zone.hours": "Mo-Fr 08:00-17:00"})
    store_check(
        zone, FactGroup.LOCATION, values={"zone.name": "Test zone", "station.latitude": 39.1}
    )
    checks = {
        check.group: check.changed for check in live.build_directory(1, at=NOW).get("bcdfg").checks
    }
    assert checks == {FactGroup.HOURS: True, FactGroup.LOCATION: False}


def test_the_shipped_fixtures_are_unchanged_since_their_checks(shipped):
    changed = [(zone.id, check.group) for zone in shipped for check in zone.checks if check.changed]
    assert changed == []


def test_names_without_latin_letters_still_have_an_address():
    store_zone(station=store_station(name="警察", city="東京"))
    assert live.build_directory(1, at=NOW).get("bcdfg").path == "us/xx/town/lot-bcdfg"


def test_an_agency_without_zones_is_known():
    store_agency()
    assert list(live.build_directory(1, at=NOW).agencies) == ["us-xx-test-agency"]
    assert Check.objects.count() == 0


@pytest.mark.django_db(transaction=True)
def test_flush_is_noticed():
    store_zone()
    assert live.current().count == 1
    call_command("flush", interactive=False, verbosity=0)
    live.snapshot.refresh()
    assert live.current().count == 0
