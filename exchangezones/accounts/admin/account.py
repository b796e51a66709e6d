"""People's accounts: who they are, which role, open or closed.

Nobody deletes, nobody changes the own one.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from exchangezones.accounts import audit, permissions
from exchangezones.accounts.forms import AccountForm, ReasonForm
from exchangezones.accounts.login import second_factor, sessions
from exchangezones.accounts.querysets import accounts_seen_by
from exchangezones.accounts.views.passwords import link_for
from exchangezones.accounts.vocabulary import Action
from exchangezones.foundation.base_admin import OwnLookups

PERSON = ["username", "first_name", "last_name", "email"]
OF_SUPERUSERS = ["is_staff", "is_superuser"]
FACTS = ["second_step", "last_login", "date_joined"]


class RoleFilter(admin.SimpleListFilter):
    title = _("role")
    parameter_name = "role"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [(role, _(role)) for role in permissions.RANKS]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


class AccountAdmin(OwnLookups):
    form = AccountForm
    list_display = [
        "username",
        "email",
        "first_name",
        "last_name",
        "roles",
        "is_active",
        "last_login",
    ]
    list_filter = ["is_active", RoleFilter]
    search_fields = ["username", "first_name", "last_name", "email"]
    ordering = ["username"]
    actions = None
    change_form_template = "admin/accounts/account.html"

    # -- who sees and changes whom -----------------------------------------------------------------
    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return accounts_seen_by(request.user).prefetch_related("groups").order_by(*self.ordering)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False  # people are invited

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # closed instead: the records name them

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or permissions.may_change(request.user, obj))

    # -- the form ----------------------------------------------------------------------------------
    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        rights = [
            "is_active",
            "groups",
            *(OF_SUPERUSERS if request.user.is_superuser else []),
        ]
        return [
            (None, {"fields": PERSON}),
            (_("Access"), {"fields": rights}),
            (_("Sign-in"), {"fields": FACTS}),
        ]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ["username", *FACTS]

    def get_form(
        self,
        request: HttpRequest,
        obj: Any = None,
        change: bool = False,
        **kwargs: Any,
    ) -> Any:
        # ModelAdmin makes the form itself, so who is asking travels as an attribute of its class.
        form = super().get_form(request, obj, change=change, **kwargs)
        return type("AccountFormOfSomebody", (form,), {"changer": request.user})

    @admin.display(description=_("roles"))
    def roles(self, user: Any) -> Any:
        return ", ".join(gettext(group.name) for group in user.groups.all())

    @admin.display(description=_("two-step sign-in"))
    def second_step(self, user: Any) -> Any:
        device = second_factor.device_of(user)
        return _("set up") if device else _("not set up")

    def save_model(
        self,
        request: HttpRequest,
        user: Any,
        form: Any,
        change: bool,
    ) -> None:
        at = timezone.now()
        super().save_model(request, user, form, change)
        told = [name for name in form.changed_data if name not in {"is_active", "groups"}]
        if told:
            audit.record(
                Action.ACCOUNT_CHANGED,
                by=request.user,
                about=user,
                at=at,
                note=", ".join(told),
            )
        if "is_active" in form.changed_data:
            action = Action.ACCOUNT_REACTIVATED if user.is_active else Action.ACCOUNT_DEACTIVATED
            audit.record(
                action,
                by=request.user,
                about=user,
                at=at,
            )
            sessions.end_all(user, at=at)

    def save_related(
        self,
        request: HttpRequest,
        form: Any,
        formsets: Any,
        change: bool,
    ) -> None:
        user = form.instance
        before = names_of(user)
        super().save_related(request, form, formsets, change)
        after = names_of(user)
        if before != after:
            note = f"{', '.join(before) or '–'} → {', '.join(after) or '–'}"
            audit.record(
                Action.ROLE_CHANGED,
                by=request.user,
                about=user,
                at=timezone.now(),
                note=note,
            )

    # -- buttons -----------------------------------------------------------------------------------
    def get_urls(self) -> Any:
        wrap = self.admin_site.admin_view
        return [
            # Before Django's own addresses, the last of which takes any path.
            path("<int:pk>/new-password/", wrap(self.make_link), name="auth_user_new_password"),
            path(
                "<int:pk>/remove-second-step/",
                wrap(self.remove_second_step),
                name="auth_user_remove_second_step",
            ),
            *super().get_urls(),
        ]

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> Any:
        user = self.get_object(request, object_id)
        buttons = user is not None and self.has_change_permission(request, user)
        context = {
            "buttons": buttons,
            "has_second_step": buttons and second_factor.device_of(user) is not None,
        }
        return super().change_view(
            request,
            object_id,
            form_url,
            {
                **context,
                **(extra_context or {}),
            },
        )

    def somebody(self, request: HttpRequest, pk: Any) -> Any:
        """The account that a button is about. 404 for one that this person cannot see, 403 for one
        to leave alone.
        """
        user = self.get_object(request, str(pk))
        if user is None:
            if not self.has_view_permission(request):
                raise PermissionDenied
            raise Http404
        if not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    @method_decorator([never_cache, require_POST])
    def make_link(self, request: HttpRequest, pk: Any) -> Any:
        """The link is shown this once; nothing is mailed."""
        user = self.somebody(request, pk)
        if not user.is_active:
            messages.error(
                request,
                gettext("This account is closed. Reopen it first: check “Active” and save."),
            )
            return HttpResponseRedirect(reverse("admin:auth_user_change", args=[pk]))
        audit.record(
            Action.LINK_MADE,
            by=request.user,
            about=user,
            at=timezone.now(),
        )
        context = {
            "link": link_for(request, user),
            "account": user,
            "title": gettext("Password link"),
        }
        return self.shown(request, "password_link", context)

    @method_decorator([never_cache, require_http_methods(["GET", "HEAD", "POST"])])
    def remove_second_step(self, request: HttpRequest, pk: Any) -> Any:
        user = self.somebody(request, pk)
        form = ReasonForm(request.POST or None)
        if not form.is_valid():
            context = {
                "form": form,
                "account": user,
                "title": gettext("Remove two-step sign-in"),
            }
            return self.shown(request, "remove_second_step", context)
        note = form.cleaned_data["reason"]
        second_factor.remove(
            user,
            by=request.user,
            at=timezone.now(),
            note=note,
        )
        messages.success(
            request,
            gettext(
                "Two-step sign-in is removed. The person sets it up again at the next sign-in."
            ),
        )
        return HttpResponseRedirect(reverse("admin:auth_user_change", args=[pk]))

    def shown(
        self,
        request: HttpRequest,
        template: Any,
        context: Any,
    ) -> Any:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            **context,
        }
        return TemplateResponse(request, f"admin/accounts/{template}.html", context)


def names_of(user: Any) -> list[str]:
    return sorted(Group.objects.filter(user=user).values_list("name", flat=True))
