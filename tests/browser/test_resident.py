"""A resident in a real browser: from the first page to a copied invitation, and what the device may
tell.
"""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_from_the_first_page_to_a_copied_invitation(visit, viewport, scripts):
    page = visit(
        viewport=viewport,
        java_script_enabled=scripts,
        permissions=["clipboard-read", "clipboard-write"],
    )
    page.goto("/")
    page.fill("[name=near]", "64128")
    page.press("[name=near]", "Enter")
    page.wait_for_url(re.compile(r"/search/\?.*near=64128"))
    card = page.locator("main ol > li", has_text="East Patrol Division")

    card.get_by_role("link").first.click()
    page.wait_for_url(re.compile(r"/zones/us/mo/kansas-city/"))
    assert (
        "East Patrol Division"
        in page.locator("h1").inner_text() + page.locator("main").inner_text()
    )

    page.get_by_role(
        "link", name=re.compile("message to the other person|invit", re.IGNORECASE)
    ).first.click()
    page.wait_for_url(re.compile(r"/invite/"))
    message = page.locator(".message textarea").first.input_value()
    assert "East Patrol Division" in message
    copy = page.locator("[data-copy]").first
    if scripts:
        copy.click()
        page.locator(".message [role=status]").first.get_by_text(re.compile(r"\w")).wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == message
    else:
        assert not copy.is_visible()


def test_my_location_where_it_is_allowed_is_rounded_and_searched(visit):
    here = {"latitude": 39.0612345, "longitude": -94.5412345}
    page = visit(viewport=PHONE, permissions=["geolocation"], geolocation=here)
    page.goto("/")
    page.locator("[data-locate]").click()
    page.wait_for_url(re.compile(r"near=39\.061(%2C|,)-94\.541(&|$)"))
    assert "Kansas City" in " ".join(page.locator("main ol > li").all_inner_texts())


def test_my_location_where_it_is_refused_says_so_and_loses_nothing(visit):
    page = visit(viewport=PHONE)
    page.goto("/")
    page.fill("[name=near]", "Kennewick WA")
    page.locator("[data-locate]").click()
    page.get_by_role("status").get_by_text(re.compile(r"\w")).first.wait_for()
    assert page.input_value("[name=near]") == "Kennewick WA"
    assert "near=" not in page.url


def test_two_people_find_the_fair_middle(visit):
    page = visit(viewport=PHONE)
    page.goto("/search/?near=64128")
    other = page.locator("[name=other]").first
    if not other.is_visible():
        page.locator("details:has([name=other]) > summary").first.click()
    other.fill("66101")
    other.press("Enter")
    page.wait_for_url(re.compile(r"other=66101"))
    shown = page.locator("main ol > li").first.inner_text()
    assert len(re.findall(r"[\d.]+\s(?:mi|miles)\b", shown)) >= 2, (
        "how far it is for each of the two"
    )


def test_a_suggestion_completes_the_name_of_a_town(visit):
    page = visit()
    page.goto("/")
    page.locator("[name=near]").press_sequentially("kennew", delay=20)
    page.locator("datalist option[value*=Kennewick]").first.wait_for(state="attached")
