"""The way in: a name and a password, then a code where the account has a second step."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib import admin, auth
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods
from django_otp import login as keep_device

from exchangezones.accounts import audit
from exchangezones.accounts.forms import CodeForm, SignInForm
from exchangezones.accounts.login import second_factor
from exchangezones.accounts.querysets import accounts_signing_in_as
from exchangezones.accounts.views.frame import next_of, page
from exchangezones.accounts.vocabulary import Action

PENDING = "pending"  # in the session, between password and code
PENDING_SECONDS = 600
BACKEND = "django.contrib.auth.backends.ModelBackend"


@never_cache
@csrf_protect
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponseBase:
    if request.method != "POST":
        if admin.site.has_permission(request):
            return HttpResponseRedirect(next_of(request))
        return sign_in_page(request, SignInForm(request))
    at = timezone.now()
    form = SignInForm(request, request.POST)
    if not form.is_valid():
        return not_signed_in(request, form, at)
    user = form.get_user()
    if second_factor.device_of(user) is None:
        return enter(request, user, at, next_of(request))
    request.session.flush()  # nothing of an earlier person
    request.session[PENDING] = {
        "user": user.pk, "hash": user.get_session_auth_hash(), "at": at.timestamp(),
        "next": next_of(request),
    }  # fmt: skip
    return HttpResponseRedirect(reverse("accounts:code"))


def sign_in_page(request: HttpRequest, form: Any) -> HttpResponseBase:
    ended = {
        "idle": _("You were signed out because you were inactive for a while."),
        "second": _("Please sign in again."),
    }
    return page(
        request,
        "sign_in",
        _("Sign in"),
        form=form,
        next=next_of(request),
        ended=ended.get(request.GET.get("ended", "")),
    )


def not_signed_in(
    request: HttpRequest,
    form: Any,
    at: Any,
) -> HttpResponseBase:
    """The same page again, or a rest where there were too many tries."""
    # Raw words that no form has cleaned: PostgreSQL refuses a NUL byte.
    tried = accounts_signing_in_as(form.data.get("username", "").replace("\x00", "").strip()[:254])
    about = tried[0] if len(tried) == 1 else None
    if getattr(request, "axes_locked_out", False):
        if getattr(request, "begins_lockout", False):
            audit.record(
                Action.LOCKED,
                by=None,
                at=at,
                about=about,
            )
        minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
        return page(request, "locked", _("Too many attempts"), status=429, minutes=minutes)
    # An empty field is an error of that field: nobody was tried, and nothing is written down.
    if form.has_error("__all__"):
        audit.record(
            Action.SIGN_IN_FAILED,
            by=None,
            at=at,
            about=about,
        )
    return sign_in_page(request, form)


@never_cache
@csrf_protect
@sensitive_post_parameters("code")
@require_http_methods(["GET", "HEAD", "POST"])
def give_code(request: HttpRequest) -> HttpResponseBase:
    """The second step.

    Until it is taken nobody is signed in: the session knows only who gave a password.
    """
    at = timezone.now()
    user = pending_user(request, at)
    if user is None:
        return HttpResponseRedirect(reverse("admin:login"))
    form = CodeForm(request.POST or None)
    if not form.is_valid():
        return page(request, "code", _("Enter your code"), form=form)
    answer = second_factor.verify(user, form.cleaned_data["code"])
    if answer.device is None:
        audit.record(
            Action.CODE_FAILED,
            by=None,
            at=at,
            about=user,
        )
        form.add_error("code", why_not(answer, at))
        return page(
            request,
            "code",
            _("Enter your code"),
            form=form,
            status=429 if answer.wait_until else 200,
        )
    if answer.recovery:
        audit.record(
            Action.RECOVERY_CODE_USED,
            by=user,
            at=at,
            about=user,
        )
    return enter(
        request, user, at, next_of(request, request.session[PENDING]["next"]), answer.device
    )


def pending_user(request: HttpRequest, at: datetime) -> Any:
    """Who gave the right password a moment ago, if that password and the account still hold."""
    pending = request.session.get(PENDING)
    if not pending or at.timestamp() - pending["at"] > PENDING_SECONDS:
        return None
    user = auth.load_backend(BACKEND).get_user(pending["user"])
    if user is None or not constant_time_compare(pending["hash"], user.get_session_auth_hash()):
        return None
    return user


def why_not(answer: Any, at: Any) -> Any:
    if answer.wait_until is None:
        return _(
            "This code is not correct or was used before. Wait for the next one and try again."
        )
    # Rounded up: after the seconds that the page tells the code must be taken.
    seconds = int((answer.wait_until - at).total_seconds()) + 1
    return _("Too many wrong codes. Wait %(seconds)s seconds, then try again.") % {
        "seconds": seconds
    }


def enter(
    request: HttpRequest,
    user: Any,
    at: Any,
    onward: Any,
    device: Any = None,
) -> HttpResponseBase:
    auth.login(request, user, backend=BACKEND)
    request.session.pop(PENDING, None)
    if device is not None:
        keep_device(request, device)
    audit.record(
        Action.SIGN_IN,
        by=user,
        at=at,
        about=user,
    )
    return HttpResponseRedirect(onward)
