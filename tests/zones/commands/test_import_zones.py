"""A table of zones taken in: all or nothing, never over a later edit, and every mistake says what
would be right.
"""

import pytest

from tests.conftest import NOW
from tests.zones.commands.tables import everything, staff, take
from zones.models import Check, Zone

pytestmark = pytest.mark.django_db


# -- what is taken ---------------------------------------------------------------------------------
def test_a_changed_cell_changes_its_fact_and_leaves_who_why_and_when(stored, table):
    user = staff(stored.agency)
    own = {"hours": "Mon-Fri 8am-5pm", "camera": "Watched", "stalls": "2", "opened": "2017-05"}
    path = table({"bcdfg": own}, agency="us-mo-test")
    assert take(path, "--by", "officer") == (
        ["0 added, 1 changed, 1 unchanged, 0 conflicts, 0 mistakes"],
        None,
    )
    zone = Zone.objects.get(public_id="bcdfg")
    assert (zone.hours, zone.camera, zone.stalls, zone.opened) == (
        "Mo-Fr 08:00-17:00",
        "watched",
        2,
        "2017-05",
    )
    latest = zone.history.first()
    assert (latest.history_type, latest.history_user, latest.history_change_reason,
        latest.history_date) == (
        "~", user, "import t.csv", NOW,
    )  # fmt: skip
    assert Check.objects.count() == 0


def test_a_second_import_of_the_same_file_changes_nothing_and_says_so(stored, table):
    path = table({"bcdfg": {"detail": "Near the door"}})
    assert take(path) == (["0 added, 1 changed, 2 unchanged, 0 conflicts, 0 mistakes"], None)
    before = everything()
    assert take(path) == (
        ["Nothing to change: 0 added, 0 changed, 3 unchanged, 0 conflicts, 0 mistakes"],
        None,
    )
    assert everything() == before
    assert Zone.history.count() == 4  # three made, one changed


def test_a_dry_run_shows_each_change_and_makes_none(stored, table):
    before = everything()
    path = table(
        {
            "bcdfg": {"detail": "Near the door", "phone": "+1-555-555-0100"},
            "bcdfh": {"phone": "+1-555-555-0100"},
        }
    )
    assert take(path, "--dry-run") == (
        [
            "~ line 3, Central, Kansas City, MO — parking lot (bcdfg): phone “” → "
            "“+1-555-555-0100”, detail “Near the flag” → “Near "
            "the door”",
            "~ line 4, Central, Kansas City, MO — lobby (bcdfh): phone “” → “+1-555-555-0100”",
            "Dry run, nothing was changed. It would be: 0 added, 2 changed, 1 unchanged, 0 "
            "conflicts, 0 mistakes",
        ],
        None,
    )
    assert everything() == before


def test_a_station_that_two_rows_share_is_changed_once(stored, table):
    phone = {"phone": "+1-555-555-0100"}
    take(table({"bcdfg": phone, "bcdfh": phone}))
    stored.refresh_from_db()
    assert (stored.phone, stored.history.count()) == ("+1-555-555-0100", 2)


def test_a_row_without_id_is_a_new_zone_at_a_known_or_a_new_station(stored, table):
    path = table(
        (),
        {"station_key": "us-mo-test-central", "name": "Curb", "setting": "curb"},
        {
            "station_key": "us-mo-test-north", "agency_key": "us-mo-test", "station": "North",
            "city": "Kansas City",
            "region": "MO", "country": "US", "latitude": "39.2", "longitude": "-94.6",
            "location_status": "exact",
            "name": "North lot", "setting": "lot", "status": "listed",
        },
    )  # fmt: skip
    assert take(path)[0] == ["2 added, 0 changed, 3 unchanged, 0 conflicts, 0 mistakes"]
    curb, north = Zone.objects.get(name="Curb"), Zone.objects.get(name="North lot")
    assert (curb.station, curb.status, curb.camera) == (stored, "draft", "unknown")
    assert (north.station.time_zone, north.station.agency, north.status) == (
        "America/Chicago",
        stored.agency,
        "listed",
    )
    assert [zone.history.get().history_type for zone in (curb, north)] == ["+", "+"]
    before = everything()
    assert take(path)[0] == [
        "Nothing to change: 0 added, 0 changed, 5 unchanged, 0 conflicts, 0 mistakes"
    ]
    assert everything() == before


