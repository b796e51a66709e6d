"""Zones as a table: what goes out comes back unchanged."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.models import Check, Station, Zone
from zones.spreadsheets.columns import TABLE_COLUMNS

pytestmark = pytest.mark.django_db
NOTHING = "Nothing to change: 0 added, 0 changed, 2 unchanged, 0 conflicts, 0 mistakes\n"


@pytest.fixture
def stored():
    """A zone full of what spreadsheets stumble over, and one of which little is known."""
    station = store_station(postal_code="02134", phone="+1-555-555-0100")
    full = store_zone(
        "bcdfg", station=station, name="=HYPERLINK(1)", detail="@left, \"by\" the  flag; é",
        hours="Mo-Fr 08:00-17:00",
        stalls=2, camera_retention_days=30, opened="2017-05", status="retired",
        status_reason="-moved",
        retired_on="2026-01-02",
    )  # fmt: skip
    store_check(full)
    bare = store_station("us-xx-bare", agency=store_agency("us-xx-bare"), latitude=None,
        longitude=None,
                         location_status="town", time_zone="")  # fmt: skip
    store_zone("22222", station=bare, name="'=quoted")


def run(*words, **options):
    said = io.StringIO()
    call_command(*words, stdout=said, **options)
    return said.getvalue()


@pytest.mark.parametrize("name", ["t.csv", "t.xlsx"])
def test_an_export_imported_twice_changes_nothing_and_says_so(stored, tmp_path, name):
    before = [list(model.objects.order_by("pk").values()) for model in (Station, Zone, Check)]
    assert run("export_zones", tmp_path / name) == f"2 zones written to {name}\n"
    assert run("import_zones", tmp_path / name) == NOTHING
    assert run("import_zones", tmp_path / name) == NOTHING
    assert [
        list(model.objects.order_by("pk").values()) for model in (Station, Zone, Check)
    ] == before
    assert Zone.history.count() == 2


def test_the_table_has_a_column_for_each_fact_and_no_formula(stored):
    header, first, second = csv.reader(io.StringIO(run("export_zones").removeprefix("\ufeff")))
    assert header == list(TABLE_COLUMNS)
    full = dict(zip(header, second, strict=True))
    told = ("id", "agency_key", "station_key", "name", "phone", "postal_code", "longitude")
    assert [full[name] for name in told] == [
        "bcdfg", "us-xx-test-agency", "us-xx-testville-station", "'=HYPERLINK(1)",
        "'+1-555-555-0100", "02134", "-94.5",
    ]  # fmt: skip
    assert [cell for cell in [*first, *second] if cell[:1] in "=+@" and cell] == []


def test_one_agency_or_only_the_header(stored):
    rows = csv.DictReader(
        io.StringIO(run("export_zones", agency="us-xx-bare").removeprefix("\ufeff"))
    )
    assert [row["id"] for row in rows] == ["22222"]
    assert run("export_zones", empty=True) == "\ufeff" + ",".join(TABLE_COLUMNS) + "\r\n"


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"agency": "us-xx-nobody"}, "There is no agency with the key us-xx-nobody."),
        ({"format": "xlsx"}, "A workbook needs a FILE."),
    ],
)
def test_what_cannot_be_written_is_said(stored, options, said):
    with pytest.raises(CommandError) as refused:
        run("export_zones", **options)
    assert str(refused.value) == said
