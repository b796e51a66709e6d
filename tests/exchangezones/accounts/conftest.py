"""The cast: an operator, a moderator, a colleague of each, and a superuser whom only superusers
know.
"""

import datetime

import pytest
from django.test import Client

from exchangezones.accounts import invitations
from tests.conftest import NOW
from tests.exchangezones.accounts.cast import moderator, operator, superuser


@pytest.fixture
def clock(monkeypatch):
    """Moves the time of doors, of the guesses' table and of the app's codes together."""
    from axes.handlers import proxy
    from django.utils import timezone
    from django_otp.plugins.otp_totp import models

    class Clock:
        at = NOW

        def wait(self, **duration):
            self.at += datetime.timedelta(**duration)

        def time(self):
            return self.at.timestamp()

    found = Clock()
    monkeypatch.setattr(timezone, "now", lambda: found.at)
    monkeypatch.setattr(proxy, "now", lambda: found.at)
    monkeypatch.setattr(models, "time", found)
    return found


@pytest.fixture
def browser():
    return Client()


@pytest.fixture
def olga():
    return operator()


@pytest.fixture
def token(olga, clock):
    _made, secret = invitations.invite(
        name="Nora Neu", email="nora@town.example", role="Moderators", by=olga, at=clock.at
    )
    return secret


@pytest.fixture
def mona():
    return moderator()


@pytest.fixture
def root():
    return superuser()
