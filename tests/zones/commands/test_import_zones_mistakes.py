"""Tables of zones with mistakes, and tables that their sender may not bring."""

import pytest

from tests.zones.commands.tables import everything, staff, take

pytestmark = pytest.mark.django_db


# -- mistakes --------------------------------------------------------------------------------------
SEA = "This point is in the sea. Leave the station out until you know where it is."


MISTAKES = [  # cells of a row, and what is said of it
    ({"id": "xxxxx"}, "id “xxxxx”: None of your zones has this id. Leave it empty for a new zone."),
    ({"id": "bcdfg"}, "id “bcdfg”: This zone is in line 2, too. Remove one of the two lines."),
    ({"camera": "on"},
        "camera “on”: This is not on the list. Write one of: none, present, recorded, "
        "watched_part, watched, unknown."),
    ({"camera": ""},
        "camera: This is not on the list. Write one of: none, present, recorded, watched_part, "
        "watched, unknown."),
    ({"hours": "often"},
        "hours “often”: We did not understand “often”. Write for example “Mon-Fri 8am-5pm”, "
        "“24 hours” or “daylight”."),
    ({"opened": "05/2017"},
        "opened “05/2017”: Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
    ({"opened": "2017-02-30"}, "opened “2017-02-30”: There is no such day."),
    ({"stalls": "many"},
        "stalls “many”: Write a whole number from 1 to 500, or leave it empty if you "
        "do not know."),
    ({"stalls": "501"},
        "stalls “501”: Write a whole number from 1 to 500, or leave it empty if you do "
        "not know."),
    ({"name": ""}, "name: This is empty. Fill it in."),
    ({"detail": "x" * 301},
        f"detail “{'x' * 60}…”: This has 301 characters. The most is 300."),
    ({"detail": "a\x00b"},
        ("detail “a�b”: This contains a character that cannot be printed (U+0000). " "Delete it.")),
    ({"detail": "=1+1"},
        "detail “=1+1”: This is a formula. Write its result; or if it is text, begin "
        "with an apostrophe."),
    ({"latitude": ""},
        "latitude: This is empty. Fill in both latitude and longitude, or leave both empty."),
    ({"latitude": "", "longitude": ""},
        "location_status “exact”: An exact place needs latitude and longitude. Give them, or "
        "write “street” or “town”."),
    ({"latitude": "0", "longitude": "0"}, f"latitude “0, 0”: {SEA}"),
    ({"latitude": "-94.5", "longitude": "39.1"},
        "latitude “-94.5”: Write a number between -90 and 90. Latitude and longitude "
        "look swapped."),
    ({"latitude": "nan"},
        "latitude “nan”: This is not a number. Write it with a point, such as 39.24744 "
        "or -114.88863."),
    ({"country": "USA"}, "country “USA”: Write the country as two capital letters, such as US."),
    ({"region": "QQ"}, "region “QQ”: US has no such state or province that we know."),
    ({"postal_code": "2138"},
        ("postal_code “2138”: “2138” is not a postal code in KS, US. Write it like " "“02138”.")),
    ({"postal_code": "K7L 4C2"},
        "postal_code “K7L 4C2”: “K7L 4C2” is not a postal code in KS, US. Write it "
        "like “02138”."),
    ({"time_zone": "Kansas"},
        "time_zone “Kansas”: There is no such time zone. Write one such as "
        "America/Chicago, or leave it empty."),
    ({"phone": "call us"},
        ("phone “call us”: Write one phone number without extension, such as " "+1-775-289-8808.")),
    ({"status": "draft"},
        "status “draft”: A zone that is listed cannot be changed to this. Possible: "
        "listed, paused, retired."),
    ({"status": "paused"}, "status_reason: Write the reason that residents will read."),
    ({"status": "retired", "status_reason": "Moved"},
        "retired_on: A retired zone needs its last day. Write it like 2026-05-24."),
    ({"retired_on": "2026-01-01"},
        "retired_on “2026-01-01”: Only a retired zone has this date. Delete it."),
    ({"retired_on": "1 May"}, "retired_on “1 May”: Write a day such as 2026-05-24."),
    ({"agency_key": "us-mo-tst"},
        "agency_key “us-mo-tst”: None of your departments has this key. Write one such "
        "as us-mo-test, us-ks-other."),
    ({"station_key": "North"},
        "station_key “North”: Write the key of the station, such as us-ks-other-test-station."),
    ({"source_url": "https://example.org"},
        "source_title: Write the title of the source, or delete its web address and date."),
    ({"source_title": "Page", "source_date": "2027"},
        "source_date “2027”: This date is in the future."),
    ({"source_url": "ftp://x"},
        "source_url “ftp://x”: Write a web address that begins with http:// or https://."),
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
        "camera": "on", "hours": "often", "opened": "soon", "stalls": "0", "name": "",
        "phone": "no", "lit": "maybe",
        "time_zone": "Kansas", "latitude": "x", "region": "kansas", "source_url": "x",
        "retired_on": "x", "setting": "roof",
    }  # fmt: skip
    before = everything()
    lines, refused = take(table({"zzzzz": wrong, "bcdfg": {"detail": "A good change"}}))
    assert {line.split(" ")[3].rstrip(":") for line in lines[:-1]} == wrong.keys()
    assert lines[-1] == (
        "Refused, nothing was changed. It would be: 0 added, 1 changed, 1 unchanged, 0 "
        "conflicts, 13 mistakes"
    )
    assert refused == "Mend the mistakes, then import the file again. Nothing was changed."
    assert everything() == before


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            ["id", "station_key", "camra"],
            "! line 1, camra: There is no such column. Did you mean “camera”?",
        ),
        (["id", "station_key", "qqqq"], "! line 1, qqqq: There is no such column. Delete it."),
        (
            ["id", "station_key", "url"],
            "! line 1, url: This column cannot be changed. Start with a file that you exported.",
        ),
        (
            ["id", "camera"],
            "! line 1, station_key: This column is missing. It says which zone a row is about.",
        ),
    ],
)
def test_a_header_with_a_mistake_is_refused(stored, tmp_path, header, said):
    path = tmp_path / "t.csv"
    path.write_text(",".join(header) + "\nbcdfg" + "," * (len(header) - 1) + "\n")
    assert take(path)[0] == [
        said, "Refused, nothing was changed. It would be: 0 added, 0 changed, 0 unchanged, 0 "
            "conflicts, 1 mistakes"
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
        ({"agency_key": "us-ks-other"},
            ("! line 2, agency_key “us-ks-other”: None of your departments has this key. "
                "Write one such as us-mo-test.")),
        ({"station_key": "us-ks-other-hall"},
            "! line 2, station_key “us-ks-other-hall”: This key belongs to another department."),
        ({"id": "", "setting": "curb"},
            ("! line 2, id: Your account may change zones but not add them. Ask the "
                "operator of this site.")),
        ({"station_key": "us-mo-test-new"},
            "! line 2, station_key “us-mo-test-new”: There is no such station, and your account "
            "may not add one."),
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
