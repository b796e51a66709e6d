"""No zone near: ordinary stations that are clearly no zones, and a letter; never where filters hide
a zone.
"""

import gzip
import html
import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station, an_ordinary_station
from tips.noticeboard import live as live_tips
from tips.noticeboard.board import Boards
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.ordinary_stations import OrdinaryStations
from zones.geo.point import Point
from zones.vocabulary import Setting

ELY = Point(39.2474, -114.8886)  # as the gazetteer has it
KILOMETRE = 1 / 111.195  # of latitude, in degrees


def north(km):
    return Point(ELY.latitude + km * KILOMETRE, ELY.longitude)


@pytest.fixture
def serve(monkeypatch, client):
    """Serve made-up zones and ordinary stations, and get a page."""

    def served(address, *, stations=(), zone_km=226.3, zones=None, **options):
        far = a_listing("k7m3q", station=a_station(city="Elko", region="NV", point=north(zone_km)))
        stored = [far] if zones is None else zones
        shown = Directory(stored, ordinary=OrdinaryStations(stations))
        monkeypatch.setattr(live.snapshot, "_value", shown)
        monkeypatch.setattr(live_tips.snapshot, "_value", Boards((), ()))
        return client.get(address, **options)

    return served


def page_of(response):
    return html.unescape(folded(response.content.decode()))


def letter_in(page):
    return re.search(r"<textarea[^>]*readonly>(.*?)</textarea>", page, re.DOTALL)[1]


STATIONS = [
    an_ordinary_station(name="Second Test Police", point=north(40), phone="", source_date=""),
    an_ordinary_station(name="First Test Police", point=north(2)),
    an_ordinary_station(name="Test State Prison", point=north(1)),
    an_ordinary_station(name="Fifth Test Police", point=north(80.1)),
    an_ordinary_station(
        name="Third Test Police", point=north(79.9), source="Other list", licence="CC BY 4.0"
    ),
    an_ordinary_station(name="Fourth Test Police", point=north(79.95)),
]
HEADING = "Your nearest police stations (no exchange spot)"


def test_the_three_nearest_stations_are_listed_with_distance_telephone_and_source(serve):
    page = page_of(serve("/search/?near=Ely,+NV", stations=STATIONS))
    section = page.split(f"<h2>{HEADING}</h2>")[1].split("<details")[0]
    names = re.findall(r"<strong lang=\"en\">([^<]*)</strong><br>\s*([^<·]*) ·", section)
    assert names == [
        ("First Test Police", "1.2 miles"),
        ("Second Test Police", "25 miles"),
        ("Third Test Police", "50 miles"),
    ]
    assert (
        '<a class="button quiet" href="tel:+15555550102">Call +1-555-555-0102</a> '
        "number from a 2019 list</li>" in section
    )
    assert "2 Test Street, Testville, XX 00000<br>No phone number listed</li>" in section
    assert "Source: Other list · CC BY 4.0<br>Source: Test list · CC0</p>" in section
    assert "Ask whether you may meet in the lobby or parking lot." in section
    assert 'class="card"' not in section
    assert "data-zone" not in section
    assert (
        page.index(HEADING) < page.index("Nearest listed spot: ") < page.index('data-zone="k7m3q"')
    )


def test_the_letter_goes_to_the_nearest_station_and_says_how_far_the_next_zone_is(serve):
    page = page_of(serve("/search/?near=Ely,+NV", stations=STATIONS))
    letter = letter_in(page)
    assert letter.startswith(
        "To: First Test Police, 2 Test Street, Testville, XX 00000\n\nDear Sir or Madam,\n"
    )
    assert "is in Elko, NV, about 140 miles away: http://testserver/z/k7m3q/\n" in letter
    assert "http://testserver/departments/\n" in letter
    assert '<label for="letter">' in page
    assert '<textarea id="letter" rows="24" readonly>' in page


def test_distances_are_in_the_units_that_were_chosen(serve):
    page = page_of(serve("/search/?near=Ely,+NV&units=km", stations=STATIONS))
    assert "2.0 km · 2 Test Street" in page
    assert "about 230 kilometers away" in letter_in(page)


def test_links_of_the_letter_lead_to_the_language_of_the_page_and_the_site_of_the_operator(
    serve, settings
):
    settings.SITE_URL = "https://zones.example.org"
    letter = letter_in(page_of(serve("/fr/search/?near=Ely,+NV", stations=STATIONS)))
    assert "https://zones.example.org/fr/z/k7m3q/" in letter
    assert "https://zones.example.org/fr/departments/" in letter
    assert "testserver" not in letter


