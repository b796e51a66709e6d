"""Loading the fixtures: directory and tips each whole or not at all, and never into one that is not
empty.
"""

import io
import json
import shutil

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command

from tests.zones.stored import store_agency
from zones.models import Agency, Check, Station, Zone

pytestmark = pytest.mark.django_db
NAMES = ["agencies", "stations", "zones", "program_listings", "checks", "verifications"]
TIPS = {
    "tip_sources": "tips.source",
    "tips": "tips.tip",
    "tip_texts": "tips.tiptext",
    "tip_sayings": "tips.saying",
    "disagreements": "tips.disagreement",
    "disagreement_texts": "tips.disagreementtext",
    "positions": "tips.position",
}


def seed(folder=None):
    out = io.StringIO()
    call_command("seed", stdout=out, **({"fixtures": folder} if folder else {}))
    return out.getvalue()


@pytest.fixture
def fixtures(tmp_path):
    """The shipped fixtures cut to one agency, to be broken by a test."""
    lines = {
        name: (settings.BASE_DIR / f"fixtures/{name}.jsonl").read_text().splitlines()
        for name in NAMES
    }
    agency = json.loads(lines["agencies"][0])["fields"]["key"]
    stations = [
        line for line in lines["stations"] if json.loads(line)["fields"]["agency"] == [agency]
    ]
    keys = [json.loads(line)["fields"]["key"] for line in stations]
    zones = [line for line in lines["zones"] if json.loads(line)["fields"]["station"][0] in keys]
    ids = [json.loads(line)["fields"]["public_id"] for line in zones]
    checks = [line for line in lines["checks"] if json.loads(line)["fields"]["zone"][0] in ids]
    kept = {
        "agencies": lines["agencies"][:1],
        "stations": stations,
        "zones": zones,
        "checks": checks,
    }
    for name in TIPS:
        shutil.copy(settings.BASE_DIR / f"fixtures/{name}.jsonl", tmp_path)
    for name in NAMES:
        (tmp_path / f"{name}.jsonl").write_text("\n".join(kept.get(name, [])))
    return tmp_path


def test_the_shipped_fixtures_load():
    tips, sources = apps.get_model("tips.tip").objects, apps.get_model("tips.source").objects
    assert seed() == (
        f"Loaded {Zone.objects.count()} zones of {Agency.objects.count()} agencies.\n"
        f"Loaded {tips.count()} safety tips from {sources.count()} sources.\n"
    )
    assert Zone.objects.count() == 1385
    assert Zone.objects.listed().count() == 1377
    assert tips.count() >= 60
    assert not Zone.objects.filter(checks=None).exists()


def counts(labels):
    return {label: apps.get_model(label).objects.count() for label in labels}


def test_a_database_where_neither_part_is_empty_is_refused_in_words():
    store_agency()
    store_source()
    with pytest.raises(CommandError) as caught:
        seed()
    assert str(caught.value) == (
        "The directory is not empty. The safety tips are not empty. Seed never mixes its fixtures "
        "with your edits. "
        "Nothing was changed. To start anew, use an empty database."
    )
    assert (Agency.objects.count(), Zone.objects.count()) == (1, 0)
    assert sum(counts(TIPS.values()).values()) == 1


def store_source():
    return apps.get_model("tips.source").objects.create(
        key="a", organisation="Test Police", title="T", date="2019"
    )


def test_a_directory_from_before_the_tips_gets_the_tips(fixtures):
    store_agency()
    assert seed(fixtures) == (
        "The directory is not empty: what was edited is kept.\nLoaded 113 safety tips from 40 "
        "sources.\n"
    )
    assert (Agency.objects.count(), Zone.objects.count()) == (1, 0)
    lines = {
        label: len((fixtures / f"{name}.jsonl").read_text().splitlines())
        for name, label in TIPS.items()
    }
    assert counts(TIPS.values()) == lines


def test_tips_alone_are_kept_and_the_directory_is_loaded(fixtures):
    store_source()
    assert seed(fixtures).endswith(
        "agencies.\nThe safety tips are not empty: what was edited is kept.\n"
    )
    assert Agency.objects.count() == 1
    assert sum(counts(TIPS.values()).values()) == 1


@pytest.mark.parametrize(
    ("label", "fields"),
    [("tips.tip", {"key": "a", "topic": "place"}), ("tips.disagreement", {"slug": "a"})],
)
def test_a_row_in_any_table_is_kept(fixtures, label, fields):
    apps.get_model(label).objects.create(**fields)
    assert seed(fixtures).endswith("The safety tips are not empty: what was edited is kept.\n")
    assert sum(counts(TIPS.values()).values()) == 1


def test_the_history_of_a_tip_begins_with_its_loading(fixtures):
    seed(fixtures)
    texts = apps.get_model("tips.tiptext")
    assert texts.history.count() == texts.objects.count()
    assert set(texts.history.values_list("history_type", "history_change_reason")) == {
        ("+", "loaded from the fixtures")
    }


@pytest.mark.parametrize(
    ("name", "field", "value", "complaint"),
    [
        ("agencies", "kind", "pirates", "agencies.jsonl, line 1: kind"),
        ("agencies", "colour", "blue", "agencies.jsonl, line 1: FieldDoesNotExist"),
        ("stations", "agency", ["us-nobody"], "stations.jsonl, line 1: Agency matching query"),
        ("stations", "latitude", "north", "stations.jsonl, line 1: "),
        ("stations", "latitude", 91, "stations.jsonl: the database refuses a row"),
        ("zones", "hours", "whenever", "zones.jsonl, line 1: hours"),
        ("zones", "public_id", "aeiou", "zones.jsonl, line 1: public_id"),
        ("checks", "as_of", "May 2019", "checks.jsonl, line 1: as_of"),
        ("tip_sources", "date", "May 2019", "tip_sources.jsonl, line 1: date"),
        ("tip_sources", "url", "ftp://example.org", "tip_sources.jsonl, line 1: url"),
        ("tips", "topic", "weather", "tips.jsonl, line 1: topic"),
        ("tip_texts", "published_at", "yesterday", "tip_texts.jsonl, line 1: "),
        ("tip_texts", "published_at", None, "tip_texts.jsonl: the database refuses a row"),
        ("tip_sayings", "source", ["nobody"], "tip_sayings.jsonl, line 1: Source matching query"),
        (
            "positions",
            "disagreement",
            ["nothing"],
            "positions.jsonl, line 1: Disagreement matching query",
        ),
    ],
)
def test_a_broken_row_is_named_with_file_and_line_and_nothing_loads(
    fixtures, name, field, value, complaint
):
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
    assert sum(counts(TIPS.values()).values()) == 0


@pytest.mark.parametrize(
    ("line", "complaint"), [("{", "JSONDecodeError"), ("{}", "KeyError"), ("[]", "TypeError")]
)
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


def test_a_line_ends_only_where_the_file_says_so(fixtures):
    """A line separator of Unicode may stand inside a text; that text is refused by its line."""
    path = fixtures / "agencies.jsonl"
    record = json.loads(path.read_text())
    record["fields"]["name"] = "Test\u2028Agency"
    path.write_text(json.dumps(record, ensure_ascii=False) + "\n")
    with pytest.raises(CommandError, match=r"agencies.jsonl, line 1: name: .*U\+2028"):
        seed(fixtures)
