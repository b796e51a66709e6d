"""The contract of /api/v1/search, key by key."""

import json

import pytest

ZONE_KEYS = {
    "id", "name", "agency", "station", "address", "latitude", "longitude", "location_status",
    "distance_km",
    "distance_approximate", "other_distance_km", "setting", "detail", "hours", "hours_text",
    "usable", "until", "advised", "evidence", "time_zone",
    "spot_latitude", "spot_longitude", "weapons", "stay_minutes", "listed_until",
    "beyond", "camera", "signage", "programs", "designation", "phone", "checked", "url",
}  # fmt: skip


def ask(client, **parameters):
    return client.get("/api/v1/search", parameters)


def test_all_keys_are_there_from_the_start(served, client):
    response = ask(client, near="64128")
    answer = response.json()
    assert response.headers["Content-Type"] == "application/json"
    assert set(answer) == {
        "outcome", "origin", "other", "alternatives", "next", "left_out", "zones"
    }  # fmt: skip
    assert answer["origin"]["name"] == "64128, Kansas City, MO"
    assert set(answer["origin"]) == {"name", "latitude", "longitude", "kind"}
    assert answer["origin"]["kind"] == "postal_code"
    assert answer["next"] == "http://testserver/api/v1/search?near=64128&page=2"
    for zone in answer["zones"]:
        assert set(zone) == ZONE_KEYS
        assert set(zone["address"]) == {"street", "city", "region", "postal_code", "country"}
        assert set(zone["checked"]) == {"location", "hours", "cameras", "access", "contact"}


def test_a_zone_of_kansas_city_says_what_is_known(served, client):
    zone = ask(client, near="64128").json()["zones"][0]
    assert zone["station"] == "East Patrol Division"
    assert zone["agency"] == "Kansas City Missouri Police Department"
    assert zone["hours"] == "sunrise-sunset"
    assert zone["hours_text"] == "every day from sunrise to sunset"
    assert zone["distance_approximate"] is True
    assert zone["location_status"] == "street"
    assert zone["checked"] == {
        "location": "2019-05-24",
        "hours": "2019-05-24",
        "cameras": None,
        "access": None,
        "contact": None,
    }
    assert (zone["usable"], zone["until"], zone["beyond"], zone["other_distance_km"]) == (
        None,
        None,
        False,
        None,
    )
    assert (zone["advised"], zone["evidence"], zone["time_zone"]) == (
        None,
        "old",
        "America/Chicago",
    )
    assert zone["url"].startswith(
        "http://testserver/zones/us/mo/kansas-city/east-patrol-division-lot-"
    )


def test_pages_follow_one_another(served, client):
    first = ask(client, near="64128").json()
    second = client.get(first["next"]).json()
    distances = [zone["distance_km"] for zone in first["zones"] + second["zones"]]
    assert distances == sorted(distances)
    assert len({zone["id"] for zone in first["zones"] + second["zones"]}) == 20


def test_alternatives_say_their_parameter_and_words_that_find_exactly_them(served, client):
    alternatives = ask(client, near="Kingston").json()["alternatives"]
    assert set(alternatives[0]) == {"name", "latitude", "longitude", "kind", "parameter", "near"}
    for alternative in alternatives:
        found = ask(client, near=alternative["near"]).json()
        assert found["outcome"] in ("found", "nothing_near")
        assert found["origin"]["name"] == alternative["name"]


@pytest.mark.parametrize(
    ("query", "parameter"),
    [("near=91,0", "near"), ("near=nan,0", "near"), ("near=%00", "near"), ("near=%ff", "near"),
        ("page=-1", "page"),
     ("at=yesterday", "at"), ("near=a&near=b", "near"), ("setting=roof", "setting"),
     ("fbclid=x", "fbclid"),
     ("near=" + "x" * 10_000, "near"), ("<script>=1", "<script>")],
)  # fmt: skip
def test_a_mistake_is_a_problem_document(served, client, query, parameter):
    response = client.get(f"/api/v1/search?{query}")
    problem = json.loads(response.content)
    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "application/problem+json",
    )
    assert problem["status"] == 400
    assert [error["parameter"] for error in problem["errors"]] == [parameter]
    assert problem["errors"][0]["message"]
    assert len(response.content) < 2000


