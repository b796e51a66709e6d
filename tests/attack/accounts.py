"""Test accounts of every role with a session each, printed as JSON."""

import json
from importlib import import_module

import django


def session_of(user):
    """The key of a session in which this account has just signed in."""
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from exchangezones.accounts.login import sessions

    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    sessions.begin(store, timezone.now())
    store.save()
    return store.session_key


def main():
    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group
    from django.utils import timezone

    from exchangezones.accounts.roles import MODERATORS, OPERATORS, POLICE_STAFF
    from zones.curation import grants
    from zones.models import Agency, Grant, Zone

    def account(role, **more):
        """As it was made, whatever an odd form has changed."""
        name = f"test-{role.replace(' ', '-')}"
        told = {"is_staff": True, "is_active": True, "first_name": "Test account", **more}
        user, _made = get_user_model().objects.update_or_create(username=name, defaults=told)
        return user

    root = account("superuser", is_superuser=True)
    groups = {"nobody": None, "staff": POLICE_STAFF, "other staff": POLICE_STAFF,
              "moderator": MODERATORS, "operator": OPERATORS}  # fmt: skip
    people = {"superuser": root}
    for role, group in groups.items():
        people[role] = account(role, is_superuser=False)
        people[role].groups.set(Group.objects.filter(name=group))
    agencies = Agency.objects.order_by("key").filter(stations__zones__isnull=False).distinct()[:2]
    for role, agency in zip(("staff", "other staff"), agencies, strict=True):
        if agency.pk not in Grant.objects.agencies_of(people[role]):
            grants.grant(people[role], agency, by=root, at=timezone.now(), reason="Test account")
    zones = Zone.objects.filter(station__agency__in=list(agencies)).values_list(
        "public_id", flat=True
    )
    told = {
        "sessions": {role: session_of(user) for role, user in people.items()},
        "zones": list(zones.values_list("public_id", flat=True)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
