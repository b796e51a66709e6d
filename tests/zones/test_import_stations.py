"""A list of ordinary stations taken in: all or nothing, twice is once, and every bad row says what would be right."""

import csv
import datetime
import gzip
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError

from tests.zones.builders import an_ordinary_station
from zones import directory, intake
from zones.geo import Point
from zones.intake import COLUMNS, Mistake, NotAStation
from zones.models import OrdinaryStation as Row

SMALL = Path(__file__).parent / "stations_small.csv"
TODAY = datetime.date(2026, 12, 1)
GOOD = {
    "name": "Test Police Department", "street": "1 Test Street", "city": "Ely", "region": "NV", "postal_code": "89301",
    "country": "US", "latitude": "39.24744", "longitude": "-114.88863", "phone": "+1-555-555-0100",
    "source": "Test list", "licence": "CC0", "source_date": "2019",
}  # fmt: skip


def read(**changes):
    return intake.read_station({**GOOD, **changes}, regions=intake.known_regions(), today=TODAY)


# -- one row ------------------------------------------------------------------------------------------
def test_a_row_becomes_a_station():
    assert read() == an_ordinary_station(
        street="1 Test Street", city="Ely", region="NV", postal_code="89301", phone="+1-555-555-0100",
        point=Point(39.24744, -114.88863),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "  Test\u00a0 Police\nDepartment "}, {"name": "Test Police Department"}),
        ({"street": "", "postal_code": "", "phone": "", "source_date": ""}, {"street": "", "phone": ""}),
        ({"phone": "(555) 555-0100"}, {"phone": "(555) 555-0100"}),
        ({"phone": "911"}, {"phone": "911"}),
        ({"source_date": "2024-02-29"}, {"source_date": "2024-02-29"}),
        ({"source_date": "2026-12"}, {"source_date": "2026-12"}),
        ({"latitude": "39", "longitude": "-115"}, {"point": Point(39, -115)}),
        ({"region": "AK", "latitude": "67.25355", "longitude": "-150.17908"}, {"region": "AK"}),  # far from every town
        ({"region": "GU", "latitude": "13.47905", "longitude": "144.77663"}, {"region": "GU"}),
        ({"country": "NZ", "region": "AUK", "latitude": "-36.85", "longitude": "174.76"}, {"country": "NZ"}),
    ],
)
def test_what_does_no_harm_is_taken(changes, expected):
    station = read(**changes)
    assert {name: getattr(station, name) for name in expected} == expected


