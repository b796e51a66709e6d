"""Where the pages of the directory show tips: of the zone's own department, then general ones, and
what differs.
"""

import html
import re

import pytest

from tests.markup import folded
from tests.tips.builders import a_source, a_text, a_tip
from tests.zones.builders import a_listing
from tips import pages
from tips.noticeboard import live as live_tips
from tips.noticeboard.board import Boards
from zones.directory import live
from zones.directory.index import Directory

DIFFER = '<span class="said">(<a href="/tips/differ/cash/">departments differ</a>)</span>'


def tips_on(client, address):
    """The titles of the tips on a page, and the page's main part."""
    page = folded(client.get(address).content.decode()).split("<main", 1)[1]
    links = re.findall(r'<a href="[^"]*/tips/[a-z]+/#[a-z-]+">(.*?)</a>', page)
    return [html.unescape(title) for title in links], page


def zone_of(served, agency_key):
    return next(listing for listing in served if listing.station.agency.key == agency_key)


# -- results ---------------------------------------------------------------------------------------
def test_results_in_kansas_city_show_no_cash_and_that_others_differ(served, client):
    titles, page = tips_on(client, "/search/?near=64128")
    assert titles == ["Propose a police station", "Do not carry cash; pay with a reputable app"]
    assert page.count(DIFFER) == 1


def test_results_in_new_canaan_show_cash_and_that_others_differ(served, client):
    titles, page = tips_on(client, "/search/?near=New+Canaan,+CT")
    assert titles == ["Do not go alone", "Pay and take cash"]
    assert page.count(DIFFER) == 1


def test_where_nothing_is_near_the_tips_are_general_and_one_line(served, client):
    titles, page = tips_on(client, "/search/?near=Honolulu")
    general = ["Propose a police station", "Be wary of anyone who refuses a police station"]
    assert titles == general
    line = re.search(r"<p>(<strong>Before you go:.*?)</p>", page)[1]
    assert re.sub(r"<[^>]+>", "", line) == f"Before you go: {' · '.join(general)} · All safety tips"


@pytest.mark.parametrize(
    "address",
    ["/search/", "/search/?near=Springfield", "/search/?near=qqqq", "/search/?near=1,999"],
)
def test_where_nothing_was_found_there_are_no_tips(served, client, address):
    titles, page = tips_on(client, address)
    assert titles == []
    assert "Before you go" not in page


# -- a zone ----------------------------------------------------------------------------------------
def test_a_zone_shows_three_tips_of_its_department_and_folds_the_others(
    served, shipped_boards, client
):
    titles, page = tips_on(client, f"/zones/{zone_of(served, 'us-ct-new-canaan-police').path}/")
    own = shipped_boards.in_language("en").of_agency("us-ct-new-canaan-police")
    assert titles == [tip.title for tip in own]
    open_ones, folded_ones = page.split("<summary>+12 more from this department</summary>")
    assert sum(f"#{tip.key}" in open_ones for tip in own) == 3
    assert folded_ones.count(DIFFER) == 1
    assert "From others" not in page


@pytest.mark.parametrize(("own", "others"), [(1, 2), (2, 1), (3, 0)])
def test_a_department_that_says_little_is_filled_up_to_three(put, client, own, others):
    other = (a_source("other", agency_key=""),)
    general = [a_tip(f"general-{n}", importance=n, said_by=other) for n in range(1, 5)]
    key = a_listing().station.agency.key
    mine = [a_tip(f"own-{n}", said_by=(a_source(agency_key=key),)) for n in range(own)]
    put(*general, *mine)
    _, page = tips_on(client, f"/zones/{a_listing().path}/")
    assert re.findall(r"#(own|general)-", page) == ["own"] * own + ["general"] * others
    assert "more from this department" not in page
    assert ("From others" in page) is (others > 0)


def test_a_zone_of_a_department_that_says_nothing_shows_general_ones_only(served, client):
    titles, page = tips_on(client, f"/zones/{zone_of(served, 'us-ks-merriam-police').path}/")
    assert titles == [
        "Propose a police station",
        "Be wary of anyone who refuses a police station",
        "Do not go alone",
    ]
    assert "From this department" not in page


# -- the first page --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("", "Propose a police station"),
        ("/fr", "Proposez un poste de police"),
        ("/es", "Proponga una estación de policía"),
    ],
)
def test_the_first_page_shows_the_three_most_important(served, client, prefix, first):
    titles, page = tips_on(client, f"{prefix}/")
    assert len(titles) == 3
    assert titles[0] == first
    assert f'<a href="{prefix}/tips/">' in page


# -- kept ------------------------------------------------------------------------------------------
@pytest.fixture
def put(monkeypatch):
    """Put tips on the board, beside one made-up zone."""

    def on_board(*tips):
        monkeypatch.setattr(live.snapshot, "_value", Directory([a_listing()]))
        monkeypatch.setattr(live_tips.snapshot, "_value", Boards(tips, ()))

    return on_board


def test_a_page_follows_the_board(put, client):
    put(a_tip(importance=1, texts=(a_text(head="Old"),)))
    assert tips_on(client, "/")[0] == ["Old"]
    put(a_tip(importance=1, texts=(a_text(head="New"),)))
    assert tips_on(client, "/")[0] == ["New"]


def test_a_page_without_tips_has_no_heading_for_them(put, client):
    put()
    assert "safety tips" not in client.get("/").content.decode().split("<main")[1]
    page = client.get(f"/zones/{a_listing().path}/").content.decode()
    assert "Safety tips" not in page.split("<main")[1].split("</main>")[0]


def test_a_fragment_is_rendered_once_for_each_language(served, client):
    pages.rendered.cache_clear()
    for _ in range(3):
        client.get("/search/?near=64128")
        client.get("/fr/search/?near=64128")
    assert (pages.rendered.cache_info().misses, pages.rendered.cache_info().hits) == (2, 4)


def test_departments_that_say_nothing_share_one_fragment(served, client):
    pages.rendered.cache_clear()
    for agency_key in ("us-ks-merriam-police", "us-ks-shawnee-police"):
        client.get(f"/zones/{zone_of(served, agency_key).path}/")
    assert pages.rendered.cache_info().misses == 1


def test_markup_in_a_tip_is_text_there_too(put, client):
    put(a_tip(importance=1, texts=(a_text(head="<b>T</b>", body="<script>alert(1)</script>"),)))
    page = folded(client.get("/").content.decode())
    assert "&lt;b&gt;T&lt;/b&gt;</a><p>&lt;script&gt;alert(1)&lt;/script&gt;</p>" in page


@pytest.mark.parametrize("address", ["/es/", "/es/search/?near=40,-75", "/es/zones/{path}/"])
def test_a_tip_in_another_language_than_the_page_says_so_there_too(put, client, address):
    put(a_tip(importance=1))
    page = client.get(address.format(path=a_listing().path)).content.decode()
    assert '<span lang="en">Test title</span> <span class="said">(en inglés)</span></a>' in page
