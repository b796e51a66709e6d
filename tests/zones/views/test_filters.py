"""Filters on the page: links, chips that remove one, what was left out, and a way back where
nothing fits.
"""

import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.listing import ProgramSource
from zones.geo.point import Point
from zones.vocabulary import Answer, Camera, Goods, Program, Setting, Signage

FITS = {
    "setting": "lot", "camera": "on", "always": "on", "marked": "on", "large": "on",
    "custody": "on",
    "stepfree": "on", "program": "offerup",
}  # fmt: skip
ALL_FACTS = {
    "setting": Setting.LOT, "camera": Camera.PRESENT, "hours": "24/7", "signage": Signage.OWN,
    "large_items": Goods.WELCOME, "custody": Goods.WELCOME, "step_free": Answer.YES,
    "programs": (ProgramSource(Program.OFFERUP, "", "", ""),),
}  # fmt: skip


@pytest.fixture
def search(monkeypatch, client):
    def searched(*listings, **query):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        return folded(client.get("/search/", {"near": "40,-75", **query}).content.decode())

    return searched


def zones_of(page):
    return re.findall(r'data-zone="(\w+)"(?! data-beside)(?![^>]*data-beside)', page)


def beside_of(page):
    """Those below, of which nobody has said whether they fit, or that stand in for nothing."""
    return re.findall(r'data-zone="(\w+)"[^>]*data-beside="true"', page)


def chips_of(page):
    return dict(
        re.findall(r'<a class="chip on" href="([^"]*)" aria-label="Remove filter: ([^"]*)"', page)
    )


FULL, BARE = a_listing("fffff", **ALL_FACTS), a_listing("bbbbb", setting=Setting.UNKNOWN)


@pytest.mark.parametrize(("name", "word"), FITS.items())
def test_each_filter_lets_through_what_is_known_to_fit(search, name, word):
    page = search(FULL, BARE, **{name: word})
    assert zones_of(page) == ["fffff"]
    # Program lists are known: who is not on one does not fit.
    assert beside_of(page) == ([] if name == "program" else ["bbbbb"])
    assert ("These may fit: they don’t say" in page) is (name != "program")


@pytest.mark.parametrize(
    ("name", "word", "said"),
    [
        ("setting", "lot", "Parking lot"),
        ("camera", "on", "Camera"),
        ("always", "on", "Open 24 hours"),
        ("marked", "on", "Marked spot"),
        ("large", "on", "Large items welcome"),
        ("custody", "on", "Custody exchanges welcome"),
        ("stepfree", "on", "Step-free access"),
        ("program", "offerup", "OfferUp Community MeetUp Spots"),
    ],
)
def test_each_filter_is_a_link_and_a_chip_that_removes_it(search, name, word, said):
    page = search(FULL, **{name: word})
    assert chips_of(page) == {"/search/?near=40%2C-75": said}
    assert f'<a class="chip on" href="/search/?near=40%2C-75" aria-current="true">{said}' in page
    other = search(FULL)
    assert f'<a class="chip" href="/search/?near=40%2C-75&amp;{name}={word}">{said}</a>' in other
    assert chips_of(search(FULL)) == {}


def test_a_chip_removes_only_its_own_word(search):
    page = search(FULL, setting=["lot", "lobby"], camera="on", at="now", page="2", units="km")
    start = "/search/?near=40%2C-75&amp;at=now&amp;"
    assert chips_of(page) == {
        f"{start}setting=lobby&amp;camera=on&amp;units=km": "Parking lot",
        f"{start}setting=lot&amp;camera=on&amp;units=km": "Lobby",
        f"{start}setting=lot&amp;setting=lobby&amp;units=km": "Camera",
    }


def test_what_is_unknown_is_counted_and_brought_back_by_one_link(search):
    page = search(FULL, BARE, stepfree="on")
    assert "1 more spot within 80 km (50 miles) doesn’t say whether it fits." in page
    address = "/search/?near=40%2C-75&amp;stepfree=on&amp;unknown=on"
    assert f'<a href="{address}">Include spots that don’t say</a>' in page
    page = search(FULL, BARE, stepfree="on", unknown="on")
    assert zones_of(page) == ["fffff", "bbbbb"]
    assert '<a href="/search/?near=40%2C-75&amp;stepfree=on">Leave them out</a>' in page


def test_two_left_out_are_two(search):
    page = search(FULL, BARE, a_listing("ccccc"), stepfree="on")
    assert "2 more spots within 80 km (50 miles) don’t say whether they fit." in page


def test_without_filters_nothing_is_said_of_the_unknown(search):
    for query in ({}, {"unknown": "on"}):
        page = search(FULL, BARE, **query)
        assert "don’t say" not in page
        assert "Leave them out" not in page


def test_where_nothing_fits_the_page_offers_to_drop_all_filters(search):
    page = search(BARE, program="offerup", camera="watched", unknown="on", at="now")
    assert (zones_of(page), beside_of(page)) == ([], ["bbbbb"])
    assert "The nearest spots, without your filters" in page
    assert "No spot on our list fits all of these filters." in page
    assert '<a href="/search/?near=40%2C-75&amp;at=now">Search without filters</a>' in page
    assert "your own police station" not in page


def test_nothing_near_may_be_because_of_the_filters(search):
    far = a_listing("fffff", station=a_station(key="us-far", point=Point(45, -75)), **ALL_FACTS)
    page = search(far, BARE, camera="on")
    assert ">Search without filters</a>" in page
    assert zones_of(page) == ["fffff"]
    assert ">Search without filters</a>" not in search(far)
