"""What the tests of the notice board share."""

import pytest

from tips.noticeboard import live
from tips.noticeboard.board import Boards


@pytest.fixture
def stored_board():
    """The board of this test's own database: ask for it again after every edit."""
    live.snapshot.forget()

    def board(language="en"):
        live.snapshot.refresh()
        return live.current().in_language(language)

    return board


@pytest.fixture
def show(monkeypatch, client):
    """Serve a small made-up board and get a page of it."""

    def shown(*tips, disagreements=(), address="/tips/"):
        monkeypatch.setattr(live.snapshot, "_value", Boards(tips, disagreements))
        return client.get(address)

    return shown
