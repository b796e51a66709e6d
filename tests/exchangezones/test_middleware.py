"""What every request passes: compression that is quick in public and padded in the admin."""

import gzip

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from exchangezones.middleware import QuickGZip

LONG = b"The same words again and again. " * 100


def answered(path="/search/", accepted="gzip, br", response=None):
    request = RequestFactory().get(path, headers={"accept-encoding": accepted} if accepted else {})
    return QuickGZip(lambda request: response or HttpResponse(LONG))(request)


def test_a_public_page_is_compressed_and_says_so():
    response = answered()
    assert gzip.decompress(response.content) == LONG
    assert response["Content-Encoding"] == "gzip"
    assert response["Vary"] == "Accept-Encoding"
    assert response["Content-Length"] == str(len(response.content))
    assert len(response.content) < len(LONG) / 10


def test_who_cannot_read_it_gets_the_words_and_a_cache_learns_of_both():
    response = answered(accepted="")
    assert (response.content, response["Vary"]) == (LONG, "Accept-Encoding")
    assert "Content-Encoding" not in response


def test_a_short_answer_is_left_alone():
    assert "Vary" not in answered(response=HttpResponse(b"ok"))


def test_what_is_encoded_already_is_left_alone():
    response = answered(response=HttpResponse(LONG, headers={"Content-Encoding": "br"}))
    assert (response.content, response["Content-Encoding"]) == (LONG, "br")


@pytest.mark.parametrize(("tag", "sent"), [('"1-en"', 'W/"1-en"'), ('W/"1-en"', 'W/"1-en"')])
def test_the_same_words_in_other_bytes_have_a_weak_tag(tag, sent):
    assert answered(response=HttpResponse(LONG, headers={"ETag": tag}))["ETag"] == sent


def test_a_stream_is_compressed_as_it_comes():
    response = answered(response=StreamingHttpResponse([LONG, LONG]))
    assert gzip.decompress(b"".join(response.streaming_content)) == LONG * 2


def test_pages_of_the_admin_hide_their_length():
    """They hold tokens: without padding the length would tell what an attacker guessed right."""
    assert len({len(answered("/admin/").content) for _ in range(30)}) > 1
    assert len({len(answered("/").content) for _ in range(30)}) == 1