@pytest.mark.parametrize(
    ("changes", "mistake"),
    [
        ({"name": " "}, "name: This is empty. Write it as in “Ely Police Department”."),
        ({"name": "x" * 201}, f"name “{'x' * 60}…”: This has 201 characters. At most 200 are kept."),
        ({"name": "a\x00b"}, "name “a\ufffdb”: The character U+0000 in it cannot be printed. Take it out."),
        ({"city": "a\u202eb"}, "city “a\ufffdb”: The character U+202E in it cannot be printed. Take it out."),
        ({"street": "x" * 10_000}, f"street “{'x' * 60}…”: This has 10000 characters. At most 200 are kept."),
        ({"city": ""}, "city: This is empty. Write it as in “Ely”."),
        (
            {"region": "Nevada"},
            "region “Nevada”: Write the state or province as its capital letters, such as MO.",
        ),
        ({"region": "ZZ"}, "region “ZZ”: US has no such state or province that we know."),
        ({"country": "usa"}, "country “usa”: Write the country as two capital letters, such as US."),
        ({"country": ""}, "country: This is empty. Write it as in “US”."),
        (
            {"latitude": "39,24744"},
            "latitude “39,24744”: This is no number. Write degrees with a point, such as 39.24744 or -114.88863.",
        ),
        (
            {"longitude": "nan"},
            "longitude “nan”: This is no number. Write degrees with a point, such as 39.24744 or -114.88863.",
        ),
        ({"latitude": ""}, "latitude: This is empty. Write it as in “39.24744”."),
        ({"latitude": "90.1"}, "latitude “90.1”: This lies between -90 and 90."),
        ({"longitude": "-180.5"}, "longitude “-180.5”: This lies between -180 and 180."),
        (
            {"latitude": "-114.88863", "longitude": "39.24744"},
            "latitude “-114.88863”: This lies between -90 and 90. Latitude and longitude look swapped.",
        ),
        (
            {"latitude": "0", "longitude": "0.000"},
            "latitude “0, 0”: This is in the sea. Leave the station out until its point is known.",
        ),
        (
            {"region": "NY", "latitude": "-74.00542", "longitude": "40.73412"},
            "latitude “-74.00542, 40.73412”: This is 15044 km from every place of NY, US that we know. "
            "Latitude and longitude look swapped.",
        ),
        (
            {"longitude": "114.88863"},
            "latitude “39.24744, 114.88863”: This is 9491 km from every place of NV, US that we know. "
            "The longitude seems to lack its minus sign.",
        ),
        (
            {"country": "AU", "region": "NT", "latitude": "23.7", "longitude": "133.88"},
            "latitude “23.7, 133.88”: This is 3879 km from every place of NT, AU that we know. "
            "The latitude seems to lack its minus sign.",
        ),
        (
            {"latitude": "39.24744", "longitude": "39.24744"},
            "latitude “39.24744, 39.24744”: This is 10606 km from every place of NV, US that we know. "
            "Look at the point and the region again.",
        ),
        (
            {"phone": "775-289-8808 x12"},
            "phone “775-289-8808 x12”: Write one telephone number without extension, such as +1-775-289-8808, or none.",
        ),
        (
            {"phone": "n/a"},
            "phone “n/a”: Write one telephone number without extension, such as +1-775-289-8808, or none.",
        ),
        ({"source": ""}, "source: This is empty. Write it as in “City of Example open data”."),
        ({"licence": ""}, "licence: This is empty. Write it as in “CC BY 4.0”."),
        (
            {"source_date": "24 May 2017"},
            "source_date “24 May 2017”: Write a year, a month or a day: 2017, 2017-05 or 2017-05-24.",
        ),
        ({"source_date": "2019-02-30"}, "source_date “2019-02-30”: There is no such day."),
        ({"source_date": "0000"}, "source_date “0000”: There is no such day."),
        ({"source_date": "2026-12-02"}, "source_date “2026-12-02”: This is in the future."),
    ],
)  # fmt: skip
def test_a_bad_row_says_its_column_and_what_would_be_right(changes, mistake):
    with pytest.raises(NotAStation) as caught:
        read(**changes)
    assert str(caught.value) == mistake


def test_all_mistakes_of_a_row_are_said_together():
    with pytest.raises(NotAStation) as caught:
        read(name="", latitude="north", source_date="soon")
    assert [mistake.column for mistake in caught.value.mistakes] == ["name", "latitude", "source_date"]
    assert caught.value.mistakes[0] == Mistake("name", "", "This is empty. Write it as in “Ely Police Department”.")


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"name": "TEST  POLICE DEPARTMENT", "street": "1 Test St."}, False),  # a street is not a saint
        ({"name": "Test Police Department.", "city": "ELY", "street": "1  TEST STREET"}, True),
        ({"latitude": "39.3", "phone": "", "postal_code": "", "licence": "CC BY 4.0", "source_date": "2020"}, True),
        ({"name": "Other Police Department"}, False),
        ({"street": "2 Test Street"}, False),
        ({"city": "McGill"}, False),
        ({"source": "Another list"}, False),
    ],
)
def test_source_name_and_address_say_which_station_a_row_means(changes, same):
    assert (intake.identity(read(**changes)) == intake.identity(read())) is same
    assert len(intake.identity(read(**changes))) == 32


# -- a file -------------------------------------------------------------------------------------------
def written(path, rows, columns=COLUMNS, lineterminator="\r\n"):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator=lineterminator, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


@pytest.fixture
def file(tmp_path):
    """Writes rows, each the good one with changes, as a list with the line ends of its kind."""
    return lambda *rows: written(tmp_path / "list.csv", [{**GOOD, **changes} for changes in rows])


