"""The public pages: works, empty, nonsense, wrong method, missing; no query, no cookie, no Vary; nothing unescaped."""

import datetime
import gzip
import re
from itertools import islice

import pytest
from django.conf import settings
from django.template import Context, Template
from django.utils import translation

from tests.zones.builders import a_listing, a_station
from zones import directory
from zones.atlas import Directory
from zones.hours import DatedHours
from zones.listing import CheckListing
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, Setting, ZoneStatus

KANSAS_CITY = "/zones/us/mo/kansas-city/"
PAGES = [
    "/", "/search/", "/search/?near=64128", "/search/?near=Springfield", "/search/?near=qqqq", "/search/?near=Honolulu",
    "/search/?near=64128&page=2", "/zones/", "/zones/us/", "/zones/us/mo/", KANSAS_CITY, "/about/", "/privacy/",
    "/credits/", "/departments/",
]  # fmt: skip


@pytest.fixture
def show(monkeypatch, client):
    """Serve a small made-up directory and get the page of its first zone."""

    def shown(*listings, address=None):
        monkeypatch.setattr(directory.snapshot, "_value", Directory(listings))
        return client.get(address or f"/zones/{listings[0].path}/")

    return shown


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_without_database_cookie_or_vary(served, client, page, prefix):
    """No `db` fixture: a single query would be an error."""
    response = client.get(prefix + page, headers={"accept-language": "de", "accept-encoding": "gzip"})
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


