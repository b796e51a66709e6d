"""The map on the page of results: what its script is told, and what stands there without any
script.
"""

import gzip
import re

import pytest
from django.test import override_settings

from tests.zones.builders import a_listing, a_station
from zones.maps.streets import streets_of
from zones.maps.tiles import tiles_of
from zones.vocabulary import LocationStatus, Setting

ADDRESS = "/search/?near=40,-75"


def section(response):
    found = re.search(r'<section class="map".*?</section>', response.content.decode(), re.DOTALL)
    return found and found.group()


def data(response, name):
    return re.search(rf' data-{name}="([^"]*)"', section(response)).group(1)


def test_without_a_script_the_map_is_a_button_and_nothing_else(show):
    told = section(show(a_listing(), address=ADDRESS))
    assert re.search(r'aria-expanded="false" data-open>Show map</button>', told)
    assert re.search(r'<div class="map-inside" data-inside hidden>', told)
    assert 'data-show="Show map" data-hide="Hide map"' in told


def test_cards_are_numbered_on_over_all_pages(served, client):
    def numbers(**asked):
        page = client.get("/search/", {"near": "64128", **asked}).content.decode()
        return [int(number) for number in re.findall(r'data-zone="\w+" data-number="(\d+)"', page)]

    assert numbers() == list(range(1, 11))
    assert numbers(page=2) == list(range(11, 21))
    assert numbers(at="2026-12-05T03:00")[:10] == list(range(1, 11))


def test_pins_origin_and_files_are_told(show):
    response = show(a_listing(station=a_station(region="PA")), address=ADDRESS)
    assert data(response, "pins") == "bcdfg,40,-75"
    assert data(response, "near") == "40.0,-75.0"
    assert data(response, "near-name").startswith("You: 40, -75")
    assert data(response, "sheets") == "/static/map/north-america.json"
    assert "/static/map/us-pa.json" in data(response, "details").split()
    assert data(response, "search") == "/search/"
    assert "data-other=" not in section(response)
    assert "data-tiles" not in section(response)


def test_two_people_are_both_told(show):
    response = show(a_listing(), address=f"{ADDRESS}&other=40.1,-75.1")
    assert data(response, "other") == "40.1,-75.1"
    assert data(response, "other-name").startswith("The other person: 40.1, -75.1")


@pytest.mark.parametrize(
    "status", [status for status in LocationStatus if status is not LocationStatus.EXACT]
)
def test_a_zone_whose_place_is_not_exact_is_about_there(show, status):
    vague = a_listing(station=a_station(location_status=status))
    exact = a_listing("ccccc", station=a_station(key="us-xx-other"))
    told = data(show(vague, exact, address=ADDRESS), "pins").split()
    assert sorted(told) == ["bcdfg,40,-75,about", "ccccc,40,-75"]


def test_all_cards_of_kingston_have_their_pin_in_canada(served, client):
    """Once two of twelve had one, both of them in New York State."""
    response = client.get("/search/", {"near": "Kingston, ON"})
    pins = {pin.split(",")[0]: pin for pin in data(response, "pins").split()}
    cards = re.findall(r'data-zone="(\w+)"', response.content.decode())
    of_kingston = [listing for listing in served if listing.station.city == "Kingston"]
    ours = {listing.id for listing in of_kingston if listing.station.region == "ON"} & set(cards)
    assert set(pins) == set(cards)
    assert len(cards) >= 10
    assert ours
    assert all(pins[name].endswith(",about") for name in ours)


def test_a_page_without_zones_has_no_map(show):
    for address in (
        "/search/",
        "/search/?near=qqqq",
        "/search/?near=Springfield",
        "/search/?near=91,0",
    ):
        assert section(show(a_listing(), address=address)) is None


def test_two_zones_of_one_station_are_two_pins_at_one_place(show):
    response = show(a_listing(), a_listing("ccccc", setting=Setting.LOBBY), address=ADDRESS)
    assert data(response, "pins") == "bcdfg,40,-75 ccccc,40,-75"


def test_numbers_for_the_script_have_a_point_in_every_language(show):
    response = show(a_listing(), address="/fr/search/?near=40.5,-75.25")
    assert (data(response, "near"), data(response, "pins")) == ("40.5,-75.25", "bcdfg,40,-75")
    assert data(response, "search") == "/fr/search/"


@pytest.mark.parametrize(("units", "told"), [("km", "km"), ("mi", "mi")])
def test_the_scale_is_in_the_units_of_the_page(show, units, told):
    assert data(show(a_listing(), address=f"{ADDRESS}&units={units}"), "units") == told


def test_what_was_typed_is_escaped(show):
    page = show(a_listing(), address='/search/?near=40,-75&other="><script>').content.decode()
    assert "<script>" not in page


def test_tiles_are_told_and_thanked(show):
    tiles = tiles_of(
        "https://tiles.example.org/{z}/{x}/{y}.png", "© Makers <b> https://example.org/thanks", 17
    )
    with override_settings(MAP_TILES=tiles):
        response = show(a_listing(), address=ADDRESS)
    assert data(response, "tiles") == "https://tiles.example.org/{z}/{x}/{y}.png"
    assert data(response, "max-zoom") == "17"
    assert "© Makers &lt;b&gt; <a href=" in section(response)
    assert "For streets" not in section(response)
    assert "For streets, use Directions." in section(show(a_listing(), address=ADDRESS))


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("map/area.pmtiles", "/static/map/area.pmtiles"),
        ("/files/area.pmtiles", "/files/area.pmtiles"),
        ("https://tiles.example.org/area.pmtiles", "https://tiles.example.org/area.pmtiles"),
    ],
)
def test_streets_are_told_and_openstreetmap_thanked(show, address, told):
    with override_settings(MAP_STREETS=streets_of(address, "")):
        response = show(a_listing(), address=ADDRESS)
    assert data(response, "streets") == told
    assert data(response, "max-zoom") == "17"
    assert data(response, "painter").endswith("/protomaps-leaflet.js")
    assert ">© OpenStreetMap</a>" in section(response)
    assert "For streets" not in section(response)


def test_the_policy_lets_no_other_origin_in(show):
    assert "http" not in show(a_listing(), address=ADDRESS).headers["Content-Security-Policy"]


@pytest.mark.django_db
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_the_map_asks_no_query_sets_no_cookie_and_varies_by_nothing(
    served, client, prefix, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get(
            f"{prefix}/search/?near=64128&at=now", headers={"accept-encoding": "gzip"}
        )
    assert b'class="map"' in gzip.decompress(response.content)
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"


def test_the_page_of_the_map_answers_readers_only(show, client):
    show(a_listing(), address=ADDRESS)
    assert client.head(ADDRESS).status_code == 200
    assert client.post(ADDRESS).status_code == 405


def test_every_pin_of_a_page_has_its_card(served, client):
    for words in ("64128", "10014", "48201", "K7L", "Honolulu"):
        response = client.get("/search/", {"near": words, "at": "now"})
        pins = (
            [pin.split(",")[0] for pin in data(response, "pins").split()]
            if section(response)
            else []
        )
        cards = re.findall(r'data-zone="(\w+)"', response.content.decode())
        assert set(pins) <= set(cards)


def test_the_credits_name_who_made_the_map(client):
    page = client.get("/credits/").content.decode()
    for maker in (
        "Natural Earth",
        "US Census Bureau, by way of us-atlas",
        "Leaflet",
        "GeoNames",
        "protomaps-leaflet",
    ):
        assert maker in page
