"""The whole directory as one table."""

import csv
import gzip
import io

import pytest

from tests.zones.builders import a_listing, a_station
from zones.formats.zone_json import CSV_COLUMNS, cell
from zones.spreadsheets.files import guard_formula
from zones.views import data
from zones.vocabulary import LocationStatus, ZoneStatus


def rows_of(response):
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_every_listed_zone_is_a_row_with_the_facts_of_the_api(served, client, shipped):
    rows = rows_of(client.get("/data/zones.csv"))  # without a database: `served` has none
    assert len(rows) == shipped.count == 1377
    by_id = {row["id"]: row for row in rows}
    for zone in client.get("/api/v1/search", {"near": "64128"}).json()["zones"]:
        row = by_id[zone["id"]]
        assert list(row) == CSV_COLUMNS
        for key in zone.keys() & row.keys() - {"programs", "distance_approximate"}:
            assert row[key] == ("" if zone[key] is None else str(zone[key])), key
        assert {key: row[key] for key in zone["address"]} == {
            key: word or "" for key, word in zone["address"].items()
        }
        assert row["checked_location"] == (zone["checked"]["location"] or "")
        assert row["programs"] == " ".join(zone["programs"])


def test_columns_are_the_keys_of_the_json(served, client):
    zone = client.get("/api/v1/search", {"near": "64128"}).json()["zones"][0]
    # they belong to a question
    asked = {"distance_km", "other_distance_km", "usable", "until", "beyond", "advised"}
    keys = (zone.keys() - asked - {"address", "checked"}) | zone["address"].keys()
    assert set(CSV_COLUMNS) == keys | {f"checked_{group}" for group in zone["checked"]}


def test_drafts_paused_and_retired_ones_are_left_out(show):
    paused = a_listing("ccccc", status=ZoneStatus.PAUSED)
    assert [row["id"] for row in rows_of(show(a_listing(), paused, address="/data/zones.csv"))] == [
        "bcdfg"
    ]
    assert rows_of(show(paused, address="/data/zones.csv")) == []


def test_a_browser_keeps_it_as_a_file_and_any_site_may_read_it(served, client):
    response = client.get("/fr/data/zones.csv")
    assert response["Content-Disposition"] == 'attachment; filename="zones.csv"'
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert not response.cookies
    assert "Vary" not in response or response["Vary"] == "Accept-Encoding"
    # words in the language of the address
    assert "heures" in b"".join(response.streaming_content).decode()


def test_who_has_it_already_is_not_sent_it_again(served, client):
    tag = client.get("/data/zones.csv")["ETag"]
    assert client.get("/data/zones.csv", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/fr/data/zones.csv", headers={"If-None-Match": tag}).status_code == 200
    assert client.post("/data/zones.csv").status_code == 405


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("", ""), (True, "true"), (False, "false"), (-94.5, "-94.5"),
        ("+1-816-234-5000", "+1-816-234-5000"),
        (["safetrade", "offerup"], "safetrade offerup"), ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("-2+3+cmd|x", "'-2+3+cmd|x"),
        ("\t=1", "'\t=1"), ("a=b", "a=b"),
    ],
)  # fmt: skip
def test_a_cell_is_text_and_never_a_formula(value, text):
    assert guard_formula(cell(value), phones=False) == text


def test_a_formula_in_a_name_is_defused(show):
    station = a_station(name="=HYPERLINK(1)", location_status=LocationStatus.EXACT)
    (row,) = rows_of(show(a_listing(station=station), address="/data/zones.csv"))
    assert row["station"] == "'=HYPERLINK(1)"


def test_packed_and_plain_it_is_the_same_table(served, client):
    plain = b"".join(client.get("/data/zones.csv").streaming_content)
    packed = client.get("/data/zones.csv", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain
    assert (packed["Content-Encoding"], packed["Vary"]) == ("gzip", "Accept-Encoding")
    assert packed["ETag"].startswith('W/"')


def test_it_is_made_once_an_edition_in_each_language(show, client, monkeypatch):
    made = []
    monkeypatch.setattr(
        data, "packed_table", lambda directory, *_rest: made.append(directory.edition) or b""
    )
    monkeypatch.setattr(data, "tables", data.PackedTables())
    packed = {"headers": {"Accept-Encoding": "gzip"}}
    show(a_listing(), address="/about/")
    for address in ("/data/zones.csv", "/data/zones.csv", "/fr/data/zones.csv", "/data/zones.csv"):
        client.get(address, **packed)
    show(a_listing(name="Renamed"), address="/about/")
    client.get("/data/zones.csv", **packed)
    assert len(made) == 3
    assert made[0] == made[1] != made[2]
