"""The desk of those who verify: the queue, the page of a zone with what to ask, and the letter."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from exchangezones.foundation.site import language_prefix, site_url
from zones.admin.preview import as_listing
from zones.admin.reach import BaseAdmin
from zones.curation import letters, verification
from zones.curation.harm import Harm
from zones.curation.verification import Finding
from zones.models import Verification, Zone
from zones.models.labels import LABELS
from zones.vocabulary import CheckMethod, FactGroup
from zones.wording.verification import confirmation_letter, questions

MOST_ENTRIES = 50
LARGEST_NUMBER = 2**63 - 1
BY_HAND = (CheckMethod.PHONE, CheckMethod.VISIT, CheckMethod.PUBLISHED)
HARMS: dict[Harm, Any] = {
    Harm.DOUBTED: gettext_lazy("possible mistake"),
    Harm.OPEN_AT_NIGHT: gettext_lazy("listed as open at night, not confirmed"),
    Harm.HOURS_UNKNOWN: gettext_lazy("hours missing, large town"),
    Harm.OLD: gettext_lazy("not checked for 12 months"),
}


class FindingForm(forms.Form):
    """What somebody found out about a zone."""

    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Correct as shown"),
        choices=[(group.value, LABELS[FactGroup][group]) for group in FactGroup],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy(
            "Check only what you asked about or saw. If something is different, correct the zone "
            "first."
        ),
    )
    method = forms.ChoiceField(
        label=gettext_lazy("How you checked"),
        choices=[(method.value, LABELS[CheckMethod][method]) for method in BY_HAND],
        widget=forms.RadioSelect,
    )
    as_of = forms.CharField(
        label=gettext_lazy("Date"),
        max_length=10,
        help_text=gettext_lazy(
            "The day of the call or visit, such as 2026-05-24. For a web page, the date on it."
        ),
    )
    asked = forms.CharField(
        label=gettext_lazy("Whom you asked"),
        max_length=100,
        required=False,
        help_text=gettext_lazy("Their role, such as “front desk”. No names."),
    )
    seen = forms.CharField(
        label=gettext_lazy("What they said, or what you saw"), max_length=500, required=False
    )
    source_title = forms.CharField(
        label=gettext_lazy("Title of the web page"), max_length=300, required=False
    )
    source_url = forms.CharField(
        label=gettext_lazy("Web address of the page"), max_length=500, required=False
    )
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    doubt_shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=1000)
    settles_doubt = forms.BooleanField(
        label=gettext_lazy("The possible mistake is settled"), required=False
    )

    def finding(self) -> Finding:
        given = dict(self.cleaned_data)
        settled = given["doubt_shown"] if given.pop("settles_doubt") else ""
        del given["doubt_shown"]
        given["method"] = CheckMethod(given["method"])
        given["groups"] = [group for group in FactGroup if group in given["groups"]]
        return Finding(**given, settled=settled)


class VerificationAdmin(BaseAdmin):
    """For the admin of zones: four more doors."""

    def get_urls(self) -> Any:
        doors: list[tuple[str, Any, str]] = [
            ("verify/", self.queue_view, "zones_verification_queue"),
            ("verify/next/", self.take_next, "zones_verification_next"),
            ("<int:number>/verify/", self.zone_view, "zones_verification_zone"),
            ("<int:number>/verify/letter/", self.letter_view, "zones_verification_letter"),
        ]
        own = [
            path(address, self.admin_site.admin_view(view), name=name)
            for address, view, name in doors
        ]
        # First, because Django's own <path:object_id>/ takes every address.
        return [*own, *super().get_urls()]

    # -- the queue ---------------------------------------------------------------------------------
    def queue_view(self, request: HttpRequest) -> HttpResponse:
        self.must_verify(request)
        at = timezone.now()
        needs = verification.queue(at)
        shown = [need.public_id for need in needs[:MOST_ENTRIES]]
        zones = Zone.objects.select_related("station__agency", "verification").in_bulk(
            shown, field_name="public_id"
        )
        entries = [
            (zones[need.public_id], HARMS[need.harm], entry_of(zones[need.public_id]))
            for need in needs[:MOST_ENTRIES]
            if need.public_id in zones
        ]
        held = verification.held_by(request.user, at)
        context = {"entries": entries, "total": len(needs), "held": held, "now": at}
        return self.page(request, "queue", _("Zones to check"), context)

    def take_next(self, request: HttpRequest) -> HttpResponse:
        self.must_verify(request)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        claimed = verification.claim_next(by=request.user, at=timezone.now())
        if claimed is None:
            self.message_user(request, _("There is nothing left to check."), messages.SUCCESS)
            return HttpResponseRedirect(reverse("admin:zones_verification_queue"))
        return to_zone_page(claimed.zone_id)

    # -- one zone ----------------------------------------------------------------------------------
    def zone_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """The script and the form; POST does what the button says."""
        zone = self.zone_or_404(request, number)
        entry = Verification.objects.filter(zone=zone).first()
        form = FindingForm(
            request.POST if request.POST.get("_do") == "record" else None,
            initial={
                "as_of": timezone.now().date().isoformat(),
                "method": CheckMethod.PHONE.value,
                "shown": verification.facts_shown(zone),
                "doubt_shown": entry.doubt if entry else "",
            },
        )
        if request.method == "POST":
            answer = self.do(request, zone, form)
            if answer is not None:
                return answer
        at = timezone.now()
        entry = Verification.objects.filter(zone=zone).first()
        listing = as_listing(zone)
        context = {
            "zone": zone,
            "listing": listing,
            "questions": questions(listing),
            "entry": entry,
            "is_mine": verification.held_by(request.user, at) == entry and entry is not None,
            "form": form,
        }
        title = _("Check: %(zone)s") % {"zone": zone}
        return self.page(request, "verify", title, context)

    def do(self, request: HttpRequest, zone: Zone, form: FindingForm) -> HttpResponse | None:
        """Where to go after the button; None where the page has to say what is wrong."""
        by, at = request.user, timezone.now()
        wanted = request.POST.get("_do")
        try:
            if wanted == "record":
                return self.record(request, zone, form)
            if wanted == "claim":
                if verification.claim(zone, by=by, at=at) is None:
                    self.message_user(
                        request, _("Someone else is checking this zone now."), messages.WARNING
                    )
                return to_zone_page(zone.pk)
            if wanted == "let_go":
                verification.let_go(zone, by=by)
            elif wanted == "skip":
                reason = request.POST.get("reason", "")
                verification.skip(zone, by=by, at=at, reason=reason)
            else:
                raise Http404
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return None
        return HttpResponseRedirect(reverse("admin:zones_verification_queue"))

    def record(self, request: HttpRequest, zone: Zone, form: FindingForm) -> HttpResponse | None:
        if not form.is_valid():
            return None
        finding = form.finding()
        try:
            verification.record_check(zone, finding, by=request.user, at=timezone.now())
        except ValidationError as error:
            form.add_error(None, error)
            return None
        self.message_user(
            request, _("Saved. Residents now see when this was checked."), messages.SUCCESS
        )
        return HttpResponseRedirect(reverse("admin:zones_verification_queue"))

    # -- the letter --------------------------------------------------------------------------------
    def letter_view(self, request: HttpRequest, number: int) -> HttpResponse:
        """The draft, with a link that is shown this once; POST, for each makes a new link."""
        zone = self.zone_or_404(request, number)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        try:
            secret = letters.write_letter(zone, by=request.user, at=timezone.now())
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return to_zone_page(zone.pk)
        agency = zone.station.agency
        site = site_url(request)
        link = (
            f"{site}{language_prefix(agency.language)}/z/{zone.public_id}/confirm/?token={secret}"
        )
        with override(agency.language):
            subject, text = confirmation_letter(as_listing(zone), link, site)
        mail = urlencode({"subject": subject, "body": text}).replace("+", "%20")
        context = {
            "zone": zone,
            "letter_language": agency.language,
            "subject": subject,
            "text": text,
            "mail": f"mailto:{agency.contact_emails.replace(' ', '')}?{mail}",
        }
        return self.page(request, "letter", _("Letter to the department"), context)

    # -- what every page asks ----------------------------------------------------------------------
    def must_verify(self, request: HttpRequest) -> None:
        try:
            verification.must_verify(request.user)
        except ValidationError as error:
            raise PermissionDenied from error

    def zone_or_404(self, request: HttpRequest, number: int) -> Zone:
        self.must_verify(request)
        if number > LARGEST_NUMBER:  # the database would not take it
            raise Http404
        zone = Zone.objects.in_use().of_numbers([number]).select_related("station__agency").first()
        if zone is None:
            raise Http404
        return zone

    def page(
        self,
        request: HttpRequest,
        name: str,
        title: str,
        context: dict[str, Any],
    ) -> TemplateResponse:
        shared = {
            **self.admin_site.each_context(request),
            "is_nav_sidebar_enabled": False,
            "opts": self.opts,
            "title": title,
            "media": self.media,
        }
        return TemplateResponse(
            request, f"admin/zones/verification/{name}.html", {**shared, **context}
        )


def entry_of(zone: Zone) -> Verification | None:
    """None where nobody has touched it."""
    return getattr(zone, "verification", None)


def to_zone_page(number: int) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("admin:zones_verification_zone", args=[number]))
