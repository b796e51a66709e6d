"""Street tiles: an address opens exactly one origin, and nonsense is a sentence that names the
setting.
"""

import pytest

from tests.exchangezones.test_settings import setting
from zones.maps.tiles import Tiles, tiles_of

ADDRESS = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.mark.parametrize(
    ("address", "origin"),
    [
        (ADDRESS, "https://tiles.example.org"),
        (
            "https://Tiles.Example.org:8443/a/{z}/{x}/{y}{r}.png?key=1",
            "https://tiles.example.org:8443",
        ),
        ("http://127.0.0.1:8080/{z}/{x}/{y}", "http://127.0.0.1:8080"),
        ("http://[::1]:8080/{z}/{x}/{y}", "http://[::1]:8080"),
    ],
)
def test_an_address_opens_one_origin(address, origin):
    assert tiles_of(f" {address} ", " © Makers ", 18) == Tiles(address, "© Makers", 18, origin)


@pytest.mark.parametrize("address", ["", "   "])
def test_no_address_is_no_tiles(address):
    assert tiles_of(address, "© Makers", 19) is None


@pytest.mark.parametrize(
    "address",
    [
        "tiles", "/tiles/{z}/{x}/{y}.png", "//tiles.example.org/{z}/{x}/{y}.png", "ftp://tiles.example.org/{z}/{x}/{y}",
        "https://tiles.example.org/{z}/{x}.png", "https://{s}.tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org/{z}/{x}/{y}/{q}", "https://tiles.example.org/{z}/{x}/{y}}", "https:///{z}/{x}/{y}",
        "https://tiles.example.org; script-src */{z}/{x}/{y}", "https://*.example.org/{z}/{x}/{y}",
        "https://user:secret@tiles.example.org/{z}/{x}/{y}", "https://tiles.example.org:port/{z}/{x}/{y}",
        "https://tiles.example.org:0/{z}/{x}/{y}", "https://[::1/{z}/{x}/{y}", 'https://tiles.example.org/"{z}/{x}/{y}',
        "https://tiles.example.org/{z}/{x}/{y}\x00", "javascript:alert({z}{x}{y})", "x" * 10_000,
        "nan",
        "https://tiles.example.org,evil.example/{z}/{x}/{y}",
    ],
)  # fmt: skip
def test_an_address_of_no_tiles_is_refused(address):
    with pytest.raises(
        ValueError,
        match=r"MAP_TILE_URL must look like https://tiles\.example\.org/\{z\}/\{x\}/\{y\}",
    ):
        tiles_of(address, "© Makers", 19)


def test_tiles_without_thanks_are_refused():
    with pytest.raises(ValueError, match="MAP_TILE_URL needs MAP_TILE_ATTRIBUTION"):
        tiles_of(ADDRESS, " ", 19)


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        (
            {"MAP_TILE_URL": "tiles"},
            "MAP_TILE_URL must look like https://tiles.example.org/{z}/{x}/{y}.png, not 'tiles'.",
        ),
        ({"MAP_TILE_URL": ADDRESS}, "MAP_TILE_URL needs MAP_TILE_ATTRIBUTION"),
        ({"MAP_TILE_MAX_ZOOM": "near"}, "MAP_TILE_MAX_ZOOM is not a int: 'near'."),
        ({"MAP_TILE_MAX_ZOOM": "40"}, "MAP_TILE_MAX_ZOOM must lie between 12 and 22, not 40."),
    ],
)
def test_a_wrong_setting_is_named(environment, complaint):
    status, said = setting("settings.MAP_TILES", **environment)
    assert status != 0
    assert complaint in said


IMAGES = "settings.CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']"


def test_without_tiles_images_come_from_the_site_alone():
    assert setting(f"settings.MAP_TILES, {IMAGES}") == (0, """(None, ["'self'", 'data:'])""")


def test_with_tiles_one_more_origin_may_send_images_and_nothing_else():
    tiles = {"MAP_TILE_URL": ADDRESS, "MAP_TILE_ATTRIBUTION": "© Makers", "MAP_TILE_MAX_ZOOM": "17"}
    assert setting(IMAGES, **tiles) == (0, """["'self'", 'data:', 'https://tiles.example.org']""")
    assert setting("settings.MAP_TILES.closest", **tiles) == (0, "17")
    others = (
        "[d for d, s in settings.CONTENT_SECURITY_POLICY['DIRECTIVES'].items()"
        " if 'example.org' in str(s)]"
    )
    assert setting(others, **tiles) == (0, "['img-src']")
