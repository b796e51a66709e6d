"""One look at one address, against a server on this machine; nothing else is reached."""

import contextlib
import socket
import time

import pytest

from exchangezones.foundation.web_address import is_public
from exchangezones.link_check import connection
from exchangezones.link_check.connection import Manner
from exchangezones.link_check.fetching import Seen, look
from exchangezones.link_check.health import Health, Link
from tests.conftest import NOW
from tests.exchangezones.link_check.link_server import serving

AGENT = "exchangezones link check (zones@example.org)"


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture(autouse=True)
def nothing_asked_yet(server):
    server.asked.clear()


def here_only(address):
    return address == "127.0.0.1"


def looked(address, may_reach=here_only, **seconds):
    manner = Manner(
        AGENT, lambda host: contextlib.nullcontext(), may_reach, **{"answer_seconds": 5, **seconds}
    )
    return look(address, manner=manner, at=NOW)


@pytest.mark.parametrize(
    ("path", "health", "said"),
    [
        ("200", Health.FINE, ""),
        ("200/a b?q=c d&e=\u00e9#part", Health.FINE, ""),
        ("204", Health.FINE, ""),
        ("endless", Health.FINE, ""),
        ("endless_for_get", Health.FINE, ""),
        ("no_head", Health.FINE, ""),
        ("head_forbidden", Health.FINE, ""),
        ("head_unknown", Health.FINE, ""),
        ("head_not_found", Health.FINE, ""),
        ("drops_head", Health.FINE, ""),
        ("elsewhere", Health.FINE, ""),
        ("moved", Health.FINE, "moved to {here}/200/new"),
        ("moved_then_elsewhere", Health.FINE, ""),
        ("to_utf8", Health.FINE, "moved to {here}/200/caf\u00e9 au lait"),
        ("to_latin1", Health.FINE, "moved to {here}/200/caf\u00e9"),
        ("401", Health.BARRED, "answered 401"),
        ("403", Health.BARRED, "answered 403"),
        ("451", Health.BARRED, "answered 451"),
        ("404", Health.FAILING, "answered 404"),
        ("410", Health.FAILING, "answered 410"),
        ("500", Health.FAILING, "answered 500"),
        ("502", Health.FAILING, "answered 502"),
        ("304", Health.FAILING, "answered 304"),
        ("nowhere", Health.FAILING, "answered 302"),
        ("to_404", Health.FAILING, "answered 404"),
        ("loop", Health.FAILING, "more than 5 redirects"),
        ("to_ftp", Health.FAILING, "leads to ftp:, which is not of the web"),
        ("to_private", Health.FAILING, "leads into a private network"),
        ("to_password", Health.FAILING, "leads to no readable address"),
        ("nonsense", Health.FAILING, "the answer cannot be read"),
    ],
)
def test_a_page_is_judged_by_what_it_answers(server, path, health, said):
    seen = looked(f"{server.address}/{path}")
    assert seen.link == Link(health, said.format(here=server.address))
    assert seen.online is (path != "nonsense")


@pytest.mark.parametrize(
    ("path", "until"),
    [
        ("429", "2026-12-01T19:30:00+00:00"),
        ("503", "2026-12-01T19:30:00+00:00"),
        ("rest_an_hour", "2026-12-01T19:30:00+00:00"),
        ("rest_until", "2026-12-02T18:30:00+00:00"),
        ("rest_for_ever", "2026-12-08T18:30:00+00:00"),
        ("rest_nonsense", "2026-12-01T19:30:00+00:00"),
        ("rest_no_more", "2026-12-01T18:30:00+00:00"),
    ],
)
def test_a_site_that_asks_for_patience_says_for_how_long(server, path, until):
    link = looked(f"{server.address}/{path}").link
    assert (link.health, link.until.isoformat()) == (Health.LATER, until)
    assert server.asked == [("HEAD", f"/{path}")], "it was asked again at once"


def test_head_is_enough_where_it_is_liked(server):
    looked(f"{server.address}/200")
    assert server.asked == [("HEAD", "/200")]


