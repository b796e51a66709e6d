"""Zones as ready-made JSON, kept while they are asked for."""

import json
import tracemalloc

import orjson

from tests.conftest import NOW
from tests.zones.builders import a_listing
from zones.directory.index import Directory
from zones.directory.listing import LazyListing
from zones.formats import zone_json
from zones.formats.zone_json import hit_as_json, zone_as_json
from zones.search.results import Hit

SITE = "https://zones.example"
TODAY = NOW.date()


def as_json(hit):
    return json.loads(orjson.dumps(hit_as_json(hit, site=SITE, today=TODAY)))


def test_kept_json_says_what_the_zone_itself_says(monkeypatch):
    monkeypatch.setattr(zone_json, "kept", {})
    listing = a_listing()
    first, again = (
        as_json(Hit(LazyListing(directory, 0), 1.234)) for directory in [Directory([listing])] * 2
    )
    assert first == again == as_json(Hit(listing, 1.234))
    assert first.items() >= json.loads(orjson.dumps(zone_as_json(listing, site=SITE))).items()
    assert (first["distance_km"], len(zone_json.kept)) == (1.23, 1)


def test_an_edit_is_another_edition_and_no_old_json_is_shown(monkeypatch):
    monkeypatch.setattr(zone_json, "kept", {})
    before, after = (
        Directory([a_listing(detail=detail)]) for detail in ("By the door", "By the mast")
    )
    assert [as_json(Hit(LazyListing(zones, 0), 1))["detail"] for zones in (before, after)] == [
        "By the door",
        "By the mast",
    ]


def test_what_is_kept_takes_its_length_in_memory_and_is_bounded(monkeypatch):
    """orjson's own bytes are cut out of eight kilobytes each, which ten thousand zones would hold
    on to.
    """
    monkeypatch.setattr(zone_json, "kept", {})
    monkeypatch.setattr(zone_json, "MOST_KEPT", 50)
    zones = Directory([a_listing(f"b{n:04}") for n in range(80)])
    tracemalloc.start()
    try:
        for position in range(80):
            hit_as_json(Hit(LazyListing(zones, position), 1.0), site=SITE, today=TODAY)
        taken, _peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(zone_json.kept) == 50
    assert taken < 50 * 2_000
