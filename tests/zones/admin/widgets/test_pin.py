"""The pin at the staff desk: two boxes for numbers that need no script, and the map that a script
may draw.
"""

import re

import pytest
from django.test import override_settings
from django.urls import reverse

from tests.zones.admin.desk import Page, Town
from zones.admin.widgets.pin import PinInput
from zones.maps.pins import all_details
from zones.maps.streets import streets_of
from zones.maps.tiles import tiles_of

ADDRESS = "https://tiles.example.org/{z}/{x}/{y}.png"


@pytest.fixture
def page(db):
    town = Town()
    return Page(
        town.client("staff of A"), reverse("admin:zones_station_change", args=[town.a.station.pk])
    )


def test_without_a_script_there_are_two_boxes_and_no_map(page):
    assert re.search(r'<div class="pin" data-pin[^>]* hidden>', page.html)
    assert re.search(r'<input type="number" name="latitude"', page.html)
    assert re.search(r'<input type="number" name="longitude"', page.html)


def test_the_scripts_come_from_the_site_and_stand_in_no_page(page):
    scripts = re.findall(r"<script[^>]*>", page.html)
    assert [tag for tag in scripts if "pin.js" in tag] == [
        '<script src="/static/js/pin.js" type="module">'
    ]
    assert '<script src="/static/vendor/leaflet/leaflet.js">' in scripts
    assert 'href="/static/css/pin.css"' in page.html
    assert 'style="' not in PinInput().render("longitude", 1.5)


def test_the_map_knows_the_borders_of_everywhere(page):
    told = re.search(r'data-all-details="([^"]*)"', page.html).group(1).split()
    assert told == [f"/static/map/{name}.json" for name in all_details()]
    assert "US=/static/map/north-america.json" in page.html


def test_the_map_says_that_it_has_no_streets_or_whose_they_are():
    assert "This map shows no streets." in PinInput().render("longitude", None)
    with override_settings(MAP_TILES=tiles_of(ADDRESS, "© Makers", 18)):
        html = PinInput().render("longitude", None)
    assert f'data-tiles="{ADDRESS}" data-max-zoom="18"' in html
    assert "© Makers" in html
    assert "no streets" not in html
    with override_settings(MAP_STREETS=streets_of("/files/area.pmtiles", "")):
        html = PinInput().render("longitude", None)
    assert 'data-streets="/files/area.pmtiles" data-max-zoom="17"' in html
    assert "© OpenStreetMap" in html
    assert "no streets" not in html


def test_the_zone_leads_to_the_pin(db):
    town = Town()
    page = Page(
        town.client("staff of A"), reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    )
    assert f'href="{reverse("admin:zones_station_change", args=[town.a.station.pk])}"' in page.html
