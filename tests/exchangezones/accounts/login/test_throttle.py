"""Whence a request comes, as far as somebody trustworthy tells."""

import pytest
from django.test import RequestFactory

from exchangezones.accounts.login.throttle import address_of, hidden_name


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "203.0.113.9", "", "203.0.113.9"),
        (0, "203.0.113.9", "10.0.0.1", "203.0.113.9"),
        (1, "127.0.0.1", "203.0.113.9", "203.0.113.9"),
        (1, "127.0.0.1", "10.0.0.1, 203.0.113.9", "203.0.113.9"),
        (2, "127.0.0.1", "10.0.0.1, 203.0.113.9, 192.0.2.1", "203.0.113.9"),
        (2, "192.0.2.1", "203.0.113.9", "192.0.2.1"),
        (1, "127.0.0.1", "", "127.0.0.1"),
        (1, "127.0.0.1", "unknown", None),
        (0, "", "", None),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        (0, "2001:db8:1:2:ffff::1", "", "2001:db8:1:2::"),
        (0, "::ffff:203.0.113.9", "", "203.0.113.9"),
        (1, "127.0.0.1", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (1, "127.0.0.1", "203.0.113.9\x00", None),
        (1, "127.0.0.1", "x" * 10_000, None),
    ],
)
def test_an_address_is_told_by_the_own_proxies(settings, proxies, remote, forwarded, address):
    settings.PROXY_COUNT = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=remote, HTTP_X_FORWARDED_FOR=forwarded)
    assert address_of(request) == address


def test_a_tried_name_is_a_keyed_digest(settings):
    request = RequestFactory().post("/", {"username": "Mona"})
    name = hidden_name(request, {"username": "mona"})
    assert name == hidden_name(request)
    assert len(name) == 40
    assert "mona" not in name
    settings.SECRET_KEY = "another"
    assert hidden_name(request) != name
