"""What lies in static/ for the map: libraries as their makers made them, borders of everywhere, and
few bytes.
"""

import base64
import gzip
import hashlib
import json

import pytest
from django.conf import settings

from zones.maps.pins import all_details
from zones.places.countries import ROWS

STATIC = settings.BASE_DIR / "static"
LEAFLET = STATIC / "vendor" / "leaflet"
VENDORED = json.loads((LEAFLET / "vendor.json").read_text(encoding="utf-8"))


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def packed(path):
    return len(gzip.compress((STATIC / path).read_bytes()))


# -- Leaflet ---------------------------------------------------------------------------------------
def test_the_library_says_what_it_is():
    assert [VENDORED[name] for name in ("package", "version", "licence")] == [
        "leaflet",
        "1.9.4",
        "BSD-2-Clause",
    ]
    kind, _, digest = VENDORED["integrity"].partition("-")
    assert (kind, len(base64.b64decode(digest))) == ("sha512", 64)


def test_no_file_of_the_library_is_missing_or_unknown():
    lying = {str(path.relative_to(LEAFLET)) for path in LEAFLET.rglob("*") if path.is_file()}
    assert lying == {*VENDORED["files"], "vendor.json"}


@pytest.mark.parametrize("name", VENDORED["files"])
def test_a_file_is_as_its_makers_made_it_but_for_the_line_cut_from_its_end(name):
    content, sums = (LEAFLET / name).read_bytes(), VENDORED["files"][name]
    assert sha256(content) == sums["sha256"]
    assert (
        sha256(content + VENDORED["cut_from_the_end"].get(name, "").encode())
        == sums["sha256_of_original"]
    )


def test_only_the_reference_to_a_source_map_was_cut():
    assert VENDORED["cut_from_the_end"] == {"leaflet.js": "\n//# sourceMappingURL=leaflet.js.map"}
    assert b"sourceMappingURL" not in (LEAFLET / "leaflet.js").read_bytes()


def test_the_static_files_can_be_collected_and_hashed(tmp_path, monkeypatch):
    """Manifest storage refuses a style or script that names a file that is not there."""
    from django.contrib.staticfiles.finders import FileSystemFinder
    from whitenoise.storage import CompressedManifestStaticFilesStorage

    storage = CompressedManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    monkeypatch.setattr(storage, "compress_files", lambda names: ())
    found = {}
    for path, source in FileSystemFinder().list([]):
        if path.startswith(
            ("vendor/leaflet/", "css/map", "css/pin", "js/map", "js/pin", "map/us-")
        ):
            with source.open(path) as file:
                storage.save(path, file)
            found[path] = (storage, path)
    processed = list(storage.post_process(found))
    assert [name for name, _hashed, done in processed if isinstance(done, Exception)] == []
    assert storage.stored_name("map/us-mo.json") != "map/us-mo.json"


# -- borders ---------------------------------------------------------------------------------------
def test_every_sheet_and_region_has_its_file_and_there_is_no_other():
    names = {path.name for path in (STATIC / "map").iterdir()}
    assert names == {
        f"{name}.json" for name in {*(country.sheet for country in ROWS), *all_details()}
    }


@pytest.mark.parametrize(
    ("name", "kilobytes"),
    [("north-america", 48), ("europe", 5), ("south-america", 6), ("australia", 3)],
)
def test_a_sheet_is_small(name, kilobytes):
    assert packed(f"map/{name}.json") <= kilobytes * 1024


def test_the_details_of_a_region_are_small():
    sizes = {name: packed(f"map/{name}.json") for name in all_details()}
    assert max(sizes.values()) <= 18 * 1024
    assert sum(sizes.values()) / len(sizes) <= 6 * 1024


@pytest.mark.parametrize("name", sorted({*(country.sheet for country in ROWS), *all_details()}))
def test_every_arc_that_is_named_is_there_and_lies_on_the_earth(name):
    file = json.loads((STATIC / f"map/{name}.json").read_text(encoding="utf-8"))
    width, height = file["transform"]["scale"]
    assert (file["type"], file["transform"]["translate"]) == ("Topology", [0, 0])
    for arc in file["arcs"]:
        x = y = 0
        for step in arc:
            x, y = x + step[0], y + step[1]
            assert abs(x * width) <= 180.01
            assert abs(y * height) <= 90
    assert named_arcs(file["objects"]) == set(range(len(file["arcs"])))


def named_arcs(part):
    if isinstance(part, int):
        return {part if part >= 0 else ~part}
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    return set().union(*(named_arcs(one) for one in parts))


def test_rings_are_closed():
    file = json.loads((STATIC / "map/north-america.json").read_text(encoding="utf-8"))
    arcs = []
    for steps in file["arcs"]:
        points = [tuple(steps[0])]
        for step in steps[1:]:
            points.append((points[-1][0] + step[0], points[-1][1] + step[1]))
        arcs.append(points)
    for part in file["objects"].values():
        for ring in (
            ring for shape in part["geometries"] for polygon in shape["arcs"] for ring in polygon
        ):
            pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
            ends = [(piece[0], piece[-1]) for piece in pieces]
            assert all(ends[at - 1][1] == ends[at][0] for at in range(len(ends)))


def test_missouri_has_its_counties_and_towns():
    file = json.loads((STATIC / "map/us-mo.json").read_text(encoding="utf-8"))
    assert file["towns"][0] == ["Kansas City", 39.1, -94.58]
    assert len(file["towns"]) == 250
    assert len(file["objects"]["counties"]["arcs"]) == 299


# -- bytes -----------------------------------------------------------------------------------------
def test_the_loader_is_small_and_so_are_the_scripts_behind_it():
    assert packed("js/map-loader.js") <= 2 * 1024
    assert packed("js/map.js") + packed("js/map-ground.js") <= 6 * 1024
    assert packed("js/pin.js") <= 2 * 1024


def test_the_style_of_the_map_is_small():
    assert packed("css/map.css") <= 2 * 1024
