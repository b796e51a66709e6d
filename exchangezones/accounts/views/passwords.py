"""A new password: changed by its owner, or chosen through a link that an operator made."""

from typing import Any

from django.contrib import admin, auth, messages
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.tokens import default_token_generator
from django.contrib.auth.views import PasswordChangeView
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from exchangezones.accounts import audit
from exchangezones.accounts.login import sessions
from exchangezones.accounts.views.frame import page
from exchangezones.accounts.vocabulary import Action
from exchangezones.foundation.site import site_url


def link_for(request: HttpRequest, user: Any) -> str:
    """A link with which this account's owner chooses a new password: once, and within 48 hours."""
    # The token is signed with the old password's hash, so a new password spends the link.
    token = f"{user.pk}.{default_token_generator.make_token(user)}"
    # Django's own link has it in the path; the log of the proxy leaves out only the query.
    return f"{site_url(request)}{reverse('accounts:new_password')}?token={token}"


def user_of(token: Any) -> Any:
    """Whose link this is, or None; a closed account has none."""
    pk, _dot, secret = token.partition(".")
    # 18 digits fit into 64 bits; SQLite's driver raises OverflowError for more.
    if not (pk.isascii() and pk.isdecimal() and len(pk) < 19):
        return None
    user = auth.load_backend("django.contrib.auth.backends.ModelBackend").get_user(int(pk))
    return user if user and default_token_generator.check_token(user, secret) else None


@never_cache
@csrf_protect
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def new_password(request: HttpRequest) -> HttpResponseBase:
    token = (request.POST if request.method == "POST" else request.GET).get("token", "")
    user = user_of(token)
    if user is None:
        return page(
            request, "dead_link", _("This link does not work"), status=404, standing="password"
        )
    form = SetPasswordForm(user, request.POST or None)
    if not form.is_valid():
        return page(request, "new_password", _("Choose a new password"), form=form, token=token)
    form.save()
    at = timezone.now()
    sessions.end_all(user, at=at)
    audit.record(
        Action.PASSWORD_CHANGED,
        by=None,
        about=user,
        at=at,
        note="link",
    )
    messages.success(request, _("Your password is changed. Sign in with it."))
    return HttpResponseRedirect(reverse("admin:login"))


class PasswordChange(PasswordChangeView):
    """Django's own page, and a line in the audit log; every other session of the account ends by
    it.
    """

    template_name = "registration/password_change_form.html"

    def get_success_url(self) -> Any:
        return reverse("admin:password_change_done")

    def get_context_data(self, **kwargs: Any) -> Any:
        return {
            **admin.site.each_context(self.request),
            **super().get_context_data(**kwargs),
        }

    def form_valid(self, form: Any) -> Any:
        answer = super().form_valid(form)
        audit.record(
            Action.PASSWORD_CHANGED,
            by=self.request.user,
            about=self.request.user,
            at=timezone.now(),
        )
        return answer


def change_password(request: HttpRequest) -> HttpResponseBase:
    return PasswordChange.as_view()(request)
