"""The map in a real browser: pins speak, the keyboard works, card and pin show each other; the
staff’s pin.
"""

import re
import sqlite3
from contextlib import closing
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.browser.conftest import DESKTOP, PHONE
from tests.demo import serving

DETROIT = "/search/?near=48201&at=now&camera=on&unknown=on"  # two zones of one station, and others
KANSAS_CITY = "/search/?near=64128"
TWO_PEOPLE = "/search/?near=64128&other=66210"


@pytest.fixture
def mapped(visit):
    """A page of results whose map is there."""

    def open_map(path, **options):
        page = visit(**options)
        page.goto(path)
        page.wait_for_load_state("load")
        button = page.locator("[data-open]")
        if page.viewport_size == PHONE:
            button.click()
        page.wait_for_selector(".map-pin")
        page.wait_for_selector(".map-border", state="attached")
        return page

    return open_map


def labels(page):
    return [pin.get_attribute("aria-label") for pin in page.locator(".map-pin").all()]


def marked(page):
    return page.locator(".card.is-marked").evaluate_all(
        "cards => cards.map((card) => card.dataset.zone)"
    )


# -- when it comes ---------------------------------------------------------------------------------
def test_on_a_phone_nothing_of_the_map_is_loaded_before_somebody_asks_for_it(visit):
    page = visit(viewport=PHONE)
    page.goto(KANSAS_CITY)
    page.wait_for_load_state("networkidle")
    loaded = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert [
        name for name in loaded if "leaflet" in name or "/map/" in name or "map-ground" in name
    ] == []
    assert page.locator("[data-frame]").is_hidden()
    page.get_by_role("button", name="Show these zones on a map").click()
    page.wait_for_selector(".map-pin")
    assert page.evaluate("document.activeElement.matches('[data-frame]')")


def test_beside_the_list_it_comes_by_itself_and_moves_nothing(visit):
    page = visit()
    page.goto(KANSAS_CITY)
    before = page.locator(".card").first.bounding_box()
    page.wait_for_selector(".map-pin")
    assert page.locator(".card").first.bounding_box() == before
    assert page.locator("[data-open]").is_hidden()


def test_without_javascript_there_is_no_map_and_no_button(visit):
    page = visit(java_script_enabled=False)
    page.goto(KANSAS_CITY)
    assert page.locator(".map").is_hidden()
    assert page.locator(".card").count() == 10


def test_when_the_map_cannot_be_loaded_the_page_says_that_the_list_is_enough(visit):
    page = visit()
    page.context.route("**/leaflet*.js", lambda route: route.abort())
    page.goto(KANSAS_CITY)
    page.wait_for_selector("[data-note]:not([hidden])")
    assert (
        page.locator("[data-note]").inner_text()
        == "The map could not be loaded. The list says everything."
    )
    assert page.locator("[data-frame]").count() == 0
    assert [
        complaint for complaint in visit.watch.complaints if "ERR_FAILED" not in complaint
    ] == []
    visit.watch.complaints.clear()  # the one about the file that did not come


# -- pins ------------------------------------------------------------------------------------------
def test_pins_speak_names_and_distances(mapped):
    page = mapped(DETROIT)
    spoken = labels(page)
    assert "Police Department, Troy Police Department, 16 miles" in spoken
    together = [words for words in spoken if words.startswith("2 zones at this place: ")]
    assert together == [
        "2 zones at this place: Police station — parking lot, Ferndale Police Department, 8.6 "
        "miles; "
        "Police station — lobby, Ferndale Police Department, 8.6 miles"
    ]
    assert page.locator(".map-pin.is-many").inner_text() == "2"
    assert {pin.get_attribute("role") for pin in page.locator(".map-pin").all()} == {"button"}


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_pin_is_large_enough_and_none_lies_on_another(mapped, viewport):
    page = mapped(DETROIT, viewport=viewport)
    boxes = [pin.bounding_box() for pin in page.locator(".map-pin").all()]
    assert min(min(box["width"], box["height"]) for box in boxes) >= 24
    middles = [(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes]
    apart = [abs(a[0] - b[0]) + abs(a[1] - b[1]) for a in middles for b in middles if a != b]
    assert min(apart) >= 24


def test_two_people_and_the_zones_are_on_one_map(mapped):
    page = mapped(TWO_PEOPLE)
    origins = page.locator(".map-origin")
    assert [origin.get_attribute("aria-label") for origin in origins.all()] == [
        "You: 64128, Kansas City, MO",
        "The other person: 66210, Overland Park, KS",
    ]
    frame = page.locator("[data-frame]").bounding_box()
    for one in [*origins.all(), *page.locator(".map-pin").all()]:
        box = one.bounding_box()
        assert frame["x"] <= box["x"] <= frame["x"] + frame["width"]
        assert frame["y"] <= box["y"] <= frame["y"] + frame["height"]


def test_without_streets_the_map_goes_no_nearer_than_eleven_and_says_so(mapped):
    page = mapped(KANSAS_CITY)
    nearer = page.get_by_role("button", name="Nearer")
    for _ in range(10):
        if nearer.get_attribute("aria-disabled") == "true":
            break
        nearer.click()
        page.wait_for_timeout(400)
    assert nearer.get_attribute("aria-disabled") == "true"
    assert page.locator(".leaflet-control-scale-line").inner_text() in {"2 mi", "3 mi", "5 mi"}
    assert "This map has no streets" in page.locator("[data-note]").inner_text()


# -- card and pin ----------------------------------------------------------------------------------
def test_a_pin_shows_its_cards_and_a_card_its_pin(mapped):
    page = mapped(DETROIT)
    many = page.locator(".map-pin.is-many")
    ids = many.get_attribute("data-pin").split()
    many.hover()
    assert sorted(marked(page)) == sorted(ids)
    page.mouse.move(0, 0)
    assert marked(page) == []
    page.locator(f'[data-zone="{ids[0]}"] h2 a').focus()
    assert page.locator(".map-pin.is-marked").get_attribute("data-pin").split() == ids
    page.locator("#near").focus()
    assert page.locator(".map-pin.is-marked").count() == 0
    page.locator(f'[data-zone="{ids[1]}"]').hover()
    assert page.locator(".map-pin.is-marked").get_attribute("data-pin").split() == ids


# -- the keyboard ----------------------------------------------------------------------------------
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_pin_is_opened_and_left_with_the_keyboard(mapped, key):
    page = mapped(DETROIT)
    many = page.locator(".map-pin.is-many")
    many.focus()
    assert len(marked(page)) == 2
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.textContent") == "Police station — parking lot"
    assert len(marked(page)) == 2
    assert page.locator(".leaflet-popup-close-button").get_attribute("aria-label") == "Close"
    page.keyboard.press("Escape")
    assert many.evaluate("pin => pin === document.activeElement")
    page.locator(".leaflet-popup").wait_for(state="detached")


def test_a_popup_leads_to_the_page_of_the_zone_and_back_to_its_card(mapped):
    page = mapped(DETROIT)
    page.locator(".map-pin.is-many").click()
    page.wait_for_selector(".leaflet-popup-content a")
    link = page.locator(".leaflet-popup-content a").first.get_attribute("href")
    page.locator(".leaflet-popup-content").get_by_role(
        "button", name="Show in the list"
    ).first.click()
    assert page.evaluate("document.activeElement.getAttribute('href')") == link
    assert page.evaluate("document.activeElement.closest('.card') !== null")


def test_a_link_skips_the_map(mapped):
    page = mapped(KANSAS_CITY)
    page.locator("[data-skip]").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card')?.dataset.zone") == page.locator(
        ".card"
    ).first.get_attribute("data-zone")


