"""Photographs of every page and state, for a person to look at: `uv run python -m
tests.browser.screenshots OUTDIR`.

It starts the site on a demo database of its own, on this machine only, and needs Playwright and the
system's Chromium. Each picture is named page-width-theme.png; `--language fr` takes those of
another language, and names after the folder take only those pages.
"""

import argparse
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

PROJECT = Path(__file__).parents[2]
WIDTHS = [360, 1280]
THEMES = ["light", "dark"]
TALLEST = 3000  # pixels: a picture that nobody scrolls through is not looked at
LONGEST_START_S = 120
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
PAUSED, RETIRED, ZONE = "jvzmw", "j6cpv", "cdrz9"  # zones of the fixtures


def open_all(page: Any) -> None:
    """What is folded up is a state too."""
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")


def on_paper(page: Any) -> None:
    page.emulate_media(media="print")


def without_network(page: Any) -> None:
    """The worker has to be there first; then a page that was never opened."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.context.set_offline(True)
    page.goto(page.url + "about/")


def as_it_was(page: Any) -> None:
    """A zone that was opened before, without network."""
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    page.reload()
    page.wait_for_timeout(500)  # the worker keeps it after it has answered
    page.context.set_offline(True)
    page.reload()


def broken(page: Any) -> None:
    """What the server says when something is broken, without breaking it."""
    page.route(
        "**/about/",
        lambda route: route.fulfill(status=500, content_type="text/html", body=server_error()),
    )
    page.goto(page.url + "about/")


class Picture(NamedTuple):
    """A page, and what is done there before it is photographed."""

    name: str
    address: str
    first: Callable[[Any], None] | None = None


PICTURES = [
    Picture("home", "/"),
    Picture("home-open", "/", open_all),
    Picture("found", "/search/?near=64128&at=now"),
    Picture("found-any-time", "/search/?near=10014"),
    Picture("found-filters", "/search/?near=64128&camera=on&setting=lot", open_all),
    Picture("two-people", "/search/?near=64128&other=Lawrence%2C+KS&at=2027-03-06T16%3A30"),
    Picture("several", "/search/?near=Springfield"),
    Picture("nothing-near", "/search/?near=Bozeman"),
    Picture("letter", "/search/?near=Bozeman", open_all),
    Picture("unknown", "/search/?near=qqzzx"),
    Picture("nothing-asked", "/search/"),
    Picture("bad-question", "/search/?near=64128&at=yesterday&page=-1"),
    Picture("zone", f"/z/{ZONE}/"),
    Picture("zone-then", f"/z/{ZONE}/?at=2027-03-06T16:30"),
    Picture("zone-at-sign", f"/z/{ZONE}/?from=sign"),
    Picture("paused", f"/z/{PAUSED}/"),
    Picture("retired", f"/z/{RETIRED}/"),
    Picture("invitation", f"/z/{ZONE}/invite/?at=2027-03-06T16:30"),
    Picture("sign", f"/z/{ZONE}/sign/"),
    Picture("sign-print", f"/z/{ZONE}/sign/", on_paper),
    Picture("browse", "/zones/"),
    Picture("browse-state", "/zones/us/mo/"),
    Picture("browse-town", "/zones/us/mo/kansas-city/"),
    Picture("tips", "/tips/"),
    Picture("topic", "/tips/payment/"),
    Picture("disagreement", "/tips/differ/cash/"),
    Picture("checklist", "/tips/checklist/buyer/"),
    Picture("print", "/tips/checklist/buyer/", on_paper),
    Picture("departments", "/departments/"),
    Picture("about", "/about/"),
    Picture("coverage", "/coverage/"),
    Picture("coverage-print", "/coverage/", on_paper),
    Picture("privacy", "/privacy/"),
    Picture("credits", "/credits/"),
    Picture("404", "/no/such/page/"),
    Picture("500", "/", broken),
    Picture("offline", "/", without_network),
    Picture("offline-kept", f"/z/{ZONE}/", as_it_was),
    Picture("sign-in", "/admin/login/"),
]


def main() -> None:
    asked = argparse.ArgumentParser(description="Photograph every page and state of the site.")
    asked.add_argument("folder", type=Path)
    asked.add_argument("names", nargs="*", help="only these pages")
    asked.add_argument("--language", choices=["en", "fr", "es"], default="en")
    options = asked.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    browser = chosen_browser()
    with demo() as site:
        photograph(site, browser, options)


def chosen_browser() -> str:
    """The system's Chromium; ends in words where it or Playwright is missing."""
    try:
        import playwright.sync_api  # noqa: F401 -- only whether it is there
    except ImportError:
        sys.exit("Photographs need Playwright: install the Python package “playwright” first.")
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    if not found:
        sys.exit("Photographs need Chromium: install the system’s package “chromium” first.")
    return found


