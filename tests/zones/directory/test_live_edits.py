"""Reading only what was edited gives what reading everything gives."""

import pytest
from django.db import connection

from exchangezones.foundation import triggers
from tests.conftest import NOW
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.directory import live
from zones.geo.point import Point
from zones.models import Agency, Check, Station, Zone
from zones.models.edits import Edit
from zones.vocabulary import Setting, ZoneStatus

pytestmark = pytest.mark.django_db


def three_zones():
    first = store_station("us-xx-a", city="Alphaville")
    second = store_station("us-xx-b", agency=first.agency, city="Betaville", latitude=40.0)
    store_check(store_zone("bbbbb", station=first))
    store_zone("ccccc", station=first, setting=Setting.LOBBY)
    store_zone("ddddd", station=second)
    return first, second


def move_a_station(first, second):
    Station.objects.filter(pk=first.pk).update(latitude=45.0)


def rename_an_agency(first, second):
    Agency.objects.update(name="Renamed Test Agency")


def rename_a_station(first, second):
    Station.objects.filter(pk=first.pk).update(name="Renamed Test Station")


def add_a_zone(first, second):
    store_zone("fffff", station=second)


def add_another_agency(first, second):
    other = store_agency("us-xx-other-test-agency")
    Station.objects.filter(pk=second.pk).update(agency=other)


def delete_a_zone(first, second):
    Zone.objects.get(public_id="bbbbb").delete()


def draft_a_zone(first, second):
    Zone.objects.filter(public_id="bbbbb").update(status=ZoneStatus.DRAFT)


def change_a_public_id(first, second):
    Zone.objects.filter(public_id="bbbbb").update(public_id="ggggg")


def move_a_check(first, second):
    Check.objects.update(zone=Zone.objects.get(public_id="ddddd"))


def delete_a_check(first, second):
    Check.objects.all().delete()


def edit_a_text(first, second):
    Zone.objects.filter(public_id="ccccc").update(detail="Left of the door")


def edit_hours(first, second):
    Zone.objects.filter(public_id="ccccc").update(hours="24/7")


def delete_an_agency(first, second):
    store_agency("us-xx-brief-test-agency").delete()


@pytest.mark.parametrize(
    "edit",
    [
        move_a_station, rename_an_agency, rename_a_station, add_a_zone, add_another_agency,
        delete_a_zone, draft_a_zone, change_a_public_id, move_a_check, delete_a_check,
        edit_a_text, edit_hours, delete_an_agency,
    ],
)  # fmt: skip
def test_reading_what_was_edited_gives_what_reading_everything_gives(edit, monkeypatch):
    stations = three_zones()
    before = live.current()
    built = []
    build = live.snapshot._build
    monkeypatch.setattr(
        live.snapshot, "_build", lambda *given, at: built.append(given) or build(*given, at=at)
    )
    edit(*stations)
    assert live.snapshot.refresh() is True
    assert built[0][1] is before, "only what was edited is read"
    now, whole = live.current(), live.build_directory(1, at=NOW)
    assert list(now) == list(whole)
    assert now.agencies == whole.agencies
    assert now.shelves == whole.shelves
    assert now.count == whole.count
    assert [found for found in now.nearest(Point(40, -95))] == [
        found for found in whole.nearest(Point(40, -95))
    ]
    assert now.nameplates.labels() == whole.nameplates.labels()
    assert [zone and zone.id for zone in map(now.get, ["bbbbb", "ggggg"])] == [
        zone and zone.id for zone in map(whole.get, ["bbbbb", "ggggg"])
    ]


def test_many_edits_at_once_are_read_whole(monkeypatch):
    station = store_station()
    before = live.current()
    Zone.objects.bulk_create(
        [
            Zone(
                station=station,
                name="Bulk",
                status="listed",
                public_id=f"{n:05}".translate(str.maketrans("01", "bc")),
            )
            for n in range(triggers.MOST_EDITS + 1)
        ]
    )
    number = triggers.current_revision("default", app_label="zones")
    assert triggers.edits_between("default", before.revision, number, app_label="zones") is None
    assert live.snapshot.refresh() is True
    assert live.current().count == triggers.MOST_EDITS + 1


def test_edits_that_are_no_longer_written_down_are_read_whole():
    store_zone()
    before = live.current().revision
    Zone.objects.update(name="Edited")
    Edit.objects.all().delete()
    number = triggers.current_revision("default", app_label="zones")
    assert number > before
    assert triggers.edits_between("default", before, number, app_label="zones") is None


def test_old_edits_are_thrown_away(monkeypatch):
    store_zone()
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO zones_edit (number, kind, key) VALUES (1, 'zone', 'old')")
    Zone.objects.update(name="Edited")
    assert not Edit.objects.filter(number=1).exists()
