"""A meeting on Saturday, and what tests read on its pages."""

import datetime
import re

from zones.vocabulary import ZoneStatus

SATURDAY = "2026-12-05T16:30"
OFFICE = "Mo-Fr 08:00-17:00"
RETIRED = {
    "status": ZoneStatus.RETIRED,
    "retired_on": datetime.date(2026, 3, 1),
    "status_reason": "Sold.",
}
PAUSED = {"status": ZoneStatus.PAUSED, "status_reason": "The lot is being paved."}


def state_of(page):
    """[(class, words)] of everything that says whether a spot is open, without what that rests
    on.
    """
    return re.findall(r'<p class="state (\w+)">([^<]*?) <span class="basis">[^<]*</span></p>', page)


def states(response):
    return state_of(response.content.decode())
