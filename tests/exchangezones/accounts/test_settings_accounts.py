"""What the environment decides about accounts."""

import io

import pytest
from django.core.management import call_command

from tests.exchangezones.test_settings import PRODUCTION, setting


@pytest.mark.parametrize(
    ("expression", "environment", "value"),
    [
        ("settings.SECOND_FACTOR_REQUIRED", {}, "False"),
        ("settings.SECOND_FACTOR_REQUIRED", PRODUCTION, "True"),
        (
            "settings.SECOND_FACTOR_REQUIRED",
            {**PRODUCTION, "SECOND_FACTOR_REQUIRED": "off"},
            "False",
        ),
        ("settings.SESSION_IDLE_MINUTES, settings.SESSION_COOKIE_AGE", {}, "(60, 43200)"),
        ("settings.PROXY_COUNT, settings.NINJA_NUM_PROXIES", {"PROXY_COUNT": "2"}, "(2, 2)"),
        (
            "settings.HAS_MAIL, settings.EMAIL_BACKEND",
            {},
            "(True, 'django.core.mail.backends.console.EmailBackend')",
        ),
        ("settings.HAS_MAIL", PRODUCTION, "False"),
        (
            "settings.HAS_MAIL, settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS",
            {**PRODUCTION, "EMAIL_URL": "smtp+tls://me:secret@mail.example.org:587"},
            "(True, 'mail.example.org', 587, True)",
        ),
        ("settings.DEFAULT_FROM_EMAIL", PRODUCTION, "exchangezones@zones.example.org"),
        ("settings.OTP_TOTP_ISSUER", PRODUCTION, "zones.example.org"),
    ],
)
def test_the_environment_decides(expression, environment, value):
    assert setting(expression, **environment) == (0, value)


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        (
            {"SECOND_FACTOR_REQUIRED": "perhaps"},
            "SECOND_FACTOR_REQUIRED must be on or off, not 'perhaps'.",
        ),
        ({"SESSION_IDLE_MINUTES": "0"}, "SESSION_IDLE_MINUTES must lie between 1 and 720, not 0."),
        ({"SESSION_IDLE_MINUTES": "soon"}, "SESSION_IDLE_MINUTES is not a int: 'soon'."),
        ({"PROXY_COUNT": "-1"}, "PROXY_COUNT must lie between 0 and 10, not -1."),
        (
            {"EMAIL_URL": "mail.example.org"},
            "EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587.",
        ),
        ({"EMAIL_URL": "smtp://mail.example.org:x"}, "EMAIL_URL must look like smtp+tls://"),
    ],
)
def test_nonsense_is_named(environment, complaint):
    status, said = setting("settings.DEBUG", **environment)
    assert status != 0
    assert complaint in said


@pytest.mark.django_db
def test_the_models_and_the_migrations_agree():
    call_command("makemigrations", "accounts", check=True, dry_run=True, stdout=io.StringIO())
