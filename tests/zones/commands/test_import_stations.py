"""Lists of stations without a zone are taken in whole or not at all."""

import csv
import gzip
import io

import pytest
from django.core.management import call_command

from tests.zones.commands.station_lists import SMALL, refused, stored, take_in, written
from zones.directory import live
from zones.geo.point import Point
from zones.models import OrdinaryStation as Row
from zones.spreadsheets.stations import LIST_COLUMNS


@pytest.mark.django_db
def test_a_list_is_taken_in_and_a_second_time_changes_nothing():
    assert take_in(SMALL) == ("12 added, 0 changed, 0 removed, 0 unchanged.\n", "")
    before = stored()
    assert take_in(SMALL) == (
        "Nothing to change: 0 added, 0 changed, 0 removed, 12 unchanged.\n",
        "",
    )
    assert stored() == before
    row = Row.objects.get(region="QC")
    assert (row.name, row.city, row.latitude, row.longitude, row.phone, row.source_date) == (
        "SPVM Poste de Quartier 1", "Montréal", 45.44733, -73.85229, "", "2019-09",
    )  # fmt: skip
    assert row.source == "Ville de Montréal donnees ouvertes, postes de quartier"


@pytest.mark.django_db
def test_a_list_arrives_on_the_pages_and_one_that_changes_nothing_rebuilds_nothing(file):
    assert len(live.current().ordinary) == 0
    take_in(SMALL)
    assert live.snapshot.refresh() is True
    assert len(live.current().ordinary) == 12
    take_in(SMALL)
    assert live.snapshot.refresh() is False
    take_in(file({"source": "Made-up test list", "phone": ""}))
    assert live.snapshot.refresh() is True
    found = live.current().ordinary.nearest(Point(39.24744, -114.88863), within_km=1, limit=3)
    assert [(station.name, station.phone) for _, station in found] == [
        ("Test Police Department", "")
    ]


def test_the_help_says_what_a_file_does_to_the_stations_that_are_there(capsys):
    with pytest.raises(SystemExit):
        call_command("import_stations", "--help")
    said = capsys.readouterr().out
    assert "The file replaces the stations of the sources that it names" in said
    assert ", ".join(LIST_COLUMNS) in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind",
    ["gzip", "byte order mark", "carriage returns", "columns in another order", "blank lines"],
)
def test_every_spelling_of_a_list_is_the_same_list(tmp_path, kind):
    text = SMALL.read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    path = tmp_path / "stations"
    if kind == "gzip":
        path.write_bytes(gzip.compress(text.encode()))
    elif kind == "byte order mark":
        path.write_text(text, encoding="utf-8-sig")
    elif kind == "columns in another order":
        written(path, rows, sorted(LIST_COLUMNS))
    elif kind == "blank lines":
        path.write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    else:
        written(path, rows)
    take_in(SMALL)
    assert take_in(path) == (
        "Nothing to change: 0 added, 0 changed, 0 removed, 12 unchanged.\n",
        "",
    )


@pytest.mark.django_db
def test_a_dry_run_says_what_would_be_done_and_changes_nothing(file):
    take_in(file({}, {"name": "Gone Test Police"}, {"name": "Third Test Police"}))
    before = stored()
    new = file(
        {"phone": "", "latitude": "39.25"},
        {"name": "Third Test Police"},
        {"name": "Fourth Test Police"},
    )
    said, mistakes = take_in(new, "--dry-run")
    assert said.splitlines() == [
        "+ Fourth Test Police, Ely, NV",
        "~ Test Police Department, Ely, NV: phone “+1-555-555-0100” → “”, latitude “39.24744” → "
        "“39.25”",
        "- Gone Test Police, Ely, NV",
        "Dry run, nothing was changed. It would be: 1 added, 1 changed, 1 removed, 1 unchanged.",
    ]
    assert (stored(), mistakes) == (before, "")
    assert take_in(new) == ("1 added, 1 changed, 1 removed, 1 unchanged.\n", "")
    assert sorted(Row.objects.values_list("name", "phone", "latitude")) == [
        ("Fourth Test Police", "+1-555-555-0100", 39.24744),
        ("Test Police Department", "", 39.25),
        ("Third Test Police", "+1-555-555-0100", 39.24744),
    ]
    kept = Row.objects.get(name="Test Police Department")
    assert kept.pk in {row["id"] for row in before}, "a changed station stays the same row"


