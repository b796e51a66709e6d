"""The zone's page at the staff desk: boxes, buttons, two people at once, and its past."""

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.zones.admin.desk import Page, Town
from zones.directory import live
from zones.models import Check, HoursException, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


@pytest.fixture
def address(town):
    return reverse("admin:zones_zone_change", args=[town.a.zone.pk])


@pytest.fixture
def page(town, address):
    return Page(town.client("staff of A"), address)


def stored(town):
    return Zone.objects.get(pk=town.a.zone.pk)


def test_an_edit_is_stored_with_its_writer(town, page):
    page.write(detail="Left of the door").press()
    assert page.status == 302
    assert stored(town).detail == "Left of the door"
    last = Zone.history.filter(id=town.a.zone.pk).first()
    assert (last.history_user.username, last.history_date, last.detail) == (
        "ann",
        NOW,
        "Left of the door",
    )


@pytest.mark.parametrize(
    ("boxes", "rule"),
    [
        ({"hours_kind": "always"}, "24/7"),
        ({"hours_kind": "daylight"}, "sunrise-sunset"),
        ({"hours_kind": "unknown"}, ""),
        ({"hours_kind": "words", "hours_words": "Mon-Fri 8am-5pm"}, "Mo-Fr 08:00-17:00"),
        (
            {
                "hours_kind": "week", "hours_Mo_from": "08:00", "hours_Mo_to": "17:00",
                "hours_Tu_from": "08:00", "hours_Tu_to": "17:00", "hours_Sa_from": "09:00",
                "hours_Sa_to": "00:00",
            },
            "Mo-Tu 08:00-17:00; Sa 09:00-24:00",
        ),
    ],
)  # fmt: skip
def test_hours_are_chosen_by_a_line_and_come_back_into_the_same_boxes(town, page, boxes, rule):
    Zone.objects.filter(pk=town.a.zone.pk).update(hours="Mo-Su 06:00-22:00")
    page = Page(page.client, page.address)
    assert page.boxes["hours_kind"] == "week"
    empty = {
        name: ""
        for name in page.boxes
        if name.startswith("hours_") and name.endswith(("_from", "_to"))
    }
    page.write(**{**empty, **boxes}).press()
    assert stored(town).hours == rule
    kept = "week" if boxes["hours_kind"] == "words" else boxes["hours_kind"]
    assert Page(page.client, page.address).boxes["hours_kind"] == kept


@pytest.mark.parametrize(
    ("boxes", "said"),
    [
        ({"hours_kind": "week", "hours_Mo_from": "08:00"}, "Monday has only one time"),
        ({"hours_kind": "week"}, "The table has no times"),
        ({"hours_kind": "words"}, "Write the hours, or choose"),
        ({"hours_kind": "words", "hours_words": "8-5 sometimes"}, "We did not understand"),
        ({"hours_kind": "nonsense"}, "Choose one of the options"),
        ({"hours_kind": "week", "hours_Mo_from": "nan", "hours_Mo_to": "inf"}, "not"),
    ],
)
def test_hours_that_are_not_clear_are_said_and_nothing_is_lost(town, page, boxes, said):
    page.write(detail="Typed", **boxes).press()
    assert page.status == 200
    assert said in " ".join(page.mistakes["hours"])
    assert page.boxes["detail"] == "Typed"
    assert {name: page.boxes[name] for name in boxes if name != "hours_kind"} == {
        name: typed for name, typed in boxes.items() if name != "hours_kind"
    }
    assert stored(town).detail == ""


def counts():
    return [model.objects.count() for model in (Zone, Zone.history.model, HoursException, Check)]