# -- bad questions ------------------------------------------------------------------------------------
BAD = [
    "near=91,0", "near=nan,0", "near=0,inf", "near=%00", "near=" + "x" * 10_000, "near=%ff", "page=-1&near=64128",
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
    assert 'value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"' in page
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
    monkeypatch.setattr("zones.views.find", lambda *args, **kwargs: 1 / 0)
    response = client.get("/search/?near=64128")
    assert response.status_code == 500
    assert b"broken on our side" in response.content


# -- search -------------------------------------------------------------------------------------------
def test_the_page_says_what_was_searched_and_keeps_the_question(served, client):
    page = client.get("/search/?near=64128&units=km&fbclid=x").content.decode()
    assert "Zones near 64128, Kansas City, MO" in page
    assert 'value="64128"' in page
    assert 'href="/search/?near=64128&amp;units=km&amp;page=2"' in page
    assert 'href="/search/?near=64128&amp;units=mi"' in page
    assert "fbclid" not in page.split("<main")[1]


def test_namesakes_are_offered(served, client):
    page = client.get("/search/?near=Philadelphia").content.decode()
    assert "Another place of that name?" in page
    assert 'href="/search/?near=Philadelphia%2C+MS"' in page


@pytest.mark.parametrize(
    ("query", "unit"),
    [("near=64128", " mi<"), ("near=64128&units=km", " km<"), ("near=K7L", " km<"), ("near=K7L&units=mi", " mi<")],
)
def test_distances_are_in_the_units_of_the_country_or_as_chosen(served, client, query, unit):
    page = client.get(f"/search/?{query}&page=3").content.decode()
    assert unit in page
    assert {" mi<": " km<", " km<": " mi<"}[unit] not in page


@pytest.mark.parametrize(("words", "path"), [("Texas", "/zones/us/tx/"), ("Manitoba", "/zones/ca/mb/")])
def test_a_state_alone_leads_to_its_page(served, client, words, path):
    assert client.get("/search/", {"near": words}).headers["Location"] == path
    assert client.get("/fr/search/", {"near": words}).headers["Location"] == f"/fr{path}"


def test_the_results_page_and_its_style_fit_into_fourteen_kilobytes(served, client):
    style = gzip.compress((settings.BASE_DIR / "static/css/site.css").read_bytes())
    for words in ["64128", "10014", "K7L", "75001", "02139"]:
        page = client.get("/fr/search/", {"near": words}, headers={"accept-encoding": "gzip"})
        assert len(page.content) + len(style) <= 14 * 1024


# -- one zone -----------------------------------------------------------------------------------------
def test_only_the_id_is_looked_up(served, client):
    listing = next(listing for listing in served if listing.station.name == "East Patrol Division")
    right = f"/zones/{listing.path}/"
    for path in [f"/zones/us/mo/kansas-city/anything-{listing.id}/", f"/zones/ca/on/kingston/x-{listing.id}/"]:
        response = client.get(path + "?from=sign")
        assert (response.status_code, response.headers["Location"]) == (301, right + "?from=sign")
    response = client.get(f"/z/{listing.id}/?from=sign")
    assert (response.status_code, response.headers["Location"]) == (301, right + "?from=sign")
    assert client.get(f"/fr/z/{listing.id.upper()}/").headers["Location"] == "/fr" + right
    assert client.get(right).status_code == 200


def test_the_zone_page_says_where_to_stand_whom_to_phone_and_as_of_when(show):
    check = CheckListing(FactGroup.LOCATION, "2019-05", "Test editors", CheckMethod.PUBLISHED, "Test page",
                         "https://example.org/zone", False)  # fmt: skip
    page = show(a_listing(detail="Two marked spaces", checks=(check,))).content.decode()
    assert "Two marked spaces" in page
    assert 'href="tel:+15555550100"' in page
    assert "As of May 2019 (7 years ago)" in page
    assert 'href="https://example.org/zone"' in page
    assert "Call ahead: it may no longer be so." in page
    assert "In danger, call 911." in page
    assert "Nobody has told us anything about this yet." in page


def test_a_changed_fact_is_marked(show):
    check = CheckListing(FactGroup.HOURS, "2026-05", "Test editors", CheckMethod.STAFF, "", "", True)
    page = show(a_listing(checks=(check,))).content.decode()
    assert "Something here was changed since then." in page
    assert "Call ahead: it may no longer be so." not in page


@pytest.mark.parametrize(
    ("status", "where"),
    [
        (LocationStatus.EXACT, "directions?to=40,-75"),
        (LocationStatus.STREET, "search?query=1%20Test%20Street%2C%20Testville%2C%20XX%2000000"),
        (LocationStatus.TOWN, "search?query=1%20Test"),
        (LocationStatus.DISPUTED, "search?query=1%20Test"),
    ],
)
def test_directions_go_by_coordinates_only_where_the_point_is_exact(show, status, where):
    page = show(a_listing(station=a_station(location_status=status))).content.decode()
    assert where in page


def test_a_paused_zone_says_why(show):
    page = show(a_listing(status=ZoneStatus.PAUSED, status_reason="The lot is being paved.")).content.decode()
    assert "Paused: do not meet here now." in page
    assert "The lot is being paved." in page


def test_a_retired_zone_says_since_when(show):
    listing = a_listing(status=ZoneStatus.RETIRED, retired_on=datetime.date(2026, 3, 1))
    response = show(listing, address="/z/bcdfg/")
    assert response.status_code == 301
    page = show(listing).content.decode()
    assert "This zone is gone since March 1, 2026." in page


def test_an_exception_to_the_hours_is_shown_with_its_reason(show):
    exception = DatedHours(datetime.date(2026, 12, 24), datetime.date(2026, 12, 26), "", "Test holiday", "en")
    page = show(a_listing(exceptions=(exception,))).content.decode()
    assert "Dec. 24, 2026" in page
    assert "Test holiday" in page


def test_free_text_carries_its_language(show):
    station = a_station(name="Poste de police", language="fr")
    page = show(a_listing(station=station, detail="Deux places", language="fr")).content.decode()
    assert '<span lang="fr">Poste de police</span>' in page
    assert '<strong lang="fr">Deux places</strong>' in page


def test_the_other_zone_of_the_station_is_offered(show):
    page = show(a_listing(), a_listing("ccccc", setting=Setting.LOBBY)).content.decode()
    assert "Also at this station" in page
    assert "test-ccccc" in page


def test_markup_in_stored_text_is_text(show):
    page = show(a_listing(detail="<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in page


def test_a_source_is_a_sentence_in_its_language(show):
    check = CheckListing(FactGroup.LOCATION, "", "Test editors", CheckMethod.PHONE, "Une page", "", False)
    page = show(a_listing(checks=(check,), language="fr")).content.decode()
    assert 'The source has no date, by telephone: <span lang="fr">Une page</span>.' in page


def test_what_is_kept_for_all_holds_nothing_of_a_visitor():
    source = "{% load zones %}{% lasting %}[{{ prefix }}{{ near }}]{% endlasting %}{{ near }}"
    kept = Template(source)
    assert kept.render(Context({"near": "a", "prefix": ""})) == "[]a"
    with translation.override("fr"):
        assert kept.render(Context({"near": "b", "prefix": "/fr"})) == "[/fr]b"
    assert kept.render(Context({"near": "c", "prefix": ""})) == "[]c"


def test_lists_are_in_the_order_of_the_names_that_people_read(show):
    towns = [("ZZZ", "Ålesund"), ("AAA", "bremen"), ("MMM", "Zug")]
    listings = [
        a_listing(f"z000{n}", station=a_station(key=key, city=city, city_slug=key.lower(), name=f"{city} Station"))
        for n, (key, city) in enumerate(towns)
    ]
    page = show(*listings, address="/zones/us/xx/").content.decode()
    assert re.findall(r'<a href="/zones/us/xx/\w+/">(\w+)</a> \(1\)', page) == ["Ålesund", "bremen", "Zug"]
    same_town = [a_listing(f"z000{n}", station=a_station(key=key, name=name)) for n, (key, name) in enumerate(towns)]
    page = show(*same_town, address="/zones/us/xx/testville/").content.decode()
    assert re.findall(r'data-zone="(\w+)"', page) == ["z0000", "z0001", "z0002"]


def test_countries_are_in_the_order_of_their_names(served, client):
    page = client.get("/zones/").content.decode()
    names = re.findall(r'<li><a href="/zones/\w\w/">([^<]*)</a>', page)
    assert len(names) >= 3
    assert names == sorted(names)


def test_the_operator_stands_at_the_foot(served, client, settings):
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "Test Town", "zones@example.org"
    page = client.get("/about/").content.decode()
    assert "Run by Test Town." in page
    assert 'href="mailto:zones@example.org"' in page


# -- places -------------------------------------------------------------------------------------------
def test_completions_are_names_with_region_most_populous_first(client):
    names = client.get("/places/?q=kennew").json()
    assert names[0] == "Kennewick, WA"
    assert len(set(names)) == len(names) <= 8


@pytest.mark.parametrize(
    ("query", "status", "answer"),
    [("", 200, []), ("?q=", 200, []), ("?q=qqqqqq", 200, []), ("?q=" + "x" * 201, 400, []), ("?q=%00", 400, [])],
)
def test_completions_of_nothing(client, query, status, answer):
    response = client.get(f"/places/{query}")
    assert (response.status_code, response.json()) == (status, answer)
