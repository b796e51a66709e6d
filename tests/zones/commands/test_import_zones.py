"""A table of zones taken in: all or nothing, never over a later edit, and every mistake says what
would be right.
"""
# ruff: noqa: E501 -- the tables hold whole sentences

import csv
import io

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from tests.conftest import NOW
from tests.zones.stored import store_agency, store_station, store_zone
from zones.models import Check, Grant, Station, Zone
from zones.spreadsheets.columns import COLUMNS

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    """Two zones of a station in Kansas City, and one of another department."""
    station = store_station(
        "us-mo-test-central", agency=store_agency("us-mo-test", region="MO"), name="Central", city="Kansas City",
        region="MO",
    )  # fmt: skip
    store_zone("bcdfg", station=station, name="Lot", hours="24/7", detail="Near the flag")
    store_zone("bcdfh", station=station, name="Lobby", setting="lobby")
    other = store_station(
        "us-ks-other-hall", agency=store_agency("us-ks-other", region="KS"), region="KS"
    )
    store_zone("zzzzz", station=other, name="Elsewhere")
    return station


@pytest.fixture
def table(tmp_path):
    """Export, change cells by id, and give the path of the file; more rows may be added."""

    def made(changes=(), *more, header=None, agency=None):
        path = tmp_path / "t.csv"
        call_command("export_zones", path, agency=agency, stdout=io.StringIO())
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
        for id, cells in dict(changes).items():
            next(row for row in rows if row["id"] == id).update(cells)
        rows += [{**dict.fromkeys(COLUMNS, ""), **cells} for cells in more]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header or COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return made


def take(path, *options):
    """(lines said, the refusal or None)."""
    said = io.StringIO()
    try:
        call_command("import_zones", path, *options, stdout=said)
    except CommandError as error:
        return said.getvalue().splitlines(), str(error)
    return said.getvalue().splitlines(), None


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Station, Zone, Check)]


def staff(*agencies, rights=("view_zone", "change_zone", "change_station", "add_check")):
    user = get_user_model().objects.create_user("officer", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=rights, content_type__app_label="zones")
    )
    for agency in agencies:
        Grant.objects.create(
            user=user, agency=agency, reason="called", granted_at=NOW, granted_by=user
        )
    return user


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
    assert (latest.history_type, latest.history_user, latest.history_change_reason, latest.history_date) == (
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
            "~ line 3, Lot (bcdfg): phone “” → “+1-555-555-0100”, detail “Near the flag” → “Near the door”",
            "~ line 4, Lobby (bcdfh): phone “” → “+1-555-555-0100”",
            "Dry run, nothing was changed. It would be: 0 added, 2 changed, 1 unchanged, 0 conflicts, 0 mistakes",
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
            "station_key": "us-mo-test-north", "agency_key": "us-mo-test", "station": "North", "city": "Kansas City",
            "region": "MO", "country": "US", "latitude": "39.2", "longitude": "-94.6", "location_status": "exact",
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
        "? The zone was changed after this file was made. line 3, Lot (bcdfg): "
        "detail “Near the flag” → “Near the door”, hours “Mo-Fr 08:00-17:00” → “”",
        "Refused, nothing was changed. It would be: 0 added, 0 changed, 2 unchanged, 1 conflicts, 0 mistakes",
    ]
    assert (
        refused
        == "Look at the conflicts, then say --overwrite to take these rows or --keep to leave them out."
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
        "? The row has no version: it may be older than what is stored. line 3, Lot (bcdfg): "
        "detail “Near the flag” → “Near the door”",
        "Refused, nothing was changed. It would be: 0 added, 0 changed, 2 unchanged, 1 conflicts, 0 mistakes",
    ]


def test_a_new_zone_that_would_change_its_stored_station_is_a_conflict(stored, table):
    row = {
        "station_key": "us-mo-test-central", "station": "Central", "city": "Kansas City", "region": "MO",
        "country": "US", "site_kind": "police_station", "station_language": "en", "location_status": "town",
        "name": "Curb", "setting": "curb",
    }  # fmt: skip
    path = table((), {**row, "phone": "+1-555-555-0100"})
    lines = path.read_text("utf-8").splitlines()
    # without the two rows that say otherwise
    path.write_text("\n".join([lines[0], lines[-1]]), "utf-8")
    assert take(path)[0][0].startswith(
        "? The zone is new, and its station is stored already: that would be changed."
    )


