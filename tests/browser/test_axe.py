"""WCAG 2.2 AA as far as axe-core can tell: all kinds of pages in each language, light and dark,
wide and at 320 px.
"""

import datetime
import hashlib
import json
from pathlib import Path

import pytest

from exchangezones.foundation.languages import OWN_NAMES
from exchangezones.foundation.site import LANGUAGE_PREFIXES

pytestmark = pytest.mark.audit
AXE = Path(__file__).parent / "axe-core"
LANGUAGES = [prefix for _code, prefix in LANGUAGE_PREFIXES]
ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SIZES = ["target-size", "color-contrast", "scrollable-region-focusable"]
LOOKS = [(1280, "light", ALL), (1280, "dark", COLOURS), (320, "light", SIZES)]
ZONE, PAUSED, RETIRED = "/z/tq42n/", "/z/jvzmw/", "/z/j6cpv/"
# by daylight: in the night it is closed, and the page says where else to go
CLOSED = f"{ZONE}?at={datetime.date.today() + datetime.timedelta(days=1)}T02:00"

PUBLIC = [
    "/", "/search/", "/search/?near=64128&at=now", "/search/?near=64128&other=66101",
    "/search/?near=Springfield",
    "/search/?near=qqqq", "/search/?near=Honolulu", "/search/?near=64128&at=yesterday", "/zones/",
    "/zones/us/mo/",
    "/zones/us/mo/kansas-city/", ZONE, f"{ZONE}invite/?at=2030-12-05T16:30", f"{ZONE}sign/",
    "/tips/", "/tips/payment/",
    "/tips/differ/cash/", "/tips/checklist/buyer/", "/about/", "/privacy/", "/credits/",
    "/coverage/", "/departments/", "/departments/us-mo-kansas-city-kcpd/", "/accessibility/",
    PAUSED, RETIRED, CLOSED, f"{ZONE}?from=sign", "/search/?near=Chicago&camera=on&at=now",
    "/no/such/page/",
]  # fmt: skip
DESK = ["/admin/", "/admin/zones/zone/", "/admin/zones/zone/import/", "/admin/account/second-step/"]


def test_axe_is_the_one_that_was_vendored():
    vendored = json.loads((AXE / "vendor.json").read_text(encoding="utf-8"))
    for name, digest in vendored["sha256"].items():
        assert hashlib.sha256((AXE / name).read_bytes()).hexdigest() == digest, name


RUN = """rules => axe
  .run(document, {runOnly: rules, resultTypes: ["violations"]})
  .then(found => found.violations)"""


# On the desk: the label of Django's own search box is a picture with a text.
PASSED_OVER = {"label-title-only"}


def violations(page, rules):
    """Rule, element and what is wrong, of all that axe finds on the page as it stands."""
    # colours fade into a theme
    page.evaluate("Promise.all(document.getAnimations().map(each => each.finished))")
    found = page.evaluate(RUN, rules)
    return [
        f"{rule['id']}: {' '.join(node['target'][0].split())}: "
        f"{node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        if not (rule["id"] in PASSED_OVER and "/admin/" in page.url)
        for node in rule["nodes"]
    ]


def looked_at(page, visit):
    """By width and theme, on one load of the page: a theme changes colours alone, a narrow window
    sizes and order. What axe's own styles do to the policy is no complaint.
    """
    page.wait_for_load_state()
    before = list(visit.watch.complaints)
    page.evaluate((AXE / "axe.min.js").read_text(encoding="utf-8"))
    found = {}
    for width, theme, rules in LOOKS:
        if page.viewport_size["width"] != width:
            page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=theme)
        found[f"{width} {theme}"] = violations(page, rules)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found[f"{width} {theme}"].append("the page scrolls sideways")
    visit.watch.complaints[:] = before
    return {how: wrong for how, wrong in found.items() if wrong}


@pytest.mark.parametrize("language", LANGUAGES, ids=OWN_NAMES)
def test_axe_finds_nothing_on_the_public_pages(visit, language):
    page = visit()
    found = {}
    for address in PUBLIC:
        page.goto(language + address)
        if wrong := looked_at(page, visit):
            found[address] = wrong
    forget_answers(visit)
    assert json.dumps(found, indent=1) == "{}"


def test_axe_finds_nothing_on_the_desk(desk, demo, visit):
    page = desk("staff-new-canaan")
    zone, station = demo.rows("SELECT id, station_id FROM zones_zone WHERE public_id = 'gmj9g'")[0]
    forms = [f"/admin/zones/zone/{zone}/change/", f"/admin/zones/station/{station}/change/"]
    found = {}
    for address in [*DESK, *forms]:
        page.goto(address)
        if wrong := looked_at(page, visit):
            found[address] = wrong
    assert json.dumps(found, indent=1) == "{}"


def forget_answers(visit):
    """The browser notes on its console that a page answered 404 or 400, as it should here."""
    visit.watch.complaints[:] = [
        one for one in visit.watch.complaints if "responded with a status of 40" not in one
    ]
