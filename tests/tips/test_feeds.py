"""The feed of new and changed tips, read by another hand."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest

from tests.conftest import NOW
from tests.tips.builders import a_source, a_text, a_tip
from tips.feeds import NEWEST

ATOM = {"a": "http://www.w3.org/2005/Atom"}


@pytest.fixture
def feed(show, settings):
    """The feed of a few tips, at a site of its own."""
    settings.SITE_URL = "https://zones.example.org"

    def read(*tips, address="/tips/feed/"):
        response = show(*tips, address=address)
        assert response.status_code == 200
        assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
        return ET.fromstring(response.content)

    return read


def test_an_entry_is_a_tip_with_a_lasting_id_and_an_absolute_address(feed):
    told = feed(
        a_tip(
            "pay-cash", said_by=(a_source(), a_source("b", organisation="Sample Police", date=""))
        )
    )
    assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "en"
    assert told.findtext("a:id", namespaces=ATOM) == "tag:zones.example.org,2026:tips/en"
    links = {link.get("rel"): link.get("href") for link in told.findall("a:link", ATOM)}
    assert links == {
        "alternate": "https://zones.example.org/tips/",
        "self": "https://zones.example.org/tips/feed/",
    }
    (entry,) = told.findall("a:entry", ATOM)
    assert {child.tag.split("}")[1]: child.text for child in entry if child.text} == {
        "title": "Test title",
        "summary": "Test body.",
        "id": "tag:zones.example.org,2026:tips/pay-cash/en",
        "updated": "2026-12-01T18:30:00+00:00",
    }
    assert (
        entry.find("a:link", ATOM).get("href") == "https://zones.example.org/tips/payment/#pay-cash"
    )
    assert entry.findtext("a:author/a:name", namespaces=ATOM) == "Test Police and Sample Police"
    assert entry.find("a:category", ATOM).get("term") == "Paying and being paid"


def test_each_language_has_its_own_feed(feed):
    told = feed(a_tip(texts=(a_text("fr", "Titre"), a_text("en"))), address="/fr/tips/feed/")
    assert told.findtext("a:id", namespaces=ATOM) == "tag:zones.example.org,2026:tips/fr"
    assert told.findtext("a:entry/a:title", namespaces=ATOM) == "Titre"
    assert (
        told.find("a:entry/a:link", ATOM).get("href")
        == "https://zones.example.org/fr/tips/payment/#test-tip"
    )


def test_an_entry_in_another_language_than_the_feed_says_so(feed):
    told = feed(a_tip(), address="/es/tips/feed/")
    assert told.findtext("a:entry/a:title", namespaces=ATOM) == "Test title (en inglés)"


def test_the_newest_stands_first_and_the_oldest_are_left_out(feed):
    tips = [
        a_tip(f"tip-{n}", texts=(a_text(head=str(n), published_at=NOW - timedelta(days=n)),))
        for n in range(NEWEST + 2)
    ]
    titles = [
        entry.findtext("a:title", namespaces=ATOM)
        for entry in feed(*reversed(tips)).findall("a:entry", ATOM)
    ]
    assert titles == [str(n) for n in range(NEWEST)]


def test_markup_in_a_tip_is_text_also_for_a_reader_that_takes_it_as_html(feed):
    entry = feed(a_tip(texts=(a_text(head="<b>T</b>", body="<b>B</b>"),))).find("a:entry", ATOM)
    assert entry.findtext("a:title", namespaces=ATOM) == "<b>T</b>"
    assert (
        entry.find("a:summary", ATOM).get("type"),
        entry.findtext("a:summary", namespaces=ATOM),
    ) == (
        "html",
        "&lt;b&gt;B&lt;/b&gt;",
    )


def test_an_empty_board_has_an_empty_feed(feed):
    assert feed().findall("a:entry", ATOM) == []


def test_no_cookie_and_no_vary(served, client):
    response = client.get("/tips/feed/", headers={"accept-language": "fr"})
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