# -- mistakes --------------------------------------------------------------------------------------
SEA = "This is in the sea. Leave the station out until its point is known."
MISTAKES = [  # cells of a row, and what is said of it
    ({"id": "xxxxx"}, "id “xxxxx”: None of your zones has this id. Leave it empty for a new zone."),
    ({"id": "bcdfg"}, "id “bcdfg”: This zone is in line 2 too. Leave one out."),
    ({"camera": "on"}, "camera “on”: This is not on the list. Write one of: none, present, recorded, watched_part, watched, unknown."),
    ({"camera": ""}, "camera: This is not on the list. Write one of: none, present, recorded, watched_part, watched, unknown."),
    ({"hours": "often"}, "hours “often”: “often” was not understood. Write for example “Mon-Fri 8am-5pm”, “24 hours” or “daylight”."),
    ({"opened": "05/2017"}, "opened “05/2017”: Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
    ({"opened": "2017-02-30"}, "opened “2017-02-30”: There is no such day."),
    ({"stalls": "many"}, "stalls “many”: Write a whole number from 1 to 500, or nothing if it is not known."),
    ({"stalls": "501"}, "stalls “501”: Write a whole number from 1 to 500, or nothing if it is not known."),
    ({"name": ""}, "name: This is empty. It must say something."),
    ({"detail": "x" * 301}, f"detail “{'x' * 60}…”: This has 301 characters. At most 300 are kept."),
    ({"detail": "a\x00b"}, "detail “a\ufffdb”: The character U+0000 in it cannot be printed. Take it out."),
    ({"detail": "=1+1"}, "detail “=1+1”: This is a formula. Write its result, or begin with an apostrophe if it is a text."),
    ({"latitude": ""}, "latitude: This is empty. Give both latitude and longitude, or neither."),
    ({"latitude": "", "longitude": ""}, "location_status “exact”: An exact place needs latitude and longitude. Give them, or write “street” or “town”."),
    ({"latitude": "0", "longitude": "0"}, f"latitude “0, 0”: {SEA}"),
    ({"latitude": "-94.5", "longitude": "39.1"}, "latitude “-94.5”: This lies between -90 and 90. Latitude and longitude look swapped."),
    ({"latitude": "nan"}, "latitude “nan”: This is no number. Write degrees with a point, such as 39.24744 or -114.88863."),
    ({"country": "USA"}, "country “USA”: Write the country as two capital letters, such as US."),
    ({"region": "QQ"}, "region “QQ”: US has no such state or province that we know."),
    ({"time_zone": "Kansas"}, "time_zone “Kansas”: There is no such time zone. Write a name such as America/Chicago, or nothing."),
    ({"phone": "call us"}, "phone “call us”: Write one telephone number without extension, such as +1-775-289-8808, or none."),
    ({"status": "draft"}, "status “draft”: A zone that is listed cannot become this. It may be: listed, paused, retired."),
    ({"status": "paused"}, "status_reason: Say why, in a sentence that visitors may read."),
    ({"status": "retired", "status_reason": "Moved"}, "retired_on: A retired zone has a last day. Write it as in 2026-05-24."),
    ({"retired_on": "2026-01-01"}, "retired_on “2026-01-01”: Only a retired zone has a last day. Take it out."),
    ({"retired_on": "1 May"}, "retired_on “1 May”: Write a day such as 2026-05-24."),
    ({"agency_key": "us-mo-tst"}, "agency_key “us-mo-tst”: None of your agencies has this key. Write one such as us-mo-test, us-ks-other."),
    ({"station_key": "North"}, "station_key “North”: Write the key of the station, such as us-ks-other-test-station."),
    ({"source_url": "https://example.org"}, "source_title: Name the page or paper that says so, or leave its address and date out."),
    ({"source_title": "Page", "source_date": "2027"}, "source_date “2027”: This is in the future."),
    ({"source_url": "ftp://x"}, "source_url “ftp://x”: Enter a valid URL."),
]  # fmt: skip


@pytest.mark.parametrize(("cells", "said"), MISTAKES)
def test_a_mistake_is_named_with_line_and_column_and_nothing_is_changed(stored, table, cells, said):
    path = table({"bcdfg": {"detail": "A good change"}, "zzzzz": cells})
    before = everything()
    lines, refused = take(path)
    assert lines[0] == f"! line {3 if 'bcdfg' in cells.values() else 2}, {said}"
    assert refused == "Mend the mistakes, then import the file again. Nothing was changed."
    assert everything() == before


def test_a_file_with_many_mistakes_names_every_one_and_changes_nothing(stored, table):
    wrong = {
        "camera": "on", "hours": "often", "opened": "soon", "stalls": "0", "name": "", "phone": "no", "lit": "maybe",
        "time_zone": "Kansas", "latitude": "x", "region": "kansas", "source_url": "x", "retired_on": "x", "setting": "roof",
    }  # fmt: skip
    before = everything()
    lines, refused = take(table({"zzzzz": wrong, "bcdfg": {"detail": "A good change"}}))
    assert {line.split(" ")[3].rstrip(":") for line in lines[:-1]} == wrong.keys()
    assert lines[-1] == (
        "Refused, nothing was changed. It would be: 0 added, 1 changed, 1 unchanged, 0 conflicts, 13 mistakes"
    )
    assert refused == "Mend the mistakes, then import the file again. Nothing was changed."
    assert everything() == before


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            ["id", "station_key", "camra"],
            "! line 1, camra: There is no such column. Do you mean “camera”?",
        ),
        (["id", "station_key", "qqqq"], "! line 1, qqqq: There is no such column. Take it out."),
        (
            ["id", "station_key", "url"],
            "! line 1, url: This column is only for reading. Begin with a file from the export.",
        ),
        (
            ["id", "camera"],
            "! line 1, station_key: This column is missing: it says which zone a row means.",
        ),
    ],
)
def test_a_header_with_a_mistake_is_refused(stored, tmp_path, header, said):
    path = tmp_path / "t.csv"
    path.write_text(",".join(header) + "\nbcdfg" + "," * (len(header) - 1) + "\n")
    assert take(path)[0] == [
        said, "Refused, nothing was changed. It would be: 0 added, 0 changed, 0 unchanged, 0 conflicts, 1 mistakes"
    ]  # fmt: skip


