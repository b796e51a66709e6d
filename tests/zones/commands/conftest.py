"""What the tests of this folder share."""

import csv
import io

import pytest
from django.core.management import call_command

from tests.zones.commands.station_lists import written
from tests.zones.spreadsheets.test_stations import GOOD
from tests.zones.stored import store_agency, store_station, store_zone
from zones.spreadsheets.columns import TABLE_COLUMNS


@pytest.fixture
def stored():
    """Two zones of a station in Kansas City, and one of another department."""
    station = store_station(
        "us-mo-test-central", agency=store_agency("us-mo-test", region="MO"), name="Central",
        city="Kansas City",
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
        rows += [{**dict.fromkeys(TABLE_COLUMNS, ""), **cells} for cells in more]
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, header or TABLE_COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return made


@pytest.fixture
def file(tmp_path):
    """Writes rows, each the good one with changes, as a list with the line ends of its kind."""
    return lambda *rows: written(tmp_path / "list.csv", [{**GOOD, **changes} for changes in rows])
