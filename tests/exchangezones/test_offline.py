"""What a device keeps: the service worker and its rules, the manifest, the icons, and the page
without network.
"""

import json
import re
import struct
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from exchangezones import device

WORDS = {"en": "You are offline", "fr": "Vous êtes hors ligne", "es": "No tiene conexión"}
DOORS = [
    "/sw.js",
    "/site.webmanifest",
    "/fr/site.webmanifest",
    "/offline/",
    "/es/offline/",
    "/favicon.ico",
]


@pytest.fixture(autouse=True)
def fresh():
    device.kept.cache_clear()
    yield
    device.kept.cache_clear()


def worker(client):
    """The script, and what it was told."""
    script = client.get("/sw.js").content.decode()
    return script, json.loads(re.search(r"^const \{.*\} = (\{.*\});$", script, re.MULTILINE)[1])


# -- every door ------------------------------------------------------------------------------------
@pytest.mark.parametrize("door", DOORS)
def test_every_door_answers_without_database_or_cookie(client, door):
    """No `db` fixture: a query would be an error.

    And no directory: it has to work when nothing else does.
    """
    response = client.get(door)
    assert response.status_code == (302 if door == "/favicon.ico" else 200)
    assert response.cookies == {}
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert client.head(door).status_code == response.status_code
    assert client.post(door).status_code == 405
    assert client.get(f"{door}?x=%00&y={'a' * 10_000}&z=nan").content == response.content


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_zero_queries(client, door, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(door)


# -- the service worker ----------------------------------------------------------------------------
def test_the_worker_is_a_script_for_the_whole_site_that_is_asked_for_anew(client):
    response = client.get("/sw.js")
    assert response["Content-Type"] == "text/javascript; charset=utf-8"
    assert response["Cache-Control"] == "no-cache"
    assert "worker-src 'self'" in response["Content-Security-Policy"]


def test_the_worker_keeps_files_that_are_there_and_a_page_in_each_language(client):
    _script, told = worker(client)
    files = [address.removeprefix("/static/") for address in told["files"]]
    assert files == device.KEPT_FILES
    assert [file for file in files if not finders.find(file)] == []
    assert told["offline"] == {"en": "/offline/", "fr": "/fr/offline/", "es": "/es/offline/"}
    assert [client.get(address).status_code for address in told["offline"].values()] == [
        200,
        200,
        200,
    ]
    assert list(told["notes"]) == ["en", "fr", "es"]
    assert [code for code, note in told["notes"].items() if note.count("{date}") != 1] == []
    assert told["most"] == 40


@pytest.mark.parametrize("change", ["KEPT_FILES", "PUBLIC", "operator"])
def test_another_worker_whenever_it_keeps_something_else(client, monkeypatch, settings, change):
    before = worker(client)[1]["version"]
    assert worker(client)[1]["version"] == before
    device.kept.cache_clear()
    assert worker(client)[1]["version"] == before
    if change == "operator":
        settings.OPERATOR_NAME = "Test Town"  # it stands at the foot of the page without network
    else:
        monkeypatch.setattr(device, change, getattr(device, change)[1:])
    device.kept.cache_clear()
    assert worker(client)[1]["version"] != before


# Address → whether the page stays on the device once it was opened.
KEPT = {
    "/": True,
    "/tips/": True,
    "/tips/payment/": True,
    "/tips/differ/cash/": True,
    "/zones/us/mo/kansas-city/central-cdrz9/": True,
    "/tips/feed/": False,
    "/zones/": False,
    "/zones/us/mo/": False,
    "/zones/us/mo/kansas-city/": False,
    "/search/": False,
    "/places/": False,
    "/z/cdrz9/": False,
    "/z/cdrz9/invite/": False,
    "/z/cdrz9/meet.ics": False,
    "/api/v1/search": False,
    "/data/zones.csv": False,
    "/admin/": False,
    "/admin/zones/zone/": False,
    "/about/": False,
}


@pytest.mark.parametrize("address", KEPT)
def test_the_rule_of_what_is_kept(client, address):
    """The worker's own expression, which reads alike in both languages of programs."""
    script, _told = worker(client)
    rule = re.search(r"^const READABLE = /(.*)/;$", script, re.MULTILINE)[1]
    assert bool(re.match(rule, address)) is KEPT[address]


def test_nothing_with_a_query_is_kept_and_only_public_pages_are_answered(served, client):
    script, told = worker(client)
    assert "const isKept = (url) => !url.search && READABLE.test(bare(url.pathname));" in script
    assert "if (isPage(url)) event.respondWith(page(event, url));" in script
    assert [word for word in told["open"] if client.get(f"/{word}/").status_code >= 500] == []
    assert {"admin", "api", "data", "places", settings.ADMIN_PATH} & set(told["open"]) == set()
    assert "admin" not in script


# -- the manifest and the icons --------------------------------------------------------------------
def size_of_png(path: str) -> tuple[int, int]:
    head = Path(finders.find(path)).read_bytes()[:24]
    assert head[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", head[16:24])


@pytest.mark.parametrize(
    ("address", "language", "start", "name"),
    [
        ("/site.webmanifest", "en", "/", "Exchange zones at police stations"),
        ("/fr/site.webmanifest", "fr", "/fr/", "Zones d’échange aux postes de police"),
        ("/es/site.webmanifest", "es", "/es/", "Zonas de intercambio en estaciones de policía"),
    ],
)
def test_the_manifest_speaks_the_language_of_its_address(
    served, client, address, language, start, name
):
    response = client.get(address)
    manifest = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert [manifest[key] for key in ("lang", "start_url", "scope", "name")] == [
        language,
        start,
        "/",
        name,
    ]
    assert client.get(manifest["start_url"]).status_code == 200
    for icon in manifest["icons"]:
        width, height = size_of_png(icon["src"].removeprefix("/static/"))
        assert icon["sizes"] == f"{width}x{height}"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}


def test_the_pictures_of_the_head_are_there_in_their_sizes():
    assert size_of_png("img/share.png") == (1200, 630)
    assert size_of_png("img/icon-180.png") == (180, 180)
    assert Path(finders.find("img/share.png")).stat().st_size < 40_000


def test_who_asks_for_the_icon_without_reading_a_page_gets_it(client):
    response = client.get("/favicon.ico")
    assert response["Location"] == "/static/img/favicon.ico"
    assert response["Cache-Control"] == "max-age=86400, public"
    assert Path(finders.find("img/favicon.ico")).read_bytes()[:4] == b"\x00\x00\x01\x00"


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_every_page_names_manifest_icons_and_worker(served, client, prefix):
    page = client.get(f"{prefix}/about/").content.decode()
    assert f'<link rel="manifest" href="{prefix}/site.webmanifest">' in page
    assert '<link rel="icon" href="/static/img/mark.svg" type="image/svg+xml">' in page
    assert '<link rel="apple-touch-icon" href="/static/img/icon-180.png">' in page
    assert '<script src="/static/js/offline.js" defer></script>' in page


# -- the page without network ----------------------------------------------------------------------
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/fr", "fr"), ("/es", "es")])
def test_the_page_without_network_says_so_and_is_for_no_search_engine(client, prefix, language):
    page = client.get(f"{prefix}/offline/").content.decode()
    assert f"<h1>{WORDS[language]}</h1>" in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<li><a href="{prefix}/tips/">' in page


def test_the_privacy_page_says_what_stays_on_the_device(client):
    assert "the last 40 spots that you opened" in client.get("/privacy/").content.decode()
