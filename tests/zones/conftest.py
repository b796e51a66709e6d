"""What the tests of pages share."""

import pytest

from zones.directory import live
from zones.directory.index import Directory


@pytest.fixture
def show(monkeypatch, client):
    """Serve a small made-up directory and get the page of its first zone."""

    def shown(*listings, address=None):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        return client.get(address or f"/zones/{listings[0].path}/")

    return shown
