"""The small phone of a hurried resident: what stands above the fold, how many taps, words and stops
it takes, and what happens at twice the text size.
"""

import datetime
import re

import pytest

from exchangezones.foundation.site import LANGUAGE_PREFIXES
from tests.browser.conftest import PHONE
from tests.browser.test_axe import PUBLIC

TOMORROW = datetime.date.today() + datetime.timedelta(days=1)
ZONES = [  # daylight hours: open at noon, closed at night
    f"/z/tq42n/?at={TOMORROW}T12:00", f"/z/tq42n/?at={TOMORROW}T02:00", "/z/cdrz9/",
]  # fmt: skip
RESULTS = "/search/?near=Overland+Park,+KS&at=now"
MOST_WORDS, MOST_STOPS, MOST_TAPS = 350, 8, 5
LANGUAGES = [prefix for _code, prefix in LANGUAGE_PREFIXES]


def bottom_of(page, selector):
    box = page.locator(selector).first.bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "fr", "es"])
def test_the_answer_stands_above_the_fold(visit, language):
    page = visit(viewport=PHONE)
    page.goto(language + RESULTS)
    assert bottom_of(page, ".card .at") <= PHONE["height"]
    for zone in ZONES:
        page.goto(language + zone)
        for selector in (".state", ".at", ".actions a[href*='/invite/']", ".actions summary"):
            assert bottom_of(page, selector) <= PHONE["height"], (zone, selector)


def test_five_taps_lead_from_the_first_page_to_the_copied_invitation(visit):
    page = visit(viewport=PHONE, permissions=["clipboard-read", "clipboard-write"])
    page.goto("/")
    taps = ["[name=near]", "form.search button:not([type])", ".card a[href*='/invite/']",
        "[data-copy]"]  # fmt: skip
    for selector in taps:
        page.locator(selector).first.click()
        if selector == "[name=near]":
            page.keyboard.type("Lee's Summit, MO")
        page.wait_for_load_state()
    page.locator(".message [role=status]").get_by_text("Copied").wait_for()
    assert len(taps) <= MOST_TAPS
    assert "Let’s meet at" in page.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("near", ["10014", "Overland+Park,+KS", "Toronto"])
@pytest.mark.parametrize("moment", ["", "&at=now"])
def test_ten_results_are_read_in_a_minute(visit, near, moment):
    """Words of the list itself: spots beyond the ten are no part of it."""
    page = visit(viewport=PHONE)
    page.goto(f"/search/?near={near}{moment}")
    page.evaluate("document.querySelectorAll('[data-beyond]').forEach(each => each.remove())")
    assert page.locator(".card").count() == 10
    assert len(page.locator("main").inner_text().split()) <= MOST_WORDS


def test_few_stops_of_the_keyboard_stand_before_the_first_card(visit):
    page = visit(viewport=PHONE)
    page.goto(RESULTS)
    stops = 0
    while not page.evaluate("document.activeElement.matches('.card a')"):
        page.keyboard.press("Tab")
        stops += 1
    assert stops - 1 <= MOST_STOPS


@pytest.mark.parametrize("language", LANGUAGES, ids=["en", "fr", "es"])
def test_at_twice_the_text_size_no_page_scrolls_sideways(visit, language):
    page = visit(viewport=PHONE)
    wide = {}
    for address in PUBLIC:
        page.goto(language + address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            wide[address] = width
    visit.watch.complaints[:] = [  # pages that answer 404 or 400, as they should
        one for one in visit.watch.complaints if not re.search(r"a status of 40", one)
    ]
    assert wide == {}
