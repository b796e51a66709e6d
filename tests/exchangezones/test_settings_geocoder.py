"""The settings of the geocoding service and of the cache: nonsense is a sentence before the first
visitor comes.
"""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.exchangezones.test_settings import PRODUCTION, setting

NOMINATIM = {
    "GEOCODER_URL": "nominatim+https://nominatim.example.org",
    "GEOCODER_USER_AGENT": "zones.example.org (zones@example.org)",
}
OPENCAGE = "opencage+https://api.opencagedata.com"
LOOK = "GEOCODER_URL must look like nominatim+https://nominatim.example.org"


@pytest.mark.parametrize(
    ("environment", "complaint"),
    [
        ({"GEOCODER_URL": "https://nominatim.example.org"}, LOOK),
        ({"GEOCODER_URL": "nominatim"}, LOOK),
        ({"GEOCODER_URL": "photon+ftp://127.0.0.1"}, LOOK),
        ({"GEOCODER_URL": "photon+http://"}, LOOK),
        ({"GEOCODER_URL": "photon+http://127.0.0.1:port"}, LOOK),
        ({"GEOCODER_URL": "photon+http://127.0.0.1:0"}, LOOK),
        ({"GEOCODER_URL": "photon+http://127.0.0.1:70000"}, LOOK),
        ({"GEOCODER_URL": "photon+http://two words"}, LOOK),
        ({"GEOCODER_URL": "photon+http://127.0.0.1/?key=x"}, LOOK),
        ({"GEOCODER_URL": "photon+http://user:word@127.0.0.1"}, "without a key or password in it."),
        (
            {"GEOCODER_URL": "nominatin+https://example.org"},
            "a service that geopy does not know: 'nominatin'.",
        ),
        ({"GEOCODER_URL": "baidu+https://example.org"}, "baidu cannot be used here."),
        ({"GEOCODER_URL": "liveaddress+https://example.org"}, "liveaddress cannot be used here."),
        ({"GEOCODER_URL": "what3words+https://example.org"}, "what3words cannot be used here."),
        ({"GEOCODER_URL": OPENCAGE}, "GEOCODER_KEY is missing: opencage needs a key."),
        (
            {"GEOCODER_URL": "google+https://maps.googleapis.com"},
            "Google requires each request to have an API key",
        ),
        ({**NOMINATIM, "GEOCODER_KEY": "x"}, "GEOCODER_KEY is set, but nominatim takes no key."),
        (
            {**NOMINATIM, "GEOCODER_USER_AGENT": ""},
            "GEOCODER_USER_AGENT is missing: nominatim asks every site",
        ),
        (
            {**NOMINATIM, "GEOCODER_USER_AGENT": "a\nb"},
            "GEOCODER_USER_AGENT must be plain ASCII on one line.",
        ),
        (
            {**NOMINATIM, "GEOCODER_USER_AGENT": "é"},
            "GEOCODER_USER_AGENT must be plain ASCII on one line.",
        ),
        ({"GEOCODER_RATE": "0"}, "GEOCODER_RATE must lie between 0.001 and 1000, not 0.0."),
        ({"GEOCODER_RATE": "-1"}, "GEOCODER_RATE must lie between 0.001 and 1000, not -1.0."),
        ({"GEOCODER_RATE": "often"}, "GEOCODER_RATE is not a float: 'often'."),
        ({"GEOCODER_RATE": "nan"}, "GEOCODER_RATE is not a float: 'nan'."),
        (
            {"CACHE_URL": "memory"},
            "CACHE_URL must begin with locmemcache://, redis:// or rediss://.",
        ),
        (
            {"CACHE_URL": "dbcache://table"},
            "CACHE_URL must begin with locmemcache://, redis:// or rediss://.",
        ),
        (
            {"CACHE_URL": "dummycache://"},
            "CACHE_URL must begin with locmemcache://, redis:// or rediss://.",
        ),
        ({"CACHE_URL": "redis://"}, "CACHE_URL must look like redis://127.0.0.1:6379/0."),
        ({"CACHE_URL": "redis://host:port"}, "CACHE_URL must look like redis://127.0.0.1:6379/0."),
    ],
)
def test_nonsense_is_named(environment, complaint):
    status, said = setting("settings.DEBUG", **environment)
    assert status != 0
    assert complaint in said


