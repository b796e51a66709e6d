"""Who works for which agency: a person gives it, a person ends it, nobody deletes it."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from zones.admin.base import RecordAdmin
from zones.admin.forms import RecordForm
from zones.admin.place_filters import DepartmentFilter
from zones.curation import grants, verbs
from zones.models import Grant

NO_ACCOUNT = gettext_lazy("No account has this user name. Look it up in the list of accounts.")


class GrantForm(RecordForm):
    """The account by its name: who makes grants need not see a list of all accounts."""

    account = forms.CharField(
        label=gettext_lazy("Account"),
        max_length=150,
        help_text=gettext_lazy("The person’s user name, such as “staff-new-canaan”."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:  # nobody else gets what was given to one
            del self.fields["account"]

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.instance.pk or not {"account", "agency", "reason"} <= set(cleaned):
            return cleaned
        user = get_user_model().objects.filter(username=cleaned["account"]).first()
        if user is None:
            self.add_error("account", NO_ACCOUNT)
            return cleaned
        try:
            grants.must_be_grantable(
                user, cleaned["agency"], by=self.reader, reason=cleaned["reason"]
            )
        except ValidationError as error:
            self.add_error(None, error)
        cleaned["user"] = user
        return cleaned


class EndedFilter(admin.SimpleListFilter):
    """Who works there now, or no longer; any other word changes nothing."""

    title = gettext_lazy("access")
    parameter_name = "access"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("now", gettext_lazy("has access")), ("ended", gettext_lazy("access ended"))]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        narrowed = {"now": queryset.active, "ended": queryset.ended}
        return narrowed.get(self.value() or "", queryset.all)()


@admin.register(Grant)
class GrantAdmin(RecordAdmin):
    form = GrantForm
    restorable = False
    list_display = ["user", "agency", "granted_at", "granted_by", "ended_at", "ended_by"]
    list_filter = [EndedFilter, DepartmentFilter]
    list_select_related = ["user", "agency", "granted_by", "ended_by"]
    search_fields = ["user__username", "agency__name", "agency__key"]
    autocomplete_fields = ["agency"]
    change_form_template = "admin/zones/grant_form.html"

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return ["account", "agency", "reason"]
        return ["user", "agency", "reason", "granted_at", "granted_by", "ended_at", "ended_by"]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.get_fields(request, obj) if obj else []

    def save_model(
        self,
        request: HttpRequest,
        obj: Any,
        form: Any,
        change: bool,
    ) -> None:
        """A new grant; what is given is never edited, only ended."""
        if change:
            return
        facts = form.cleaned_data
        made = grants.grant(
            facts["user"],
            facts["agency"],
            by=request.user,
            at=timezone.now(),
            reason=facts["reason"],
        )
        # Django's admin goes on with obj, for its log and its answer.
        obj.pk, obj.user, obj.granted_by, obj.granted_at = (
            made.pk,
            made.user,
            made.granted_by,
            made.granted_at,
        )

    def response_change(self, request: HttpRequest, obj: Any) -> Any:
        """The button that ends it."""
        if "_end" not in request.POST:
            return super().response_change(request, obj)
        try:
            grants.end_grant(
                obj,
                by=request.user,
                at=timezone.now(),
                reason=request.POST.get("end_reason", ""),
            )
            self.message_user(
                request,
                _("Access ended. This account can no longer change the department’s zones."),
                messages.SUCCESS,
            )
        except verbs.Refused as refused:
            self.message_user(request, " ".join(refused.messages), messages.ERROR)
        return HttpResponseRedirect(reverse("admin:zones_grant_change", args=[obj.pk]))
