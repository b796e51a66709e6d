"""The whole directory as one table."""

import csv
import io

import pytest

from tests.zones.builders import a_listing, a_station
from zones.formats.zone_json import CSV_COLUMNS, cell
from zones.spreadsheets.files import guard_formula
from zones.vocabulary import LocationStatus, ZoneStatus


def rows_of(response):
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(b"".join(response.streaming_content).decode())))


def test_every_listed_zone_is_a_row_with_the_facts_of_the_api(served, client, shipped):
    rows = rows_of(client.get("/data/zones.csv"))  # without a database: `served` has none
    assert len(rows) == shipped.count == 1242
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
    asked = {"distance_km", "other_distance_km", "usable", "until", "beyond"}
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
