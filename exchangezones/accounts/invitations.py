"""The verbs of an invitation: made, spent once, withdrawn. Each is written into the audit log."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import transaction
from django.utils.text import slugify

from exchangezones.accounts import audit, invitation_scopes, permissions
from exchangezones.accounts.models import Invitation
from exchangezones.accounts.vocabulary import Action, Standing

VALID = timedelta(hours=48)


class Refused(Exception):
    """The invitation cannot be spent; `standing` says why."""

    def __init__(self, standing: str) -> None:
        super().__init__(standing)
        self.standing = standing


@transaction.atomic
def invite(
    *,
    name: str,
    email: str,
    role: str,
    scope: str = "",
    by: Any,
    at: datetime,
) -> tuple[Invitation, str]:
    """A new invitation and the secret of its link, told this once.

    An earlier one to the address is withdrawn.
    """
    for earlier in Invitation.objects.outstanding().to_address(email).select_for_update():
        withdraw(earlier, by=by, at=at)
    token = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        name=name, email=email.lower(), role=role, scope=scope, digest=token_digest(token),
        made_by=by, made_at=at, expires_at=at + VALID,
    )  # fmt: skip
    audit.record(
        Action.INVITED,
        by=by,
        at=at,
        about=made,
        note=f"{role} {scope}".strip(),
    )
    return made, token


def find(token: str) -> Invitation | None:
    return Invitation.objects.select_related("made_by").filter(digest=token_digest(token)).first()


@transaction.atomic
def spend(
    token: str,
    password: str,
    *,
    at: datetime,
) -> Any:
    """The account that the invitation promised, with its role and scope.

    Refused for a second time or too late.
    """
    invitation = open_invitation(token, at)
    user = get_user_model()._default_manager.create_user(
        username=new_username(invitation.name), email=invitation.email, password=password,
        first_name=invitation.name, is_staff=True,
    )  # fmt: skip
    user.groups.add(Group.objects.get(name=invitation.role))
    invitation_scopes.give(
        invitation.scope,
        user=user,
        by=invitation.made_by,
        at=at,
    )
    invitation.spent_at, invitation.spent_by = at, user
    invitation.save(update_fields=["spent_at", "spent_by"])
    audit.record(
        Action.INVITATION_SPENT,
        by=user,
        about=user,
        at=at,
        note=invitation.role,
    )
    return user


def open_invitation(token: str, at: datetime) -> Invitation:
    """The invitation of a token, locked; Refused where it can no longer be spent."""
    found = find(token)
    if found is None:
        raise Refused("unknown")
    invitation = (
        # Of itself only: the join would lock the inviter's account on PostgreSQL as well.
        Invitation.objects.select_for_update(of=("self",))
        .select_related("made_by")
        .get(pk=found.pk)
    )
    if (standing := invitation.standing(at)) is not Standing.OPEN:
        raise Refused(standing)
    may_give_role = invitation.role in permissions.roles_given_by(invitation.made_by)
    if has_account(invitation.email) or not may_give_role:
        raise Refused(Standing.WITHDRAWN)
    return invitation


@transaction.atomic
def withdraw(
    invitation: Invitation,
    *,
    by: Any,
    at: datetime,
) -> bool:
    """Whether it could be withdrawn: one that is spent stays spent."""
    locked = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if locked.spent_at or locked.withdrawn_at:
        return False
    locked.withdrawn_at, locked.withdrawn_by = at, by
    locked.save(update_fields=["withdrawn_at", "withdrawn_by"])
    audit.record(
        Action.INVITATION_WITHDRAWN,
        by=by,
        at=at,
        about=locked,
    )
    return True


def has_account(email: str) -> bool:
    """Whether somebody who is not a superuser signs in with this address: about superusers nobody
    learns here.
    """
    return (
        get_user_model()._default_manager.filter(email__iexact=email, is_superuser=False).exists()
    )


def new_username(name: str) -> str:
    """A name that nobody bears, whoever there is: the person signs in with the e-mail address."""
    return f"{slugify(name)[:40] or 'staff'}-{secrets.token_hex(4)}"


def token_digest(token: str) -> str:
    # No key in it: invitations outlive a change of SECRET_KEY. No salt: 32 random bytes.
    return hashlib.sha256(token.encode()).hexdigest()
