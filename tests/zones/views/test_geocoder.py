"""Pages and API with a street: where it was searched is said, and what goes onward is never the
street.
"""

import re

import pytest

from tests.markup import folded
from tests.zones.places.geocoding_server import configured, nominatim, says
from zones.geo.point import Point
from zones.places.gazetteer import Place
from zones.search.results import Results
from zones.vocabulary import Outcome, PlaceKind

STREET = "5301 E 27th St, Kansas City, MO"
FAR = "1 Kalakaua Ave, Honolulu, HI"  # no zone near it
NOTE = "center of Kansas City, MO, not from your street."


@pytest.fixture
def server(settings):
    with configured(settings) as server:
        yield server


def page_of(client, address="/search/", **parameters):
    response = client.get(address, parameters)
    assert response.status_code == 200
    return response.content.decode()


def api(client, **parameters):
    return client.get("/api/v1/search", parameters).json()


# -- without a service, or without its answer ------------------------------------------------------
def test_off_the_page_says_that_it_searched_around_the_centre(served, client):
    page = page_of(client, near=STREET)
    assert "Spots near Kansas City, MO" in page
    assert folded(page).count(NOTE) == 1


def test_off_the_note_stands_where_nothing_is_near_too(served, client):
    page = page_of(client, near=FAR)
    assert "No spot listed near Honolulu, HI" in page
    assert "center of Honolulu, HI, not from your street." in folded(page)


@pytest.mark.parametrize(
    "words", ["64128", "Kansas City, MO", "Lake St Louis, MO", "39.1,-94.58", "Philadelphia"]
)
def test_off_without_a_street_nothing_is_said_of_streets(served, client, words):
    assert "not from your street" not in page_of(client, near=words)


def test_off_the_api_tells_by_kind_and_name(served, client):
    origin = api(client, near=STREET)["origin"]
    assert (origin["name"], origin["kind"]) == ("Kansas City, MO", "town")


@pytest.mark.parametrize(
    "reply",
    [says("[]"), says("broken", 500), says(nominatim("48.8566", "2.3522"))],
    ids=["nothing", "500", "Paris"],
)
def test_without_an_answer_the_page_says_so(served, client, server, reply):
    server.reply = reply
    assert NOTE in folded(page_of(client, near=STREET))
    assert api(client, near=STREET)["origin"]["kind"] == "town"


def test_of_the_other_person_it_is_said_too(served, client, monkeypatch):
    town = Place(
        "Kansas City, MO", Point(39.1, -94.58), PlaceKind.TOWN, "US", "MO", near="Kansas City, MO"
    )
    results = Results(Outcome.FOUND, origin=town, other=town)
    monkeypatch.setattr("zones.views.search.find", lambda *args, **kwargs: results)
    page = page_of(client, near="64128", other=STREET)
    assert "not from your street" not in page
    said = "For the other person, distances count from the center of Kansas City, MO."
    assert said in folded(page)


# -- with the street -------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_found_the_page_shows_the_words_and_sends_onward_only_coordinates(
    served, client, server, prefix
):
    page = page_of(client, f"{prefix}/search/", near=STREET)
    main = page.split("<main")[1].split("</main>")[0]
    title = main.split("<h1>")[1].split("</h1>")[0]
    assert STREET in title
    assert "Kansas City, MO," not in main.replace(STREET, "")  # no note
    links = re.findall(r'href="([^"]*near=[^"]*)"', main)
    assert len(links) >= 3
    assert [link for link in links if "near=39.078%2C-94.533" not in link] == []


def test_found_the_next_page_is_around_the_same_point_and_asks_nobody(served, client, server):
    first = api(client, near=STREET)
    assert (first["origin"]["name"], first["origin"]["kind"]) == (STREET, "address")
    assert (first["origin"]["latitude"], first["origin"]["longitude"]) == (39.078, -94.533)
    assert first["next"] == "http://testserver/api/v1/search?near=39.078%2C-94.533&page=2"
    second = client.get(first["next"]).json()
    distances = [zone["distance_km"] for zone in first["zones"] + second["zones"]]
    assert distances == sorted(distances)
    assert len(server.questions) == 1


def test_page_and_api_find_the_same_zones_nearest_to_the_street(served, client, server):
    zones = api(client, near=STREET)["zones"]
    assert zones == api(client, near="39.078,-94.533")["zones"]
    page = page_of(client, near=STREET)
    places = [page.index(f"-{zone['id']}/") for zone in zones]
    assert places == sorted(places)


def test_between_two_streets_both_go_onward_as_coordinates(served, client, server):
    first = api(client, near=STREET, other="100 Main St, Raytown, MO")
    assert [first[name]["kind"] for name in ("origin", "other")] == ["address", "address"]
    assert first["next"].endswith("?near=39.078%2C-94.533&other=39.078%2C-94.533&page=2")
    page = page_of(client, near=STREET, other="100 Main St, Raytown, MO")
    assert 'href="/search/?near=39.078%2C-94.533&amp;other=39.078%2C-94.533&amp;page=2"' in page
    assert "not their street" not in page


def test_what_the_visitor_typed_is_escaped(served, client, server):
    page = page_of(client, near="5301 E 27th St <b>x</b>, Kansas City, MO")
    assert "<b>x" not in page
    assert "&lt;b&gt;x" in page


def test_no_query_no_cookie_no_vary(served, client, server):
    """No `db` fixture: a query would be an error."""
    for address in ("/search/", "/api/v1/search"):
        response = client.get(address, {"near": STREET}, headers={"accept-language": "fr"})
        assert response.status_code == 200
        assert response.cookies == {}
        assert response.headers["Vary"] == "Accept-Encoding"


def test_a_head_asks_as_a_get_does_and_a_post_asks_nothing(served, client, server):
    assert (
        client.post("/search/", {"near": STREET}, query_params={"near": STREET}).status_code == 405
    )
    assert server.questions == []
    assert client.head("/search/", {"near": STREET}).status_code == 200
    assert len(server.questions) == 1


@pytest.mark.parametrize("near", ["", "\0", "x" * 10_000, "nan,0"])
def test_nonsense_asks_nobody(served, client, server, near):
    assert client.get("/search/", {"near": near}).status_code in (200, 400)
    assert server.questions == []


def test_completions_ask_nobody(served, client, server):
    assert client.get("/places/", {"q": STREET}).json() == []
    assert server.questions == []


# -- the privacy page ------------------------------------------------------------------------------
def test_without_a_service_no_other_company_is_asked(client):
    page = page_of(client, "/privacy/")
    assert "no other company is asked" in page
    assert "type a street" not in page


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_with_a_service_its_host_and_what_is_kept_are_named(client, settings, prefix):
    settings.GEOCODER_URL = "nominatim+https://user-facing.example.org:8443/nominatim"
    page = page_of(client, f"{prefix}/privacy/")
    assert "user-facing.example.org" in page
    assert "8443" not in page
    assert "no other company is asked" not in page
    assert " 30" in page.replace("\u00a0", " ")
    assert " 24" in page.replace("\u00a0", " ")
