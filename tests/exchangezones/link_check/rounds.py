"""A round of `check_sources` in a test, on a day that the test names."""

import contextlib
import io

import pytest
from django.core.management import call_command
from django.utils import timezone


def check(**options):
    """What the command writes; it may reach this machine and does not wait."""
    out = io.StringIO()
    own = {
        "may_reach": lambda address: address in {"127.0.0.1", "::1"},
        "pause_seconds": 0,
        "answer_seconds": 5,
    }
    call_command("check_sources", stdout=out, **{**own, **options})
    return out.getvalue().splitlines()


@contextlib.contextmanager
def on(moment):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(timezone, "now", lambda: moment)
        yield
