"""The doors of those who go to a zone: the invitation, the calendar file, and the sign at the
place.

They read a day and time and a language, nothing else: no place of anybody can reach what they
answer.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from exchangezones.foundation.languages import OWN_NAMES
from exchangezones.foundation.query_params import BadQuestion, Mistake
from exchangezones.foundation.site import (
    LONGEST_QUERY,
    bare_path,
    language_prefix,
    site_url,
)
from zones.directory.listing import Listing
from zones.directory.meeting import Meeting, Now
from zones.formats.calendar_file import calendar_file
from zones.formats.sign import qr_code, sign_parts, size_of
from zones.search.query import read_terms
from zones.views.plans import MeetingPlan, otherwise, plan_meeting, read_meeting, sheet_of
from zones.views.zone import listing_or_404
from zones.vocabulary import Answer, ZoneStatus
from zones.wording import days
from zones.wording.invitation import invitation, make_short_link, say_moment

# Nothing else travels on: a link that is sent to somebody must hold no place of the sender.
READ_HERE = frozenset(("at", "to"))
GONE = {ZoneStatus.RETIRED: 410}  # a paused zone comes back: its pages say so and answer 200
LETTERS_A_ROW = 50  # of a text box on a telephone, about


class Message(NamedTuple):
    """An invitation in one language, with the name of the language and the height of its box."""

    language: str
    name: str
    text: str

    @property
    def senders(self) -> list[tuple[str, str]]:
        """(name, address) of links that open an app with the text; they need no script."""
        body = quote(self.text, safe="")
        return [
            (_("Text message"), f"sms:?&body={body}"),
            ("WhatsApp", f"https://wa.me/?text={body}"),
            (_("Email"), f"mailto:?subject={quote(_('Where we meet'))}&body={body}"),
        ]

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
    at = timezone.now()
    context = {
        "listing": listing,
        "plan": plan,
        "sheet": sheet_of(request, listing, plan, at),
        **(otherwise(listing, plan, at) if template == "invite" else {}),
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
