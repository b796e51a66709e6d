"""What search engines are told: robots.txt, the sitemaps, and on each page whether and under which
address.
"""

import datetime
import re
from xml.etree import ElementTree

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.listing import CheckListing
from zones.formats import sitemap
from zones.vocabulary import CheckMethod, FactGroup, ZoneStatus

SPACES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
PARTS = ["site", "tips", "places", "zones-1"]
DOORS = ["/robots.txt", "/sitemap.xml", *(f"/sitemap-{part}.xml" for part in PARTS)]


def read(response):
    assert response["Content-Type"] == "application/xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def locations(client, address):
    return [found.text for found in read(client.get(address)).findall("*/s:loc", SPACES)]


@pytest.fixture
def small(monkeypatch, client):
    """A made-up directory, and the addresses of its zones."""

    def shown(*listings):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        return locations(client, "/sitemap-zones-1.xml")

    return shown


# -- every door ------------------------------------------------------------------------------------
@pytest.mark.parametrize("door", DOORS)
def test_every_door_answers_without_database_or_cookie(served, client, door):
    """No `db` fixture: a query would be an error."""
    response = client.get(door)
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.get("Vary", "Accept-Encoding") == "Accept-Encoding"
    assert client.head(door).status_code == 200
    assert client.post(door).status_code == 405
    assert client.get(f"{door}?x=%00&page=nan&y={'a' * 10_000}").content == response.content


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_zero_queries(served, client, door, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get(door)


@pytest.mark.parametrize(
    "part", ["", "zones", "zones-0", "zones-2", "zones--1", "zones-²", "zones-nan", "x" * 10_000]
)
def test_there_is_no_other_part(served, client, part):
    assert client.get(f"/sitemap-{part}.xml").status_code == 404


# -- the sitemaps ----------------------------------------------------------------------------------
def test_the_index_names_every_part(served, client, settings):
    settings.SITE_URL = "https://zones.example.org"
    expected = [f"https://zones.example.org/sitemap-{part}.xml" for part in PARTS]
    assert locations(client, "/sitemap.xml") == expected


def test_every_address_of_every_part_answers_as_itself(served, client):
    """Of the zones each fiftieth, of the others each third: they are alike."""
    found = [address for part in PARTS for address in locations(client, f"/sitemap-{part}.xml")]
    assert len(set(found)) == len(found)
    zones = locations(client, "/sitemap-zones-1.xml")
    for address in [*(address for address in found[::3] if address not in zones), *zones[::50]]:
        response = client.get(address.removeprefix("http://testserver"))
        assert response.status_code == 200, address
        page = folded(response.content.decode())
        assert f'<link rel="canonical" href="{address}">' in page, address
        assert "noindex" not in page.split("<body>")[0], address


def test_every_listed_zone_is_there_once_in_each_language(served, client):
    found = locations(client, "/sitemap-zones-1.xml")
    paths = [f"/zones/{zone.path}/" for zone in served if zone.status is not ZoneStatus.RETIRED]
    assert sorted(found) == sorted(
        f"http://testserver{own}{path}" for path in paths for own in ("", "/fr", "/es")
    )
    assert len(found) <= 50_000


def test_retired_zones_are_left_out_and_paused_ones_are_not(small):
    paused = a_listing("ppppp", station=a_station(key="us-p"), status=ZoneStatus.PAUSED)
    retired = a_listing(
        "rrrrr",
        station=a_station(key="us-r"),
        status=ZoneStatus.RETIRED,
        retired_on=datetime.date(2026, 3, 1),
    )
    found = [
        address.split("-")[-1]
        for address in small(a_listing(), paused, retired)
        if "/zones/us" in address
    ]
    assert len(found) == 6  # three languages
    assert set(found) == {"bcdfg/", "ppppp/"}


def test_a_page_names_itself_in_all_languages(client, small):
    small(a_listing())
    (first, *_others) = read(client.get("/sitemap-zones-1.xml")).findall("s:url", SPACES)
    path = "zones/us/xx/testville/test-bcdfg/"
    assert {link.get("hreflang"): link.get("href") for link in first.findall("x:link", SPACES)} == {
        "en": f"http://testserver/{path}",
        "fr": f"http://testserver/fr/{path}",
        "es": f"http://testserver/es/{path}",
        "x-default": f"http://testserver/{path}",
    }


@pytest.mark.parametrize(
    ("dates", "lastmod"),
    [
        (["2019-05", "2021-08-03", ""], "2021-08-03"),
        (["2017"], "2017"),
        (["2019", "2019-05"], "2019-05"),
        ([""], None),
    ],
)
def test_the_last_change_is_the_newest_check(client, small, dates, lastmod):
    groups = list(FactGroup)
    checks = tuple(
        CheckListing(group, date, "Test", CheckMethod.PUBLISHED, "", "", False)
        for group, date in zip(groups, dates, strict=False)
    )
    small(a_listing(checks=checks))
    found = read(client.get("/sitemap-zones-1.xml")).find("s:url/s:lastmod", SPACES)
    assert (found.text if found is not None else None) == lastmod


def test_many_zones_make_several_parts(client, monkeypatch):
    monkeypatch.setattr(sitemap, "ZONES_A_PART", 2)
    zones = [a_listing(f"z000{n}", station=a_station(key=f"us-{n}")) for n in range(5)]
    monkeypatch.setattr(live.snapshot, "_value", Directory(zones))
    assert len(locations(client, "/sitemap.xml")) == 6
    parts = [locations(client, f"/sitemap-zones-{n}.xml") for n in (1, 2, 3)]
    assert [len(part) for part in parts] == [6, 6, 3]
    assert len(set(sum(parts, []))) == 15
    assert client.get("/sitemap-zones-4.xml").status_code == 404


def test_markup_in_an_address_is_text(client, small, settings):
    settings.SITE_URL = "https://zones.example.org"
    assert (
        small(a_listing(path="us/xx/a&b/<c>-bcdfg"))[0]
        == "https://zones.example.org/zones/us/xx/a&b/<c>-bcdfg/"
    )


# -- robots.txt ------------------------------------------------------------------------------------
def test_robots_are_led_to_the_pages_and_past_the_answers(client, settings):
    settings.SITE_URL = "https://zones.example.org"
    response = client.get("/robots.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    lines = response.content.decode().splitlines()
    assert lines[0] == "User-agent: *"
    assert lines[-1] == "Sitemap: https://zones.example.org/sitemap.xml"
    closed = [line.removeprefix("Disallow: ") for line in lines if line.startswith("Disallow: ")]
    assert {"/search/?*&", "/fr/search/?*&", "/places/", "/es/places/", "/api/v1/"} < set(closed)
    assert settings.ADMIN_PATH not in response.content.decode()


# -- the head of a page ----------------------------------------------------------------------------
def head_of(client, address):
    return folded(client.get(address).content.decode()).split("<body>")[0]


@pytest.mark.parametrize(
    ("address", "canonical"),
    [
        ("/", "/"),
        ("/fr/?utm_source=x", "/fr/"),
        ("/tips/payment/?fbclid=x", "/tips/payment/"),
        ("/es/zones/us/mo/", "/es/zones/us/mo/"),
        ("/search/?near=Kansas+City%2C+MO&fbclid=x", "/search/?near=Kansas+City%2C+MO"),
        ("/search/?near=Kansas+City%2C+MO&page=&at=", "/search/?near=Kansas+City%2C+MO"),
    ],
)
def test_a_page_has_one_address_whatever_was_added_to_it(
    served, client, settings, address, canonical
):
    settings.SITE_URL = "https://zones.example.org"
    head = head_of(client, address)
    bare = re.sub("^/(fr|es)/", "/", canonical)
    assert f'<link rel="canonical" href="https://zones.example.org{canonical}">' in head
    assert re.findall(
        r'<link rel="alternate" hreflang="([\w-]+)" href="https://zones.example.org([^"]*)">', head
    ) == [
        ("en", bare),
        ("fr", f"/fr{bare}"),
        ("es", f"/es{bare}"),
        ("x-default", bare),
    ]
    assert f'<meta property="og:url" content="https://zones.example.org{canonical}">' in head
    assert (
        '<meta property="og:image" content="https://zones.example.org/static/img/share.png">'
        in head
    )


@pytest.mark.parametrize(
    "address",
    [
        "/search/",
        "/search/?near=64128",
        "/search/?near=kansas+city%2C+mo",
        "/search/?near=Kansas+City%2C+MO&at=now",
        "/search/?near=Kansas+City%2C+MO&page=2",
        "/search/?near=39.09,-94.58",
        "/search/?near=Springfield",
        "/search/?near=Bozeman%2C+MT",
        "/search/?near=qqqq",
        "/search/?near=64128&at=yesterday",
        "/z/cdrz9/invite/",
        "/z/cdrz9/sign/",
        "/z/cdrz9/meet.ics",
        "/no/such/page/",
        "/offline/",
    ],
)
def test_what_is_no_page_of_its_own_is_for_no_search_engine(served, client, address):
    """An answer repeats what somebody typed: without end, and nobody's business."""
    head = head_of(client, address)
    assert '<meta name="robots" content="noindex">' in head
    assert "canonical" not in head
    assert "alternate" not in head
    assert "og:url" not in head


def test_a_wrong_host_is_refused_by_a_page_that_does_not_need_it(client):
    response = client.get("/", headers={"host": "evil.example.org"})
    assert response.status_code == 400
    assert b"evil.example.org" not in response.content


PAGES = [
    "/", "/about/", "/coverage/", "/departments/", "/privacy/", "/credits/", "/zones/",
    "/zones/us/", "/zones/us/mo/",
    "/zones/us/mo/kansas-city/", "/tips/", "/tips/payment/", "/tips/differ/cash/",
    "/tips/checklist/buyer/",
    "/tips/checklist/seller/", "/search/?near=Kansas+City%2C+MO",
]  # fmt: skip


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
def test_every_page_has_a_title_and_a_description_of_its_own(served, client, prefix):
    titles, descriptions = set(), {}
    for page in PAGES:
        head = head_of(client, prefix + page)
        (title,) = re.findall("<title>(.*?) – exchangezones</title>", head)
        assert f'<meta property="og:title" content="{title}">' in head
        (description,) = re.findall(r'<meta name="description" content="([^"]*)">', head)
        assert f'<meta property="og:description" content="{description}">' in head
        assert len(description) > 40, page
        titles.add(title)
        descriptions.setdefault(description, []).append(page)
    assert len(titles) == len(PAGES)
    assert [pages for pages in descriptions.values() if len(pages) > 1] == [
        ["/tips/checklist/buyer/", "/tips/checklist/seller/"]
    ]


def test_markup_and_quotes_stay_text_in_the_head(monkeypatch, client):
    station = a_station(name='"><script>alert(1)</script>', city='A "B" town')
    listing = a_listing(station=station)
    monkeypatch.setattr(live.snapshot, "_value", Directory([listing]))
    head = head_of(client, f"/zones/{listing.path}/")
    assert "<script>alert" not in head
    assert "&#34;&gt;&lt;script&gt;alert(1)&lt;/script&gt;, A &#34;B&#34; town" in head
