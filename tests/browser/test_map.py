"""The map in a real browser: pins are numbered and speak, the keyboard works, card and pin show
each other.
"""

import re

import pytest

from tests.browser.conftest import DESKTOP, PHONE

DETROIT = "/search/?near=48201&at=now&camera=on&unknown=on"  # two zones of one station, and others
KANSAS_CITY = "/search/?near=64128"
TWO_PEOPLE = "/search/?near=64128&other=66210"


def labels(page):
    return [pin.get_attribute("aria-label") for pin in page.locator(".map-pin").all()]


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
    page.get_by_role("button", name="Show map").click()
    page.wait_for_selector(".map-pin")
    assert page.evaluate("document.activeElement.matches('[data-frame]')")
    assert page.locator("[data-frame]").bounding_box()["height"] == pytest.approx(0.6 * 740, abs=2)
    page.get_by_role("button", name="Hide map").click()
    assert page.locator("[data-frame]").is_hidden()
    page.get_by_role("button", name="Show map").click()
    assert page.locator("[data-frame]").is_visible()


def test_on_a_phone_the_link_above_the_cards_opens_the_map_and_leads_to_it(visit):
    page = visit(viewport=PHONE, reduced_motion="reduce")  # no scrolling is under way
    page.goto(KANSAS_CITY)
    link = page.get_by_role("link", name="Map", exact=True)
    assert link.bounding_box()["y"] < page.locator(".card").first.bounding_box()["y"]
    link.click()
    page.wait_for_selector(".map-pin")
    page.wait_for_function("document.querySelector('.map').getBoundingClientRect().top < 20")
    frame = page.locator("[data-frame]").bounding_box()
    assert frame["y"] >= 0
    assert frame["y"] + frame["height"] <= PHONE["height"]
    assert page.get_by_role("button", name="Hide map").get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('[data-open]')")


SHIFTS = """window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
  .observe({type: 'layout-shift', buffered: true});"""


def test_beside_the_list_it_comes_by_itself_and_moves_nothing(visit):
    page = visit()
    page.add_init_script(SHIFTS)
    page.goto(KANSAS_CITY)
    before = page.locator(".card").first.bounding_box()
    page.wait_for_selector(".map-detail", state="attached")
    page.wait_for_selector(".map-town", state="attached")
    assert page.locator(".card").first.bounding_box() == before
    assert page.evaluate("shifts") == []
    assert page.locator("[data-open]").is_hidden()
    assert page.get_by_role("link", name="Map", exact=True).is_hidden()
    column = page.locator(".map-inside").bounding_box()
    assert column["y"] == before["y"]
    assert column["x"] >= before["x"] + before["width"]
    assert column["height"] == pytest.approx(900 - 32, abs=1)
    assert page.locator("main").evaluate("main => main.scrollWidth") <= 1280


def test_beside_the_list_all_of_the_answer_is_on_the_part_of_the_map_that_is_seen(mapped):
    page = mapped(TWO_PEOPLE)
    for each in [*page.locator(".map-pin, .map-origin, .leaflet-control").all()]:
        box = each.bounding_box()
        assert box["y"] + box["height"] <= DESKTOP["height"]
    towns = [town.bounding_box() for town in page.locator(".map-town span").all()]
    assert sum(town["y"] + town["height"] <= DESKTOP["height"] for town in towns) >= 10


def test_in_what_is_folded_it_comes_when_that_is_opened(visit):
    page = visit()
    page.goto("/search/?near=Honolulu")  # no spot for thousands of miles
    page.wait_for_load_state("networkidle")
    assert page.locator(".leaflet-container").count() == 0
    page.locator("details:has(.with-map) > summary").click()
    page.locator(".with-map").scroll_into_view_if_needed()
    page.wait_for_selector(".map-pin")


def test_who_saves_data_is_asked_first(visit):
    page = visit()
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page.goto(KANSAS_CITY)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("button", name="Show map").is_visible()
    assert page.locator("[data-frame]").is_hidden()


def test_without_javascript_there_is_no_map_and_no_button(visit):
    page = visit(java_script_enabled=False)
    page.goto(KANSAS_CITY)
    assert page.locator(".map").is_hidden()
    assert page.locator(".card").count() == 10
    spare = "both => both.clientWidth - both.firstElementChild.clientWidth"
    assert page.locator(".with-map").evaluate(spare) == 0  # no empty column


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_when_the_map_cannot_be_loaded_the_page_says_that_the_list_is_enough(visit, viewport):
    page = visit(viewport=viewport)
    page.context.route("**/leaflet*.js", lambda route: route.abort())
    page.goto(KANSAS_CITY)
    if viewport == PHONE:
        page.get_by_role("button", name="Show map").click()
    failed = page.get_by_text("The map could not be loaded. The list has everything that is on it.")
    failed.wait_for()
    assert page.locator("[data-frame]").is_hidden()
    assert [
        complaint for complaint in visit.watch.complaints if "ERR_FAILED" not in complaint
    ] == []
    visit.watch.complaints.clear()  # the one about the file that did not come