def take_in(path, *options):
    """(what is said, mistakes)."""
    out, err = io.StringIO(), io.StringIO()
    call_command("import_stations", str(path), *options, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def refused(path, *options):
    """(the last word, mistakes) of a list that is refused."""
    err = io.StringIO()
    with pytest.raises(CommandError) as caught:
        call_command("import_stations", str(path), *options, stdout=io.StringIO(), stderr=err)
    assert "Nothing was changed." in str(caught.value)
    return str(caught.value), err.getvalue()


def stored():
    return list(Row.objects.order_by("key").values())


@pytest.mark.django_db
def test_a_list_is_taken_in_and_a_second_time_changes_nothing():
    assert take_in(SMALL) == ("12 added, 0 changed, 0 removed, 0 unchanged.\n", "")
    before = stored()
    assert take_in(SMALL) == ("Nothing to change: 0 added, 0 changed, 0 removed, 12 unchanged.\n", "")
    assert stored() == before
    row = Row.objects.get(region="QC")
    assert (row.name, row.city, row.latitude, row.longitude, row.phone, row.source_date) == (
        "SPVM Poste de Quartier 1", "Montréal", 45.44733, -73.85229, "", "2019-09",
    )  # fmt: skip
    assert row.source == "Ville de Montréal donnees ouvertes, postes de quartier"


@pytest.mark.django_db
def test_a_list_arrives_on_the_pages_and_one_that_changes_nothing_rebuilds_nothing(file):
    assert len(directory.current().ordinary) == 0
    take_in(SMALL)
    assert directory.snapshot.refresh() is True
    assert len(directory.current().ordinary) == 12
    take_in(SMALL)
    assert directory.snapshot.refresh() is False
    take_in(file({"source": "Made-up test list", "phone": ""}))
    assert directory.snapshot.refresh() is True
    found = directory.current().ordinary.nearest(Point(39.24744, -114.88863), within_km=1, limit=3)
    assert [(station.name, station.phone) for _, station in found] == [("Test Police Department", "")]


def test_the_help_says_what_a_file_does_to_the_stations_that_are_there(capsys):
    with pytest.raises(SystemExit):
        call_command("import_stations", "--help")
    said = capsys.readouterr().out
    assert "The file replaces the stations of the sources that it names" in said
    assert ", ".join(COLUMNS) in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "kind", ["gzip", "byte order mark", "carriage returns", "columns in another order", "blank lines"]
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
        written(path, rows, sorted(COLUMNS))
    elif kind == "blank lines":
        path.write_text(text.replace("\n", "\n\n"), encoding="utf-8")
    else:
        written(path, rows)
    take_in(SMALL)
    assert take_in(path) == ("Nothing to change: 0 added, 0 changed, 0 removed, 12 unchanged.\n", "")


@pytest.mark.django_db
def test_a_dry_run_says_what_would_be_done_and_changes_nothing(file):
    take_in(file({}, {"name": "Gone Test Police"}, {"name": "Third Test Police"}))
    before = stored()
    new = file({"phone": "", "latitude": "39.25"}, {"name": "Third Test Police"}, {"name": "Fourth Test Police"})
    said, mistakes = take_in(new, "--dry-run")
    assert said.splitlines() == [
        "+ Fourth Test Police, Ely, NV",
        "~ Test Police Department, Ely, NV: phone “+1-555-555-0100” → “”, latitude “39.24744” → “39.25”",
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
    take_in(file({"source": "One"}, {"source": "Two"}, {"source": "Two", "name": "Second Test Police"}))
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
        {"phone": ""}, {"name": "Multi\nline"}, {"latitude": "x", "phone": "y"}, {}, {"region": "ZZ", "name": "N"}
    )
    last, mistakes = refused(bad)
    assert last == ("2 of 5 rows cannot be used. Nothing was changed. Mend them, or leave them out with --skip-bad.")
    assert mistakes.splitlines() == [
        "Line 5: latitude “x”: This is no number. Write degrees with a point, such as 39.24744 or -114.88863. "
        "phone “y”: Write one telephone number without extension, such as +1-775-289-8808, or none.",
        "Line 7: region “ZZ”: US has no such state or province that we know.",
    ]
    assert stored() == before


@pytest.mark.django_db
def test_the_first_twenty_mistakes_are_named(file):
    last, mistakes = refused(file({}, *({"country": "x"} for _ in range(25))), "--dry-run")
    assert last.startswith("25 of 26 rows cannot be used.")
    assert mistakes.splitlines()[0] == "Line 3: country “x”: Write the country as two capital letters, such as US."
    assert mistakes.splitlines()[19:] == [
        "Line 22: country “x”: Write the country as two capital letters, such as US.",
        "… and 5 more",
    ]
    assert Row.objects.count() == 0


@pytest.mark.django_db
def test_bad_rows_may_be_left_out(file):
    said, mistakes = take_in(file({}, {"city": ""}, {"name": "Other Test Police"}), "--skip-bad")
    assert said == "2 added, 0 changed, 0 removed, 0 unchanged; 1 left out.\n"
    assert mistakes == "Line 3: city: This is empty. Write it as in “Ely”.\n"
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
        "Line 3: name “Test Police Department”: With this address it stands in line 2 too, 5.8 km away. "
        "Take the wrong one out, or tell them apart by name or street.\n"
    )


