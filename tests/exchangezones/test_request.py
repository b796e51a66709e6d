"""What a request may declare: whatever the charset, only UTF-8 is read."""

import io
import logging
from urllib.parse import unquote_to_bytes

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.urls import set_script_prefix

from exchangezones.wsgi import application

pytestmark = pytest.mark.django_db
CHARSETS = [
    "hex", "base64", "rot13", "punycode", "undefined", "idna", "unicode_escape", "utf-7", "utf-16",
    "latin-1", "mbcs", "nothing-like-it", "", "a" * 300,
]  # fmt: skip
DECLARED = [
    *(f"text/plain; charset={charset}" for charset in CHARSETS),
    *(f"text/plain; charset*={charset}''x" for charset in CHARSETS),
    *(f"multipart/form-data; boundary=x; x*={charset}''%5Cud800" for charset in CHARSETS),
    "text/plain; charset", ";", "=", "text/plain; charset=\"", "text/plain; x*0*=hex''%00; x*1=2",
]  # fmt: skip


@pytest.fixture(autouse=True)
def as_in_a_server():
    """A request sets the prefix of its thread, which other tests share, and would close the
    connection that holds the test's transaction.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)
    set_script_prefix("/")


def answer(path="/search/", query="", method="GET", content_type="", body=b"", **more):
    """(status, headers, body) of the site as a server calls it, without Django's test client."""
    told = {}

    def start(status, headers, exc_info=None):
        told.update(status=int(status.split()[0]), headers=dict(headers))

    environ = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(body)),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.input": io.BytesIO(body),
        "wsgi.errors": io.StringIO(),
        "wsgi.url_scheme": "http",
        **more,
    }
    content = application(environ, start)
    try:
        return told["status"], told["headers"], b"".join(content)
    finally:
        content.close()


def form(name='name="token"', declared="multipart/form-data; boundary=x"):
    part = f"--x\r\nContent-Disposition: form-data; {name}\r\n\r\nabc\r\n--x--\r\n"
    # With a cookie, or it would be refused before anybody reads it.
    cookie = {"HTTP_COOKIE": f"csrftoken={'a' * 32}"}
    return {"method": "POST", "content_type": declared, "body": part.encode(), **cookie}


def test_the_server_runs_this_kind_of_request():
    assert type(application) is not type(get_wsgi_application())


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("query", ["near=64128", "near=%5Cud800", "near=caf%C3%A9"])
def test_a_declared_charset_changes_no_answer(served, declared, query):
    assert answer(query=query, content_type=declared)[0] == answer(query=query)[0]


@pytest.mark.parametrize("charset", CHARSETS)
def test_the_query_is_read_as_utf_8(served, charset):
    status, _headers, page = answer(
        query="near=Qu%C3%A9bec", content_type=f"text/plain; charset={charset}"
    )
    assert status == 200
    assert "Québec" in page.decode()


@pytest.mark.parametrize(
    "name",
    [
        *(f"name*={charset}''%5Cud800" for charset in CHARSETS),
        *(f"name=a; filename*={charset}''%5Cud800.csv" for charset in CHARSETS),
    ],
)
def test_a_form_whose_names_have_a_charset_of_their_own_is_no_server_error(name):
    assert answer("/admin/account/join/", **form(name))[0] in (400, 403, 404)


@pytest.mark.parametrize("half", ["%ED%A0%80", "%ED%BF%BF"])
def test_half_a_character_is_refused(served, half):
    assert answer(query=f"near=Kansas{half}")[0] == 400
    assert answer(f"/tips/{unquote_to_bytes(half).decode('latin-1')}/")[0] == 400


def test_what_a_visitor_did_wrong_is_not_written_down(served, caplog):
    caplog.set_level(logging.DEBUG)
    answer(query="near=Kansas&at=yesterday")
    answer(path="/Kansas/", query="near=Kansas")
    answer(HTTP_HOST="Kansas.example")
    answer("/admin/account/join/", **form("name*=unicode_escape''%5Cud800"))
    answer("/admin/account/join/", **form(declared="multipart/form-data; boundary="))
    written = [r for r in caplog.records if logging.getLogger(r.name).isEnabledFor(r.levelno)]
    assert [r.getMessage() for r in written if r.levelno >= logging.WARNING] == []


@pytest.mark.parametrize("path", ["/", "/search/", "/data/zones.csv", "/nothing/", "/favicon.ico"])
def test_head_has_the_headers_of_get_and_no_body(served, path):
    head = answer(path, method="HEAD")
    get = answer(path)
    assert head[2] == b""
    assert (head[0], head[1].get("Content-Length")) == (get[0], get[1].get("Content-Length"))


def test_the_path_is_judged_without_the_prefix_of_a_proxy():
    """With SCRIPT_NAME the two differ, and the admin's rule would look at the wrong one."""
    status, _headers, _page = answer("/admin/", query="q=%00", SCRIPT_NAME="/somewhere")
    assert status == 400
