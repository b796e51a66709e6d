"""Lists of ordinary stations that are refused, each with its reason."""

import gzip

import pytest
from django.db import DatabaseError

from tests.zones.commands.station_lists import SMALL, refused, stored, take_in
from zones.models import OrdinaryStation as Row
from zones.spreadsheets.stations import LIST_COLUMNS


# -- lists that are refused ------------------------------------------------------------------------
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
    assert (
        take_in(file(*names[:2]), "--allow-shrink")[0]
        == "0 added, 0 changed, 3 removed, 2 unchanged.\n"
    )


@pytest.mark.django_db
def test_renamed_stations_do_not_shrink_a_list(file):
    take_in(file({}))
    assert (
        take_in(file({"name": "Renamed Test Police"}))[0]
        == "1 added, 0 changed, 1 removed, 0 unchanged.\n"
    )


HEADER = ",".join(LIST_COLUMNS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", f"list.csv: the columns must be {HEADER}, not ''."),
        (b"name,street\nA,B\n",
            f"list.csv, line 1: the columns must be {HEADER}, not 'name,street'."),
        (f"{HEADER},name\n".encode(),
            f"list.csv, line 1: the columns must be {HEADER}, not '{HEADER},name'."),
        (HEADER.encode(), "list.csv holds no station."),
        (f"{HEADER}\nonly,three,cells\n".encode(), "list.csv, line 2: 3 columns instead of 12."),
        (f'{HEADER}\n"no end'.encode(), "list.csv, line 2: unexpected end of data."),
        (f"{HEADER}\n".encode("utf-16"), "list.csv: not UTF-8."),
        (f"{HEADER}\nMontr\xe9al".encode("latin-1"), "list.csv: not UTF-8."),
        (b"\x1f\x8bnonsense", "list.csv: Unknown compression method."),
    ],
    ids=[
        "empty", "other columns", "a column twice", "no row", "too few cells", "an open quote",
        "UTF-16", "Latin-1",
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
    monkeypatch.setattr("zones.spreadsheets.station_list.ROWS_A_STATEMENT", 1)
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
    monkeypatch.setattr("zones.spreadsheets.station_list.ROWS_A_STATEMENT", 2)
    names = [{"name": f"Test Police {n}"} for n in range(5)]
    take_in(file(*names))
    assert Row.objects.count() == 5
    take_in(file(*names[3:], {"name": "Sixth Test Police"}))
    assert sorted(Row.objects.values_list("name", flat=True)) == [
        "Sixth Test Police",
        "Test Police 3",
        "Test Police 4",
    ]
