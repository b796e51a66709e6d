"""What the tests of this folder share."""

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing
from tests.zones.views.meeting_pages import SATURDAY
from zones.directory import live
from zones.directory.index import Directory


@pytest.fixture
def get(show):
    """Get a door of a zone that is always open unless it is said otherwise."""

    def got(door, *, prefix="", **changes):
        changes.setdefault("hours", "24/7")
        return show(a_listing(**changes), address=f"{prefix}/z/bcdfg/{door}")

    return got


@pytest.fixture
def search(monkeypatch, client):
    """Search a small made-up directory around its first zone, and get the page."""

    def searched(*listings, at=SATURDAY, **more):
        monkeypatch.setattr(live.snapshot, "_value", Directory(listings))
        response = client.get("/search/", {"near": "40,-75", "at": at, **more})
        return folded(response.content.decode())

    return searched


@pytest.fixture
def zone_page(monkeypatch, client):
    """Get the page of a zone as text."""

    def shown(listing, query=""):
        monkeypatch.setattr(live.snapshot, "_value", Directory([listing]))
        return folded(client.get(f"/zones/{listing.path}/{query}").content.decode())

    return shown
