"""The site's settings with what tests need otherwise."""

from exchangezones.settings import *  # noqa: F403 -- a settings module is its names

REVISION_LOOK_SECONDS = 0  # no thread in tests
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # fast, and nobody's
SECRET_KEY = "for tests only, as long as production asks for, never used elsewhere"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = ""
