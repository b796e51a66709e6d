"""The site's settings as in production, with a static folder of their own and two doors more."""

import os

from exchangezones.settings import *  # noqa: F403 -- a settings module is its names

ROOT_URLCONF = os.environ.get("BENCHMARK_URLCONF", "tests.benchmarks.urls")
STATIC_ROOT = os.environ.get("BENCHMARK_STATIC_ROOT")
