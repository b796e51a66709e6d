"""An invitation's link: looking at it changes nothing, a mail scanner may; only the button makes an
account.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from exchangezones.accounts import invitation_scopes, invitations
from exchangezones.accounts.emails import inviter_name
from exchangezones.accounts.forms import JoinForm, unsaved_account
from exchangezones.accounts.views.frame import page
from exchangezones.accounts.vocabulary import Standing

STATUS = {
    Standing.SPENT: 410,
    Standing.WITHDRAWN: 410,
    Standing.EXPIRED: 410,
    "unknown": 404,
}


@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest) -> HttpResponseBase:
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    at = timezone.now()
    invitation = invitations.find(token)
    standing = invitation.standing(at) if invitation else "unknown"
    if invitation is None or standing is not Standing.OPEN:
        return dead(request, standing)
    known = unsaved_account(invitation.name, invitation.email)
    form = JoinForm(known, request.POST or None)
    if not form.is_valid():
        return join_page(request, form, invitation, token)
    try:
        invitations.spend(token, form.cleaned_data["new_password1"], at=at)
    except invitations.Refused as refused:  # somebody was quicker
        return dead(request, refused.standing)
    # what it reached is gone, or its maker may no longer give it
    except (LookupError, ValidationError):
        return dead(request, Standing.WITHDRAWN)
    messages.success(
        request, _("Your account is ready. Sign in with your e-mail address and your new password.")
    )
    return HttpResponseRedirect(reverse("admin:login"))


def join_page(
    request: HttpRequest,
    form: Any,
    invitation: Any,
    token: Any,
) -> HttpResponseBase:
    return page(
        request, "join", _("Welcome"), form=form, token=token, invitation=invitation,
        role=_(invitation.role),
        inviter=inviter_name(invitation.made_by), scope=invitation_scopes.name_of(invitation.scope),
    )  # fmt: skip


def dead(request: HttpRequest, standing: Any) -> HttpResponseBase:
    return page(
        request,
        "dead_link",
        _("This link does not work"),
        status=STATUS[standing],
        standing=standing,
    )
