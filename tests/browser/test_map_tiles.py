"""The map with streets: tiles of a server, or one PMTiles file of our own."""

import os
import re
import sqlite3
from contextlib import closing

import pytest
from django.conf import settings

from tests.browser.conftest import DESKTOP, Watch
from tests.browser.pmtiles import archive
from tests.demo import serving

KANSAS_CITY, DETROIT = "/search/?near=64128", "/search/?near=48201"


def copied(demo, folder):
    """The demo's file once more: what is in it need not be loaded again."""
    with (
        closing(sqlite3.connect(demo.database)) as here,
        closing(sqlite3.connect(folder / "copy.sqlite3")) as there,
    ):
        here.backup(there)
    return folder / "copy.sqlite3"


# -- tiles -----------------------------------------------------------------------------------------
def test_tiles_are_asked_of_their_server_which_learns_no_place_that_was_typed(
    browser, demo, monkeypatch, tmp_path
):
    monkeypatch.setenv("MAP_TILE_URL", "https://tiles.example.org/{z}/{x}/{y}.png")
    monkeypatch.setenv("MAP_TILE_ATTRIBUTION", "© Makers")
    asked, complaints = [], []

    def answer(route):
        asked.append((route.request.url, route.request.all_headers().get("referer")))
        route.fulfill(
            content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>'
        )

    with serving(copied(demo, tmp_path)) as demo:
        context = browser.new_context(base_url=demo.site, viewport=DESKTOP)
        context.on("console", lambda message: complaints.append(message.text))
        page = context.new_page()
        context.route(re.compile("^https://"), answer)
        page.goto(KANSAS_CITY)
        page.wait_for_selector(".leaflet-tile-loaded", state="attached")
        page.wait_for_selector(".map-pin")
        assert page.locator("[data-note]").inner_text() == "© Makers"
        assert page.locator(".map-states").count() == 0
        context.close()
    assert complaints == []
    assert [
        url
        for url, _ in asked
        if not re.fullmatch(r"https://tiles\.example\.org/\d+/\d+/\d+\.png", url)
    ] == []
    assert {referrer for _, referrer in asked} == {f"{demo.site}/"}


# -- streets ---------------------------------------------------------------------------------------
COLOURS = """() => [...document.querySelectorAll('canvas.leaflet-tile')].map((tile) => {
  const { data } = tile.getContext('2d').getImageData(0, 0, tile.width, tile.height);
  return new Set(new Uint32Array(data.buffer)).size;
})"""


@pytest.fixture
def laid_out():
    """A file of streets in static/, as an operator lays it there."""
    path = settings.BASE_DIR / "static" / f"streets-of-a-test-{os.getpid()}.pmtiles"
    path.write_bytes(archive(west=-100, south=36, east=-90, north=42))
    yield path
    path.unlink()


def test_streets_are_read_by_their_bytes_and_drawn(browser, demo, monkeypatch, tmp_path, laid_out):
    monkeypatch.setenv("MAP_PMTILES", laid_out.name)
    asked = []
    with serving(copied(demo, tmp_path)) as demo:
        context = browser.new_context(base_url=demo.site, viewport=DESKTOP)
        watch = Watch(demo.site)
        watch.over(context)
        context.on("response", lambda answer: asked.append(answer))
        page = context.new_page()
        page.goto(KANSAS_CITY)
        page.wait_for_selector(".map-pin")
        page.wait_for_selector("canvas.leaflet-tile-loaded", state="attached")
        assert max(page.evaluate(COLOURS)) > 2  # land, streets, and what lies between their edges
        assert page.locator("[data-note]").inner_text() == "© OpenStreetMap"
        assert page.locator(".map-states").count() == 0
        files = [one for one in asked if ".pmtiles" in one.url]
        assert {one.status for one in files} == {206}
        assert all(one.request.headers["range"].startswith("bytes=") for one in files)

        page.goto(DETROIT)  # beyond the edge lies our own ground
        page.wait_for_selector(".map-detail", state="attached")
        assert page.locator(".map-pin").count() > 0
        assert watch.complaints == []

        page.route("**/*.pmtiles", lambda route: route.abort())  # as it does without the file
        page.goto(KANSAS_CITY)
        page.wait_for_selector(".map-detail", state="attached")
        assert page.locator(".map-pin").count() > 0
        context.close()
