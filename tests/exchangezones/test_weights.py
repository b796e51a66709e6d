"""What a page weighs on a slow phone, compressed as sent, and how long its parts may be kept."""

import gzip
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

KB = 1024
STATIC = Path(settings.BASE_DIR) / "static"
RESULTS = [
    "/search/?near=64128&at=now", "/search/?near=10014", "/search/?near=K7L&at=2026-12-05T16:30",
    "/search/?near=64128&other=Lawrence,+KS&at=now", "/search/?near=90001&camera=on",
    "/search/?near=Bozeman",
]  # fmt: skip
TIPS = ["/tips/", "/tips/payment/", "/tips/place/", "/tips/differ/cash/", "/tips/checklist/buyer/"]


def packed(path: str) -> int:
    """The size of a static file as it is sent: compressed once, thoroughly."""
    return len(gzip.compress((STATIC / path).read_bytes(), 9))


def test_the_style_of_all_pages_is_one_small_file():
    assert packed("css/site.css") <= 7 * KB


@pytest.mark.parametrize("language", ["", "/fr", "/es"])
@pytest.mark.parametrize("page", RESULTS + TIPS)
def test_an_answer_and_its_styles_fit_into_the_first_fourteen_kilobytes(
    served, client, language, page
):
    response = client.get(language + page, headers={"accept-encoding": "gzip"})
    assert response["Content-Encoding"] == "gzip"
    page = gzip.decompress(response.content).decode()
    styles = re.findall(r'<link rel="stylesheet" href="/static/([^"]*)">', page)
    assert "css/site.css" in styles
    assert len(response.content) + sum(packed(style) for style in styles) <= 14 * KB


def test_the_scripts_of_an_answer_are_small_without_the_map():
    assert packed("js/search.js") + packed("js/offline.js") <= 8 * KB
    assert packed("js/invite.js") <= 2 * KB


def test_the_mark_is_small():
    assert packed("img/mark.svg") <= KB


def test_no_style_asks_for_a_font_or_another_origin():
    for name in ["site.css", "tips.css", "admin-theme.css"]:
        style = (STATIC / "css" / name).read_text()
        assert "@font-face" not in style
        assert "@import" not in style
        assert "http" not in style.replace("http://www.w3.org/2000/svg", "")


SERVED = """
import django
django.setup()
from django.core.management import call_command
from django.templatetags.static import static
from django.test import Client
from django.conf import settings
call_command("collectstatic", interactive=False, verbosity=0)
headers = {"accept-encoding": "gzip", "host": "zones.example.org"}
answer = Client().get(static("css/site.css"), headers=headers)
print(static("css/site.css"))
for name in ("Cache-Control", "Content-Encoding", "Content-Type", "Vary"):
    print(answer[name])
print(len(b"".join(answer)))
"""


def test_in_production_files_are_hashed_compressed_and_kept_for_ever(tmp_path):
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "BENCHMARK_URLCONF": "exchangezones.urls",
        "BENCHMARK_STATIC_ROOT": str(tmp_path),
        "PRODUCTION": "on",
        "SITE_URL": "http://zones.example.org",
        "SECRET_KEY": "for tests only, as long as production asks for, never used elsewhere",
    }
    command = [sys.executable, "-c", SERVED]
    done = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=True
    )
    address, *headers, size = done.stdout.splitlines()
    name, digest, suffix = address.rpartition("/")[2].split(".")
    assert (name, len(digest), suffix) == ("site", 12, "css")
    assert headers == [
        "max-age=315360000, public, immutable",
        "gzip",
        'text/css; charset="utf-8"',
        "Accept-Encoding",
    ]
    assert int(size) <= 7 * KB
