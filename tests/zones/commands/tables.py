"""Tables as tests write them, and what they change."""

import io

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import CommandError, call_command

from tests.conftest import NOW
from zones.models import Check, Grant, Station, Zone


def take(path, *options):
    """(lines said, the refusal or None)."""
    said = io.StringIO()
    try:
        call_command("import_zones", path, *options, stdout=said)
    except CommandError as error:
        return said.getvalue().splitlines(), str(error)
    return said.getvalue().splitlines(), None


def everything():
    return [list(model.objects.order_by("pk").values()) for model in (Station, Zone, Check)]


def staff(*agencies, rights=("view_zone", "change_zone", "change_station", "add_check")):
    user = get_user_model().objects.create_user("officer", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=rights, content_type__app_label="zones")
    )
    for agency in agencies:
        Grant.objects.create(
            user=user, agency=agency, reason="called", granted_at=NOW, granted_by=user
        )
    return user
