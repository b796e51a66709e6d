"""What lies in static/ for the map: libraries as their makers made them, borders of everywhere, and
few bytes.
"""

import base64
import gzip
import hashlib
import json
from itertools import accumulate

import pytest
from django.conf import settings

from zones.maps.build.towns import read_labelled_towns
from zones.maps.pins import all_details
from zones.places.countries import ROWS

STATIC = settings.BASE_DIR / "static"
VENDOR = STATIC / "vendor"
VENDORED = {
    folder.name: json.loads((folder / "vendor.json").read_text(encoding="utf-8"))
    for folder in VENDOR.iterdir()
}
FILES = [(name, file) for name, vendored in VENDORED.items() for file in vendored["files"]]
# Where land was once drawn as water, and water that must stay so.
ON_LAND = {
    "ca-qc": [("Montréal", 45.509, -73.562), ("Laval", 45.57, -73.72), ("Québec", 46.81, -71.21)],
    "us-ny": [("Manhattan", 40.78, -73.965), ("Staten Island", 40.58, -74.15)],
    "ca-bc": [("Vancouver", 49.25, -123.12), ("Richmond", 49.166, -123.133)],
    "ca-ns": [("Halifax", 44.65, -63.59)],
    "ca-on": [("Kingston", 44.235, -76.49), ("Toronto", 43.65, -79.39)],
    "us-tx": [("Galveston", 29.29, -94.81)],
    "us-fl": [("Key West", 24.56, -81.78)],
    "au-nsw": [("Sydney", -33.87, 151.2)],
}
IN_WATER = {
    "ca-qc": [("Saint Lawrence at Montréal", 45.535, -73.53)],
    "ca-on": [("Lake Ontario", 43.7, -77.8)],
    "ca-bc": [("Strait of Georgia", 49.3, -123.5)],
    "us-ny": [("Upper Bay", 40.66, -74.045)],
    "au-nsw": [("Botany Bay", -33.99, 151.2)],
}


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def packed(path):
    return len(gzip.compress((STATIC / path).read_bytes()))


def rings_of(name):
    """The rings of a region's land as (longitude, latitude)."""
    file = json.loads((STATIC / f"map/{name}.json").read_text(encoding="utf-8"))
    width, height = file["transform"]["scale"]
    arcs = []
    for steps in file["arcs"]:
        x, y = (list(accumulate(step[axis] for step in steps)) for axis in (0, 1))
        arcs.append([(a * width, b * height) for a, b in zip(x, y, strict=True)])
    return file["towns"], [
        [point for n in ring for point in (arcs[n] if n >= 0 else arcs[~n][::-1])]
        for shape in file["objects"]["detail"]["geometries"]
        for polygon in shape["arcs"]
        for ring in polygon
    ]


def is_inside(latitude, longitude, rings):
    """Whether a line to the east crosses shores an odd number of times."""
    crossings = 0
    for ring in rings:
        for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (ay > latitude) != (by > latitude):
                crossings += longitude < (bx - ax) * (latitude - ay) / (by - ay) + ax
    return crossings % 2 == 1


# -- libraries -------------------------------------------------------------------------------------
def test_each_library_says_what_it_is():
    assert {
        name: (vendored["package"], vendored["version"], vendored["licence"])
        for name, vendored in VENDORED.items()
    } == {
        "leaflet": ("leaflet", "1.9.4", "BSD-2-Clause"),
        "protomaps-leaflet": ("protomaps-leaflet", "5.1.0", "BSD-3-Clause"),
    }
    for vendored in VENDORED.values():
        kind, _, digest = vendored["integrity"].partition("-")
        assert (kind, len(base64.b64decode(digest))) == ("sha512", 64)


@pytest.mark.parametrize("name", VENDORED)
def test_no_file_of_a_library_is_missing_or_unknown(name):
    folder = VENDOR / name
    lying = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert lying == {*VENDORED[name]["files"], "vendor.json"}


