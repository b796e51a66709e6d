"""The staff desk in a real browser: a department corrects its hours, a moderator publishes better
words.
"""

from tests.browser.conftest import PHONE
from tests.demo import read, wait_for

LOBBY = "gmj9g"
STAFF_LOOKED = "by the department’s staff"


def test_staff_correct_the_lobby_hours_by_the_grid_and_say_that_all_is_right(desk, demo):
    page = desk("staff-new-canaan", viewport=PHONE)
    page.goto(f"/admin/zones/zone/?q={LOBBY}")
    page.locator("#result_list tbody th a").first.click()
    page.locator("[name=hours_kind][value=week]").check()
    for day in ("Mo", "Tu", "We"):
        page.fill(f"[name=hours_{day}_from]", "10:15")
        page.fill(f"[name=hours_{day}_to]", "15:45")
    for day in ("Th", "Fr", "Sa", "Su"):
        page.fill(f"[name=hours_{day}_from]", "")
        page.fill(f"[name=hours_{day}_to]", "")

    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview").click()
    preview = opened.value
    preview.wait_for_load_state()
    words = "Monday to Wednesday 10:15 a.m.–3:45 p.m."
    assert words in preview.locator("main").inner_text()
    assert words not in read(f"{demo.site}/z/{LOBBY}/")

    page.get_by_role("button", name="Everything is still correct").click()
    page.get_by_text("Residents now see that your department checked this today").wait_for()
    assert wait_for(lambda: words in read(f"{demo.site}/z/{LOBBY}/"), 1)
    assert wait_for(lambda: read(f"{demo.site}/z/{LOBBY}/").count(STAFF_LOOKED) >= 4, 1)


def test_staff_reach_no_zone_of_kansas_city(desk, demo, visit):
    page = desk("staff-new-canaan")
    numbers = demo.rows(
        "SELECT z.id FROM zones_zone z JOIN zones_station s ON s.id = station_id "
        "JOIN zones_agency a ON a.id = agency_id WHERE a.key = 'us-mo-kansas-city-kcpd'"
    )
    for (number,) in numbers:
        assert page.goto(f"/admin/zones/zone/{number}/change/").status == 404
    # The browser notes each 404 on its console; nothing else may stand there.
    noted = [complaint for complaint in visit.watch.complaints if "404 (Not Found)" in complaint]
    assert len(noted) == len(visit.watch.complaints)
    visit.watch.complaints.clear()


def test_a_moderator_mends_a_tip_and_the_public_reads_it_once_another_has_published_it(desk, demo):
    page = desk("moderator")
    page.goto("/admin/tips/tip/")
    page.locator("#result_list tbody th a").first.click()
    better = f"{page.input_value('[name=en_title]')} (better words)"
    page.fill("[name=en_title]", better)
    page.locator("button[name=_verb][value='submit:en']").click()
    page.get_by_text("You wrote this, so another moderator has to publish it").wait_for()
    assert page.locator("button[name=_verb][value='publish:en']").count() == 0
    assert better not in read(f"{demo.site}/api/v1/tips?language=en")

    other = desk("operator")
    other.goto("/admin/tips/tip/review/")
    other.get_by_role("link", name=better).click()
    other.locator("button[name=_verb][value='publish:en']").click()
    other.wait_for_load_state()
    assert wait_for(lambda: better in read(f"{demo.site}/api/v1/tips?language=en"), 1)