def test_without_a_list_the_letter_goes_to_the_police_of_the_town(serve):
    page = page_of(serve("/search/?near=89301"))
    assert HEADING not in page
    assert "Ask your own police station whether you may meet" in page
    assert letter_in(page).startswith("To: the police department, Ely, NV\n")


def test_without_stations_within_eighty_kilometres_none_is_shown(serve):
    assert HEADING not in page_of(serve("/search/?near=Ely,+NV", stations=STATIONS[2:4]))


@pytest.mark.parametrize("stations", [(), STATIONS])
def test_a_letter_never_holds_coordinates(serve, stations):
    letter = letter_in(page_of(serve("/search/?near=39.24744,-114.88863", stations=stations)))
    assert not re.search(r"39\.|114\.", letter)


def test_a_zone_near_asks_for_none(serve):
    page = page_of(serve("/search/?near=Ely,+NV", stations=STATIONS, zone_km=79))
    assert (HEADING in page, "<textarea" in page) == (False, False)


@pytest.mark.parametrize("near_km", [1, 300])
def test_filters_ask_for_none(serve, near_km):
    lobby = a_listing("bbbbb", station=a_station(point=north(226.3)), setting=Setting.LOBBY)
    near = a_listing("ccccc", station=a_station(key="us-xx-near", point=north(near_km)))
    page = page_of(
        serve("/search/?near=Ely,+NV&setting=lobby", stations=STATIONS, zones=[lobby, near])
    )
    assert "fits your filters" in page
    assert (HEADING in page, "<textarea" in page) == (False, False)


def test_two_people_far_apart_ask_for_none_where_one_has_a_zone(serve):
    page = page_of(serve("/search/?near=Ely,+NV&other=Honolulu", stations=STATIONS, zone_km=1))
    assert "<h1>No spot listed between Ely, NV and Honolulu, HI</h1>" in page
    assert (HEADING in page, "<textarea" in page) == (False, False)


def test_for_two_people_the_stations_are_near_the_first(serve):
    page = page_of(serve("/search/?near=Ely,+NV&other=Elko,+NV", stations=STATIONS, zone_km=2_000))
    assert "<h2>Police stations near Ely, NV (no exchange spot)</h2>" in page


def test_the_nearest_zone_is_said_even_if_another_is_usable_first(serve):
    near = a_listing(
        "bbbbb", station=a_station(city="Neartown", point=north(100)), hours="Dec 25 08:00-09:00"
    )
    far = a_listing(
        "ccccc", station=a_station(key="us-xx-b", city="Fartown", point=north(300)), hours="24/7"
    )
    page = page_of(serve("/search/?near=Ely,+NV&at=now", stations=STATIONS, zones=[near, far]))
    assert page.index('data-zone="ccccc"') < page.index('data-zone="bbbbb"')
    assert "is in Neartown, XX, about 60 miles away" in letter_in(page)


def test_an_empty_directory_still_offers_stations_and_a_letter(serve):
    page = page_of(serve("/search/?near=Ely,+NV", stations=STATIONS, zones=[]))
    assert HEADING in page
    assert "Nearest listed spot: " not in page
    assert "nearest one" not in letter_in(page)


def test_what_a_list_says_is_escaped(serve):
    nasty = an_ordinary_station(
        name="<script>alert(1)</script>", point=ELY, source="<b>", phone="+1"
    )
    content = serve("/search/?near=Ely,+NV", stations=[nasty]).content.decode()
    assert "<script>alert" not in content
    assert "<b>" not in content
    assert content.count("&lt;script&gt;alert(1)&lt;/script&gt;") == 2  # the list and the letter


@pytest.mark.django_db
@pytest.mark.parametrize("stations", [(), STATIONS])
def test_the_page_asks_no_query(serve, stations, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert serve("/search/?near=Ely,+NV", stations=stations).status_code == 200


def test_the_page_is_for_reading_and_sets_no_cookie(serve, client):
    response = serve(
        "/search/?near=Ely,+NV", stations=STATIONS, headers={"accept-encoding": "gzip"}
    )
    assert (response.cookies, response.headers["Vary"]) == ({}, "Accept-Encoding")
    assert b"readonly" in gzip.decompress(response.content)
    assert client.head("/search/?near=Ely,+NV").status_code == 200
    assert client.post("/search/?near=Ely,+NV").status_code == 405
