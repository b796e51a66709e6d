"""The database is the last guard: closed lists, ranges, pairs; and saving a zone is no check."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse

from tests.zones.admin.desk import Page
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.models import Agency, Check, HoursException, ProgramListing, Station, Zone
from zones.models.labels import LABELS
from zones.models.zone import ID_ALPHABET, new_public_id

pytestmark = pytest.mark.django_db

AGENCY, STATION, ZONE = store_agency, store_station, store_zone


@pytest.mark.parametrize(
    ("model", "values"),
    [
        (Agency, {"kind": "pirates"}),
        (Agency, {"name": ""}),
        (Agency, {"key": ""}),
        (Station, {"latitude": 90.1}),
        (Station, {"latitude": float("inf")}),
        (Station, {"longitude": -180.5}),
        (Station, {"latitude": None}),
        (Station, {"longitude": None}),
        (Station, {"time_zone": ""}),
        (Station, {"location_status": "sure"}),
        (Station, {"latitude": None, "longitude": None}),
        (Station, {"city": ""}),
        (Zone, {"setting": "roof"}),
        (Zone, {"camera": ""}),
        (Zone, {"signage": "mine"}),
        (Zone, {"lit": "maybe"}),
        (Zone, {"stalls": 0}),
        (Zone, {"stalls": 501}),
        (Zone, {"opened": "201"}),
        (Zone, {"name": ""}),
        (Zone, {"status": "paused"}),
        (Zone, {"status": "retired"}),
        (Zone, {"retired_on": datetime.date(2026, 1, 1)}),
    ],
)
def test_the_database_refuses(model, values):
    zone = store_zone()
    row = {Agency: zone.station.agency, Station: zone.station, Zone: zone}[model]
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        model.objects.filter(pk=row.pk).update(**values)


@pytest.mark.parametrize(
    "values",
    [
        {"status": "paused", "status_reason": "The lot is being paved."},
        {"status": "retired", "retired_on": datetime.date(2026, 1, 1)},
        {"opened": "2017"},
        {"opened": "2017-05"},
        {"opened": "2017-05-24"},
        {"stalls": 2, "camera_retention_days": 30},
    ],
)
def test_the_database_accepts(values):
    zone = store_zone()
    assert Zone.objects.filter(pk=zone.pk).update(**values) == 1


@pytest.mark.parametrize(
    "values",
    [
        {"closed": True, "hours": "24/7"},
        {"closed": False, "hours": ""},
        {"closed": True, "reason": ""},
        {"closed": True, "first_on": datetime.date(2026, 12, 27)},
    ],
)
def test_an_exception_is_closed_or_has_hours_and_says_why(values):
    day = datetime.date(2026, 12, 26)
    zone = store_zone()
    with pytest.raises(IntegrityError), transaction.atomic():
        HoursException.objects.create(
            zone=zone, **{"first_on": day, "last_on": day, "reason": "Holiday", **values}
        )


def test_a_program_lists_a_zone_once():
    zone = store_zone()
    ProgramListing.objects.create(zone=zone, program="safetrade", source_title="Test list")
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramListing.objects.create(zone=zone, program="safetrade", source_title="Another list")


@pytest.mark.parametrize(
    "values", [{"group": "mood"}, {"method": "guess"}, {"checked_by": ""}, {"source_title": ""}]
)
def test_a_check_names_what_who_and_how(values):
    zone = store_zone()
    with pytest.raises(IntegrityError), transaction.atomic():
        store_check(zone, **values)


def test_saving_a_zone_never_makes_a_check(admin_client):
    zone = store_zone()
    zone.name = "Renamed test zone"
    zone.save()
    address = reverse("admin:zones_zone_change", args=[zone.pk])
    page = Page(admin_client, address)
    page.write(name="Renamed again", why="It was renamed.").press()
    assert page.status == 302
    assert Zone.objects.get().name == "Renamed again"
    assert Check.objects.count() == 0


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("24 hours", "24/7"),
        ("Mon–Fri 8am-5pm", "Mo-Fr 08:00-17:00"),
        ("daylight", "sunrise-sunset"),
        ("", ""),
    ],
)
def test_hours_as_staff_write_them_become_a_rule(written, rule):
    zone = store_zone()
    zone.hours = written
    zone.clean_fields()
    assert zone.hours == rule


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("nonsense", "We did not understand “nonsense”. Write for example “Mon-Fri 8am-5pm”"),
        ("Mon-Fri", "has no time in it"),
        ("7-11 daily", "may be morning or evening. Write am or pm"),
        ("x" * 301, "too long"),
    ],
)
def test_hours_that_are_no_rule_say_what_would_be_right(written, said):
    zone = store_zone()
    zone.hours = written
    with pytest.raises(ValidationError, match=said):
        zone.clean_fields()


@pytest.mark.parametrize("emails", ["desk@example.org", "a@example.org, b@example.org"])
def test_several_contact_addresses_are_divided_by_commas(emails):
    store_agency(contact_emails=emails).clean_fields()


def test_a_contact_that_is_no_address_is_refused():
    with pytest.raises(ValidationError):
        store_agency(contact_emails="a@example.org, nobody").clean_fields()


def test_the_time_zone_is_computed_from_the_point():
    assert store_station(time_zone="").time_zone == "America/Chicago"


def test_staff_may_override_the_time_zone():
    assert store_station(time_zone="America/New_York").time_zone == "America/New_York"


def test_a_postal_code_gets_back_the_zero_that_a_spreadsheet_took():
    station = store_station(region="MA", city="Cambridge", postal_code="2138")
    station.full_clean()
    assert station.postal_code == "02138"
    station.postal_code = "21"
    with pytest.raises(ValidationError, match="“21” is not a postal code in MA, US"):
        station.full_clean()


def test_a_station_needs_both_coordinates_or_neither():
    station = store_station()
    station.latitude = None
    with pytest.raises(ValidationError, match="both latitude and longitude"):
        station.full_clean()


def test_public_ids_are_short_and_spell_nothing():
    ids = {new_public_id() for _ in range(200)}
    assert len(ids) > 195
    assert {letter for public_id in ids for letter in public_id} <= set(ID_ALPHABET)
    assert not set("aeiouy01l") & set(ID_ALPHABET)


def test_every_word_of_every_closed_list_has_a_label():
    assert {kind: set(labels) for kind, labels in LABELS.items()} == {
        kind: set(kind) for kind in LABELS
    }
