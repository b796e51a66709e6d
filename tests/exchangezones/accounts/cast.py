"""People of the staff desk, and how they come in."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY
from django_otp.oath import TOTP

from exchangezones.accounts.login import second_factor
from exchangezones.accounts.models import AuditEntry

PASSWORD = "violet-harbour-42-lanterns"
KEY = "3132333435363738393031323334353637383930"


def store_person(name, role=None, *, superuser=False, staff=True, **values):
    user = get_user_model().objects.create_user(
        username=name,
        email=f"{name}@town.example",
        password=PASSWORD,
        is_staff=staff,
        is_superuser=superuser,
        **values,
    )
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def operator(name="olga"):
    return store_person(name, "Operators")


def moderator(name="mona"):
    return store_person(name, "Moderators")


def superuser(name="root"):
    return store_person(name, superuser=True)


def desk_of(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


def sign_in(client, name, password=PASSWORD, **more):
    return client.post("/admin/login/", {"username": name, "password": password, **more})


def code_of(clock, key=KEY):
    """What the app shows at this moment."""
    totp = TOTP(bytes.fromhex(key))
    totp.time = clock.at.timestamp()
    return f"{totp.token():06}"


def with_app(user, clock):
    """The recovery codes of an account that has just set up its app; the code it did so with is
    spent.
    """
    return second_factor.enrol(user, KEY, code_of(clock), at=clock.at)


def device_in(client):
    return client.session.get(DEVICE_ID_SESSION_KEY)


def is_in(client):
    return client.get("/admin/").status_code == 200


def log():
    """(action, who, about whom or what, note) of every entry, oldest first."""
    entries = AuditEntry.objects.select_related("by", "about").order_by("pk")
    return [
        (
            entry.action,
            entry.by and entry.by.username,
            entry.about.username if entry.about else entry.thing,
            entry.note,
        )
        for entry in entries
    ]
