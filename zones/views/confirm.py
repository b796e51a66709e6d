"""The door of a letter: the department says what is right, once, without an account."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from zones.curation import letters
from zones.directory import live
from zones.directory.listing import Listing
from zones.vocabulary import FactGroup, ZoneStatus
from zones.wording.verification import questions

SHUT = "no-store, private"
CONFIRMED_HERE = frozenset((ZoneStatus.LISTED, ZoneStatus.PAUSED))


# Who forges the request needs the secret of its address; a cookie is set by no public page.
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, public_id: str) -> HttpResponse:
    """GET shows and changes nothing: programs that read mail open links. POST answers."""
    at = timezone.now()
    # In the query, which no log of a proxy should keep; a path it may.
    secret = request.GET.get("token", "")
    listing = listing_of(public_id, secret, at)
    right = [group for group in FactGroup if group in request.POST.getlist("right")]
    text = request.POST.get("text", "")
    mistake = ""
    shown = letters.facts_of(secret, at)
    if request.method == "POST":
        try:
            letters.answer_letter(
                secret, right=right, remark=text, at=at, shown=request.POST.get("shown", "")
            )
        except ValidationError as error:
            mistake = " ".join(error.messages)
    context = {
        "listing": listing,
        "questions": questions(listing),
        "right": right,
        "text": text,
        "mistake": mistake,
        "shown": shown,
        "done": request.method == "POST" and not mistake,
    }
    response = render(request, "zones/confirm.html", context, status=400 if mistake else 200)
    response.headers["Cache-Control"] = SHUT
    # The secret goes to no other site, nor to a page of ours.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def listing_of(public_id: str, secret: str, at: datetime) -> Listing:
    letter = letters.open_letter(secret, at)
    listing = live.current().get(public_id.lower())
    if letter is None or listing is None or listing.status not in CONFIRMED_HERE:
        raise Http404
    if letter.zone.public_id != listing.id:
        raise Http404
    return listing