@pytest.mark.parametrize(
    "environment",
    [{"GEOCODER_URL": OPENCAGE + "?key=tell-nobody"}, {"GEOCODER_URL": "photon+http://me:tell-nobody@127.0.0.1"},
     {"GEOCODER_URL": "photon+http://127.0.0.1", "GEOCODER_KEY": "tell-nobody"},
     {"CACHE_URL": "redis://:tell-nobody@host:port"}, {"CACHE_URL": "memcache://:tell-nobody@host"}],
)  # fmt: skip
def test_a_complaint_repeats_no_secret(environment):
    status, said = setting("settings.DEBUG", **environment)
    assert status != 0
    assert "tell-nobody" not in said


@pytest.mark.parametrize(
    ("expression", "environment", "value"),
    [
        (
            "settings.GEOCODER_URL, settings.GEOCODER_KEY, settings.GEOCODER_RATE",
            {},
            "('', '', 1.0)",
        ),
        ("settings.GEOCODER_URL", NOMINATIM, "nominatim+https://nominatim.example.org"),
        (
            "settings.GEOCODER_URL",
            {"GEOCODER_URL": " photon+http://127.0.0.1:2322 "},
            "photon+http://127.0.0.1:2322",
        ),
        ("settings.GEOCODER_URL", {"GEOCODER_URL": OPENCAGE, "GEOCODER_KEY": "x"}, OPENCAGE),
        ("settings.GEOCODER_RATE", {"GEOCODER_RATE": "0.5"}, "0.5"),
        (
            "settings.CACHES['default']['BACKEND']",
            {},
            "django.core.cache.backends.locmem.LocMemCache",
        ),
        (
            "settings.CACHES['default']['BACKEND']",
            {"CACHE_URL": ""},
            "django.core.cache.backends.locmem.LocMemCache",
        ),
        (
            "settings.CACHES['default']['OPTIONS']",
            {"CACHE_URL": "locmemcache://"},
            "{'MAX_ENTRIES': 10000}",
        ),
    ],
)
def test_the_environment_decides(expression, environment, value):
    assert setting(expression, **environment) == (0, value)


WITH_REDIS = """
import importlib.util
real = importlib.util.find_spec
importlib.util.find_spec = lambda name, *more: {find} if name == "redis" else real(name, *more)
from django.conf import settings
print(settings.CACHES["default"])
"""


def with_redis(is_there):
    """The cache that Redis would be, whether or not its library is installed: the last line."""
    done = subprocess.run(
        [sys.executable, "-c", WITH_REDIS.format(find="real('json')" if is_there else "None")],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "exchangezones.settings",
            "CACHE_URL": "redis://127.0.0.1:6379/2",
        },
        capture_output=True,
        text=True,
    )
    return (done.stdout or done.stderr).strip().splitlines()[-1]


def test_redis_does_not_hold_the_visitors():
    assert with_redis(is_there=True) == (
        "{'BACKEND': 'django.core.cache.backends.redis.RedisCache', 'LOCATION': 'redis://127.0.0.1:6379/2',"
        " 'OPTIONS': {'socket_timeout': 0.5, 'socket_connect_timeout': 0.5}}"
    )


def test_redis_without_its_library_is_named():
    assert with_redis(is_there=False).endswith(
        "CACHE_URL names Redis, and its library is not installed: the extra is “redis”."
    )


@pytest.mark.parametrize("environment", [{}, NOMINATIM])
def test_the_deployment_check_has_no_warning(environment):
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **PRODUCTION, **environment},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (
        0,
        "System check identified no issues (0 silenced).\n",
    )
