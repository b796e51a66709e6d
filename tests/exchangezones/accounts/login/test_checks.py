"""Uncounted proxies are told of: whose wrong guesses would they be?"""

import pytest

from exchangezones.accounts.login.checks import proxies_are_counted


@pytest.mark.parametrize(
    ("changes", "warned"),
    [
        ({}, True),
        ({"PROXY_COUNT": 1}, False),
        ({"PRODUCTION": False}, False),
        ({"BIND": "0.0.0.0:8000"}, False),
        ({"BIND": "unix:/run/site.sock"}, True),
        ({"BIND": "0.0.0.0:80", "SECURE_PROXY_SSL_HEADER": ("HTTP_X", "https")}, True),
    ],
)  # fmt: skip
def test_a_proxy_that_nobody_counted_is_told_of(settings, changes, warned):
    told = {"PRODUCTION": True, "PROXY_COUNT": 0, "BIND": "127.0.0.1:8000",
            "SECURE_PROXY_SSL_HEADER": None, **changes}  # fmt: skip
    for name, value in told.items():
        setattr(settings, name, value)
    assert [warning.id for warning in proxies_are_counted()] == ["accounts.W001"] * warned
