"""Every setting of the site: from the environment, with defaults that work on a fresh clone."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from whitenoise.compress import Compressor

from exchangezones.accounts.defaults import *  # noqa: F403 -- settings are names
from exchangezones.environment import Environment
from exchangezones.foundation.languages import SPOKEN

BASE_DIR = Path(__file__).resolve().parent.parent
env = Environment()
Environment.read_env(BASE_DIR / ".env")


# -- what kind of run is this? ---------------------------------------------------------------------
PRODUCTION = env.switch("PRODUCTION", False)
DEBUG = env.switch("DEBUG", False)
SITE_URL = env.site_url()
SECRET_KEY = env.str("SECRET_KEY", default="")

if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured(
            "PRODUCTION and DEBUG are both on: debugging shows secrets to visitors."
        )
    if not SITE_URL:
        raise ImproperlyConfigured(
            "PRODUCTION needs SITE_URL, the address under which the public reaches this site."
        )
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured(
            "PRODUCTION needs SECRET_KEY, a secret of at least 50 random characters."
        )
# Signs nothing of value: outside production there are only demo accounts.
SECRET_KEY = (
    SECRET_KEY or "insecure: for development and tests only; production refuses to start with it"
)

site_host = urlsplit(SITE_URL).hostname
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS", default=[site_host] if site_host else ["localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL else []

# -- who runs it -----------------------------------------------------------------------------------
OPERATOR_NAME = env.str("OPERATOR_NAME", default="")
OPERATOR_CONTACT = env.str("OPERATOR_CONTACT", default="")

# -- the parts -------------------------------------------------------------------------------------
INSTALLED_APPS = [
    "exchangezones.accounts.apps.DeskConfig",  # Django's admin with our own way in
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    # before staticfiles, whose own runserver would serve static files past WhiteNoise
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "simple_history",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_totp",
    "django_otp.plugins.otp_static",
    # after auth and otp, whose pages in the admin it takes away again
    "exchangezones.accounts.apps.AccountsConfig",
    "exchangezones.foundation",  # makemessages
    "exchangezones.link_check",  # check_sources, for the pages of both
    "zones",
    "tips",
]
MIDDLEWARE = [
    # first, so that the answers of all later parts have these headers, refusals and files too
    "exchangezones.middleware.harden",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # before WhiteNoise and every later part, which read the path
    "exchangezones.middleware.refuse_unreadable",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "exchangezones.middleware.QuickGZip",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # before CommonMiddleware, which resolves addresses with the prefix of the active language
    "exchangezones.middleware.language_of_path",
    "exchangezones.middleware.open_data",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # after AuthenticationMiddleware: it asks for `request.user`
    "exchangezones.accounts.middleware.keep_the_gate",
]
ROOT_URLCONF = "exchangezones.urls"
WSGI_APPLICATION = "exchangezones.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",  # what the public sees
        "DIRS": [BASE_DIR / "templates" / "pages"],
        "OPTIONS": {
            "environment": "exchangezones.page_environment.page_environment",
            "context_processors": ["exchangezones.foundation.site.site"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",  # the desk, as Django's admin
        "DIRS": [BASE_DIR / "templates" / "desk"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "exchangezones.foundation.site.site",
            ],
        },
    },
]
ADMIN_PATH = env.str("ADMIN_PATH", default="admin").strip("/")

# -- the database ----------------------------------------------------------------------------------
DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{BASE_DIR / 'db.sqlite3'}")}
FORMS_URLFIELD_ASSUME_HTTPS = True  # as Django 6 does; the setting goes then
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
database = DATABASES["default"]
if not database["ENGINE"].endswith(("sqlite3", "postgresql")):
    raise ImproperlyConfigured(
        "DATABASE_URL must begin with sqlite:// or postgres://: the revision needs triggers."
    )
if database["ENGINE"].endswith("sqlite3"):
    # Immediate transactions: deferred ones fail with "database is locked" when two writers meet.
    # WAL: who reads the whole directory and who writes do not wait for each other.
    database["CONN_MAX_AGE"] = None
    database["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
else:
    # CONN_MAX_AGE stays 0: Django refuses persistent connections beside a pool.
    database.setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": env.within("int", "DATABASE_POOL_SIZE", 8, low=2, high=100),
        "timeout": 10,
    }
# How often a server looks whether the directory has changed, in seconds; 0 means never (tests).
REVISION_LOOK_SECONDS = env.within("float", "REVISION_LOOK_SECONDS", 0.4, low=0, high=60)

# -- the server (exchangezones/gunicorn.py) --------------------------------------------------------
BIND = env.str("BIND", default="127.0.0.1:8000")
WEB_WORKERS = env.within(
    "int",
    "WEB_WORKERS",
    os.cpu_count() or 2,
    low=1,
    high=256,
)
WEB_THREADS = env.within("int", "WEB_THREADS", 4, low=1, high=64)

# -- what the workers remember together, and street addresses (zones/places/service/) --------------
CACHES = {"default": env.shared_cache()}
GEOCODER_KEY = env.str("GEOCODER_KEY", default="")
GEOCODER_USER_AGENT = env.str("GEOCODER_USER_AGENT", default="")
GEOCODER_URL = env.geocoder_url(GEOCODER_KEY, GEOCODER_USER_AGENT)
GEOCODER_RATE = env.within(
    "float", "GEOCODER_RATE", 1.0, low=0.001, high=1000
)  # questions a second

# -- languages and time ----------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [(row.code, _(row.name)) for row in SPOKEN]
LOCALE_PATHS = [BASE_DIR / "exchangezones" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"  # nobody's local time: every time shown is the zone's own

# -- static files ----------------------------------------------------------------------------------
STATIC_URL = "static/"
# elsewhere they are served from where they lie
STATIC_ROOT = BASE_DIR / "staticfiles" if PRODUCTION else None
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = not PRODUCTION
WHITENOISE_AUTOREFRESH = DEBUG
# MAP_PMTILES: tiles are compressed one by one, and asked for by their bytes
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = (*Compressor.SKIP_COMPRESS_EXTENSIONS, "pmtiles")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# -- safety ----------------------------------------------------------------------------------------
HTTPS = SITE_URL.startswith("https://")
# Behind a proxy the operator names the header that says "the visitor came by https".
if env.switch("TRUST_FORWARDED_PROTO", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = env.switch("SECURE_SSL_REDIRECT", PRODUCTION and HTTPS)
SECURE_HSTS_SECONDS = env.within(
    "int", "SECURE_HSTS_SECONDS", 31_536_000 if PRODUCTION and HTTPS else 0, low=0
)
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION and HTTPS
# Full same-origin referrers would put searched places into a proxy's log; no-referrer breaks
# logins.
SECURE_REFERRER_POLICY = "strict-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION and HTTPS
# Public pages know nobody: cookies are the desk's own, and never sent with a search.
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = f"/{ADMIN_PATH}/"
X_FRAME_OPTIONS = "DENY"
MAP_TILES = env.map_tiles()
MAP_STREETS = env.map_streets(SITE_URL, BASE_DIR / "static")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "base-uri": [NONE],
        "connect-src": [
            SELF,
            *([MAP_STREETS.origin] if MAP_STREETS and MAP_STREETS.origin else []),
        ],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "img-src": [
            SELF,
            # the small signs in site.css
            "data:",
            *([MAP_TILES.origin] if MAP_TILES else []),
        ],
        "manifest-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "worker-src": [SELF],
    }
}
# -- accounts (exchangezones/accounts) -------------------------------------------------------------
SECOND_FACTOR_REQUIRED = env.switch("SECOND_FACTOR_REQUIRED", PRODUCTION)
OTP_TOTP_ISSUER = site_host or "exchangezones"  # how an authenticator app calls the entry
SESSION_IDLE_MINUTES = env.within("int", "SESSION_IDLE_MINUTES", 60, low=1, high=720)
# How many of our own proxies stand before the server: what they say of the visitor's address is
# believed, and nothing that stands left of it in the header.
PROXY_COUNT = env.within("int", "PROXY_COUNT", 0, low=0, high=10)
NINJA_NUM_PROXIES = PROXY_COUNT
# What an invitation reaches beyond its role: a module of the directory, see
# exchangezones/accounts/invitation_scopes.py.
ACCOUNT_SCOPES = "zones.curation.invitation_scope"

# -- mail: invitations, where an operator asks for it ----------------------------------------------
# the journal of production is no letter box
HAS_MAIL = bool(env.str("EMAIL_URL", default="")) or not PRODUCTION
vars().update(env.mail())
DEFAULT_FROM_EMAIL = env.str("EMAIL_FROM", default=f"exchangezones@{site_host or 'localhost'}")

# -- the journal: that something failed and where, never what a visitor sent -----------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "discreet": {
            "()": "exchangezones.journal.DiscreetFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": "discreet",
        }
    },
    "root": {
        "handlers": ["stderr"],
        "level": "WARNING",
    },
    "loggers": {
        # "Not Found: /path" and "Bad Request: /path" would repeat what a visitor typed.
        "django.request": {"level": "ERROR"},
        # What a visitor did wrong is answered, not written down: a wrong host, a form that cannot
        # be read. axes would name who tried to sign in, and from where.
        "django.security": {"level": "CRITICAL"},
        "axes": {"level": "ERROR"},
    },
}
