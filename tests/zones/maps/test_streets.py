"""Streets out of one PMTiles file: an address opens one origin at most, and nonsense is a sentence
that names the setting.
"""

import pytest

from tests.exchangezones.test_settings import setting
from zones.maps.streets import Streets, streets_of

SITE = "https://zones.example.org"
ELSEWHERE = "https://tiles.example.org/area.pmtiles"


@pytest.mark.parametrize(
    ("address", "streets"),
    [
        ("area.pmtiles", Streets("area.pmtiles", True, "")),
        (" map/ohio-2026.pmtiles ", Streets("map/ohio-2026.pmtiles", True, "")),
        ("/files/area.pmtiles", Streets("/files/area.pmtiles", False, "")),
        (f"{SITE}/area.pmtiles", Streets(f"{SITE}/area.pmtiles", False, "")),
        (ELSEWHERE, Streets(ELSEWHERE, False, "https://tiles.example.org")),
        (
            "https://Tiles.Example.org:8443/a/b.pmtiles",
            Streets(
                "https://Tiles.Example.org:8443/a/b.pmtiles",
                False,
                "https://tiles.example.org:8443",
            ),
        ),
    ],
)
def test_an_address_opens_one_other_origin_at_most(address, streets):
    assert streets_of(address, SITE) == streets


@pytest.mark.parametrize("address", ["", "   "])
def test_no_address_is_no_streets(address):
    assert streets_of(address, SITE) is None


@pytest.mark.parametrize(
    "address",
    [
        "area", "area.mbtiles", "../area.pmtiles", "map/../../area.pmtiles", ".area.pmtiles",
        "//tiles.example.org/area.pmtiles", "map//area.pmtiles", "/map//area.pmtiles",
        "http://tiles.example.org/area.pmtiles", "ftp://tiles.example.org/area.pmtiles",
        "https://tiles.example.org/", "https://tiles.example.org/area.pmtiles?key=1",
        "https://tiles.example.org/area.pmtiles#x", "https://*.example.org/area.pmtiles",
        "https://user:secret@tiles.example.org/area.pmtiles", "https:///area.pmtiles",
        "https://tiles.example.org; script-src */area.pmtiles", "https://[::1/area.pmtiles",
        "https://tiles.example.org:port/area.pmtiles", "https://tiles.example.org:0/area.pmtiles",
        "https://a.example https://b.example/area.pmtiles", 'a".pmtiles', "a\x00.pmtiles",
        "a\n.pmtiles", "x" * 10_000,
    ],
)  # fmt: skip
def test_an_address_of_no_file_is_refused(address):
    with pytest.raises(ValueError, match=r"MAP_PMTILES must look like area\.pmtiles"):
        streets_of(address, SITE)


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"MAP_PMTILES": "area.zip"}, "MAP_PMTILES must look like area.pmtiles"),
        ({"MAP_PMTILES": "area.pmtiles"}, "MAP_PMTILES names a file that is not there: "),
        (
            {
                "MAP_PMTILES": "/files/area.pmtiles",
                "MAP_TILE_URL": "https://tiles.example.org/{z}/{x}/{y}.png",
                "MAP_TILE_ATTRIBUTION": "© Makers",
            },
            "MAP_PMTILES and MAP_TILE_URL are both set: the map draws one of them.",
        ),
    ],
)
def test_a_wrong_setting_is_named(environment, complaint):
    status, said = setting("settings.MAP_STREETS", **environment)
    assert status != 0
    assert complaint in said


POLICY = (
    "[(d, s) for d, s in settings.CONTENT_SECURITY_POLICY['DIRECTIVES'].items()"
    " if d == 'connect-src' or 'example.org' in str(s)]"
)


def test_streets_of_our_own_open_nothing():
    ours = (0, """[('connect-src', ["'self'"])]""")
    assert setting(f"settings.MAP_STREETS, {POLICY}")[1].startswith("(None, ")
    assert setting(POLICY, MAP_PMTILES="/files/area.pmtiles") == ours
    assert setting(POLICY, MAP_PMTILES=f"{SITE}/a.pmtiles", SITE_URL=SITE) == ours


def test_streets_of_another_host_may_be_asked_for_and_nothing_else():
    assert setting(POLICY, MAP_PMTILES=ELSEWHERE) == (
        0,
        """[('connect-src', ["'self'", 'https://tiles.example.org'])]""",
    )


def test_a_file_of_tiles_is_not_compressed_once_more():
    assert setting("'pmtiles' in settings.WHITENOISE_SKIP_COMPRESS_EXTENSIONS") == (0, "True")
