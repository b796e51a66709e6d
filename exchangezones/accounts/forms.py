"""What people type about accounts: signing in, a code, an invitation, an account's change."""

from typing import Any

from django import forms
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.models import Group
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from exchangezones.accounts import invitation_scopes, invitations, permissions
from exchangezones.accounts.models import Invitation
from exchangezones.accounts.querysets import accounts_signing_in_as

LONGEST_CODE = 40
# for the catalogues
ROLE_NAMES = [gettext_noop("Police staff"), gettext_noop("Moderators"), gettext_noop("Operators")]


class SignInForm(AdminAuthenticationForm):
    """Name and password.

    Whether the name, the password or the account was wrong, the answer is the same.
    """

    error_messages = {
        "invalid_login": _(
            "We could not sign you in. Check the email address and the password. Capital letters "
            "matter."
        )
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["username"]
        field.label = _("Email address or user name")
        # As long as an e-mail address may be: Django's field ends with the longest user name.
        field.max_length = 254

    def clean_username(self) -> Any:
        """The user name of who is meant; words that mean nobody, or two people, stay so."""
        found = accounts_signing_in_as(self.cleaned_data["username"])
        return found[0].get_username() if len(found) == 1 else self.cleaned_data["username"]

    def confirm_login_allowed(self, user: Any) -> None:
        """The same words for a closed account and for one without a desk: nobody learns which it
        was.
        """
        if not (user.is_active and user.is_staff):
            raise self.get_invalid_login_error()

    def get_invalid_login_error(self) -> Any:
        return forms.ValidationError(self.error_messages["invalid_login"], code="invalid_login")


class CodeForm(forms.Form):
    """A code of the app, or one of the ten on paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        widget=forms.TextInput(
            {
                "autocomplete": "one-time-code",
                "inputmode": "text",
                "autofocus": True,
                "size": 16,
            }
        ),
    )


class ReasonForm(forms.Form):
    """Why somebody's second step is taken away."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_(
            "How you made sure who is asking. Example: “called the station’s number back”."
        ),
        widget=forms.TextInput(
            {
                "size": 60,
                "class": "vTextField",
            }
        ),
    )


class JoinForm(SetPasswordForm):
    """The password of an account that does not exist yet;

    `user` holds what is known of it, for comparison.
    """


def unsaved_account(name: str, email: str) -> Any:
    """An account to compare a password with before there is one."""
    return get_user_model()(
        first_name=name,
        email=email,
        username=email,
    )


class InvitationForm(forms.ModelForm):
    """Who is invited to what. The choices are what the inviting person may give."""

    role = forms.ChoiceField(label=_("Role"))
    scope = forms.CharField(
        label=_("Key of the department"),
        required=False,
        max_length=120,
        help_text=_(
            "Only for police staff: whose zones they update. Example: us-ct-new-canaan-police. The "
            "keys are in the list of departments."
        ),
    )
    by_mail = forms.BooleanField(
        label=_("Send the link by email, too"),
        required=False,
        help_text=_("You see the link on the next page in any case."),
    )

    class Meta:
        model = Invitation
        fields = ["name", "email", "role", "scope"]
        help_texts = {
            "name": _("The person’s full name, such as “Ann Lee”."),
            "email": _("The person signs in with it."),
        }

    inviter = None  # who invites; the desk makes a subclass with it
    has_mail = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role_field: Any = self.fields["role"]
        roles = permissions.roles_given_by(self.inviter)
        role_field.choices = [(role, _(role)) for role in roles]
        if not self.has_mail:
            del self.fields["by_mail"]

    def clean_email(self) -> Any:
        email = self.cleaned_data["email"].lower()
        if invitations.has_account(email):
            raise forms.ValidationError(
                _(
                    "An account with this email address exists already. Look in the list of "
                    "accounts."
                )
            )
        return email

    def clean(self) -> Any:
        cleaned = super().clean() or {}
        role = cleaned.get("role")
        scope = cleaned.get("scope", "")
        if not role or "scope" in self.errors:
            return cleaned
        if not invitation_scopes.needs_scope(role):
            if scope:
                self.add_error("scope", _("Only police staff have a department. Leave this empty."))
        elif not scope:
            self.add_error(
                "scope", _("Write the department’s key. Police staff see nothing without one.")
            )
        elif invitation_scopes.name_of(scope) is None:
            self.add_error(
                "scope", _("No department has this key. Look it up in the list of departments.")
            )
        return cleaned

    def validate_constraints(self) -> None:
        """An earlier invitation to the same address is no mistake: the new one replaces it."""


class RolesField(forms.ModelMultipleChoiceField):
    """Roles to tick, as people call them."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group: Any) -> Any:
        return gettext(group.name)


class AccountForm(forms.ModelForm):
    """An account as an operator changes it: who it is, which role, open or closed."""

    groups = RolesField(
        Group.objects.none(),
        required=False,
        label=_("Roles"),
    )

    changer = None  # who changes; the desk makes a subclass with it

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email", "is_active", "groups"]
        help_texts = {
            "username": "",
            "email": _("The person signs in with it."),
            "is_active": _("Uncheck this to close the account. Accounts are never deleted."),
            "is_staff": _("Whether this person may open the staff desk."),
            "is_superuser": _("May do everything, whatever the roles say."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "groups" in self.fields:  # a page without the right to change has no fields
            groups: Any = self.fields["groups"]
            # What is no choice here is refused when somebody posts it by hand.
            groups.queryset = Group.objects.filter(
                name__in=permissions.roles_given_by(self.changer)
            )

    def clean_email(self) -> Any:
        email = self.cleaned_data["email"].lower()
        others = get_user_model()._default_manager.filter(email__iexact=email, is_superuser=False)
        if email and others.exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Another account uses this email address to sign in."))
        return email
