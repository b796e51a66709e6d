"""Police staff of New Canaan in a fresh demo: correct the lobby's hours, confirm them, and get no
further.
"""

import re

import pytest

from tests.demo import Visitor, read, wait_for
from zones.hours.weekdays import WEEK
from zones.vocabulary import FactGroup

LOBBY, KANSAS_CITY = "gmj9g", "us-mo-kansas-city-kcpd"
WORKDAYS, TIMES = WEEK[:5], {"from": "08:00", "to": "16:30"}
STAFF_LOOKED = "by the department’s staff"
SEEN_WITHIN = 1  # second


@pytest.fixture
def staff(demo):
    visitor = Visitor(demo.site)
    visitor.sign_in("staff-new-canaan", demo.passwords["staff-new-canaan"])
    assert visitor.address == f"{demo.site}/admin/"
    return visitor


def zone_form(visitor, words):
    """Open the form of a zone as a person does: by the list and its search."""
    visitor.open(f"/admin/zones/zone/?q={words}")
    found = re.findall(r'href="(/admin/zones/zone/\d+/change/)[^"]*"', visitor.html)
    assert len(set(found)) == 1
    return visitor.open(found[0])


def checks_by_staff(demo):
    found = demo.rows(
        "SELECT count(*) FROM zones_check c JOIN zones_zone z ON z.id = zone_id "
        "WHERE public_id = ? AND method = 'staff'",
        LOBBY,
    )
    return found[0][0]


def test_hours_by_the_grid_and_still_right_are_public_within_a_second(demo, staff):
    public, words = f"{demo.site}/z/{LOBBY}/", "Monday to Friday 8 a.m.–4:30 p.m."
    assert words not in read(public)
    form = zone_form(staff, LOBBY)
    week = {
        f"hours_{day}_{end}": TIMES[end] if day in WORKDAYS else "" for day in WEEK for end in TIMES
    }
    form.send(hours_kind="week", **week, _continue="Save")
    assert (form.status, form.boxes["hours_kind"], form.boxes["hours_Fr_to"]) == (
        200,
        "week",
        "16:30",
    )
    assert wait_for(lambda: words in read(public), SEEN_WITHIN)

    before = checks_by_staff(demo)
    form.send(_verb="verify")
    assert "Thank you. Residents now see that your department checked this today." in form.html
    assert wait_for(lambda: read(public).count(STAFF_LOOKED) == len(FactGroup), SEEN_WITHIN)
    assert checks_by_staff(demo) == before + len(FactGroup)


def numbers(demo, table):
    """Of all records of Kansas City's department in a table."""
    way = {
        "agency": "SELECT id FROM zones_agency WHERE key = ?",
        "station": "SELECT s.id FROM zones_station s JOIN zones_agency a ON a.id = agency_id "
        "WHERE a.key = ?",
        "zone": "SELECT z.id FROM zones_zone z JOIN zones_station s ON s.id = station_id "
        "JOIN zones_agency a ON a.id = agency_id WHERE a.key = ?",
    }
    return [number for (number,) in demo.rows(way[table], KANSAS_CITY)]


def test_kansas_city_is_reached_by_no_address(demo, staff):
    doors = {"agency": ("change", "history", "delete"), "station": ("change", "history", "delete")}
    doors["zone"] = (*doors["station"], "preview")
    answers = {}
    for table, names in doors.items():
        for number in numbers(demo, table):
            for name in names:
                staff.open(f"/admin/zones/{table}/{number}/{name}/")
                answers.setdefault((table, name), set()).add(staff.status)
                assert "Kansas City" not in staff.html
    shut = {"change": {404}, "history": {404}, "delete": {403}, "preview": {404}}
    assert answers == {
        (table, name): shut[name] for table, names in doors.items() for name in names
    }
    assert len(numbers(demo, "zone")) == 6


@pytest.mark.parametrize(
    "address",
    [
        "zone/", "zone/?q=Kansas+City", "station/?q=Kansas+City", "agency/?q=Kansas+City",
        "zone/export/?format=csv",
        "../autocomplete/?app_label=zones&model_name=zone&field_name=station&term=Kansas", "../",
    ],
)  # fmt: skip
def test_no_list_search_or_table_names_kansas_city(demo, staff, address):
    staff.open(f"/admin/zones/{address}")
    assert staff.status == 200
    assert "Kansas City" not in staff.html.replace('value="Kansas City"', "")


def test_nothing_is_posted_to_kansas_city(demo, staff):
    before = demo.rows("SELECT * FROM zones_zone ORDER BY id")
    own = zone_form(staff, LOBBY).boxes
    for number in numbers(demo, "zone"):
        for button in (
            {"_continue": "Save"},
            {"_verb": "verify"},
            {"_verb": "retire", "status_reason_typed": "x"},
        ):
            assert (
                staff.open(
                    f"/admin/zones/zone/{number}/change/", own | {"name": "Taken"} | button
                ).status
                == 404
            )
    assert demo.rows("SELECT * FROM zones_zone ORDER BY id") == before
