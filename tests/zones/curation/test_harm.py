"""Which zone comes first: the one that does most harm if it is wrong."""

import pytest

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.curation.harm import Harm, QueueState, harm_of, needs_of
from zones.directory.index import Directory
from zones.directory.listing import CheckListing
from zones.vocabulary import CheckMethod, FactGroup, ZoneStatus


def looked(as_of, method=CheckMethod.PUBLISHED, group=FactGroup.HOURS):
    return {"checks": (CheckListing(group, as_of, "Test editors", method, "", "", False),)}


LARGE = a_station(city="Kansas City", region="MO")
SMALL = a_station(city="Testville")


@pytest.mark.parametrize(
    ("facts", "harm"),
    [
        ({"hours": "24/7"}, Harm.OPEN_AT_NIGHT),
        ({"hours": "24/7", **looked("2019")}, Harm.OPEN_AT_NIGHT),
        ({"hours": "24/7", **looked("2026-05")}, None),
        ({"hours": "24/7", **looked("2025-05")}, Harm.OLD),
        ({"hours": "20:00-04:00"}, Harm.OPEN_AT_NIGHT),
        ({"hours": "Mo-Fr 08:00-17:00", **looked("2019")}, Harm.OLD),
        ({"hours": "sunrise-sunset", **looked("2019")}, Harm.OLD),
        ({"station": LARGE}, Harm.HOURS_UNKNOWN),
        ({"station": LARGE, **looked("2026-05", group=FactGroup.LOCATION)}, Harm.HOURS_UNKNOWN),
        ({"station": SMALL}, Harm.OLD),
        ({"station": SMALL, **looked("2026-05", group=FactGroup.LOCATION)}, None),
        ({"hours": "24/7", **looked("2026-05", CheckMethod.PHONE)}, None),
    ],
)
def test_the_harm_of_a_zone(facts, harm):
    assert harm_of(a_listing(**facts), NOW, is_doubted=False) is harm
    assert harm_of(a_listing(**facts), NOW, is_doubted=True) is Harm.DOUBTED


def test_the_most_harmful_first_and_the_skipped_last():
    listings = [
        a_listing("bbbbb", **looked("2020")),
        a_listing("ccccc", **looked("2019")),
        a_listing("ddddd", station=LARGE),
        a_listing("fffff", station=a_station(city="New York", region="NY")),
        a_listing("ggggg", hours="24/7"),
        a_listing("hhhhh", station=LARGE, hours="24/7"),
        a_listing("jjjjj", **looked("2026-11")),
        a_listing("kkkkk", hours="24/7", status=ZoneStatus.PAUSED),
        a_listing("mmmmm", hours="24/7", **looked("2026-11")),
        a_listing("nnnnn", hours="24/7", station=LARGE),
    ]
    states = {
        "mmmmm": QueueState(doubt="Has the station moved?"),
        "nnnnn": QueueState(skipped_at="2026-11-30T12:00:00+00:00"),
        "jjjjj": QueueState(skipped_at="2026-11-29T12:00:00+00:00"),
    }
    order = [need.public_id for need in needs_of(Directory(listings), states, NOW)]
    assert order == ["mmmmm", "hhhhh", "ggggg", "fffff", "ddddd", "ccccc", "bbbbb", "nnnnn"]