@pytest.mark.django_db
def test_half_a_list_is_refused_unless_it_is_meant(file):
    names = [{"name": f"Test Police {n}"} for n in range(5)]
    take_in(file(*names))
    last, _ = refused(file(*names[:2]))
    assert last == (
        "2 of 5 stations of these sources would be left. Is the file whole? Nothing was changed. "
        "If it is right, say --allow-shrink."
    )
    assert Row.objects.count() == 5
    assert take_in(file(*names[:2]), "--allow-shrink")[0] == "0 added, 0 changed, 3 removed, 2 unchanged.\n"


@pytest.mark.django_db
def test_renamed_stations_do_not_shrink_a_list(file):
    take_in(file({}))
    assert take_in(file({"name": "Renamed Test Police"}))[0] == "1 added, 0 changed, 1 removed, 0 unchanged.\n"


HEADER = ",".join(COLUMNS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", f"list.csv: the columns must be {HEADER}, not ''."),
        (b"name,street\nA,B\n", f"list.csv, line 1: the columns must be {HEADER}, not 'name,street'."),
        (f"{HEADER},name\n".encode(), f"list.csv, line 1: the columns must be {HEADER}, not '{HEADER},name'."),
        (HEADER.encode(), "list.csv holds no station."),
        (f"{HEADER}\nonly,three,cells\n".encode(), "list.csv, line 2: 3 columns instead of 12."),
        (f'{HEADER}\n"no end'.encode(), "list.csv, line 2: unexpected end of data."),
        (f"{HEADER}\n".encode("utf-16"), "list.csv: not UTF-8."),
        (f"{HEADER}\nMontr\xe9al".encode("latin-1"), "list.csv: not UTF-8."),
        (b"\x1f\x8bnonsense", "list.csv: Unknown compression method."),
    ],
    ids=[
        "empty", "other columns", "a column twice", "no row", "too few cells", "an open quote", "UTF-16", "Latin-1",
        "no gzip",
    ],
)  # fmt: skip
def test_a_file_that_is_no_list_is_refused_in_words(tmp_path, content, complaint):
    path = tmp_path / "list.csv"
    path.write_bytes(content)
    assert refused(path)[0] == f"{complaint} Nothing was changed."
    assert Row.objects.count() == 0


@pytest.mark.django_db
def test_half_a_gzipped_list_is_refused(tmp_path):
    path = tmp_path / "list.csv.gz"
    path.write_bytes(gzip.compress(SMALL.read_bytes())[:-9])
    assert "Compressed file ended before the end-of-stream marker was reached" in refused(path)[0]
    assert Row.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["missing.csv", "."])
def test_a_file_that_cannot_be_read_is_named(tmp_path, name):
    last, _ = refused(tmp_path / name)
    assert last.startswith(f"{(tmp_path / name).name}: [Errno ")


@pytest.mark.django_db
def test_nothing_is_left_of_an_import_that_the_database_refuses(file, monkeypatch):
    take_in(file({}))
    before = stored()
    monkeypatch.setattr("zones.management.commands.import_stations.CHUNK", 1)
    bulk_create, stored_rows = Row.objects.bulk_create, []

    def once(rows, **options):
        if stored_rows:
            raise DatabaseError("the disk is full")
        stored_rows.extend(bulk_create(rows, **options))

    monkeypatch.setattr(Row.objects, "bulk_create", once)
    last, _ = refused(file({"phone": ""}, {"name": "Second Test Police"}))
    assert last == "The database refuses: the disk is full. Nothing was changed."
    assert (len(stored_rows), stored()) == (1, before)


@pytest.mark.django_db
def test_large_lists_are_stored_in_pieces(file, monkeypatch):
    monkeypatch.setattr("zones.management.commands.import_stations.CHUNK", 2)
    names = [{"name": f"Test Police {n}"} for n in range(5)]
    take_in(file(*names))
    assert Row.objects.count() == 5
    take_in(file(*names[3:], {"name": "Sixth Test Police"}))
    assert sorted(Row.objects.values_list("name", flat=True)) == ["Sixth Test Police", "Test Police 3", "Test Police 4"]
