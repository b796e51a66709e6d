"""Which words of a page count, and which change without anybody having edited it."""

import hashlib
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.link_check.digest import digest_of, words_in
from exchangezones.link_check.markup import Piece, pieces_of

HTML = "text/html; charset=utf-8"
PAGE = "<p>The lobby is open 8am to 5pm. Call 913-555-0100.</p>"


def of(html):
    return digest_of(html.encode(), HTML)


@pytest.mark.parametrize(
    "same",
    [
        PAGE.upper().replace("P>", "p>"),
        PAGE.replace(" ", "\n  "),
        PAGE.replace("lobby", "<b class='x'>lob</b>by"),
        f"<script nonce='7f3a'>var t = 1732;</script>{PAGE}",
        f"<STYLE>p {{}}</STYLE ><!-- built at 10:42 -->{PAGE}",
        f"<nav><ul><li>Home</li></ul></nav><header>72 degrees</header>{PAGE}<footer>Us</footer>",
        f"<nav>never shut<main>{PAGE}</main>",
        f"<!doctype html><?xml version='1.0'?>{PAGE}",
        f"<img alt='a > b' src='/i.png?token=81'>{PAGE}",
        PAGE.replace("8am", "8&#97;m"),
        f"Thursday, November 26, 2026 10:42 AM {PAGE}",
        f"10:42 a.m. CST, Nov. 26, 2026 {PAGE}",
        f"2026-11-26T10:42:07 {PAGE} 11/26/2026",
        f"26 novembre 2026 \u00e0 10:42 {PAGE}",
        f"26 de noviembre de 2026 {PAGE}",
        f"10:42:07 {PAGE} 3 hours ago, il y a 3 heures, hace 2 d\u00edas",
        f"{PAGE} 1,204 views 3 comments",
    ],
)
def test_what_nobody_has_edited_does_not_count(same):
    assert words_in(same).strip(",.") == words_in(PAGE).strip(",.")


@pytest.mark.parametrize(
    "other",
    [
        PAGE.replace("5pm", "6pm"),
        PAGE.replace("0100", "0101"),
        PAGE.replace("open", "closed"),
        PAGE.replace("8am", "8:30 am"),
        f"<form>{PAGE}<p>Closed on holidays.</p></form>",
    ],
)
def test_what_somebody_has_edited_counts(other):
    assert of(other) != of(PAGE)


def test_a_digest_is_of_the_words_and_says_none_of_them():
    assert of("<p>Open  NOW</p>") == hashlib.sha256(b"opennow").hexdigest()


@pytest.mark.parametrize("html", ["", "<p> </p>", "<script>draw()</script>", "<nav>Menu</nav>"])
def test_a_page_without_words_has_no_digest(html):
    assert of(html) == ""


def test_of_a_file_the_bytes_count():
    assert digest_of(b"%PDF-1.7 a", "application/pdf") == hashlib.sha256(b"%PDF-1.7 a").hexdigest()
    assert digest_of(b"%PDF-1.7 A", "application/pdf") != digest_of(b"%PDF-1.7 a", "")
    assert digest_of(b"", "application/pdf") == ""


def test_letters_of_an_old_page_are_read_as_they_come():
    assert digest_of(b"caf\xe9", HTML) == digest_of("caf\u00e9".encode(), HTML)


@given(st.text(), st.binary())
def test_nothing_breaks_the_reader(text, body):
    assert words_in(text) == "".join(words_in(text).split())
    assert len(digest_of(body, HTML)) in (0, 64)


@given(st.text(alphabet="<>/!-=\"' abscriptyle&;", max_size=200))
def test_no_markup_breaks_the_reader(html):
    assert list(pieces_of(html))[-1].tag == ""


def test_a_piece_is_a_text_and_the_tag_behind_it():
    assert list(pieces_of("a <b>c</B> 1 < 2<br/><script>x < y</b></script>")) == [
        Piece("a ", "b"),
        Piece("c", "b", True),
        Piece(" 1 < 2", ""),
        Piece("", "script"),
        Piece("", "script", True),
        Piece(""),
    ]


@pytest.mark.parametrize(
    "piece", ["<a ", "<a b='", "<!--", "</", "<script", "<", "12:34 ", "mar mar ", "1,"]
)
def test_a_page_made_to_be_slow_is_not(piece):
    began = time.perf_counter()
    words_in(piece * (300_000 // len(piece)))
    assert time.perf_counter() - began < 5


def test_a_number_that_is_no_characters_stays_as_it_is():
    page = f"<p>Open &#{'9' * 5000}; daily</p>".encode()
    assert len(digest_of(page, "text/html")) == 64
