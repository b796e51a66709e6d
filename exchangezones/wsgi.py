"""The site as a WSGI application."""

import os

import django

from exchangezones.request import Handler

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "exchangezones.settings")
django.setup(set_prefix=False)
application = Handler()
