"""The map in use: card and pin show each other, the keys lead in and out, an area is searched."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

DETROIT = "/search/?near=48201&at=now&camera=on&unknown=on"  # two zones of one station, and others

KINGSTON = "/search/?near=Kingston,+ON&at=now"  # two of one station, which is somewhere in town


def marked(page):
    return page.locator(".card.is-marked").evaluate_all(
        "cards => cards.map((card) => card.dataset.zone)"
    )


# -- card and pin ----------------------------------------------------------------------------------
def test_a_pin_shows_its_cards_and_a_card_its_pin(mapped):
    page = mapped(DETROIT)
    many = page.locator(".map-pin.is-many").first
    ids = many.get_attribute("data-pin").split()
    many.hover()
    assert sorted(marked(page)) == sorted(ids)
    page.mouse.move(0, 0)
    assert marked(page) == []
    page.locator(f'[data-zone="{ids[0]}"] h2 a').focus()
    assert page.locator(".map-pin.is-marked").get_attribute("data-pin").split() == ids
    page.locator(".brand").focus()
    assert page.locator(".map-pin.is-marked").count() == 0
    page.locator(f'[data-zone="{ids[1]}"]').hover()
    assert page.locator(".map-pin.is-marked").get_attribute("data-pin").split() == ids


# -- the keyboard ----------------------------------------------------------------------------------
FOCUSED = "document.activeElement.closest('.map-frame') !== null"


def test_the_map_is_one_stop_until_it_is_entered(mapped):
    page = mapped(DETROIT)
    frame = page.locator("[data-frame]")
    frame.focus()
    page.keyboard.press("Tab")
    assert not page.evaluate(FOCUSED)
    page.keyboard.press("Shift+Tab")
    assert frame.evaluate("frame => frame === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.pin !== undefined")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.dataset.pin !== undefined")
    page.keyboard.press("Escape")
    assert frame.evaluate("frame => frame === document.activeElement")
    page.keyboard.press("Tab")
    assert not page.evaluate(FOCUSED)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_pin_is_opened_and_left_with_the_keyboard(mapped, key):
    page = mapped(DETROIT)
    many = page.locator(".map-pin.is-many").first
    many.focus()
    assert len(marked(page)) == 2
    page.keyboard.press(key)
    assert re.fullmatch(
        r"\d+\. Ferndale Police — parking lot",
        page.evaluate("document.activeElement.textContent"),
    )
    assert len(marked(page)) == 2
    assert page.locator(".leaflet-popup-close-button").get_attribute("aria-label") == "Close"
    page.keyboard.press("Escape")
    assert many.evaluate("pin => pin === document.activeElement")
    page.locator(".leaflet-popup").wait_for(state="detached")


def test_a_popup_leads_to_the_page_of_the_zone_and_back_to_its_card(mapped):
    page = mapped(DETROIT)
    page.locator(".map-pin.is-many").first.click()
    page.wait_for_selector(".leaflet-popup-content a")
    link = page.locator(".leaflet-popup-content a").first.get_attribute("href")
    page.locator(".leaflet-popup-content").get_by_role(
        "button", name="Show in the list"
    ).first.click()
    assert page.evaluate("document.activeElement.getAttribute('href')") == link
    assert page.evaluate("document.activeElement.closest('.card') !== null")


@pytest.mark.parametrize("path", [DETROIT, KINGSTON], ids=["exact", "about"])
def test_a_popup_says_each_thing_once(mapped, path):
    page = mapped(path)
    page.locator(".map-pin.is-many").first.click()
    stories = page.locator(".leaflet-popup-content li")
    stories.first.wait_for()
    for story in stories.all():
        number = re.match(r"\d+", story.inner_text()).group()
        card = page.locator(f'[data-number="{number}"]')
        for part in ("h2 a", ".far", ".at", ".state"):
            words = card.locator(part).inner_text()
            assert story.inner_text().count(words) == 1, (part, story.inner_text())


# -- search this area ------------------------------------------------------------------------------
def test_search_this_area_asks_around_the_middle_and_keeps_the_filters(mapped):
    page = mapped(f"{DETROIT}&page=1&other=66210&fbclid=x&units=km")
    assert page.get_by_role("button", name="Search this area").count() == 0
    page.locator("[data-frame]").focus()
    page.keyboard.press("Shift+ArrowRight")
    page.get_by_role("button", name="Search this area").click()
    page.wait_for_url("**/search/?near=*")
    asked = parse_qs(urlsplit(page.url).query)
    assert re.fullmatch(r"-?\d+\.\d{3},-?\d+\.\d{3}", asked["near"][0])
    assert (asked["at"], asked["camera"], asked["unknown"], asked["units"]) == (
        ["now"],
        ["on"],
        ["on"],
        ["km"],
    )
    assert {"other", "page"} & set(asked) == set()
    assert page.locator("h1").inner_text().startswith("Spots near") or page.locator(
        "h1"
    ).inner_text().startswith("No")
