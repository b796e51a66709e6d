"""The tips on a phone, in large letters, and on paper."""

import pytest

from tests.browser.conftest import PHONE
from tests.browser.test_sign import pages_of

SCREENS = 8  # whoever scrolls farther has stopped reading
TOPIC_SCREENS = 10  # thirty tips on paying
PREFIXES = ["", "/fr", "/es"]
TOO_WIDE = """[...document.querySelectorAll("main *")]
  .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
  .map((one) => `${one.tagName} ${one.textContent.trim().slice(0, 30)}`)"""
PAGES = ["/tips/", "/tips/payment/", "/tips/differ/cash/", "/tips/checklist/buyer/"]


@pytest.mark.parametrize("prefix", PREFIXES)
def test_the_tips_are_a_few_screens_of_a_phone(visit, prefix):
    page, tall = visit(viewport=PHONE), {}
    for address in PAGES:
        page.goto(prefix + address)
        tall[address] = page.evaluate("document.documentElement.scrollHeight") / PHONE["height"]
    limits = dict.fromkeys(PAGES, SCREENS) | {"/tips/payment/": TOPIC_SCREENS}
    assert {address for address in PAGES if tall[address] > limits[address]} == set(), tall


@pytest.mark.parametrize("prefix", PREFIXES)
def test_letters_twice_as_large_do_not_scroll_sideways(visit, prefix):
    page, wide = visit(viewport=PHONE), []
    for address in PAGES:
        page.goto(prefix + address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        wide += [f"{address} {word}" for word in page.evaluate(TOO_WIDE)]
    assert wide == []


def test_a_tip_unfolds_its_sources(visit):
    page = visit(viewport=PHONE, java_script_enabled=False)
    page.goto("/tips/")
    tip = page.locator("#do-not-go-alone")
    source = tip.get_by_role("link", name="Safe trade locations")
    assert not source.is_visible()
    tip.get_by_text("+8 more sources").click()
    assert source.is_visible()


@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize("prefix", PREFIXES)
def test_a_printed_checklist_is_one_sheet(visit, prefix, paper):
    page = visit()
    for audience in ("buyer", "seller"):
        page.goto(f"{prefix}/tips/checklist/{audience}/")
        assert page.locator(".checklist li").count() == 16
        assert pages_of(page.pdf(format=paper)) == 1, audience
