"""Without a mouse, and enlarged: who cannot point or cannot read small letters gets as far."""

import re

import pytest

OUTLINE = "getComputedStyle(document.activeElement).outlineStyle"


def tab_to(page, selector, most=40):
    """Press Tab until this has the focus; every stop on the way can be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINE) == "solid", page.evaluate("document.activeElement.outerHTML")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab does not lead to {selector}")


def test_the_keyboard_alone_leads_from_the_first_page_to_the_invitation(visit):
    page = visit()
    page.goto("/")
    tab_to(page, "a.skip", most=1)
    page.keyboard.press("Enter")
    tab_to(page, "[name=near]")
    page.keyboard.type("64128")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"near=64128"))
    tab_to(page, "main ol.cards h2 a", most=60)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/zones/us/"))
    tab_to(page, "a[href*='/invite/']", most=60)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/invite/"))
    tab_to(page, "textarea", most=60)


@pytest.mark.parametrize("language", ["", "/fr", "/es"], ids=["en", "fr", "es"])
def test_at_twice_the_size_nothing_is_cut_off_and_the_search_still_works(visit, language):
    """A window of 1280 pixels at 200 % has room for 640; at 400 % for 320."""
    page = visit(viewport={"width": 640, "height": 450}, device_scale_factor=2)
    page.goto(f"{language}/")
    page.fill("[name=near]", "Kansas City, MO")
    page.press("[name=near]", "Enter")
    page.wait_for_url(re.compile(r"near=Kansas"))
    for width in (640, 320):
        page.set_viewport_size({"width": width, "height": 450})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator("ol.cards h2 a").first.is_visible()
    page.locator("ol.cards h2 a").first.click()
    page.wait_for_url(re.compile(r"/zones/us/"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
