"""What somebody stored stays text: a table of every page, sign, feed and description for search
engines, and which of the stored words each shows.
"""

import datetime
import re

import pytest
from django.shortcuts import render

from tests.tips.builders import a_disagreement, a_source, a_text, a_tip, two_sides
from tests.zones.builders import a_listing, a_station, an_agency, an_ordinary_station
from tips.noticeboard import live as live_tips
from tips.noticeboard.board import Boards
from zones.admin.preview import fill_preview
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.listing import CheckListing, ProgramSource
from zones.directory.ordinary_stations import OrdinaryStations
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup, Program, ZoneStatus
from zones.wording.verification import questions

DAY = datetime.date(2026, 12, 5)


def evil(name):
    """Words that would run, if a browser took them for markup; and would end an attribute."""
    return f'<script>alert({name})</script>">'


def shown(text):
    """The names of the stored words that stand in it as text: escaped, twice in a feed, or as JSON
    within a page.
    """
    return set(re.findall(r"script(?:&gt;|&amp;gt;|\\u003E)alert\((\w+)\)", text))


STATION = a_station(
    name=evil("station"),
    street=evil("street"),
    city=evil("city"),
    city_slug="testville",
    agency=an_agency(name=evil("agency"), website=f"https://example.org/{evil('website')}"),
)
ZONE = a_listing(
    station=STATION,
    name=evil("zone"),
    detail=evil("detail"),
    hours="24/7",
    hours_text=evil("hours_text"),
    exceptions=(DatedHours(DAY, DAY, "", evil("exception")),),
    programs=(ProgramSource(Program.SAFETRADE, evil("program"), "", "2026"),),
    checks=tuple(
        CheckListing(group, "2026-05-24", "", CheckMethod.PHONE, evil("source"), "", False)
        for group in FactGroup
    ),
)
PAUSED = ZONE._replace(id="ccccc", status=ZoneStatus.PAUSED, status_reason=evil("reason"),
    path="us/xx/testville/test-ccccc")  # fmt: skip
GONE = PAUSED._replace(id="ddddd", status=ZoneStatus.RETIRED, retired_on=DAY,
    path="us/xx/testville/test-ddddd")  # fmt: skip
# a number has no room for words: without one the page names the website
NUMBERLESS = ZONE._replace(
    id="fffff", station=STATION._replace(phone=""), path="us/xx/testville/test-fffff"
)
ORDINARY = an_ordinary_station(
    name=evil("ordinary"), street=evil("ordinary_street"), source=evil("list"), point=Point(10, 10)
)
SOURCE = a_source(
    organisation=evil("organisation"), title=evil("title"), url=f"https://example.org/{evil('url')}"
)
WRITTEN = (a_text(head=evil("head"), body=evil("body")),)
TIPS = [
    tip._replace(texts=WRITTEN, said_by=(SOURCE,))
    for tip in (*two_sides(), a_tip("important", importance=1))
]
QUESTION = a_disagreement(texts=(a_text(head=evil("question"), body=evil("why")),))

TIP = {"head", "body", "organisation", "url", "title"}
CARD = {"station", "street", "city", "agency", "detail"}
PAGE = CARD | {"hours_text", "head", "zone", "exception", "program", "source"}
SHOWN = {
    "/": {"head", "body"},
    "/zones/": set(),
    "/zones/us/xx/": {"city"},
    "/zones/us/xx/testville/": CARD | {"reason"},
    "/search/?near=40,-75": CARD | {"head"},
    "/search/?near=40,-75&at=2026-12-05T16:30": CARD - {"detail"} | {"head"},  # closed
    "/search/?near=40,-75&other=40,-76": CARD | {"head"},
    "/search/?near=40,-75&camera=on": CARD | {"head"},
    "/search/?near=10,10": CARD | {"head", "ordinary", "ordinary_street", "list"},
    f"/zones/{ZONE.path}/": PAGE,
    f"/zones/{ZONE.path}/?from=sign": PAGE,
    f"/zones/{ZONE.path}/?at=2026-12-05T16:30": PAGE,
    f"/zones/{PAUSED.path}/": PAGE | {"reason"},
    f"/zones/{GONE.path}/": CARD | {"reason"},
    f"/zones/{NUMBERLESS.path}/": PAGE | {"website"},
    "/departments/us-xx-test-agency/": CARD | {"head", "reason", "website"},
    "/z/bcdfg/invite/": CARD | {"hours_text"},
    "/z/bcdfg/sign/": {"zone", "station", "city", "agency", "detail", "hours_text"},
    "/z/bcdfg/meet.ics": {"station", "city", "agency", "hours_text"},
    "/z/ccccc/invite/": {"station", "street", "city", "agency", "reason"},
    "/tips/": TIP | {"question"},
    "/tips/payment/": TIP | {"question"},
    "/tips/differ/cash/": TIP | {"question", "why"},
    "/tips/checklist/buyer/": {"head", "body", "organisation"},
    "/tips/feed/": {"head", "body", "organisation"},
}


@pytest.fixture(autouse=True)
def stored(monkeypatch):
    directory = Directory([ZONE, PAUSED, GONE, NUMBERLESS], ordinary=OrdinaryStations([ORDINARY]))
    monkeypatch.setattr(live.snapshot, "_value", directory)
    monkeypatch.setattr(live_tips.snapshot, "_value", Boards(TIPS, [QUESTION]))


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("address", SHOWN)
def test_a_stored_script_stays_text(client, address, prefix):
    page = client.get(prefix + address).content.decode()
    assert "<script>alert" not in page
    assert shown(page) == SHOWN[address]


def test_a_stored_script_stays_text_in_the_letter_and_the_preview(rf):
    asked = {"listing": ZONE, "questions": questions(ZONE), "right": [], "text": evil("text"),
        "mistake": evil("mistake"), "shown": ""}  # fmt: skip
    request = rf.get("/")
    confirm = render(request, "zones/confirm.html", asked).content.decode()
    preview = fill_preview(request, ZONE, typed=True).content.decode()
    assert "<script>alert" not in confirm + preview
    assert {"text", "mistake", "zone", "agency"} <= shown(confirm)
    assert shown(preview) == PAGE
