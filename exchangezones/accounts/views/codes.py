"""One's own second step: set it up, make new recovery codes, take it away with a code."""

from typing import Any

from django.contrib.admin import site
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseBadRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp import login as keep_device

from exchangezones.accounts import audit
from exchangezones.accounts.forms import CodeForm
from exchangezones.accounts.login import second_factor as steps
from exchangezones.accounts.login import sessions
from exchangezones.accounts.login.qr import qr_svg
from exchangezones.accounts.views.entry import why_not
from exchangezones.accounts.views.frame import page
from exchangezones.accounts.vocabulary import Action

KEY = "enrol_key"  # in the session, until a code of the app has proved it


@never_cache
@csrf_protect
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def second_factor(request: HttpRequest) -> HttpResponseBase:
    if not site.has_permission(request):
        return HttpResponseRedirect(
            f"{reverse('admin:login')}?next={reverse('accounts:second_factor')}"
        )
    if steps.device_of(request.user) is None:
        return enrol_page(request, timezone.now())
    if DEVICE_ID_SESSION_KEY not in request.session:
        logout(request)  # signed in before there was a second step: once more, with it
        return HttpResponseRedirect(reverse("admin:login"))
    return manage(request, timezone.now())


def enrol_page(request: HttpRequest, at: Any) -> HttpResponseBase:
    # The same key when the page is opened again: the app may have scanned it already.
    key = request.session.setdefault(KEY, steps.new_key())
    form = CodeForm(request.POST or None)
    if form.is_valid():
        codes = steps.enrol(
            request.user,
            key,
            form.cleaned_data["code"],
            at=at,
        )
        if codes:
            return enrolled(request, codes, at)
        form.add_error(
            "code",
            _(
                "This code is not correct. Wait for the next one. If it fails again, check the "
                "clock of your phone."
            ),
        )
    picture = qr_svg(steps.address(request.user, key), _("QR code for your app"))
    return page(
        request, "enrol", _("Set up two-step sign-in"), form=form, picture=picture,
        key=steps.spelled(key),
        needed=steps.needs_second_factor(request.user),
    )  # fmt: skip


def enrolled(
    request: HttpRequest,
    codes: Any,
    at: Any,
) -> HttpResponseBase:
    """The codes on paper, this once. Sessions from before end: only this one has shown the app."""
    del request.session[KEY]
    # Before the others are ended: `but` has to name the key that the session has from now on.
    request.session.cycle_key()
    keep_device(request, steps.device_of(request.user))
    sessions.end_all(request.user, at=at, but=request.session.session_key)
    return page(request, "recovery_codes", _("Your recovery codes"), codes=codes)


def manage(request: HttpRequest, at: Any) -> HttpResponseBase:
    form = CodeForm(request.POST or None)
    verb = request.POST.get("verb", "codes")
    if verb not in DONE:
        return HttpResponseBadRequest("no such button")
    if form.is_valid():
        answer = steps.verify(request.user, form.cleaned_data["code"])
        if answer.device:
            return DONE[verb](request, at)
        audit.record(
            Action.CODE_FAILED,
            by=request.user,
            about=request.user,
            at=at,
        )
        form.add_error("code", why_not(answer, at))
    left = steps.codes_left(request.user)
    return page(
        request,
        "second_step",
        _("Two-step sign-in"),
        form=form,
        left=left,
        few=left < 3,
    )


def fresh_codes(request: HttpRequest, at: Any) -> HttpResponseBase:
    audit.record(
        Action.RECOVERY_CODES_MADE,
        by=request.user,
        about=request.user,
        at=at,
    )
    return page(
        request, "recovery_codes", _("Your recovery codes"), codes=steps.make_codes(request.user)
    )


def removed(request: HttpRequest, at: Any) -> HttpResponseBase:
    """Without the app; whoever needs one is led to set up the next."""
    # Else keep_the_gate would end this session: it names an app that is gone.
    del request.session[DEVICE_ID_SESSION_KEY]
    steps.remove(
        request.user,
        by=request.user,
        at=at,
        but=request.session.session_key,
    )
    return HttpResponseRedirect(reverse("accounts:second_factor"))


DONE = {
    "codes": fresh_codes,
    "remove": removed,
}
