"""The cast: an operator, a moderator, a colleague of each, and a superuser whom only superusers
know.
"""

import datetime

import pytest

from tests.conftest import NOW


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
