"""What a look reads of a page, and what it does where there is nothing to read."""

import contextlib
import time

import pytest

from exchangezones.link_check import fetching
from exchangezones.link_check.connection import Manner
from exchangezones.link_check.digest import digest_of
from exchangezones.link_check.fetching import Seen, look
from exchangezones.link_check.health import Health, Link
from tests.conftest import NOW
from tests.exchangezones.link_check.link_server import serving

HTML = "text/html"
WORDS = b"<p>Open 8am to 5pm</p>"


@pytest.fixture
def server():
    with serving() as running:
        yield running


def looked(server, path, **seconds):
    manner = Manner(
        "exchangezones link check (zones@example.org)",
        lambda host: contextlib.nullcontext(),
        lambda address: address == "127.0.0.1",
        **{"answer_seconds": 5, **seconds},
    )
    return look(f"{server.address}/{path}", manner=manner, at=NOW)


@pytest.mark.parametrize("kind", [HTML, "application/xhtml+xml; charset=x", "application/pdf", ""])
def test_a_page_with_something_to_read_is_read_once(server, kind):
    server.pages["page"] = kind, WORDS
    assert looked(server, "page") == Seen(Link(Health.FINE), True, digest_of(WORDS, kind))
    assert server.asked == [("HEAD", "/page"), ("GET", "/page")]


def test_the_page_at_the_end_of_the_way_is_read(server):
    server.pages["200"] = HTML, WORDS
    assert looked(server, "moved").digest == digest_of(WORDS, HTML)
    assert server.asked == [("HEAD", "/moved"), ("HEAD", "/200/new"), ("GET", "/200/new")]


def test_a_page_larger_than_the_limit_is_not_asked_for(server):
    server.pages["page"] = HTML, b"x" * (fetching.MOST_BYTES + 1)
    assert looked(server, "page") == Seen(Link(Health.FINE), True)
    assert server.asked == [("HEAD", "/page")]


@pytest.mark.parametrize("path", ["endless", "endless_for_get"])
def test_a_page_without_end_is_left_at_the_limit(server, path):
    assert looked(server, path) == Seen(Link(Health.FINE), True)


@pytest.mark.parametrize("path", ["cut_off", "cut_chunk", "packed"])
def test_what_was_not_read_whole_is_there_and_has_no_digest(server, path):
    assert looked(server, path) == Seen(Link(Health.FINE), True)
    assert server.asked == [("HEAD", f"/{path}"), ("GET", f"/{path}")]


def test_a_page_that_drips_is_there_and_has_no_digest(server):
    began = time.monotonic()
    assert looked(server, "drips_body", whole_seconds=0.2) == Seen(Link(Health.FINE), True)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize("path", ["200", "403", "404", "429", "nonsense"])
def test_without_a_page_there_is_no_digest(server, path):
    assert looked(server, path).digest == ""


@pytest.mark.parametrize(
    ("path", "health", "said"),
    [
        ("get_not_found", Health.FAILING, "answered 404"),
        ("get_patience", Health.LATER, "answered 429"),
        ("get_elsewhere", Health.FINE, ""),
    ],
)
def test_what_a_reader_gets_counts_and_not_what_head_promised(server, path, health, said):
    seen = looked(server, path)
    assert (seen.link.health, seen.link.said, seen.digest) == (health, said, "")
