"""The map on which staff set the pin of a station."""

import re

import pytest

# -- the staff desk --------------------------------------------------------------------------------
PLACE = ("41.14680", "-73.49480")  # in New Canaan


@pytest.fixture
def pinned(desk, demo):
    """The page of the station in New Canaan, as its own department sees it."""

    def open_pin():
        page = desk("staff-new-canaan")
        page.goto("/admin/zones/station/")
        page.locator("#result_list .field-name a").first.click()
        page.wait_for_selector(".map-pin")
        for name, number in zip(("latitude", "longitude"), PLACE, strict=True):
            page.fill(f"[name={name}]", number)
        page.locator(".map-pin").scroll_into_view_if_needed()
        return page

    return open_pin


def numbers(page):
    return [page.input_value(f"[name={name}]") for name in ("latitude", "longitude")]


def test_a_dragged_pin_writes_its_numbers_and_they_are_saved(pinned, demo):
    page = pinned()
    box = page.locator(".map-pin").bounding_box()
    page.mouse.move(box["x"] + 14, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 24, box["y"] + 4, steps=5)
    page.mouse.up()
    latitude, longitude = map(float, numbers(page))
    assert all(re.fullmatch(r"-?\d+\.\d{5}", number) for number in numbers(page))
    assert 41.1468 < latitude < 41.16
    assert -73.4948 < longitude < -73.48
    page.locator("[name=_continue]").last.click()
    page.wait_for_selector(".success")
    key = page.locator(".field-key .readonly").inner_text()
    assert demo.rows("SELECT latitude, longitude FROM zones_station WHERE key = ?", key) == [
        (latitude, longitude)
    ]


def test_typed_numbers_move_the_pin_and_nonsense_takes_it_away(pinned):
    page = pinned()
    before = page.locator(".map-pin").bounding_box()
    page.fill("[name=latitude]", "41.16")
    assert page.locator(".map-pin").bounding_box()["y"] < before["y"]
    for typed in ("", "91"):
        page.fill("[name=latitude]", typed)
        assert page.locator(".map-pin").count() == 0
    page.fill("[name=latitude]", PLACE[0])
    assert page.locator(".map-pin").count() == 1
    assert numbers(page) == list(PLACE)


def test_the_keyboard_moves_the_pin_by_small_and_large_steps(pinned):
    page = pinned()
    page.locator(".map-pin").focus()
    page.keyboard.press("ArrowUp")
    latitude, longitude = map(float, numbers(page))
    assert 41.1468 < latitude < 41.1480
    assert longitude == -73.4948
    page.keyboard.press("Shift+ArrowLeft")
    assert float(numbers(page)[1]) < -73.4948 - 0.004
    assert page.locator("[data-said]").inner_text() == ", ".join(numbers(page))


def test_without_a_pin_a_click_or_a_button_sets_one(pinned):
    page = pinned()
    page.fill("[name=latitude]", "")
    assert page.locator(".map-pin").count() == 0
    page.get_by_role("button", name="Put the pin in the center of the map").click()
    middle = numbers(page)
    assert page.locator(".map-pin").count() == 1
    page.locator("[data-pin] [data-frame]").click(position={"x": 200, "y": 100})
    assert float(numbers(page)[0]) > float(middle[0])
    assert float(numbers(page)[1]) < float(middle[1])


def test_the_map_of_a_new_station_goes_to_the_region_of_its_address(desk):
    page = desk("operator")
    page.goto("/admin/zones/station/add/")
    page.fill("[name=country]", "US")
    page.fill("[name=region]", "VT")
    page.press("[name=region]", "Tab")
    page.wait_for_selector(".map-detail", state="attached")
    page.get_by_role("button", name="Put the pin in the center of the map").click()
    latitude, longitude = map(float, numbers(page))
    assert (42.7 < latitude < 45.1, -73.5 < longitude < -71.4) == (True, True)


def test_without_javascript_the_numbers_are_enough(desk):
    page = desk("staff-new-canaan", java_script_enabled=False)
    page.goto("/admin/zones/station/")
    page.locator("#result_list .field-name a").first.click()
    page.wait_for_selector("[name=latitude]")
    assert page.locator("[data-pin]").is_hidden()
    assert page.locator("[name=latitude], [name=longitude]").count() == 2
    assert page.locator("[name=latitude]").is_editable()
