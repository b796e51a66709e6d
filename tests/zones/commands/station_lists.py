"""Lists of stations as tests write them and take them in."""

import csv
import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from zones.models import OrdinaryStation as Row
from zones.spreadsheets.stations import LIST_COLUMNS

SMALL = Path(__file__).parent / "stations_small.csv"


def written(path, rows, columns=LIST_COLUMNS, lineterminator="\r\n"):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator=lineterminator, extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


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
