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
    from zones.models import Agency, Zone

    users = get_user_model().objects
    root = users.create_superuser("test-superuser", password=None)
    groups = {"nobody": None, "staff": POLICE_STAFF, "other staff": POLICE_STAFF,
              "moderator": MODERATORS, "operator": OPERATORS}  # fmt: skip
    people = {"superuser": root}
    for role, group in groups.items():
        name = f"test-{role.replace(' ', '-')}"
        people[role] = users.create_user(name, is_staff=True, first_name="Test account")
        if group:
            people[role].groups.set([Group.objects.get(name=group)])
    agencies = Agency.objects.order_by("key").filter(stations__zones__isnull=False).distinct()[:2]
    for role, agency in zip(("staff", "other staff"), agencies, strict=True):
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