def test_only_columns_that_are_there_change_anything(stored, table):
    path = table({"bcdfg": {"detail": ""}}, header=["id", "version", "station_key", "detail"])
    assert take(path)[1] is None
    zone = Zone.objects.get(public_id="bcdfg")
    assert (zone.detail, zone.hours, zone.name) == ("", "24/7", "Lot")


def test_a_source_makes_a_check_for_each_group_that_the_row_changes(stored, table):
    source = {
        "source_title": "City page",
        "source_url": "https://example.org/zone",
        "source_date": "2026-10",
    }
    take(table({"bcdfg": {"camera": "watched", "large_items": "no", **source}, "bcdfh": source}))
    checks = Check.objects.order_by("group").values_list(
        "zone__public_id", "group", "as_of", "source_title", "checked_by"
    )
    assert list(checks) == [
        ("bcdfg", "access", "2026-10", "City page", "exchangezones editors"),
        ("bcdfg", "cameras", "2026-10", "City page", "exchangezones editors"),
    ]
    assert Check.objects.get(group="cameras").values["zone.camera"] == "watched"


# -- what people did since -------------------------------------------------------------------------
def test_a_later_edit_is_a_conflict_and_stays_until_somebody_decides(stored, table):
    path = table({"bcdfg": {"hours": "", "detail": "Near the door"}})
    Zone.objects.filter(public_id="bcdfg").update(hours="Mo-Fr 08:00-17:00")
    before = everything()
    lines, refused = take(path)
    assert lines == [
        "? The zone was changed after this file was made. line 3, Central, Kansas City, MO — "
        "parking lot (bcdfg): "
        "detail “Near the flag” → “Near the door”, hours “Mo-Fr 08:00-17:00” → “”",
        "Refused, nothing was changed. It would be: 0 added, 0 changed, 2 unchanged, 1 "
        "conflicts, 0 mistakes",
    ]
    assert (
        refused
        == "Look at the conflicts, then say --overwrite to take these rows or --keep to leave "
        "them out."
    )
    assert everything() == before
    assert take(path, "--keep")[1] is None
    assert everything() == before
    assert take(path, "--overwrite") == (
        ["0 added, 1 changed, 2 unchanged, 0 conflicts, 0 mistakes"],
        None,
    )
    assert Zone.objects.get(public_id="bcdfg").detail == "Near the door"


def test_a_row_of_an_edited_zone_that_says_the_same_is_no_conflict(stored, table):
    path = table()
    Zone.objects.filter(public_id="bcdfg").update(hours="24/7", detail="Near the flag")
    assert take(path)[1] is None


def test_without_a_version_every_change_of_a_stored_zone_is_a_conflict(stored, table):
    path = table({"bcdfg": {"detail": "Near the door"}}, header=["id", "station_key", "detail"])
    assert take(path)[0] == [
        "? The row has no version, so it may be older than what is stored. line 3, Central, "
        "Kansas City, MO — parking lot (bcdfg): "
        "detail “Near the flag” → “Near the door”",
        "Refused, nothing was changed. It would be: 0 added, 0 changed, 2 unchanged, 1 "
        "conflicts, 0 mistakes",
    ]


def test_a_new_zone_that_would_change_its_stored_station_is_a_conflict(stored, table):
    row = {
        "station_key": "us-mo-test-central", "station": "Central", "city": "Kansas City",
        "region": "MO",
        "country": "US", "site_kind": "police_station", "station_language": "en",
        "location_status": "town",
        "name": "Curb", "setting": "curb",
    }  # fmt: skip
    path = table((), {**row, "phone": "+1-555-555-0100"})
    lines = path.read_text("utf-8").splitlines()
    # without the two rows that say otherwise
    path.write_text("\n".join([lines[0], lines[-1]]), "utf-8")
    assert take(path)[0][0].startswith(
        "? The zone is new, but its station exists already and would be changed."
    )