def test_the_preview_is_the_public_page_of_what_was_typed_and_saves_nothing(town, page):
    before = counts()
    page.write(
        hours_kind="week", hours_Mo_from="08:00", hours_Mo_to="17:00", detail="Left of the door"
    )
    typed = page.boxes | {"hours_exceptions-0-reason": "Typed reason"}
    page.press(_preview="1", **{"hours_exceptions-0-reason": "Typed reason"})
    assert page.status == 200
    assert [template.name for template in page.response.templates][0] == "zones/preview.html"
    for words in (
        "Nothing is saved yet",
        "Monday 8 a.m.–5 p.m.",
        "Left of the door",
        "Typed reason",
    ):
        assert words in page.html
    assert (stored(town).hours, stored(town).detail, counts()) == ("", "", before)
    page.client.post(page.address, typed | {"_continue": "Save"})
    assert stored(town).hours == "Mo 08:00-17:00"


def test_a_preview_of_what_is_wrong_is_the_form_that_says_so(town, page):
    before = counts()
    page.press(_preview="1", hours_kind="week", hours_Mo_from="08:00", hours_Mo_to="")
    assert sorted(page.mistakes) == ["__all__", "hours"]
    page.press(_preview="1", hours_kind="always", **{"hours_exceptions-0-last_on": "2020-01-01"})
    assert "Nothing is saved yet. Correct the fields marked below" in page.html
    assert counts() == before


def test_a_zone_that_does_not_exist_yet_is_previewed(town):
    page = Page(town.client("operator"), reverse("admin:zones_zone_add"))
    page.press(_preview="1", name="New corner", station=str(town.a.station.pk), hours_kind="always")
    assert "New corner" in page.html
    assert "Nothing is saved yet" in page.html
    assert not Zone.objects.filter(name="New corner").exists()


def test_still_right_records_one_check_for_each_group(town, page):
    assert page.press("verify") == [
        "Thank you. Residents now see that your department checked this today."
    ]
    made = Check.objects.filter(zone=town.a.zone)
    assert {(check.group, check.as_of, check.checked_by, check.method) for check in made} == {
        (group, "2026-12-01", "SecretA Police", "staff")
        for group in ("location", "hours", "cameras", "access", "contact")
    }


def test_a_zone_is_paused_with_a_reason_and_opened_again(town, page):
    assert page.press("pause") == []
    assert page.mistakes["status_reason_typed"] == ["Write the reason that residents will read."]
    assert stored(town).status == "listed"
    page.write(status_reason_typed="The lot is being paved.").press("pause")
    assert (stored(town).status, stored(town).status_reason) == (
        "paused",
        "The lot is being paved.",
    )
    page.press("resume")
    assert (stored(town).status, stored(town).status_reason) == ("listed", "")


def test_a_status_is_moved_by_no_box(town, page):
    page.press(_continue="Save", status="retired", status_reason="x", retired_on="2026-01-01")
    assert (stored(town).status, stored(town).status_reason, stored(town).retired_on) == (
        "listed",
        "",
        None,
    )


def test_a_button_that_no_page_has_is_a_bad_request(town, page):
    page.press("explode")
    assert page.status == 400
    assert stored(town).status == "listed"


def test_who_does_not_work_there_says_why(town, address):
    page = Page(town.client("moderator"), address)
    page.write(detail="Left").press()
    assert page.mistakes["why"] == ["Write why: you do not work for this department."]
    page.write(why="The chief called.").press()
    assert stored(town).detail == "Left"
    assert (
        Zone.history.filter(id=town.a.zone.pk).first().history_change_reason == "The chief called."
    )


def test_who_does_not_work_there_cannot_say_that_all_is_still_right(town, address):
    page = Page(town.client("operator"), address)
    assert "verify" not in page.buttons
    page.write(why="Trying").press("verify")
    assert page.mistakes["__all__"] == ["Only the department’s own staff can confirm this."]
    assert Check.objects.count() == 0