# -- whose zones -----------------------------------------------------------------------------------
def test_a_file_with_a_zone_of_another_department_is_refused_whole(stored, table):
    staff(stored.agency)
    before = everything()
    path = table({"bcdfg": {"detail": "Mine"}, "zzzzz": {"detail": "Not mine"}})
    assert take(path, "--by", "officer")[0][0] == (
        "! line 2, id “zzzzz”: None of your zones has this id. Leave it empty for a new zone."
    )
    assert everything() == before


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"agency_key": "us-ks-other"}, "! line 2, agency_key “us-ks-other”: None of your agencies has this key. Write one such as us-mo-test."),
        ({"station_key": "us-ks-other-hall"}, "! line 2, station_key “us-ks-other-hall”: This key belongs to another department."),
        ({"id": "", "setting": "curb"}, "! line 2, id: Your account may change zones, not add them. Ask the operator of this site."),
        ({"station_key": "us-mo-test-new"}, "! line 2, station_key “us-mo-test-new”: There is no such station, and your account may not add one."),
    ],
)  # fmt: skip
def test_staff_cannot_give_a_zone_away_take_another_or_add_one(stored, table, cells, said):
    staff(stored.agency)
    before = everything()
    lines, refused = take(table({"bcdfg": cells}, agency="us-mo-test"), "--by", "officer")
    assert (said in lines, refused is None) == (True, False)
    assert everything() == before


def test_who_may_not_change_stations_changes_no_station(stored, table):
    staff(stored.agency, rights=("change_zone",))
    phone = {"phone": "+1-555-555-0100"}
    lines, _refused = take(
        table({"bcdfg": phone, "bcdfh": phone}, agency="us-mo-test"), "--by", "officer"
    )
    assert lines[0] == "! line 2, phone “+1-555-555-0100”: Your account may not change stations."


@pytest.mark.parametrize("name", ["nobody", "officer", "\x00", "x" * 10_000])
def test_an_account_that_may_change_no_zone_imports_nothing(stored, table, name):
    staff(stored.agency, rights=())
    refused = take(table(), "--by", name)[1]
    assert refused == f"There is no account {name} that may change zones. Nothing was changed."


def test_a_missing_file_is_said(tmp_path):
    assert (
        take(tmp_path / "t.csv")[1]
        == f"{tmp_path / 't.csv'}: No such file or directory. Nothing was changed."
    )
