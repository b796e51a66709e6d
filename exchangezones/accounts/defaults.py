"""The settings of accounts that are the same on every machine; settings.py takes them all."""

from datetime import timedelta

AUTHENTICATION_BACKENDS = [
    # first: it stops who is locked out before any password is looked at
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
# after wrong codes: 1, 2, 4, 8 … seconds of waiting
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 1
# Django counts it anew at every save; sessions.LONGEST counts from the sign-in.
SESSION_COOKIE_AGE = 12 * 3600  # seconds
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
# Messages in a cookie of their own would reach the public pages: Django gives that cookie no path.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
PASSWORD_RESET_TIMEOUT = 48 * 3600  # seconds
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]

AXES_HANDLER = "exchangezones.accounts.login.throttle.Guesses"
AXES_CLIENT_IP_CALLABLE = "exchangezones.accounts.login.throttle.address_of"
AXES_USERNAME_CALLABLE = "exchangezones.accounts.login.throttle.hidden_name"
# Guesses.get_failures reads the two counts in this order.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=30)
# Tries during the lock-out do not prolong it: who waits half an hour is let in.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_DISABLE_ACCESS_LOG = True  # the audit log tells who signed in, without addresses
# Its pages would show the addresses of everybody who mistyped a password.
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