def test_a_missing_address_is_a_problem_document(served, client):
    response = client.get("/api/v1/nope")
    assert (response.status_code, response.headers["Content-Type"]) == (
        404,
        "application/problem+json",
    )


def test_only_reading(served, client):
    assert client.post("/api/v1/search?near=64128").status_code == 405


def test_no_query_no_cookie_no_language(served, client):
    response = client.get("/api/v1/search?near=64128", headers={"accept-language": "fr"})
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.json()["zones"][0]["hours_text"] == "every day from sunrise to sunset"


def test_other_sites_may_read_it(served, client):
    assert ask(client, near="64128").headers["Access-Control-Allow-Origin"] == "*"


def test_the_description_names_every_parameter_and_key(client):
    described = client.get("/api/v1/openapi.json").json()
    search = described["paths"]["/api/v1/search"]["get"]
    from zones.search.query import PARAMETER_READERS

    assert [parameter["name"] for parameter in search["parameters"]] == list(PARAMETER_READERS)
    assert set(described["components"]["schemas"]["ZoneOut"]["properties"]) == ZONE_KEYS
    schemas = described["components"]["schemas"]
    assert "left_out" in schemas["ResultsOut"]["properties"]
    assert "twice as far" in schemas["ResultsOut"]["properties"]["zones"]["description"]
    assert schemas["Evidence"]["enum"] == ["confirmed", "published", "old", "undated"]
    assert schemas["Answer"]["enum"] == ["yes", "no", "unknown"]
    assert schemas["Outcome"]["enum"] == [
        "found", "nothing_near", "several_places", "place_unknown", "nothing_asked"
    ]  # fmt: skip
    media = {status: list(told["content"]) for status, told in search["responses"].items()}
    assert media == {"200": ["application/json"], "400": ["application/problem+json"]}


def test_site_url_makes_the_addresses(served, client, settings):
    settings.SITE_URL = "https://zones.example.org"
    answer = ask(client, near="64128").json()
    assert answer["next"].startswith("https://zones.example.org/api/v1/search?")
    assert answer["zones"][0]["url"].startswith("https://zones.example.org/zones/us/mo/")


@pytest.mark.parametrize("query", ["", "&camera=on", "&unknown=on&camera=on"])
def test_how_many_were_left_out(served, client, query):
    left_out = client.get(f"/api/v1/search?near=64128{query}").json()["left_out"]
    assert (left_out > 0) is (query == "&camera=on")


# -- with a moment ---------------------------------------------------------------------------------
def answers(client, **parameters):
    zones = ask(client, **parameters).json()["zones"]
    return [(zone["usable"], zone["until"], zone["beyond"]) for zone in zones]


def test_the_moment_is_that_of_the_zone(served, client):
    zones = ask(client, near="64128", at="2026-12-05T16:30").json()["zones"]
    east = next(zone for zone in zones if zone["station"] == "East Patrol Division")
    assert (east["usable"], east["until"], east["beyond"]) == (
        "yes",
        "2026-12-05T16:55:00-06:00",
        False,
    )


def test_usable_stands_first_and_until_carries_the_offset_of_the_zone(served, client):
    told = answers(client, near="64128", at="2026-12-06T03:00")
    order = [usable for usable, _until, beyond in told if not beyond]
    assert order == sorted(order, key=["yes", "unknown", "no"].index)
    assert len(order) == 10
    assert all(until is None or until[-6] in "+-" for _usable, until, _beyond in told)


@pytest.mark.parametrize("at", ["", "2026-11-30T10:00"])
def test_without_a_moment_or_after_it_nothing_is_said_of_hours(served, client, at):
    assert set(answers(client, near="64128", at=at)) == {(None, None, False)}


def test_filters_are_those_of_the_page(served, client):
    zones = ask(client, near="64128", camera="on", setting="lot", always="on").json()["zones"]
    assert {(zone["setting"], zone["hours"]) for zone in zones} == {("lot", "24/7")}
    assert {zone["camera"] for zone in zones} <= {"present", "recorded", "watched", "watched_part"}


def test_the_json_is_plain_and_short(served, client):
    content = ask(client, near="Montréal", at="now").content
    assert "Montréal".encode() in content
    assert b'": ' not in content.replace(b'\\"', b"")
