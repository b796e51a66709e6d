"""What staff should mind: each rule fires and does not fire, and the facts come in two queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.zones.admin.desk import staff_of
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.curation import verbs
from zones.curation.hint_facts import gather, hints_for
from zones.curation.hints import HINTS, HintFacts, Look, Twin, hints_of, names_of
from zones.models import Station, Zone
from zones.vocabulary import Camera, CheckMethod, FactGroup, HintLevel, Setting, ZoneStatus

TODAY = date(2026, 12, 1)
PAGE, STAFF = CheckMethod.PUBLISHED, CheckMethod.STAFF
HOURS, CAMERAS = FactGroup.HOURS, FactGroup.CAMERAS


def facts(**changes):
    """A zone about which there is nothing to say."""
    values = {
        "number": 7, "station": 3, "today": TODAY, "status": ZoneStatus.LISTED,
        "setting": Setting.LOT,
        "camera": Camera.UNKNOWN, "hours": "24/7", "phone": "+1-555-555-0100", "town": "Testville",
    }  # fmt: skip
    return HintFacts(**{**values, **changes})


def lobby(*said, hours="24/7"):
    return {"setting": Setting.LOBBY, "hours": hours, "station_hours": said}


def looked(as_of, method=PAGE, group=HOURS):
    return {"looks": {group: Look(as_of, method)}}


# (what is different, which rule fires), "" for none
TABLE = [
    ({}, ""),
    ({"town_km": 3.0}, ""),
    ({"town_km": 3.1}, "far_pin"),
    ({"town_km": 3.1, "pin_confirmed": True}, ""),
    ({"town_km": None}, ""),
    (lobby("Mo-Fr 08:00-17:00"), "lobby_always"),
    (lobby("Mo-Su 09:00-17:00"), "lobby_always"),
    (lobby("Mo-Fr 08:00-17:00; Sa 09:00-12:00"), "lobby_always"),
    (lobby("Mo-Fr 08:00-17:00", hours="Mo-Su 00:00-24:00"), "lobby_always"),
    (lobby("Lobby Mon-Fri 8am-5pm"), "lobby_always"),
    (lobby("Come during business hours."), "lobby_always"),
    (lobby("Pendant les heures de bureau"), "lobby_always"),
    (lobby("En horario de oficina"), "lobby_always"),
    (lobby("", "24/7", "Mo-Fr 08:00-17:00"), "lobby_always"),
    (lobby("24/7"), ""),
    (lobby("sunrise-sunset"), ""),
    (lobby("Mo-Su 06:00-23:00"), ""),
    (lobby("Mo-Su 22:00-06:00"), ""),
    (lobby("Ring the bell after dark."), ""),
    (lobby(), ""),
    (lobby("Mo-Fr 08:00-17:00", hours="Mo-Fr 08:00-17:00"), ""),
    ({**lobby("Mo-Fr 08:00-17:00"), "setting": Setting.LOT}, ""),
    ({"twins": (Twin(8, "cdfgh", True),)}, "twin"),
    ({"camera": Camera.PRESENT}, "unchecked_camera"),
    ({"camera": Camera.WATCHED}, "unchecked_camera"),
    ({"camera": Camera.WATCHED_PART, **looked("2026")}, "unchecked_camera"),
    ({"camera": Camera.RECORDED, **looked("2026", group=CAMERAS)}, ""),
    ({"camera": Camera.NONE}, ""),
    ({"camera": Camera.UNKNOWN}, ""),
    (looked("2024-11-30"), "old_source"),
    (looked("2024-12-01"), "old_source"),
    (looked("2024-12-02"), ""),
    (looked("2024-12"), ""),
    (looked("2024-11"), "old_source"),
    (looked("2024"), ""),
    (looked("2023"), "old_source"),
    (looked(""), ""),
    (looked("2019", STAFF), ""),
    ({"is_over": True}, "last_day_over"),
    ({"source_changed_on": TODAY}, "source_changed"),
    ({"source_changed_on": TODAY, "status": ZoneStatus.RETIRED}, ""),
    ({"is_source_gone": True}, "source_gone"),
    ({"phone": ""}, "no_phone"),
    ({"hours": ""}, "unknown_hours"),
    ({"status": ZoneStatus.RETIRED, "phone": "", "hours": ""}, ""),
    ({"status": ZoneStatus.DRAFT, "phone": ""}, "no_phone"),
]


@pytest.mark.parametrize(("changes", "fires"), TABLE)
def test_a_rule_fires_where_the_table_says(changes, fires):
    assert [told.hint.name for told in hints_of(facts(**changes))] == list(filter(None, [fires]))


def test_every_rule_has_a_row_and_the_gravest_stands_first():
    assert [hint.name for hint in HINTS] == [
        "lobby_always", "last_day_over", "far_pin", "twin", "unchecked_camera", "old_source",
        "source_changed", "source_gone", "no_phone", "unknown_hours",
    ]  # fmt: skip
    assert {fires for _changes, fires in TABLE} == {"", *(hint.name for hint in HINTS)}
    levels = list(HintLevel)
    assert [levels.index(hint.level) for hint in HINTS] == [0, 0, 1, 1, 1, 1, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("changes", "message", "mend"),
    [
        (
            {"town_km": 11.4},
            "The pin is 11 km from the center of Testville. Move it, or confirm that it is "
            "in the right place.",
            ("station", 3, "", "id_latitude"),
        ),
        (
            {"source_changed_on": date(2026, 11, 5)},
            "The web page that this comes from changed on Nov. 5, 2026, after we read it. "
            "Check whether this zone has changed, too.",
            ("zone", 7, "", "still-right"),
        ),
        (
            {"is_source_gone": True},
            "The web page that this comes from has been offline for more than a day. Check "
            "whether the zone is still there.",
            ("zone", 7, "", "still-right"),
        ),
        (
            {"hours": ""},
            "The hours are missing. Residents read “Hours not confirmed”.",
            ("zone", 7, "", "id_hours"),
        ),
        (
            {"twins": (Twin(8, "cdfgh", True), Twin(9, "dfghj", False))},
            "Another zone of the same kind is within 50 meters. If it is the same one, "
            "retire one of the two.",
            ("zone", 8, "cdfgh", ""),
        ),
        (
            {"twins": (Twin(9, "dfghj", False),)},
            "Another zone of the same kind is within 50 meters. If it is the same one, "
            "retire one of the two.",
            ("public", 9, "dfghj", ""),
        ),
    ],
)
def test_a_hint_says_what_is_wrong_and_where_it_is_mended(changes, message, mend):
    (told,) = hints_of(facts(**changes))
    assert (told.message, told.mend) == (message, mend)


# -- the facts -------------------------------------------------------------------------------------
pytestmark = pytest.mark.django_db
FAR_NORTH_M = 1 / 111_195  # degrees of latitude in a metre


@pytest.fixture
def agency():
    return store_agency(phone="+1-555-555-0100")


def at(key, agency, metres=0.0, **changes):
    return store_station(
        f"us-xx-{key}", agency=agency, latitude=39.1 + metres * FAR_NORTH_M, **changes
    )


def told_of(zone, reach=None):
    zone = Zone.objects.select_related("station__agency").get(pk=zone.pk)
    return names_of(hints_for([zone], reach=reach, at=NOW)[zone.pk])


def one(zone, reach=None):
    zone = Zone.objects.select_related("station__agency").get(pk=zone.pk)
    return next(iter(gather([zone], reach=reach, at=NOW)))


def test_the_phone_of_the_station_or_else_of_the_agency_counts(agency):
    zone = store_zone(station=at("hq", agency), hours="24/7")
    assert told_of(zone) == set()
    agency.phone = ""
    agency.save()
    assert told_of(zone) == {"no_phone"}
    Station.objects.update(phone="+1-555-555-0101")
    assert told_of(zone) == set()


# (metres between the two, what the other is) -> whether they may be one
@pytest.mark.parametrize(
    ("metres", "changes", "is_twin"),
    [
        (0, {}, True),
        (49.9, {}, True),
        (-49.9, {}, True),
        (50.2, {}, False),
        (5000, {}, False),
        (10, {"setting": "lobby"}, False),
        (10, {"status": "retired", "retired_on": "2026-01-01"}, False),
        (10, {"status": "paused", "status_reason": "Paving"}, True),
    ],
)
def test_another_zone_of_the_setting_within_fifty_metres_is_a_twin(
    agency, metres, changes, is_twin
):
    zone = store_zone(station=at("hq", agency))
    store_zone("cdfgh", station=at("other", agency, metres), **changes)
    assert bool(one(zone).twins) is is_twin


def test_fifty_metres_are_found_over_the_borders_of_the_bands(agency):
    zone = store_zone(station=at("hq", agency))
    store_zone("cdfgh", station=at("other", agency))
    for latitude in (39.1, 39.1004, 39.0996, -0.0001, 0.0001, 64.99999):
        Station.objects.filter(key="us-xx-hq").update(latitude=latitude)
        Station.objects.filter(key="us-xx-other").update(latitude=latitude + 49 * FAR_NORTH_M)
        assert len(one(zone).twins) == 1, latitude


def test_a_point_that_is_the_middle_of_a_town_makes_no_twins_but_one_station_does(agency):
    town = {"location_status": "town"}
    zone = store_zone(station=at("hq", agency, **town))
    store_zone("cdfgh", station=at("other", agency, **town))
    assert one(zone).twins == ()
    beside = store_zone("dfghj", station=zone.station)
    assert one(zone).twins == (Twin(beside.pk, "dfghj", True),)


def test_a_station_without_a_point_breaks_nothing(agency):
    zone = store_zone(station=at("hq", agency))
    Station.objects.update(latitude=None, longitude=None, location_status="town", time_zone="")
    assert (one(zone).town_km, one(zone).twins) == (None, ())


def test_a_draft_of_another_department_is_no_twin_and_its_public_zone_is_one_to_look_at(agency):
    zone = store_zone(station=at("hq", agency))
    strangers = store_agency("us-xx-strangers")
    other = store_zone("cdfgh", station=at("other", strangers), status="draft")
    own = frozenset([agency.pk])
    assert one(zone, own).twins == ()
    assert one(zone, None).twins == (Twin(other.pk, "cdfgh", True),)
    assert one(zone, frozenset([agency.pk, strangers.pk])).twins == (Twin(other.pk, "cdfgh", True),)
    Zone.objects.filter(pk=other.pk).update(status="listed")
    assert one(zone, own).twins == (Twin(other.pk, "cdfgh", False),)


def test_the_hours_of_the_station_are_those_of_its_other_zones_and_words(agency):
    zone = store_zone(
        station=at("hq", agency), setting="lobby", hours="24/7", hours_text="Ring the bell."
    )
    store_zone(
        "cdfgh", station=zone.station, hours="Mo-Fr 08:00-17:00", hours_advised="sunrise-sunset"
    )
    store_zone(
        "dfghj",
        station=zone.station,
        setting="curb",
        hours="24/7",
        status="retired",
        retired_on=TODAY,
    )
    assert one(zone).station_hours == ("Ring the bell.", "Mo-Fr 08:00-17:00", "sunrise-sunset")


def test_the_newest_look_of_a_group_counts(agency):
    zone = store_zone(station=at("hq", agency), hours="24/7")
    store_check(zone, as_of="2026-05")
    store_check(zone, as_of="2019")
    store_check(zone, CAMERAS, as_of="")
    assert one(zone).looks == {HOURS: Look("2026-05", PAGE), CAMERAS: Look("", PAGE)}


def test_a_pin_is_doubted_until_staff_say_that_all_is_right_and_again_when_it_moves(agency):
    where = {"city": "New Canaan", "region": "CT", "longitude": -73.4948}
    zone = store_zone(
        station=store_station("us-ct-hq", agency=agency, latitude=41.25, **where), hours="24/7"
    )
    assert told_of(zone) == {"far_pin"}
    assert round(one(zone).town_km) == 11
    store_check(zone, FactGroup.LOCATION, as_of="2026-05", values={"station.latitude": 41.25})
    assert told_of(zone) == {"far_pin"}, "a page is no look at the pin"
    verbs.verify(zone, by=staff_of(agency), at=NOW)
    assert told_of(zone) == set()
    Station.objects.update(latitude=41.26)
    assert told_of(zone) == {"far_pin"}


def test_the_facts_of_many_zones_take_as_many_queries_as_of_one(agency):
    zones = [
        store_zone(f"bcdf{letter}", station=at(letter, agency, 900 * n))
        for n, letter in enumerate("ghj")
    ]
    loaded = list(Zone.objects.select_related("station__agency"))
    for some in (loaded[:1], loaded):
        with CaptureQueriesContext(connection) as asked:
            assert len(hints_for(some, reach=None, at=NOW)) == len(some)
        assert len(asked) == 2
    assert len(zones) == 3
    assert hints_for([], reach=frozenset(), at=NOW) == {}
