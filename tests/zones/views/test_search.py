"""The public pages: works, empty, nonsense, wrong method, missing; no query, no cookie, no Vary;
nothing unescaped.
"""

import gzip
from itertools import islice

import pytest
from django.conf import settings

KANSAS_CITY = "/zones/us/mo/kansas-city/"
PAGES = [
    "/", "/search/", "/search/?near=64128", "/search/?near=Springfield", "/search/?near=qqqq",
    "/search/?near=Honolulu",
    "/search/?near=64128&page=2", "/zones/", "/zones/us/", "/zones/us/mo/", KANSAS_CITY, "/about/",
    "/privacy/",
    "/credits/", "/coverage/", "/departments/",
]  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_without_database_cookie_or_vary(served, client, page, prefix):
    """No `db` fixture: a single query would be an error."""
    response = client.get(
        prefix + page, headers={"accept-language": "de", "accept-encoding": "gzip"}
    )
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Language"] == (prefix[1:] or "en")
    assert b"<html lang=" in gzip.decompress(response.content)[:100]


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/", "/search/?near=64128", "/zones/us/", KANSAS_CITY])
def test_zero_queries(served, client, page, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(page)


@pytest.mark.django_db
def test_a_zone_page_asks_no_query(served, client, django_assert_num_queries):
    with django_assert_num_queries(0):
        for listing in islice(served, 50):
            assert client.get(f"/zones/{listing.path}/").status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_for_reading(served, client, page):
    assert client.post(page).status_code == 405
    assert client.head(page).status_code == 200


# -- bad questions ---------------------------------------------------------------------------------
BAD = [
    "near=91,0", "near=nan,0", "near=0,inf", "near=%00", "near=" + "x" * 10_000, "near=%ff",
    "page=-1&near=64128",
    "at=yesterday&near=64128", "near=a&near=b", "units=x", "camera=<script>",
]  # fmt: skip


@pytest.mark.parametrize("query", BAD)
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_a_bad_question_is_a_page_in_plain_words(served, client, query, prefix):
    response = client.get(f"{prefix}/search/?{query}")
    assert response.status_code == 400
    assert "zones/search/bad_question.html" in [template.name for template in response.templates]
    assert len(response.content) < 20_000


def test_the_question_is_repeated_and_nothing_is_unescaped(served, client):
    response = client.get("/search/", {"near": '"><script>alert(1)</script>', "page": "-1"})
    page = response.content.decode()
    assert response.status_code == 400
    assert "<script>alert" not in page
    assert 'value="&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page
    assert "A page is a whole number from 1 to 1000." in page


def test_an_unknown_place_is_repeated_escaped(served, client):
    page = client.get("/search/", {"near": "<b>qqqq</b>"}).content.decode()
    assert "<b>qqqq" not in page
    assert "&lt;b&gt;qqqq&lt;/b&gt;" in page


@pytest.mark.parametrize(
    "path",
    [
        "/nope/",
        "/zones/zz/",
        "/zones/us/xx/",
        "/zones/us/mo/nowhere/",
        "/z/zzzzz/",
        "/zones/us/mo/kansas-city/east-zzzzz/",
        "/fr/nope/",
        "/zones/us/mo/a/b/c/d/",
    ],
)
def test_a_missing_page_offers_a_search(served, client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert b'role="search"' in response.content
    assert response.cookies == {}


@pytest.mark.parametrize("path", ["/%00/", "/zones/us/%00/", "/z/%00/", "/admin/login/?next=%00"])
def test_a_nul_byte_is_refused(served, client, path):
    assert client.get(path).status_code in (400, 404)


def test_a_server_error_has_a_page(served, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("zones.views.search.find", lambda *args, **kwargs: 1 / 0)
    response = client.get("/search/?near=64128")
    assert response.status_code == 500
    assert b"Something went wrong on our side" in response.content


# -- search ----------------------------------------------------------------------------------------
def test_the_page_says_what_was_searched_and_keeps_the_question(served, client):
    page = client.get("/search/?near=64128&units=km&fbclid=x").content.decode()
    assert "Spots near 64128, Kansas City, MO" in page
    assert 'value="64128"' in page
    assert 'href="/search/?near=64128&amp;units=km&amp;page=2"' in page
    assert 'href="/search/?near=64128&amp;units=mi"' in page
    assert "fbclid" not in page.split("<main")[1]


def test_namesakes_are_offered(served, client):
    page = client.get("/search/?near=Philadelphia").content.decode()
    assert "Did you mean another place?" in page
    assert 'href="/search/?near=Philadelphia%2C+MS"' in page


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("near=64128", " miles</span>"),
        ("near=64128&units=km", " km</span>"),
        ("near=K7L", " km</span>"),
        ("near=K7L&units=mi", " miles</span>"),
    ],
)
def test_distances_are_in_the_units_of_the_country_or_as_chosen(served, client, query, unit):
    page = client.get(f"/search/?{query}&page=3").content.decode()
    assert unit in page
    assert {" miles</span>": " km</span>", " km</span>": " miles</span>"}[unit] not in page


@pytest.mark.parametrize(
    ("words", "path"), [("Texas", "/zones/us/tx/"), ("Manitoba", "/zones/ca/mb/")]
)
def test_a_state_alone_leads_to_its_page(served, client, words, path):
    assert client.get("/search/", {"near": words}).headers["Location"] == path
    assert client.get("/fr/search/", {"near": words}).headers["Location"] == f"/fr{path}"


def test_the_results_page_and_its_style_fit_into_fourteen_kilobytes(served, client):
    style = gzip.compress((settings.BASE_DIR / "static/css/site.css").read_bytes())
    for words in ["64128", "10014", "K7L", "75001", "02139"]:
        page = client.get("/fr/search/", {"near": words}, headers={"accept-encoding": "gzip"})
        assert len(page.content) + len(style) <= 14 * 1024


# -- places ----------------------------------------------------------------------------------------
def test_completions_are_names_with_region_most_populous_first(client):
    names = client.get("/places/?q=kennew").json()
    assert names[0] == "Kennewick, WA"
    assert len(set(names)) == len(names) <= 8


@pytest.mark.parametrize(
    ("query", "status", "answer"),
    [
        ("", 200, []),
        ("?q=", 200, []),
        ("?q=qqqqqq", 200, []),
        ("?q=" + "x" * 201, 400, []),
        ("?q=%00", 400, []),
    ],
)
def test_completions_of_nothing(client, query, status, answer):
    response = client.get(f"/places/{query}")
    assert (response.status_code, response.json()) == (status, answer)