# -- pins ------------------------------------------------------------------------------------------
def test_pins_speak_numbers_names_distances_and_states(mapped):
    page = mapped(DETROIT)
    spoken = labels(page)
    numbers = page.locator(".card[data-number]").evaluate_all(
        "cards => cards.map((card) => card.dataset.number)"
    )
    assert numbers[:3] == ["1", "2", "3"]
    assert [
        words
        for words in spoken
        if re.search(r"\d+\. Troy Police, 16 miles, Hours not confirmed \(\w+\)", words)
    ]
    together = [words for words in spoken if words.startswith("2 spots here: ")]
    assert re.fullmatch(
        r"2 spots here: (\d+)\. Ferndale Police — parking lot, 8\.6 miles, "
        r"[^;,]+; (\d+)\. Ferndale Police — lobby, 8\.6 miles, [^;]+",
        together[0],
    )
    many = page.locator(".map-pin.is-many").first
    ids = many.get_attribute("data-pin").split()
    shown = [page.locator(f'[data-zone="{name}"]').get_attribute("data-number") for name in ids]
    assert many.inner_text() == " · ".join(shown)
    assert {pin.get_attribute("role") for pin in page.locator(".map-pin").all()} == {"button"}


def test_a_pin_looks_like_the_badge_of_its_card(mapped):
    page = mapped(f"{KANSAS_CITY}&at=now")
    seen = set()
    for pin in page.locator(".map-pin:not(.is-many)").all():
        card = page.locator(f'[data-zone="{pin.get_attribute("data-pin")}"]')
        state = card.locator(".state").get_attribute("class").split()[1]
        assert f"is-{state}" in pin.get_attribute("class").split()
        seen.add(state)
    assert len(seen) > 1


LOOKS = """(states) => {
  const cards = [...document.querySelectorAll('.card[data-number]')];
  states.forEach((state, n) => {
    cards[n].querySelectorAll('.state, .warn, .when-open').forEach((each) => each.remove());
    const badge = Object.assign(document.createElement('p'), { className: state });
    if (state) cards[n].append(badge);
  });
  const pins = states.map((_, n) => `${cards[n].dataset.zone},${39 + n * 0.4},-94`);
  document.querySelector('.map').dataset.pins = `${pins.join(' ')},about`;
}"""
STATES = ["state open", "state listed", "state advised", "state unconfirmed", "state closed",
    "warn", "when-open", ""]  # fmt: skip


def test_each_state_has_a_shape_and_the_vague_are_hollow(visit):
    page = visit(viewport=PHONE)  # where the map waits
    page.goto(f"{KANSAS_CITY}&at=now")
    page.evaluate(LOOKS, STATES)
    page.get_by_role("button", name="Show map").click()
    page.wait_for_selector(".map-pin")
    looks = page.locator(".map-pin").evaluate_all(
        """pins => pins.map((pin) => {
          const shape = getComputedStyle(pin, '::before');
          return [
            /is-(plain|open|listed|advised|unconfirmed|closed|warn)/.exec(pin.className)[1],
            shape.backgroundColor !== shape.borderTopColor, shape.borderTopStyle,
            shape.borderRadius, shape.transform !== 'none',
          ];
        })"""
    )
    assert [look[0] for look in looks] == [
        "open", "listed", "advised", "unconfirmed", "closed", "warn", "plain", "plain",
    ]  # fmt: skip
    assert [look[1] for look in looks] == [False, True, False, True, False, False, False, True]
    assert [look[2] for look in looks] == ["solid"] * 7 + ["dashed"]
    assert looks[4][1:] == looks[5][1:]  # paused is closed
    assert len({tuple(look[1:]) for look in looks}) == 7  # no two alike without their colours
    assert labels(page)[7].endswith(", about here")
    assert "about here" not in labels(page)[0]


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
    page = mapped(KANSAS_CITY, reduced_motion="reduce")  # no zoom is under way
    nearer = page.get_by_role("button", name="Zoom in")
    while nearer.get_attribute("aria-disabled") != "true":
        nearer.click()
    assert page.locator(".leaflet-control-scale-line").inner_text() in {"2 mi", "3 mi", "5 mi"}
    assert page.locator("[data-note]").inner_text() == "For streets, use Directions."


# -- for those who need it otherwise ---------------------------------------------------------------
def test_who_wants_no_motion_gets_none(mapped):
    page = mapped(KANSAS_CITY, reduced_motion="reduce")
    page.get_by_role("button", name="Zoom out").click()
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
