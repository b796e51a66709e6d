"""Invitations: made, handed over or mailed, withdrawn.

The link is seen once; afterwards nobody can make it again.
"""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from exchangezones.accounts import invitations, permissions
from exchangezones.accounts.emails import inviter_name, send_invitation
from exchangezones.accounts.forms import InvitationForm
from exchangezones.accounts.vocabulary import Standing
from exchangezones.foundation.base_admin import ToLookAt
from exchangezones.foundation.site import site_url

STANDINGS = {
    Standing.OPEN: _("not accepted yet"),
    Standing.SPENT: _("accepted"),
    Standing.WITHDRAWN: _("withdrawn"),
    Standing.EXPIRED: _("expired"),
}


class InvitationAdmin(ToLookAt):
    form = InvitationForm
    list_display = ["name", "email", "role", "scope", "made_at", "how_it_stands"]
    list_filter = ["role"]
    list_select_related = ["made_by"]
    search_fields = ["name", "email", "scope"]
    change_form_template = "admin/accounts/invitation.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        found: Any = super().get_queryset(request)
        found = found.select_related("made_by", "spent_by", "withdrawn_by")
        if request.user.is_superuser:
            return found
        return found.for_roles(permissions.roles_given_by(request.user))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("accounts.add_invitation")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return [
                "name",
                "email",
                "role",
                "scope",
                *(["by_mail"] if settings.HAS_MAIL else []),
            ]
        return [
            "name",
            "email",
            "role",
            "scope",
            "how_it_stands",
            "inviter",
            "made_at",
            "expires_at",
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [] if obj is None else ["how_it_stands", "inviter", "made_at", "expires_at"]

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        # A page to look at has no inviter, and InvitationForm cannot be made without one.
        if obj is not None:
            return super().get_form(
                request,
                obj,
                change=change,
                form=ModelForm,
                **kwargs,
            )
        return type(
            "OwnForm",
            (InvitationForm,),
            {
                "inviter": request.user,
                "has_mail": settings.HAS_MAIL,
            },
        )

    @admin.display(description=_("status"))
    def how_it_stands(self, invitation: Any) -> Any:
        return STANDINGS[invitation.standing(timezone.now())]

    @admin.display(description=_("invited by"))
    def inviter(self, invitation: Any) -> Any:
        return inviter_name(invitation.made_by)

    # -- making one --------------------------------------------------------------------------------
    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        one_button = {
            "show_save_and_add_another": False,
            "show_save_and_continue": False,
        }
        return super().add_view(
            request,
            form_url,
            {
                **one_button,
                **(extra_context or {}),
            },
        )

    def save_model(
        self,
        request: HttpRequest,
        invitation: Any,
        form: Any,
        change: bool,
    ) -> None:
        typed = {
            name: form.cleaned_data.get(name, "") for name in ("name", "email", "role", "scope")
        }
        made, token = invitations.invite(
            **typed,
            by=request.user,
            at=timezone.now(),
        )
        # invite() stored a row of its own; Django goes on with this object as if it were that row.
        invitation.pk, invitation.made_by, invitation.expires_at = (
            made.pk,
            request.user,
            made.expires_at,
        )
        invitation._state.adding = False
        invitation.link = f"{site_url(request)}{reverse('accounts:join')}?token={token}"

    def log_addition(
        self,
        request: HttpRequest,
        obj: Any,
        message: Any,
    ) -> Any:
        """The audit log tells it already."""

    def response_add(
        self,
        request: HttpRequest,
        invitation: Any,
        post_url_continue: Any = None,
    ) -> Any:
        """The link, this once: in the answer itself, so that no session and no message keeps it."""
        asked = bool(request.POST.get("by_mail")) and settings.HAS_MAIL
        mailed = asked and send_invitation(invitation, invitation.link)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": gettext("Invitation created"),
            "invitation": invitation,
            "link": invitation.link,
            "mailed": mailed,
            "mail_failed": asked and not mailed,
        }
        return TemplateResponse(request, "admin/accounts/hand_over.html", context)

    # -- withdrawing one ---------------------------------------------------------------------------
    def get_urls(self) -> Any:
        withdraw = self.admin_site.admin_view(self.withdraw)
        return [
            path("<int:pk>/withdraw/", withdraw, name="accounts_invitation_withdraw"),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        found = self.get_object(request, object_id)
        waits = found is not None and found.standing(timezone.now()) is Standing.OPEN
        context = {
            "may_withdraw": waits and self.has_add_permission(request),
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, context)

    @method_decorator([never_cache, require_POST])
    def withdraw(self, request: HttpRequest, pk: Any) -> Any:
        if not self.has_add_permission(request):
            raise PermissionDenied
        found = self.get_object(request, str(pk))
        if found is None:
            raise Http404
        if invitations.withdraw(
            found,
            by=request.user,
            at=timezone.now(),
        ):
            messages.success(request, gettext("Invitation withdrawn. Its link no longer works."))
        else:
            messages.error(
                request,
                gettext("Too late: this invitation has already been accepted or withdrawn."),
            )
        return HttpResponseRedirect(reverse("admin:accounts_invitation_change", args=[pk]))
