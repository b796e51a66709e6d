"""Which headers each kind of answer has: one table."""

import pytest

from exchangezones.middleware import HEADERS
from tests.exchangezones.test_request import answer, as_in_a_server  # noqa: F401 -- a fixture

pytestmark = pytest.mark.django_db
ANSWERS = {
    "page": ("/about/", {}, 200),
    "question that is none": ("/search/", {"query": "near=64128&at=x"}, 400),
    "unreadable address": ("/admin/", {"query": "q=%00"}, 400),
    "wrong host": ("/", {"HTTP_HOST": "example.com"}, 400),
    "missing page": ("/nothing/", {}, 404),
    "wrong method": ("/about/", {"method": "OPTIONS"}, 405),
    "redirect": ("/favicon.ico", {}, 302),
    "static file": ("/static/css/site.css", {}, 200),
    "API": ("/api/v1/search", {"query": "near=64128"}, 200),
    "API problem": ("/api/v1/search", {"query": "near="}, 200),
    "API, missing": ("/api/v1/nothing", {}, 404),
    "table": ("/data/zones.csv", {}, 200),
    "feed": ("/tips/feed/", {}, 200),
    "robots": ("/robots.txt", {}, 200),
    "desk": ("/admin/", {}, 302),
    "sign-in": ("/admin/login/", {}, 200),
    "dead link": ("/admin/account/join/", {"query": "token=x"}, 404),
    "form without a token": ("/admin/login/", {"method": "POST"}, 403),
    "desk's script": ("/admin/jsi18n/", {}, 302),
}
OPEN = ("API", "API problem", "API, missing", "table")


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_has_the_safe_headers(served, name):
    path, asked, status = ANSWERS[name]
    got, headers, _body = answer(path, **asked)
    assert got == status
    expected = {**HEADERS, "X-Frame-Options": "DENY"}
    if name in OPEN:
        expected["Cross-Origin-Resource-Policy"] = "cross-origin"
    assert {key: headers.get(key) for key in expected} == expected
    assert "default-src 'none'" in headers["Content-Security-Policy"]


def test_a_server_error_has_them_too(served, monkeypatch, settings):
    def breaks(*args, **kwargs):
        raise RuntimeError("made for this test")

    monkeypatch.setattr("zones.search.find.near_by", breaks)
    status, headers, _body = answer("/search/", query="near=64128")
    assert status == 500
    assert {key: headers.get(key) for key in HEADERS} == HEADERS


DOORS = ["", "login/", "account/join/", "account/password/", "nothing/", "jsi18n/"]


@pytest.mark.parametrize("path", [f"/admin/{door}" for door in DOORS])
def test_nothing_of_the_desk_is_kept(path):
    assert answer(path, query="token=secret")[1]["Cache-Control"] == "no-store, private"
    assert answer(path, query="token=secret", method="POST")[1]["Cache-Control"] == (
        "no-store, private"
    )