@pytest.mark.parametrize(("name", "file"), FILES)
def test_a_file_is_as_its_makers_made_it_but_for_the_line_cut_from_its_end(name, file):
    content, sums = (VENDOR / name / file).read_bytes(), VENDORED[name]["files"][file]
    assert sha256(content) == sums["sha256"]
    assert (
        sha256(content + VENDORED[name]["cut_from_the_end"].get(file, "").encode())
        == sums["sha256_of_original"]
    )


@pytest.mark.parametrize("name", VENDORED)
def test_only_the_reference_to_a_source_map_was_cut(name):
    assert VENDORED[name]["cut_from_the_end"] == {
        f"{name}.js": f"\n//# sourceMappingURL={name}.js.map"
    }
    assert b"sourceMappingURL" not in (VENDOR / name / f"{name}.js").read_bytes()


def test_the_static_files_can_be_collected_and_hashed(tmp_path, monkeypatch):
    """Manifest storage refuses a style or script that names a file that is not there."""
    from django.contrib.staticfiles.finders import FileSystemFinder
    from whitenoise.storage import CompressedManifestStaticFilesStorage

    storage = CompressedManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    monkeypatch.setattr(storage, "compress_files", lambda names: ())
    found = {}
    for path, source in FileSystemFinder().list([]):
        if path.startswith(("vendor/", "css/map", "css/pin", "js/map", "js/pin", "map/us-")):
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
    """With the names of its towns and its shores as fine as its towns need."""
    sizes = {name: packed(f"map/{name}.json") for name in all_details()}
    assert max(sizes.values()) <= 18 * 1024
    assert sum(sizes.values()) / len(sizes) <= 7 * 1024


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
            ring
            for shape in part.get("geometries", [])
            for polygon in shape["arcs"]
            for ring in polygon
        ):
            pieces = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
            ends = [(piece[0], piece[-1]) for piece in pieces]
            assert all(ends[at - 1][1] == ends[at][0] for at in range(len(ends)))


def test_missouri_has_its_counties_and_towns():
    file = json.loads((STATIC / "map/us-mo.json").read_text(encoding="utf-8"))
    assert file["towns"][0] == ["Kansas City", 39.1, -94.58, 475]
    assert ["Overland Park", 38.98, -94.67] in [town[:3] for town in file["towns"]]  # across
    assert len(file["towns"]) > 300
    assert len(file["objects"]["counties"]["arcs"]) == 299


@pytest.mark.parametrize("name", ON_LAND)
def test_a_town_on_an_island_or_by_a_harbour_stands_on_land(name):
    _towns, rings = rings_of(name)
    wet = [town for town, *at in ON_LAND[name] if not is_inside(*at, rings)]
    dry = [water for water, *at in IN_WATER.get(name, []) if is_inside(*at, rings)]
    assert (wet, dry) == ([], [])


@pytest.mark.parametrize("name", ["ca-qc", "ca-on", "ca-bc", "ca-nb", "ca-pe", "au-nsw", "au-qld"])
def test_hardly_a_label_stands_in_the_water(name):
    towns, rings = rings_of(name)
    own = {row[:3] for row in gazetteer_of(name)}
    mine = [town for town in towns if tuple(town[:3]) in own]
    wet = [town[0] for town in mine if not is_inside(town[1], town[2], rings)]
    assert len(mine) > 20
    assert len(wet) <= 0.03 * len(mine)


def gazetteer_of(name):
    towns = read_labelled_towns(settings.BASE_DIR / "fixtures" / "gazetteer.csv.gz")
    return [
        (town.name, round(town.latitude, 2), round(town.longitude, 2))
        for town in towns[name.upper()]
    ]


# -- bytes -----------------------------------------------------------------------------------------
def test_the_loader_is_small_and_so_are_the_scripts_behind_it():
    assert packed("js/map-loader.js") <= 2 * 1024
    assert packed("js/map.js") + packed("js/map-ground.js") <= 7 * 1024
    assert packed("js/pin.js") <= 2 * 1024


def test_the_style_of_the_map_is_small():
    assert packed("css/map.css") <= 2.25 * 1024
