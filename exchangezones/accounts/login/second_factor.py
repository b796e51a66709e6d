"""The second step of signing in: an app that shows a new code every half minute, and ten codes on
paper.
"""

import base64
import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from exchangezones.accounts import audit
from exchangezones.accounts.login import sessions
from exchangezones.accounts.vocabulary import Action

CODES = 10
CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that looks like something else on paper
CODE_LENGTH = 12


@dataclass(frozen=True)
class Answer:
    """What a typed code was: right, with its device; wrong; or too early to be looked at."""

    device: Any = None
    wait_until: datetime | None = None
    recovery: bool = False


def new_key() -> str:
    return str(random_hex(20))


def spelled(key: str) -> str:
    """The key as an app takes it by hand, in groups of four."""
    letters = base64.b32encode(bytes.fromhex(key)).decode()
    return " ".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def address(user: Any, key: str) -> str:
    """What the QR code says: otpauth://…"""
    return str(TOTPDevice(user=user, key=key).config_url)


def device_of(user: Any) -> TOTPDevice | None:
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=user, confirmed=True).first()
    return found


def needs_second_factor(user: Any) -> bool:
    """Whether this account must not be used without one."""
    return bool(settings.SECOND_FACTOR_REQUIRED)


@transaction.atomic
def enrol(
    user: Any,
    key: str,
    typed: str,
    *,
    at: datetime,
) -> list[str] | None:
    """Keep the app whose code was typed; the recovery codes, shown this once, or None for a wrong
    code.

    LookupError where the account has an app already: it is removed first, with a code.
    """
    # Locked, so that two pages sent at once make one app.
    get_user_model()._default_manager.select_for_update().get(pk=user.pk)
    if device_of(user):
        raise LookupError("this account has a second step already")
    clock = TOTP(bytes.fromhex(key))
    clock.time = at.timestamp()
    if not plain(typed).isdecimal() or not clock.verify(int(plain(typed)), tolerance=1):
        return None
    # The code that proved it is spent with that.
    TOTPDevice.objects.create(
        user=user,
        name="app",
        key=key,
        confirmed=True,
        last_t=clock.t(),
        drift=clock.drift,
    )
    audit.record(
        Action.SECOND_FACTOR_ADDED,
        by=user,
        about=user,
        at=at,
    )
    return make_codes(user)


def make_codes(user: Any) -> list[str]:
    """Ten fresh recovery codes; the earlier ones are worth nothing any more. Kept are digests."""
    StaticDevice.objects.filter(user=user).delete()
    device = StaticDevice.objects.create(
        user=user,
        name="paper",
        confirmed=True,
    )
    codes = [
        "".join(secrets.choice(CODE_LETTERS) for _each in range(CODE_LENGTH))
        for _each in range(CODES)
    ]
    for code in codes:
        # The library would keep the code itself.
        device.token_set.create(token=code_digest(code))
    return [
        "-".join(code[start : start + 4] for start in range(0, CODE_LENGTH, 4)) for code in codes
    ]


def codes_left(user: Any) -> int:
    return sum(device.token_set.count() for device in StaticDevice.objects.filter(user=user))


@transaction.atomic
def verify(user: Any, typed: str) -> Answer:
    """Look at a typed code: six digits are the app's, anything else a recovery code, which is spent
    by it.

    The row is locked, so that one code is not taken twice by two requests at once; wrong ones cost
    waiting time.
    """
    code = plain(typed)
    recovery = not (len(code) == 6 and code.isdecimal())
    model = StaticDevice if recovery else TOTPDevice
    device = model.objects.select_for_update().filter(user=user, confirmed=True).first()
    # Answers, no exceptions: a rollback would forget what a wrong code costs.
    if device is None:
        return Answer()
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Answer(wait_until=why["locked_until"])
    right = device.verify_token(code_digest(code) if recovery else code)
    # The app also for a recovery code: the session has to name what keep_the_gate looks up.
    return Answer(device_of(user), recovery=recovery) if right else Answer()


@transaction.atomic
def remove(
    user: Any,
    *,
    by: Any,
    at: datetime,
    note: str = "",
    but: str | None = None,
) -> None:
    """Forget app and codes, and end the account's sessions: who has the lost phone is out."""
    TOTPDevice.objects.filter(user=user).delete()
    StaticDevice.objects.filter(user=user).delete()
    sessions.end_all(user, at=at, but=but)
    audit.record(
        Action.SECOND_FACTOR_REMOVED,
        by=by,
        about=user,
        at=at,
        note=note,
    )


def plain(typed: str) -> str:
    return typed.replace(" ", "").replace("-", "").lower()


def code_digest(code: str) -> str:
    """Sixteen letters are what the table holds: 96 bits of a digest of 59 random ones."""
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()[:16]
