"""Loading the fixtures: all or nothing, and never into a directory that is not empty."""

import io
import json
import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.zones.stored import store_agency
from zones.models import Agency, Check, Station, Zone

pytestmark = pytest.mark.django_db
NAMES = ["agencies", "stations", "zones", "program_listings", "checks"]


def seed(folder=None):
    out = io.StringIO()
    call_command("seed", stdout=out, **({"fixtures": folder} if folder else {}))
    return out.getvalue()


@pytest.fixture
def fixtures(tmp_path):
    """The shipped fixtures cut to one agency, to be broken by a test."""
    lines = {name: (settings.BASE_DIR / f"fixtures/{name}.jsonl").read_text().splitlines() for name in NAMES}
    agency = json.loads(lines["agencies"][0])["fields"]["key"]
    stations = [line for line in lines["stations"] if json.loads(line)["fields"]["agency"] == [agency]]
    keys = [json.loads(line)["fields"]["key"] for line in stations]
    zones = [line for line in lines["zones"] if json.loads(line)["fields"]["station"][0] in keys]
    ids = [json.loads(line)["fields"]["public_id"] for line in zones]
    checks = [line for line in lines["checks"] if json.loads(line)["fields"]["zone"][0] in ids]
    kept = {"agencies": lines["agencies"][:1], "stations": stations, "zones": zones, "checks": checks}
    for name in NAMES:
        (tmp_path / f"{name}.jsonl").write_text("\n".join(kept.get(name, [])))
    return tmp_path


def test_the_shipped_fixtures_load():
    assert seed() == f"Loaded {Zone.objects.count()} zones of {Agency.objects.count()} agencies.\n"
    assert Zone.objects.count() >= 1200
    assert not Zone.objects.filter(checks=None).exists()


def test_a_directory_that_is_not_empty_is_refused_in_words():
    store_agency()
    with pytest.raises(CommandError, match="The directory is not empty"):
        seed()
    assert (Agency.objects.count(), Zone.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("name", "field", "value", "complaint"),
    [
        ("agencies", "kind", "pirates", "agencies.jsonl, line 1: kind"),
        ("agencies", "colour", "blue", "agencies.jsonl, line 1: FieldDoesNotExist"),
        ("stations", "agency", ["us-nobody"], "stations.jsonl, line 1: LookupError"),
        ("stations", "latitude", "north", "stations.jsonl, line 1: "),
        ("stations", "latitude", 91, "stations.jsonl: the database refuses a row"),
        ("zones", "hours", "whenever", "zones.jsonl, line 1: hours"),
        ("zones", "public_id", "aeiou", "zones.jsonl, line 1: public_id"),
        ("checks", "as_of", "May 2019", "checks.jsonl, line 1: as_of"),
    ],
)
def test_a_broken_row_is_named_with_file_and_line_and_nothing_loads(fixtures, name, field, value, complaint):
    path = fixtures / f"{name}.jsonl"
    first, *rest = path.read_text().splitlines()
    record = json.loads(first)
    record["fields"][field] = value
    path.write_text("\n".join([json.dumps(record), *rest]))
    with pytest.raises(CommandError) as caught:
        seed(fixtures)
    assert complaint in str(caught.value)
    assert "Nothing was loaded" in str(caught.value)
    assert [model.objects.count() for model in (Agency, Station, Zone, Check)] == [0, 0, 0, 0]


@pytest.mark.parametrize(("line", "complaint"), [("{", "JSONDecodeError"), ("{}", "KeyError"), ("[]", "TypeError")])
def test_a_line_that_is_no_record_is_named(fixtures, line, complaint):
    with (fixtures / "zones.jsonl").open("a") as file:
        file.write("\n" + line)
    count = len((fixtures / "zones.jsonl").read_text().splitlines())
    with pytest.raises(CommandError, match=rf"zones.jsonl, line {count}: {complaint}"):
        seed(fixtures)
    assert Agency.objects.count() == 0


def test_a_missing_file_is_named(fixtures):
    (fixtures / "checks.jsonl").unlink()
    with pytest.raises(CommandError, match="checks.jsonl cannot be read"):
        seed(fixtures)
    assert Agency.objects.count() == 0


def test_the_cut_fixtures_load_whole(fixtures):
    seed(fixtures)
    assert Agency.objects.count() == 1
    shutil.rmtree(fixtures)