@pytest.mark.django_db
def test_a_long_dry_run_is_cut(file):
    said, _ = take_in(file(*({"name": f"Test Police {n}"} for n in range(23))), "--dry-run")
    assert said.splitlines()[19:21] == ["+ Test Police 19, Ely, NV", "+ … and 3 more"]
    assert Row.objects.count() == 0


@pytest.mark.django_db
def test_a_list_replaces_its_own_sources_and_no_other(file):
    take_in(
        file({"source": "One"}, {"source": "Two"}, {"source": "Two", "name": "Second Test Police"})
    )
    take_in(file({"source": "Two", "name": "Second Test Police"}))
    assert sorted(Row.objects.values_list("source", "name")) == [
        ("One", "Test Police Department"),
        ("Two", "Second Test Police"),
    ]


@pytest.mark.django_db
def test_a_list_with_a_bad_row_changes_nothing(file):
    take_in(file({}))
    before = stored()
    bad = file(
        {"phone": ""},
        {"name": "Multi\nline"},
        {"latitude": "x", "phone": "y"},
        {},
        {"region": "ZZ", "name": "N"},
    )
    last, mistakes = refused(bad)
    assert last == (
        "2 of 5 rows cannot be used. Nothing was changed. Mend them, or leave them out with "
        "--skip-bad."
    )
    assert mistakes.splitlines() == [
        (
            "Line 5: latitude “x”: This is not a number. Write it with a point, such as "
            "39.24744 or -114.88863. phone “y”: Write one phone number without extension, "
            "such as +1-775-289-8808."
        ),
        "Line 7: region “ZZ”: US has no such state or province that we know.",
    ]
    assert stored() == before


@pytest.mark.django_db
def test_the_first_twenty_mistakes_are_named(file):
    last, mistakes = refused(file({}, *({"country": "x"} for _ in range(25))), "--dry-run")
    assert last.startswith("25 of 26 rows cannot be used.")
    assert (
        mistakes.splitlines()[0]
        == "Line 3: country “x”: Write the country as two capital letters, such as US."
    )
    assert mistakes.splitlines()[19:] == [
        "Line 22: country “x”: Write the country as two capital letters, such as US.",
        "… and 5 more",
    ]
    assert Row.objects.count() == 0


@pytest.mark.django_db
def test_bad_rows_may_be_left_out(file):
    said, mistakes = take_in(file({}, {"city": ""}, {"name": "Other Test Police"}), "--skip-bad")
    assert said == "2 added, 0 changed, 0 removed, 0 unchanged; 1 left out.\n"
    assert mistakes == "Line 3: city: This is empty. Write it like “Ely”.\n"
    assert Row.objects.count() == 2


@pytest.mark.django_db
def test_a_station_named_twice_at_one_place_is_one(file):
    said, _ = take_in(file({}, {"longitude": "-114.88800", "phone": ""}))
    assert said == "1 added, 0 changed, 0 removed, 0 unchanged; 1 named a second time.\n"
    assert Row.objects.get().phone == "+1-555-555-0100"


@pytest.mark.django_db
def test_a_station_named_twice_far_apart_is_a_mistake(file):
    last, mistakes = refused(file({}, {"latitude": "39.3"}))
    assert last.startswith("1 of 2 rows cannot be used.")
    assert mistakes == (
        "Line 3: name “Test Police Department”: With this address it stands in line 2 too, 5.8 km "
        "away. "
        "Take the wrong one out, or tell them apart by name or street.\n"
    )
