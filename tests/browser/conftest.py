"""The demo in the system's own Chromium.

Where there is none these tests are skipped, in words; CI must have it.
"""

import shutil
from urllib.parse import urlsplit

import pytest

from tests.conftest import required_in_ci

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# A browser for a test alone: no sandbox, since CI is root in a container; and no talk with its
# maker.
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1280, "height": 900}


# While it runs, playwright keeps a loop in which Django asks no database: the shipped directory,
# which some of these tests want, is read before.
@pytest.fixture(scope="package")
def browser(seeded):
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is missing")
    found = next((path for name in CHROMIUM if (path := shutil.which(name))), None)
    if not found:
        required_in_ci("Chromium")
    with sync.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=found, args=FLAGS)
        yield running
        running.close()


class Watch:
    """What must never happen on a page: an error on the console, a breach of the policy, a request
    to a stranger.
    """

    def __init__(self, site):
        self.host, self.complaints = urlsplit(site).netloc, []

    def over(self, context):
        context.on("request", self.request)
        context.on("console", self.console)
        context.on("weberror", lambda error: self.complaints.append(f"error: {error.error}"))

    def request(self, request):
        address = urlsplit(request.url)
        if address.scheme not in ("data", "blob") and address.netloc != self.host:
            self.complaints.append(f"another origin: {request.url}")

    def console(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(f"{message.type}: {message.text}")


@pytest.fixture
def visit(browser, demo):
    """Open a fresh browser window:

    `visit(viewport=PHONE, java_script_enabled=False)` gives a page. At the end nothing may have
    been complained of in any of them.
    """
    watch, opened = Watch(demo.site), []

    def window(**options):
        context = browser.new_context(
            base_url=demo.site, **{"viewport": DESKTOP, "locale": "en-US", **options}
        )
        context.set_default_timeout(10_000)
        watch.over(context)
        opened.append(context)
        return context.new_page()

    window.watch = watch
    yield window
    for context in opened:
        context.close()
    assert watch.complaints == []


@pytest.fixture(scope="session")
def signed_in():
    """What the browser keeps of each account that has signed in once."""
    return {}


@pytest.fixture
def desk(visit, demo, signed_in):
    """A window in which one of the demo's accounts is signed in."""

    def window(name, **options):
        page = visit(storage_state=signed_in.get(name), **options)
        page.goto("/admin/")
        if name not in signed_in:
            page.fill("[name=username]", name)
            page.fill("[name=password]", demo.passwords[name])
            page.press("[name=password]", "Enter")
            page.wait_for_url("**/admin/")
            signed_in[name] = page.context.storage_state()
        return page

    return window


@pytest.fixture
def mapped(visit):
    """A page of results whose map is there."""

    def open_map(path, **options):
        page = visit(**options)
        page.goto(path)
        page.wait_for_load_state("load")
        button = page.locator("[data-open]")
        if button.is_visible():
            button.click()
        page.wait_for_selector(".map-pin")
        page.wait_for_selector(".map-detail", state="attached")
        return page

    return open_map
