"""Who may do what: one table role × model × right, and the groups that are made from it.

Nobody deletes. The groups follow the table after every `migrate`; a right that is no longer in it
is taken away.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.apps import apps as installed
from django.db import router

Rights = Mapping[str, tuple[str, ...]]  # "app.model" → rights: view, add, change, publish, oversee

POLICE_STAFF = "Police staff"
MODERATORS = "Moderators"
OPERATORS = "Operators"

VIEW = ("view",)
EDIT = ("view", "add", "change")
REVIEW = (*EDIT, "publish")
CORRECT = ("view", "change")
RECORD = ("view", "add")
OVERSEE = "oversee"  # without it a person reaches only the agencies of their grants

ROLES: Mapping[str, Rights] = {
    POLICE_STAFF: {
        "zones.agency": VIEW,
        "zones.station": CORRECT,
        "zones.zone": CORRECT,
        "zones.hoursexception": EDIT,
        "zones.programlisting": VIEW,
        "zones.check": RECORD,
    },
    MODERATORS: {
        "tips.source": EDIT,
        "tips.tip": EDIT,
        "tips.tiptext": REVIEW,
        "tips.saying": EDIT,
        "tips.disagreement": EDIT,
        "tips.disagreementtext": REVIEW,
        "tips.position": EDIT,
        "zones.agency": (*VIEW, OVERSEE),
        "zones.station": VIEW,
        "zones.zone": CORRECT,
        "zones.hoursexception": EDIT,
        "zones.programlisting": VIEW,
        "zones.check": RECORD,
        "zones.verification": VIEW,
        "zones.sourcepage": VIEW,
        "zones.grant": EDIT,
    },
    OPERATORS: {
        "auth.user": CORRECT,  # people are invited, never added
        "accounts.invitation": RECORD,
        "accounts.auditentry": VIEW,
        "zones.agency": (*EDIT, OVERSEE),
        "zones.station": EDIT,
        "zones.zone": EDIT,
        "zones.hoursexception": EDIT,
        "zones.programlisting": EDIT,
        "zones.check": RECORD,
        "zones.verification": VIEW,
        "zones.ordinarystation": VIEW,
        "zones.sourcepage": VIEW,
        "zones.grant": EDIT,
    },
}


def grant(
    sender: Any,
    using: Any,
    apps: Any = installed,
    **kwargs: Any,
) -> None:
    """A step of `post_migrate`, which Django takes once for each application, after it has made its
    permissions.

    A migration could not do this: on a fresh database the permissions do not exist yet while it
    runs.
    """
    try:
        Group = apps.get_model("auth.Group")
        Permission = apps.get_model("auth.Permission")
    except LookupError:
        return  # migrated to before there were any
    if not router.allow_migrate_model(using, Group):
        return
    of_application = Permission.objects.using(using).filter(content_type__app_label=sender.label)
    known = {
        (right.content_type.model, right.codename): right.pk
        for right in of_application.select_related()
    }
    for role, rights in ROLES.items():
        group, _made = Group.objects.using(using).get_or_create(name=role)
        wanted = {known[name] for name in names(rights, sender.label) if name in known}
        held = set(
            group.permissions.filter(content_type__app_label=sender.label).values_list(
                "pk", flat=True
            )
        )
        group.permissions.add(*wanted - held)
        group.permissions.remove(*held - wanted)


def names(rights: Rights, application: str) -> Iterator[tuple[str, str]]:
    """(model, codename) of every right on one application's models."""
    for label, words in rights.items():
        app_label, model = label.split(".")
        if app_label == application:
            yield from ((model, f"{word}_{model}") for word in words)
