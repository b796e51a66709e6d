"""Two people: what the pages say, and that no place of theirs is kept."""

import logging
import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station
from zones.geo.point import Point
from zones.vocabulary import LocationStatus


# -- doors -----------------------------------------------------------------------------------------
def test_the_page_shows_both_trips_and_calls_them_straight_lines(served, client):
    page = client.get("/search/", {"near": "64128", "other": "66101"}).content.decode()
    assert "Spots between 64128, Kansas City, MO and 66101, Kansas City, KS" in page
    assert re.search(r'<span class="far">[\d.]+ miles for you, [\d.]+ miles for them</span>', page)
    assert "Distances are in a straight line." in page
    assert '<input id="other" name="other" value="66101"' in page
    assert "sorted so neither of you travels too far" in page


def test_a_spot_that_is_not_exact_has_no_exact_trip(show):
    station = a_station(
        point=Point(39.1, -94.6), location_status=LocationStatus.STREET, city="Testville"
    )
    page = show(
        a_listing(station=station), address="/search/?near=39.1,-94.61&other=38.1,-94.6&units=km"
    )
    assert "About 1 km (in Testville) for you, about 110 km for them" in page.content.decode()


def test_where_no_spot_lies_halfway_the_page_says_how_far_each_goes(show):
    def page(kilometers):
        station = a_station(point=Point(39.1, -94.6))
        other = 39.1 - kilometers / 111.2
        address = f"/search/?near=39.19,-94.6&other={other},-94.6&units=km"
        return show(a_listing(station=station), address=address).content.decode()

    assert "No spot lies halfway: 10 km for you, 40 km for them." in folded(page(40))
    assert "No spot lies halfway" not in page(12)


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ({"near": "64128", "other": "Kingston"}, "/search/?near=64128&amp;other=Kingston%2C+ON"),
        (
            {"near": "Springfield", "other": "64128"},
            "/search/?near=Springfield%2C+MO&amp;other=64128",
        ),
        (
            {"near": "64128", "other": "Philadelphia"},
            "/search/?near=64128&amp;other=Philadelphia%2C+MS",
        ),
    ],
)
def test_a_choice_keeps_the_other_place(served, client, query, choice):
    assert f'<a href="{choice}">' in client.get("/search/", query).content.decode()


def test_of_two_unclear_places_each_has_its_choices(served, client):
    page = client.get("/search/", {"near": "Springfield", "other": "qqqq"}).content.decode()
    assert "“Springfield” may be:" in page
    assert "“qqqq” is not on our map." in page


def test_the_api_names_both_places_and_both_distances(served, client):
    answer = client.get(
        "/api/v1/search", {"near": "64128", "other": "66101", "at": "now", "camera": "on"}
    ).json()
    assert (answer["origin"]["name"], answer["other"]["name"]) == (
        "64128, Kansas City, MO",
        "66101, Kansas City, KS",
    )
    assert all(zone["other_distance_km"] >= 0 for zone in answer["zones"])
    longer = [
        max(zone["distance_km"], zone["other_distance_km"])
        for zone in answer["zones"]
        if zone["usable"] == "yes"
    ]
    assert longer == sorted(longer)
    assert "other=66101" in answer["next"]
    assert (
        client.get("/api/v1/search", {"near": "64128"}).json()["zones"][0]["other_distance_km"]
        is None
    )


@pytest.mark.parametrize(
    "other",
    ["91,0", "nan,nan", "a\x00b", "x" * 10_000, "\ufffd"],
    ids=["latitude", "nan", "NUL", "long", "encoding"],
)
@pytest.mark.parametrize("door", ["/search/", "/api/v1/search"])
def test_nonsense_as_a_second_place_is_refused_in_words(served, client, door, other):
    response = client.get(door, {"near": "64128", "other": other})
    assert response.status_code == 400
    assert b"other" in response.content


# -- what is kept of the two places: nothing -------------------------------------------------------
WORDS = {"near": "Blue Springs, MO", "other": "Leavenworth, KS"}


def test_no_log_line_header_or_cookie_carries_a_place(served, client, caplog):
    caplog.set_level(logging.DEBUG)
    for door in ("/search/", "/fr/search/", "/api/v1/search"):
        response = client.get(door, {**WORDS, "at": "now"})
        assert response.status_code == 200
        assert not response.cookies
        assert not [value for name, value in response.items() if said_in(value)]
        assert response["Referrer-Policy"] == "strict-origin"
    assert not [record for record in caplog.records if said_in(record.getMessage())]


def test_no_link_that_leaves_the_search_carries_a_place(served, client):
    """The results page may link to itself, in other words or languages; nothing beyond it learns of
    the places.
    """
    page = client.get("/search/", {**WORDS, "at": "2026-12-05T16:30"}).content.decode()
    links = re.findall(r'(?:href|action|src)="([^"]*)"', page)
    assert len(links) > 20
    assert {link.split("?")[0] for link in links if said_in(link)} == {
        "/search/",
        "/fr/search/",
        "/es/search/",
    }


def said_in(text):
    return any(word in text for words in WORDS.values() for word in re.split(r"\W+", words)[:-1])


@pytest.mark.parametrize("door", ["", "invite/", "sign/", "meet.ics"])
def test_the_doors_of_a_zone_do_not_hand_on_a_place(served, client, door):
    query = {**WORDS, "at": "2026-12-05T16:30"}
    first = client.get("/api/v1/search", {"near": "64128"}).json()["zones"][0]["id"]
    response = client.get(f"/z/{first}/{door}", query, follow=not door)
    assert response.status_code == 200
    page = re.sub(
        r'<nav aria-label="Language">.*?</nav>', "", response.content.decode(), flags=re.DOTALL
    )
    assert not said_in(page)
