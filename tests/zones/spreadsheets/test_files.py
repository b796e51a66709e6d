"""The cells of a table, as a spreadsheet or a person wrote them."""

import io
import sys
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from zones.spreadsheets.files import XLSX, NotATable, guard_formula, read_plain, read_table
from zones.spreadsheets.workbook import MOST_COLUMNS


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            b"",
            "The file is empty. It needs a header with the names of the columns, and rows below "
            "it.",
        ),
        (
            b"\n\n,,\n",
            "The file is empty. It needs a header with the names of the columns, and rows below "
            "it.",
        ),
        (b"id,station_key\n", "The file has no rows below the header."),
        (b"id,,name\n1,2,3\n", "Column 2 has no name in the header."),
        (b"id,Name,name\n1,2,3\n", "The column “name” appears twice."),
        (b"id,name\n1\n", "Line 2 has 1 cells, the header has 2."),
        (b"id,name\n1,2,3\n", "Line 2 has 3 cells, the header has 2."),
        (
            b"id,name\n1,a\n2,caf\xe9\n",
            "Line 3 is not UTF-8. Save the file as “CSV UTF-8”, or as XLSX.",
        ),
        (b'id,name\n1,"a\n', "Line 2 is not valid CSV. A quotation mark may be missing or extra."),
        (
            b"id,name\n1,a\n2,b\n3,c\n",
            "The file has 3 rows; the most is 2. Split it into smaller files.",
        ),
        (
            b"PK\x03\x04 and then nothing",
            "We cannot read this workbook. Save it again as XLSX or CSV UTF-8.",
        ),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, said):
    with pytest.raises(NotATable) as refused:
        read_table(content, most_rows=2)
    assert str(refused.value) == said


@pytest.mark.parametrize(
    "content",
    [
        b"ID;Station Key\na;b\n",
        b"\xef\xbb\xbfid\tstation_key\r\na\tb\r\n",
        b'id,"station_key"\n\na,b',
    ],
)
def test_semicolons_tabs_and_marks_of_spreadsheets_are_understood(content):
    assert [line.cells for line in read_table(content, most_rows=9)] == [
        {"id": "a", "station_key": "b"}
    ]


@pytest.mark.parametrize(
    "text", ["=1", "+1-555-555-0100", "-x", "@a", "\t=", "'=1", "''@a", "'a", "-94.5", "39", "a"]
)
def test_what_a_spreadsheet_would_run_is_defused_and_read_back(text):
    assert read_plain(guard_formula(text)) == text


def test_only_what_a_spreadsheet_would_run_gets_an_apostrophe():
    texts = ["=1", "+1-5", "@a", "-x", "-94.5", "39", "a-b", "'a"]
    assert [guard_formula(text) for text in texts] == [
        "'=1", "'+1-5", "'@a", "'-x", "-94.5", "39", "a-b", "'a",
    ]  # fmt: skip


def workbook(*rows, hidden=(), merged="", formats=None):
    book = openpyxl.Workbook()
    if hidden:
        secret = book.active
        for row in hidden:
            secret.append(row)
        secret.sheet_state = "hidden"
        book.active = book.create_sheet("shown")
    for row in rows:
        book.active.append(row)
    if merged:
        book.active.merge_cells(merged)
    for cell, shown in (formats or {}).items():
        book.active[cell].number_format = shown
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def test_cells_of_a_workbook_are_read_as_they_look():
    content = workbook(
        ["id", "a", "b", "c", "d", "e"],
        ["x", 39.24744, 5.0, datetime(2017, 5, 24), True, "=1+1"],
        [None, date(2017, 5, 24), 2017, "'=text", None, None],
        hidden=[["other"], ["y"]],
    )
    assert [
        (line.number, list(line.cells.values())) for line in read_table(content, most_rows=9)
    ] == [
        (2, ["x", "39.24744", "5", "2017-05-24", "yes", "=1+1"]),
        (3, ["", "2017-05-24", "2017", "'=text", "", ""]),
    ]


@pytest.mark.parametrize("merged", ["B2:B3", "A2:C2", "A1:B1"])
def test_merged_cells_are_refused_by_their_names(merged):
    content = workbook(["id", "city", "name"], ["x", "Ely", "y"], ["z", None, "w"], merged=merged)
    with pytest.raises(NotATable, match=f"The cells {merged} are merged"):
        read_table(content, most_rows=9)


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        ("yyyy-mm-dd", "2017-05-01"),
        ("d. mmmm yyyy", "2017-05-01"),
        ("mm-dd-yy", "2017-05-01"),
        ("mmm yyyy", "2017-05"),
        ("mmm-yy", "2017-05"),
        ("yyyy-mm", "2017-05"),
        ('[$-409]mmmm" of "yyyy;@', "2017-05"),
        ("yyyy", "2017"),
    ],
)
def test_a_date_is_as_precise_as_the_sheet_shows_it(shown, text):
    content = workbook(["opened"], [datetime(2017, 5, 1)], formats={"A2": shown})
    [line] = read_table(content, most_rows=9)
    assert line.cells == {"opened": text}


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_the_line_in_which_excel_names_its_sign_is_no_header(sign):
    text = f"sep={sign}\r\nid{sign}city\r\nx{sign}Ely\r\n"
    [line] = read_table(text.encode("utf-8-sig"), most_rows=9)
    assert (line.number, line.cells) == (3, {"id": "x", "city": "Ely"})


def test_below_that_line_a_mistake_still_has_its_own_line():
    with pytest.raises(NotATable, match="Line 3 has 1 cells, the header has 2"):
        read_table(b"sep=;\nid;city\nx\n", most_rows=9)


ENDLESS = """
import sys
from zones.spreadsheets import workbook
workbook.read = lambda content, most_rows: [bytearray(workbook.MOST_MEMORY)]
sys.exit(workbook.main())
"""


def archive(**parts):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"xl/{name}.xml", content)
    return kept.getvalue()


@pytest.mark.parametrize(
    "parts",
    [{"workbook": b"0" * 20_000_001}, {f"sheet{n}": b"0" * 14_000_000 for n in range(3)}],
    ids=["one part", "many parts"],
)
def test_a_small_file_that_unpacks_to_much_is_refused_unread(parts):
    content = archive(**parts)
    assert len(content) < 100_000
    with pytest.raises(NotATable, match="This workbook is too large"):
        read_table(content, most_rows=9)


def test_a_workbook_that_takes_more_memory_than_there_is_for_it_is_refused(monkeypatch):
    monkeypatch.setattr("zones.spreadsheets.files.READER", [sys.executable, "-c", ENDLESS])
    with pytest.raises(NotATable, match="This workbook is too large"):
        read_table(XLSX + b"rest", most_rows=9)


def test_a_column_beyond_the_last_is_told_and_an_empty_one_is_none():
    wide = ["id", *[f"c{number}" for number in range(MOST_COLUMNS)]]
    with pytest.raises(NotATable, match="more than 200 columns"):
        read_table(workbook(wide, ["x"]), most_rows=9)
    fits = [*wide[:MOST_COLUMNS], None]
    assert len(read_table(workbook(fits, ["x"]), most_rows=9)[0].cells) == MOST_COLUMNS


def test_what_is_no_workbook_is_told():
    with pytest.raises(NotATable, match="We cannot read this workbook"):
        read_table(XLSX + b"nothing of the kind", most_rows=9)
