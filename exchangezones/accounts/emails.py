"""The one letter that the desk sends: an invitation with its link."""

from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.utils.translation import gettext as _


def inviter_name(user: Any) -> str:
    """Who invites, as a stranger may know it; a superuser stands behind the site's own name."""
    if user.is_superuser:
        return settings.OPERATOR_NAME or _("The operator of this site")
    return user.get_full_name() or user.get_username()


def send_invitation(invitation: Any, link: str) -> bool:
    """Whether the mail server took it."""
    words = _(
        "Hello %(name)s,\n\n%(inviter)s invites you to help keep the exchange zone directory up "
        "to date.\n"
        "Open this link and choose a password:\n\n%(link)s\n\n"
        "The link works once, within 48 hours. Please do not forward it: whoever has it can create "
        "your account.\n"
        "If you did not expect this email, you can ignore it."
    )
    values = {
        "name": invitation.name,
        "inviter": inviter_name(invitation.made_by),
        "link": link,
    }
    try:
        sent = send_mail(
            _("Your invitation to the exchange zone directory"),
            f"{words % values}\n",
            None,
            [invitation.email],
        )
    except OSError:  # the mail server is away, or refuses; smtplib's errors are of this kind
        return False
    return sent == 1