# -- search this area ------------------------------------------------------------------------------
def test_search_this_area_asks_around_the_middle_and_keeps_the_filters(mapped):
    page = mapped(f"{DETROIT}&page=1&other=66210&fbclid=x&units=km")
    assert page.get_by_role("button", name="Search this area").count() == 0
    page.locator("[data-frame]").focus()
    for _ in range(6):
        page.keyboard.press("ArrowRight")
        page.wait_for_timeout(350)
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
    assert page.locator("h1").inner_text().startswith("Zones near") or page.locator(
        "h1"
    ).inner_text().startswith("No")


# -- for those who need it otherwise ---------------------------------------------------------------
def test_who_wants_no_motion_gets_none(mapped):
    page = mapped(KANSAS_CITY, reduced_motion="reduce")
    page.get_by_role("button", name="Farther").click()
    assert page.locator(".leaflet-zoom-anim").count() == 0
    page.wait_for_selector(".map-pin")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_names_of_towns_can_be_read_on_the_land(mapped, scheme):
    page = mapped(KANSAS_CITY, color_scheme=scheme)
    page.wait_for_selector(".map-town", state="attached")
    colours = page.evaluate(
        "[getComputedStyle(document.querySelector('.map-town span')).color,"
        " getComputedStyle(document.querySelector('.map-states')).fill]"
    )
    assert contrast(*colours) >= 4.5


def contrast(*colours):
    def light(colour):
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
        linear = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
        ]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, bright = sorted(map(light, colours))
    return (bright + 0.05) / (dark + 0.05)


def copied(demo, folder):
    """The demo's file once more: what is in it need not be loaded again."""
    with (
        closing(sqlite3.connect(demo.database)) as here,
        closing(sqlite3.connect(folder / "copy.sqlite3")) as there,
    ):
        here.backup(there)
    return folder / "copy.sqlite3"


# -- tiles -----------------------------------------------------------------------------------------
def test_tiles_are_asked_of_their_server_which_learns_no_place_that_was_typed(
    browser, demo, monkeypatch, tmp_path
):
    monkeypatch.setenv("MAP_TILE_URL", "https://tiles.example.org/{z}/{x}/{y}.png")
    monkeypatch.setenv("MAP_TILE_ATTRIBUTION", "© Makers")
    asked, complaints = [], []

    def answer(route):
        asked.append((route.request.url, route.request.all_headers().get("referer")))
        route.fulfill(
            content_type="image/svg+xml", body='<svg xmlns="http://www.w3.org/2000/svg"/>'
        )

    with serving(copied(demo, tmp_path)) as demo:
        context = browser.new_context(base_url=demo.site, viewport=DESKTOP)
        context.on("console", lambda message: complaints.append(message.text))
        page = context.new_page()
        context.route(re.compile("^https://"), answer)
        page.goto(KANSAS_CITY)
        page.wait_for_selector(".leaflet-tile-loaded", state="attached")
        page.wait_for_selector(".map-pin")
        assert page.locator("[data-note]").inner_text() == "© Makers"
        assert page.locator(".map-states").count() == 0
        context.close()
    assert complaints == []
    assert [
        url
        for url, _ in asked
        if not re.fullmatch(r"https://tiles\.example\.org/\d+/\d+/\d+\.png", url)
    ] == []
    assert {referrer for _, referrer in asked} == {f"{demo.site}/"}
