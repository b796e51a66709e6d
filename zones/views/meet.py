"""The doors of those who go to a zone: the invitation, the calendar file, and the sign at the
place.

They read a day and time and a language, nothing else: no place of anybody can reach what they
answer.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from exchangezones.foundation.languages import OWN_NAMES
from exchangezones.foundation.query_params import BadQuestion, Mistake, one_word
from exchangezones.foundation.site import LONGEST_QUERY, bare_path, language_prefix, site_url
from zones.directory.listing import Listing
from zones.directory.meeting import Meeting, Now
from zones.formats.calendar_file import calendar_file
from zones.formats.sign import qr_code, sign_parts, size_of
from zones.search.query import query_of, read_terms
from zones.search.results import Hit
from zones.views.zone import listing_or_404
from zones.vocabulary import Answer, ZoneStatus
from zones.wording import days
from zones.wording.invitation import invitation, make_short_link, say_moment

# Nothing else travels on: a link that is sent to somebody must hold no place of the sender.
READ_HERE = frozenset(("at", "to"))
GONE = {ZoneStatus.RETIRED: 410}  # a paused zone comes back: its pages say so and answer 200
LETTERS_A_ROW = 50  # of a text box on a telephone, about


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


class Message(NamedTuple):
    """An invitation in one language, with the name of the language and the height of its box."""

    language: str
    name: str
    text: str

    @property
    def rows(self) -> int:
        return sum(1 + len(line) // LETTERS_A_ROW for line in self.text.splitlines())


@require_safe
def invite(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    listing = listing_or_404(public_id)
    if listing.status is not ZoneStatus.LISTED:
        return closed(request, listing, status=GONE.get(listing.status, 200))
    at = timezone.now()
    try:
        asked, to = read_meeting(request.GET, at=at, own=request.LANGUAGE_CODE)
    except BadQuestion as error:
        return refused(request, listing, mistakes=error.mistakes)
    plan = plan_meeting(listing, asked, at)
    # what to send, and what the sender reads
    languages = dict.fromkeys((to, request.LANGUAGE_CODE))
    context: dict[str, Any] = {
        "messages": [
            Message(code, OWN_NAMES[code], message(request, listing, plan, code))
            for code in languages
        ],
        "choices": [(code, name, code == to) for code, name in OWN_NAMES.items()],
    }
    return page(request, "invite", listing, plan, **context)


@require_safe
def calendar(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    listing = listing_or_404(public_id)
    if listing.status is not ZoneStatus.LISTED:
        return closed(request, listing, status=400)
    at = timezone.now()
    try:
        asked = read_terms(request.GET, at=at, names=["at"]).at
    except BadQuestion as error:
        return refused(request, listing, mistakes=error.mistakes)
    plan = plan_meeting(listing, asked, at)
    if plan is None or not plan.is_possible:
        return refused(request, listing, plan=plan)
    site = site_url(request)
    file = calendar_file(
        listing,
        plan.instant,
        site=site,
        link=make_short_link(listing, site, request.LANGUAGE_CODE, plan.at),
        call_ahead=plan.usable is Answer.UNKNOWN,
        asked_at=at,
    )
    name = f'attachment; filename="meet-{listing.id}.ics"'
    return HttpResponse(
        file, content_type="text/calendar; charset=utf-8", headers={"Content-Disposition": name}
    )


@require_safe
def sign(request: HttpRequest, public_id: Any) -> HttpResponseBase:
    listing = listing_or_404(public_id)
    if listing.status is not ZoneStatus.LISTED:
        return closed(request, listing, status=GONE.get(listing.status, 200))
    parts = sign_parts(listing)
    address = f"{site_url(request)}/z/{listing.id}/?from=sign"
    context: dict[str, Any] = {
        "parts": parts,
        "size": size_of(listing, parts),
        "address": address,
        "qr_code": qr_code(address),
    }
    return page(request, "sign", listing, **context)


# -- what they share -------------------------------------------------------------------------------
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


def message(
    request: HttpRequest,
    listing: Listing,
    plan: MeetingPlan | None,
    language: str,
) -> str:
    return invitation(
        listing,
        plan and plan.instant,
        link=make_short_link(
            listing,
            site_url(request),
            language,
            plan.at if plan else "",
        ),
        language=language,
        call_ahead=plan is not None and plan.usable is Answer.UNKNOWN,
    )


def page(
    request: HttpRequest,
    template: str,
    listing: Listing,
    plan: MeetingPlan | None = None,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    context = {
        "listing": listing,
        "plan": plan,
        "at_value": plan.at if plan else "",
        "moment": say_moment(plan.instant) if plan else "",
        # in place of those that every page knows, with the whole question
        "other_addresses": same_in_other_languages(request),
        **context,
    }
    return render(request, f"zones/meet/{template}.html", context, status=status)


def same_in_other_languages(request: HttpRequest) -> list[tuple[str, str, str]]:
    """(code, name, address) of this page in the other languages; of the query only what the page
    reads.
    """
    known = [
        part
        for part in request.META.get("QUERY_STRING", "").split("&")
        if part.partition("=")[0] in READ_HERE
    ]
    query = f"?{'&'.join(known)}" if known and sum(map(len, known)) <= LONGEST_QUERY else ""
    path = bare_path(request)
    own = request.LANGUAGE_CODE
    return [
        (code, name, f"{language_prefix(code)}{path}{query}")
        for code, name in OWN_NAMES.items()
        if code != own
    ]


def refused(
    request: HttpRequest,
    listing: Listing,
    plan: MeetingPlan | None = None,
    *,
    mistakes: Iterable[Mistake] = (),
) -> HttpResponse:
    """What is wrong with the question or the time, and the hours of the zone."""
    first = (
        plan.instant if plan else Meeting(Now(), timezone.now()).instant(listing.station.time_zone)
    )
    rule = days.rule_with_day(listing, first.date()) if listing.hours else ""
    return page(
        request,
        "refused",
        listing,
        plan,
        status=400,
        mistakes=mistakes,
        rule=rule,
    )


def closed(
    request: HttpRequest,
    listing: Listing,
    *,
    status: int,
) -> HttpResponse:
    """A zone where nobody can meet: why, and where to read on."""
    return page(request, "closed", listing, status=status)