def photograph(site: str, browser: str, options: argparse.Namespace) -> None:
    from playwright.sync_api import sync_playwright

    wanted = [picture for picture in PICTURES if not options.names or picture.name in options.names]
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browser, args=["--no-sandbox", "--disable-gpu"]
        )
        for width in WIDTHS:
            for theme in THEMES:
                for picture in wanted:
                    file = options.folder / f"{picture.name}-{width}-{theme}.png"
                    take(
                        chromium,
                        site,
                        picture,
                        width=width,
                        theme=theme,
                        language=options.language,
                        file=file,
                    )
        chromium.close()


def take(
    chromium: Any, site: str, picture: Picture, *, width: int, theme: str, language: str, file: Path
) -> None:
    """A visitor of its own for each picture: nothing is left of the one before."""
    worker = "allow" if picture.first in (without_network, as_it_was) else "block"
    visitor = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme=theme,
        locale=language,
        service_workers=worker,
    )
    page = visitor.new_page()
    own = "" if language == "en" or picture.address.startswith("/admin/") else f"/{language}"
    page.goto(f"{site}{own}{picture.address}")
    if picture.first:
        picture.first(page)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        print(f"{file.name}: wider than the window", file=sys.stderr)
    height = min(TALLEST, page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(800, height)})
    page.screenshot(path=file)
    visitor.close()


# -- the site that is photographed -----------------------------------------------------------------
@contextmanager
def demo() -> Iterator[str]:
    """The address of the site on a fresh database, with a zone paused and one retired; gone
    afterwards.
    """
    folder = Path(tempfile.mkdtemp(prefix="exchangezones-pictures-"))
    os.environ.update(
        DATABASE_URL=f"sqlite:///{folder / 'db.sqlite3'}",
        DJANGO_SETTINGS_MODULE="exchangezones.settings",
        SITE_URL="",
        SECRET_KEY=secrets.token_urlsafe(60),
    )
    port = free_port()
    prepare()
    with (folder / "server.log").open("w") as log:
        command = [sys.executable, "manage.py", "demo", "--port", str(port)]
        server = subprocess.Popen(command, cwd=PROJECT, stdout=log, stderr=log)
    try:
        wait_for(f"http://127.0.0.1:{port}/", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
        shutil.rmtree(folder, ignore_errors=True)


def prepare() -> None:
    """Everything that asks the database, before a browser runs its loop in this thread."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command
    from django.utils import timezone

    from zones.curation import verbs
    from zones.models import Zone

    call_command("demo", no_serve=True, stdout=sys.stderr)
    by = get_user_model().objects.get(username="operator")
    zones = {zone.public_id: zone for zone in Zone.objects.all()}
    verbs.pause(
        zones[PAUSED], by=by, at=timezone.now(), reason="The lot is being paved until spring."
    )
    verbs.retire(zones[RETIRED], by=by, at=timezone.now(), reason="The station has moved.")


def server_error() -> str:
    from django.test import RequestFactory

    from exchangezones.errors import server_error as answer

    return answer(RequestFactory().get("/about/", headers={"host": "127.0.0.1"})).content.decode()


def wait_for(address: str, server: subprocess.Popen) -> None:
    end = time.monotonic() + LONGEST_START_S
    while time.monotonic() < end and server.poll() is None:
        try:
            with urlopen(address, timeout=20):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("the site did not start")


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


if __name__ == "__main__":
    main()
