"""Where the pages of the directory show tips: of the zone's own department, then general ones, and
what differs.
"""

import html
import re

import pytest

from tests.markup import folded
from tests.tips.builders import a_text, a_tip
from tests.zones.builders import a_listing
from tips import pages
from tips.noticeboard import live as live_tips
from tips.noticeboard.board import Boards
from zones.directory import live
from zones.directory.index import Directory

DIFFER = 'Departments differ on this: <a href="/tips/differ/cash/">Cash or no cash?</a>'


def tips_on(client, address):
    """The titles of the tips on a page, and the page from there on."""
    page = folded(client.get(address).content.decode())
    shown = page.split('<ul class="lines">', 1)[1] if '<ul class="lines">' in page else ""
    return [
        html.unescape(title) for title in re.findall(r"<li><strong[^>]*>(.*?)\.</strong>", shown)
    ], shown


def zone_of(served, agency_key):
    return next(listing for listing in served if listing.station.agency.key == agency_key)


# -- results ---------------------------------------------------------------------------------------
def test_results_in_kansas_city_show_no_cash_and_that_others_differ(served, client):
    titles, shown = tips_on(client, "/search/?near=64128")
    assert titles == [
        "Propose a police station",
        "Be wary of anyone who refuses a police station",
        "Do not carry cash; pay with a reputable app",
        "Do not go alone",
        "Never move on to a second place",
    ]
    assert shown.count(DIFFER) == 1
    assert shown.count('<a href="http://kcpdchief.blogspot.com/2019/05/') == 3


def test_results_in_new_canaan_show_cash_and_that_others_differ(served, client):
    titles, shown = tips_on(client, "/search/?near=New+Canaan,+CT")
    assert titles == [
        "Do not go alone",
        "Never move on to a second place",
        "Pay and take cash",
        "Propose a police station",
        "Be wary of anyone who refuses a police station",
    ]
    assert shown.count(DIFFER) == 1


def test_where_nothing_is_near_the_tips_are_general(served, client):
    assert tips_on(client, "/search/?near=Honolulu")[0] == [
        "Propose a police station",
        "Be wary of anyone who refuses a police station",
    ]


@pytest.mark.parametrize(
    "address",
    ["/search/", "/search/?near=Springfield", "/search/?near=qqqq", "/search/?near=1,999"],
)
def test_where_nothing_was_found_there_are_no_tips(served, client, address):
    assert tips_on(client, address) == ([], "")


# -- a zone ----------------------------------------------------------------------------------------
def test_a_zone_shows_all_tips_of_its_department_then_five_general_ones(
    served, shipped_boards, client
):
    titles, shown = tips_on(client, f"/zones/{zone_of(served, 'us-ct-new-canaan-police').path}/")
    board = shipped_boards.in_language("en")
    own = board.of_agency("us-ct-new-canaan-police")
    general = ["propose-a-police-station", "be-wary-of-a-refusal",
        "put-safety-before-convenience-and-price",
               "see-the-item-before-you-pay",
               "elsewhere-choose-a-busy-place-with-cameras"]  # fmt: skip
    assert titles == [tip.title for tip in own] + [board.tip(key).title for key in general]
    assert "<summary>10 more tips from this department</summary>" in shown
    assert shown.count(DIFFER) == 1


def test_a_zone_of_a_department_that_says_nothing_shows_general_ones_only(served, client):
    quiet = zone_of(served, "us-ks-merriam-police")
    titles, shown = tips_on(client, f"/zones/{quiet.path}/")
    assert titles[:2] == [
        "Propose a police station",
        "Be wary of anyone who refuses a police station",
    ]
    assert len(titles) == 5
    assert "From this department" not in client.get(f"/zones/{quiet.path}/").content.decode()


# -- the first page --------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("prefix", "first"),
    [
        ("", "Propose a police station"),
        ("/fr", "Proposez un poste de police"),
        ("/es", "Proponga una estación de policía"),
    ],
)
def test_the_first_page_shows_the_five_most_important(served, client, prefix, first):
    titles, _ = tips_on(client, f"{prefix}/")
    assert len(titles) == 5
    assert titles[0] == first


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
    assert (
        "<strong>&lt;b&gt;T&lt;/b&gt;.</strong> <span>&lt;script&gt;alert(1)&lt;/script&gt;</span>"
        in page
    )