@pytest.mark.parametrize("path", ["no_head", "head_forbidden", "head_unknown", "404", "drops_head"])
def test_where_head_is_not_liked_get_is_asked_once(server, path):
    looked(f"{server.address}/{path}")
    assert server.asked == [("HEAD", f"/{path}"), ("GET", f"/{path}")]


def test_the_agent_is_named(server):
    server.agents.clear()
    looked(f"{server.address}/no_head")
    assert server.agents == {AGENT}


def test_a_silent_host_is_left_after_the_time(server):
    began = time.monotonic()
    assert looked(f"{server.address}/slow", answer_seconds=0.1) == Seen(
        Link(Health.FAILING, "no answer in time"), online=False
    )
    assert time.monotonic() - began < 3


def test_an_answer_that_drips_ends_with_the_whole_time(server):
    began = time.monotonic()
    seen = looked(f"{server.address}/drips", answer_seconds=5, whole_seconds=0.2)
    assert seen.link == Link(Health.FAILING, "no answer in time")
    assert time.monotonic() - began < 3


def test_a_closed_port_cannot_be_reached():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    assert looked(f"http://127.0.0.1:{port}/") == Seen(
        Link(Health.FAILING, "the host cannot be reached"), online=False
    )


def test_a_server_without_a_certificate_is_no_secure_connection(server):
    seen = looked(server.address.replace("http:", "https:") + "/200")
    assert seen.link == Link(Health.FAILING, "no secure connection")
    assert server.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/", "javascript:alert(1)",
        "//127.0.0.1/", "",
        "http://", "http:///path", "http://user@127.0.0.1/", "http://127.0.0.1:99999/",
        "http://127.0.0.1:x/", "http://[::1/",
        "http://127.0.0.1:0/", "http://a..b/", "http://\x00/", "http://" + "a" * 300 + "/",
    ],
)  # fmt: skip
def test_nonsense_is_never_visited(server, monkeypatch, address):
    monkeypatch.setattr(connection, "connect", lambda *_: pytest.fail("something was visited"))
    seen = looked(address)
    assert seen.link.health is Health.FAILING
    assert seen.online is not True
    assert server.asked == []


# -- private addresses -----------------------------------------------------------------------------
@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "198.18.0.1",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "2002:7f00:1::", "2001:db8::1",
    ],
)  # fmt: skip
def test_this_machine_and_private_networks_are_out_of_bounds(address):
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"]
)
def test_the_open_network_may_be_reached(address):
    assert is_public(address)


def test_without_leave_this_machine_is_not_asked(server):
    seen = looked(f"{server.address}/200", may_reach=is_public)
    assert seen == Seen(Link(Health.FAILING, "leads into a private network"), online=None)
    assert server.asked == []


def test_a_name_with_one_private_address_is_refused_whole(server, monkeypatch):
    """Else a name that answers differently each time would lead into the house."""
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("93.184.216.34", 80)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("10.0.0.1", 80)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(connection, "connect", lambda *_: pytest.fail("something was visited"))
    assert (
        looked("http://example.org/", may_reach=is_public).link.said
        == "leads into a private network"
    )


def test_the_judged_address_is_the_one_that_is_visited(server, monkeypatch):
    """The name is asked for once: a second answer could be another address."""
    port = int(server.address.rsplit(":", 1)[1])
    asked = []

    def lookup(host, *_, **__):
        asked.append(host)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert looked("http://station.example/200").link == Link(Health.FINE)
    assert asked == ["station.example"]


def test_an_unknown_name_is_said(monkeypatch):
    def lookup(*_, **__):
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    assert looked("http://station.example/") == Seen(
        Link(Health.FAILING, "the name of the host is not known"), online=False
    )


def test_the_second_address_is_tried_when_the_first_is_silent(server, monkeypatch):
    port = int(server.address.rsplit(":", 1)[1])
    with socket.create_server(("127.0.0.1", 0)) as taken:
        closed = taken.getsockname()[1]
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", closed)),
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port)),
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert looked("http://station.example/200").link == Link(Health.FINE)
