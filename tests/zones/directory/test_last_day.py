"""A zone that is announced until a day pauses by itself after it, everywhere at once."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from exchangezones.accounts.roles import OPERATORS
from tests.tips.admin.desk import store_account
from tests.zones.builders import a_listing
from tests.zones.stored import store_agency, store_station, store_zone
from zones.curation import verbs
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.meeting import Meeting
from zones.models import Zone
from zones.vocabulary import Answer, ZoneStatus

LAST_DAY = date(2026, 12, 5)
MIDNIGHT = datetime(2026, 12, 6, 6, tzinfo=UTC)  # in Kansas City
A_SECOND = timedelta(seconds=1)
SEARCH = "/search/?near=39.1,-94.5"
NOTE = "The department announced this spot until Dec. 5, 2026."


@pytest.fixture
def clock(monkeypatch):
    """Moves the clock, and lets the thread look that does so once a second."""

    def at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return live.snapshot.refresh()

    return at


@pytest.fixture
def trial(db):
    return store_zone(listed_until=LAST_DAY, hours="24/7")


def test_search_page_and_api_change_with_the_day(trial, clock, client):
    clock(MIDNIGHT - A_SECOND)
    page = client.get("/z/bcdfg/", follow=True).content.decode()
    assert NOTE in page
    assert "Paused" not in page
    assert 'data-zone="bcdfg"' in client.get(SEARCH).content.decode()
    (zone,) = client.get("/api/v1/search?near=39.1,-94.5").json()["zones"]
    assert zone["listed_until"] == "2026-12-05"
    assert clock(MIDNIGHT) is True
    assert 'data-zone="bcdfg"' not in client.get(SEARCH).content.decode()
    assert client.get("/api/v1/search?near=39.1,-94.5").json()["zones"] == []
    page = client.get("/z/bcdfg/", follow=True).content.decode()
    assert "Paused: do not meet here now." in page
    assert NOTE in page
    assert "annoncé cet endroit" in client.get("/fr/z/bcdfg/", follow=True).content.decode()
    assert client.get("/z/bcdfg/invite/").status_code == 200
    assert clock(MIDNIGHT + A_SECOND) is False, "it is read anew once"


def test_the_row_stays_as_it_was_and_a_new_day_brings_it_back(trial, clock):
    clock(MIDNIGHT)
    assert live.current().get("bcdfg").status is ZoneStatus.PAUSED
    assert Zone.objects.get().status == "listed"
    Zone.objects.update(listed_until=date(2027, 1, 31))
    assert clock(MIDNIGHT) is True
    assert live.current().get("bcdfg").status is ZoneStatus.LISTED


def test_an_edit_of_another_zone_leaves_it_paused(trial, clock):
    other = store_zone(
        "ccccc", station=store_station("us-xx-other", agency=store_agency("us-xx-b"))
    )
    clock(MIDNIGHT)
    Zone.objects.filter(pk=other.pk).update(detail="Beside the flag")
    assert clock(MIDNIGHT + A_SECOND) is True
    assert live.current().get("bcdfg").status is ZoneStatus.PAUSED
    assert live.current().get("ccccc").status is ZoneStatus.LISTED


@pytest.mark.parametrize("status", ["paused", "retired"])
def test_the_last_day_of_what_is_not_listed_changes_nothing(status, db, clock):
    retired_on = LAST_DAY if status == "retired" else None
    store_zone(status=status, status_reason="Test.", retired_on=retired_on, listed_until=LAST_DAY)
    clock(MIDNIGHT - A_SECOND)
    assert live.current().good_until is None
    assert live.current().get("bcdfg").status == status


def test_the_next_zone_to_pause_decides_how_long_the_directory_is_good():
    later = a_listing("ccccc", listed_until=date(2027, 1, 1))
    soon = a_listing("ddddd", listed_until=LAST_DAY)
    over = a_listing("fffff", listed_until=date(2026, 1, 1), status=ZoneStatus.PAUSED)
    directory = Directory([a_listing(), later, soon, over])
    assert directory.good_until == datetime(2026, 12, 6, 5, tzinfo=UTC)
    assert Directory([a_listing()]).good_until is None


@pytest.mark.parametrize("last_day", [date.max, date(9999, 12, 30), date(1, 1, 1)])
def test_the_ends_of_the_calendar_break_nothing(last_day):
    listing = a_listing(listed_until=last_day, hours="Mo-Fr 08:00-17:00")
    assert Directory([listing]).good_until is not None
    answer = Meeting(datetime(2026, 12, 7, 12), MIDNIGHT).usability(listing)
    assert answer.usable is (Answer.NO if last_day.year == 1 else Answer.YES)


@pytest.mark.parametrize(
    ("hours", "day", "usable"),
    [
        ("24/7", 5, Answer.YES), ("24/7", 6, Answer.NO), ("24/7", 30, Answer.NO),
        ("", 5, Answer.UNKNOWN), ("", 6, Answer.NO),
        ("Mo-Su 08:00-20:00", 5, Answer.YES), ("Mo-Su 08:00-20:00", 6, Answer.NO),
    ],
)  # fmt: skip
def test_nobody_is_sent_there_for_a_later_day(hours, day, usable):
    listing = a_listing(hours=hours, listed_until=LAST_DAY)
    asked = datetime(2026, 12, day, 12)
    assert Meeting(asked, datetime(2026, 12, 1, tzinfo=UTC)).usability(listing).usable is usable


def test_the_table_of_all_zones_is_another_one_then(trial, clock, client):
    clock(MIDNIGHT - A_SECOND)
    tag = client.get("/data/zones.csv")["ETag"]
    clock(MIDNIGHT)
    assert client.get("/data/zones.csv", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize("verb", ["list_zone", "resume"])
def test_what_would_pause_at_once_is_not_opened(trial, verb):
    Zone.objects.update(status="draft" if verb == "list_zone" else "paused", status_reason="Test.")
    boss = store_account("boss", group=OPERATORS)
    with pytest.raises(verbs.Refused, match="last day has passed"):
        getattr(verbs, verb)(trial, by=boss, at=MIDNIGHT)
    assert getattr(verbs, verb)(trial, by=boss, at=MIDNIGHT - A_SECOND).status == "listed"
