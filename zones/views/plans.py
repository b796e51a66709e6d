"""A meeting at one zone as its pages plan it: when, whether it is open then, and what else."""

from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, QueryDict

from exchangezones.foundation.languages import OWN_NAMES
from exchangezones.foundation.query_params import BadQuestion, Mistake, one_word
from exchangezones.foundation.site import prefix
from zones.directory import live
from zones.directory.listing import Listing
from zones.directory.meeting import Meeting, Now
from zones.pages.alternatives import open_nearby, opening
from zones.pages.cards import CardContext
from zones.search.query import query_of, read_terms
from zones.search.results import Hit
from zones.vocabulary import Answer
from zones.wording import days
from zones.wording.distances import units_of


class MeetingPlan(NamedTuple):
    """A meeting at one zone, in the zone's own time; of a time that has passed nothing is said."""

    instant: datetime
    usable: Answer | None
    hit: Hit | None  # usable then?
    is_now: bool
    has_passed: bool
    skipped: str
    # for links and fields: the local time; empty for now, which is another time when the link is
    # opened
    at: str

    @property
    def query(self) -> str:
        return query_of({"at": self.at}) if self.at else ""

    @property
    def is_possible(self) -> bool:
        return not self.has_passed and self.usable is not Answer.NO


def read_meeting(
    query: QueryDict,
    *,
    at: datetime,
    own: str,
) -> tuple[datetime | Now | None, str]:
    """When they meet, and the language of the other person, else one's own; raises BadQuestion."""
    mistakes: list[Mistake] = []
    asked, to = None, own
    try:
        asked = read_terms(query, at=at, names=["at"]).at
    except BadQuestion as error:
        mistakes += error.mistakes
    words = [word.strip() for word in query.getlist("to") if word.strip()]
    try:
        to = one_word(*OWN_NAMES)(words, at) if words else own
    except ValueError as error:
        mistakes.append(Mistake("to", ", ".join(words), str(error)))
    if mistakes:
        raise BadQuestion(mistakes)
    return asked, to


def plan_meeting(
    listing: Listing,
    asked: datetime | Now | None,
    at: datetime,
) -> MeetingPlan | None:
    """The meeting that was asked for; None where no time was given."""
    if asked is None:
        return None
    meeting = Meeting(asked, at)
    time_zone = listing.station.time_zone
    instant = meeting.instant(time_zone).replace(second=0, microsecond=0)
    local = instant.replace(tzinfo=None)
    has_passed = meeting.has_passed(time_zone)
    usable, until = (None, None) if has_passed else meeting.usability(listing)
    return MeetingPlan(
        instant=instant,
        usable=usable,
        hit=Hit(
            listing,
            0,
            usable=usable,
            until=until,
            at=instant,
            advised=meeting.advised(listing),
        )
        if usable
        else None,
        is_now=isinstance(asked, Now),
        has_passed=has_passed,
        skipped=""
        if isinstance(asked, Now) or local == asked
        else days.skipped_in_words(asked, local),
        at="" if isinstance(asked, Now) else local.isoformat(timespec="minutes"),
    )


def sheet_of(
    request: HttpRequest, listing: Listing, plan: MeetingPlan | None, at: datetime
) -> CardContext:
    """How badges and cards of the page speak."""
    return CardContext(
        request.LANGUAGE_CODE,
        prefix(),
        at.date(),
        units_of(listing.station.country),
        is_now=bool(plan and plan.is_now),
        query=plan.query if plan else "",
    )


def otherwise(listing: Listing, plan: MeetingPlan | None, at: datetime) -> dict[str, Any]:
    """Another time and other spots, where this one is closed then."""
    if plan is None or plan.hit is None or plan.usable is not Answer.NO:
        return {}
    moment = Now() if plan.is_now else plan.instant.replace(tzinfo=None)
    return {
        "opens": opening(plan.hit, at),
        "hits": open_nearby(listing, moment, at, live.current()),
        "then": not plan.is_now,
    }
