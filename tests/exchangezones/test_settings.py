"""Settings come from the environment; nonsense is a sentence that names the setting."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

SECRET = "a-secret-of-more-than-fifty-characters-made-up-for-this-test-only"
PRODUCTION = {
    "PRODUCTION": "on",
    "PROXY_COUNT": "1",
    "SITE_URL": "https://zones.example.org",
    "SECRET_KEY": SECRET,
}


def setting(expression, **environment):
    """What an expression over the settings gives in a fresh process: (exit status, last line)."""
    done = subprocess.run(
        [sys.executable, "-c", f"from django.conf import settings\nprint(({expression}))"],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "exchangezones.settings",
            **environment,
        },
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stdout or done.stderr).strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"DEBUG": "perhaps"}, "DEBUG must be on or off, not 'perhaps'."),
        (
            {"TRUST_FORWARDED_PROTO": "maybe"},
            "TRUST_FORWARDED_PROTO must be on or off, not 'maybe'.",
        ),
        ({"PRODUCTION": "2"}, "PRODUCTION must be on or off, not '2'."),
        ({"SITE_URL": "zones.example.org"}, "SITE_URL must look like https://zones.example.org"),
        (
            {"SITE_URL": "https://example.org/zones"},
            "SITE_URL must look like https://zones.example.org",
        ),
        ({"WEB_WORKERS": "many"}, "WEB_WORKERS is not a int: 'many'."),
        ({"WEB_WORKERS": "0"}, "WEB_WORKERS must lie between 1 and 256, not 0."),
        (
            {"REVISION_LOOK_SECONDS": "-1"},
            "REVISION_LOOK_SECONDS must lie between 0 and 60, not -1.0.",
        ),
        (
            {"DATABASE_URL": "postgres://x", "DATABASE_POOL_SIZE": "1"},
            "DATABASE_POOL_SIZE must lie between 2 and 100",
        ),
        ({"DATABASE_URL": "oracle://x"}, "DATABASE_URL must begin with sqlite:// or postgres://"),
        ({**PRODUCTION, "SITE_URL": ""}, "PRODUCTION needs SITE_URL"),
        ({**PRODUCTION, "SECRET_KEY": ""}, "PRODUCTION needs SECRET_KEY"),
        ({**PRODUCTION, "SECRET_KEY": "short"}, "PRODUCTION needs SECRET_KEY"),
        ({**PRODUCTION, "DEBUG": "on"}, "PRODUCTION and DEBUG are both on"),
    ],
)
def test_nonsense_is_named(environment, complaint):
    status, said = setting("settings.DEBUG", **environment)
    assert status != 0
    assert complaint in said


@pytest.mark.parametrize(
    ("expression", "environment", "value"),
    [
        ("settings.DEBUG, settings.PRODUCTION, settings.SITE_URL", {}, "(False, False, '')"),
        ("settings.ALLOWED_HOSTS", PRODUCTION, "['zones.example.org']"),
        (
            "settings.SECURE_SSL_REDIRECT, settings.SESSION_COOKIE_SECURE",
            PRODUCTION,
            "(True, True)",
        ),
        (
            "settings.SITE_URL",
            {"SITE_URL": "https://zones.example.org/"},
            "https://zones.example.org",
        ),
        ("settings.SESSION_COOKIE_PATH", {"ADMIN_PATH": "/desk/"}, "/desk/"),
    ],
)
def test_the_environment_decides(expression, environment, value):
    assert setting(expression, **environment) == (0, value)