def test_the_second_of_two_people_is_told_and_loses_nothing(town, page, address):
    first = Page(town.client("operator"), address)
    page.write(detail="Mine", hours_kind="always")
    first.write(detail="Theirs", stalls="4", why="A letter").press()
    assert page.press() == []
    assert "Someone else changed this" in page.mistakes["__all__"][0]
    assert stored(town).detail == "Theirs"
    assert (page.boxes["detail"], page.boxes["hours_kind"], page.boxes["stalls"]) == (
        "Mine",
        "always",
        "4",
    )
    assert '<td data-label="After">Theirs</td>' in page.html
    assert "boss" in page.html
    page.press()
    assert (stored(town).detail, stored(town).stalls, stored(town).hours) == ("Mine", 4, "24/7")


def test_a_page_opened_before_an_exception_was_added_is_told_too(town, page):
    HoursException.objects.create(
        zone=town.a.zone,
        first_on="2027-01-01",
        last_on="2027-01-01",
        closed=True,
        reason="New Year",
    )
    page.write(detail="Mine").press()
    assert "Someone else changed this" in page.mistakes["__all__"][0]
    assert "New Year" in page.html


def test_an_exception_that_nobody_touched_gives_way_to_what_is_stored(town, page):
    exception = town.a.exception
    exception.reason = "Theirs"
    exception.save()
    page.write(detail="Mine").press()
    assert page.boxes["hours_exceptions-0-reason"] == "Theirs"
    page.press()
    exception.refresh_from_db()
    assert (exception.reason, stored(town).detail) == ("Theirs", "Mine")


@pytest.mark.parametrize("version", ["", "nonsense", "1.2", "-1.0.0", "9" * 40, "٣.0.0"])
def test_a_page_without_a_version_is_not_saved_blindly(town, page, version):
    page.press(_continue="Save", _version=version, detail="Blind")
    assert page.status == 200
    assert stored(town).detail == ""


def test_the_past_tells_each_value_and_a_version_comes_back_by_a_reviewed_edit(town, page):
    page.write(detail="First").press()
    old = Zone.history.filter(id=town.a.zone.pk).first().history_id
    page.write(detail="Second").press()
    told = page.client.get(
        reverse("admin:zones_zone_history", args=[town.a.zone.pk])
    ).content.decode()
    assert '<td data-label="After">First</td>' in told
    assert '<td data-label="After">Second</td>' in told
    again = Page(page.client, f"{page.address}?restore={old}")
    assert again.boxes["detail"] == "First"
    assert stored(town).detail == "Second", "nothing changes by looking"
    again.press()
    assert stored(town).detail == "First"


@pytest.mark.parametrize("number", ["0", "nonsense", "-1", "9" * 30, "1.5", "٣"])
def test_a_version_that_is_not_there_is_not_found(page, number):
    assert page.client.get(f"{page.address}?restore={number}").status_code == 404


def test_a_version_of_another_departments_zone_is_not_found(town, page):
    other = Zone.history.filter(id=town.b.zone.pk).first().history_id
    assert page.client.get(f"{page.address}?restore={other}").status_code == 404


def test_a_draft_is_previewed_and_has_no_public_page(town, page):
    Zone.objects.filter(pk=town.a.zone.pk).update(status="draft")
    shown = page.client.get(reverse("admin:zones_zone_preview", args=[town.a.zone.pk]))
    assert shown.status_code == 200
    assert "SecretA zone" in shown.content.decode()
    assert "/z/bcdfg/" not in Page(page.client, page.address).html
    assert "/z/bcdfg/" in page.html


def test_an_edit_moves_what_the_public_reads_and_its_past_alone_does_not(town, page):
    before = live.build_directory(1, at=NOW)
    assert before.get("bcdfg").hours == ""
    from exchangezones.foundation.triggers import current_revision

    revision = current_revision("default", app_label="zones")
    page.client.get(reverse("admin:zones_zone_history", args=[town.a.zone.pk]))
    Zone.history.filter(id=town.a.zone.pk).update(history_change_reason="Better words")
    assert current_revision("default", app_label="zones") == revision
    page.write(hours_kind="always").press()
    assert current_revision("default", app_label="zones") > revision
    assert live.build_directory(2, at=NOW).get("bcdfg").hours == "24/7"
