"""The verbs that change the directory: what each does, where it leads, and what it refuses."""

import pytest

from tests.conftest import NOW
from tests.zones.admin.desk import Town, boss
from zones.curation import verbs
from zones.curation.verbs import Refused
from zones.directory import live
from zones.models import Check, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def zone_that_is(town, status):
    more = {"paused": {"status_reason": "Paving"}, "retired": {"retired_on": "2026-01-01"}}.get(
        status, {}
    )
    Zone.objects.filter(pk=town.a.zone.pk).update(status=status, **more)
    return Zone.objects.get(pk=town.a.zone.pk)


VERBS = {
    "list": lambda zone, by: verbs.list_zone(zone, by=by, at=NOW),
    "pause": lambda zone, by: verbs.pause(zone, by=by, at=NOW, reason="The lot is being paved."),
    "resume": lambda zone, by: verbs.resume(zone, by=by, at=NOW),
    "retire": lambda zone, by: verbs.retire(zone, by=by, at=NOW, reason="The station has moved."),
}
# verb × status → the next one; every other way is refused
LEADS = {
    ("list", "draft"): "listed",
    ("pause", "listed"): "paused",
    ("resume", "paused"): "listed",
    ("resume", "retired"): "listed",
    ("retire", "draft"): "retired",
    ("retire", "listed"): "retired",
    ("retire", "paused"): "retired",
}


@pytest.mark.parametrize("status", ["draft", "listed", "paused", "retired"])
@pytest.mark.parametrize("verb", VERBS)
def test_each_verb_leads_where_the_table_says(town, verb, status):
    zone, by = zone_that_is(town, status), town.users["staff of A"]
    if (verb, status) not in LEADS:
        with pytest.raises(Refused, match="zone"):
            VERBS[verb](zone, by)
        assert Zone.objects.get(pk=zone.pk).status == status
        return
    VERBS[verb](zone, by)
    zone = Zone.objects.get(pk=zone.pk)
    reasons = {"pause": "The lot is being paved.", "retire": "The station has moved."}
    assert (zone.status, zone.status_reason) == (LEADS[verb, status], reasons.get(verb, ""))
    assert (zone.retired_on is not None) == (zone.status == "retired")
    last = Zone.history.filter(id=zone.pk).first()
    assert (last.history_user, last.history_date, last.history_change_reason) == (
        by,
        NOW,
        verbs.PAST[verb],
    )


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("role", ["staff of B", "no role"])
def test_no_verb_reaches_another_departments_zone(town, verb, role):
    for status in ("draft", "listed", "paused"):
        zone = zone_that_is(town, status)
        with pytest.raises(Refused, match="another department"):
            VERBS[verb](zone, town.users[role])
        assert Zone.objects.get(pk=zone.pk).status == status


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
@pytest.mark.parametrize("verb", [verbs.pause, verbs.retire])
def test_pausing_and_retiring_take_a_reason_that_fits(town, verb, reason):
    with pytest.raises(Refused, match="Write the reason|too long"):
        verb(town.a.zone, by=boss(), at=NOW, reason=reason)
    assert Zone.objects.get(pk=town.a.zone.pk).status == "listed"


def test_a_verb_looks_at_the_row_as_it_is_now(town):
    seen = Zone.objects.get(pk=town.a.zone.pk)
    verbs.pause(seen, by=boss(), at=NOW, reason="Paving")
    with pytest.raises(Refused, match="This zone is: paused"):
        verbs.pause(seen, by=boss(), at=NOW, reason="Twice")


def test_verifying_keeps_the_values_as_they_stand_and_the_public_reads_them_as_fresh(town):
    Zone.objects.filter(pk=town.a.zone.pk).update(hours="24/7", camera="recorded")
    verbs.verify(town.a.zone, by=town.users["staff of A"], at=NOW)
    values = {check.group: check.values for check in Check.objects.filter(zone=town.a.zone)}
    assert values["hours"] == {
        "station.time_zone": "America/Chicago", "zone.hours": "24/7", "zone.hours_advised": "",
        "zone.hours_text": ""
    }  # fmt: skip
    assert values["cameras"] == {
        "zone.camera": "recorded", "zone.camera_hours": "", "zone.camera_retention_days": None,
        "zone.lit": "unknown"
    }  # fmt: skip
    assert {key for seen in values.values() for key in seen} == {
        fact for facts in verbs.FACT_FIELDS.values() for fact in facts
    }
    listing = live.build_directory(1, at=NOW).get("bcdfg")
    assert {(check.as_of, check.method, check.changed) for check in listing.checks} == {
        ("2026-12-01", "staff", False)
    }


@pytest.mark.parametrize("role", ["staff of B", "moderator", "operator", "no role"])
def test_only_the_departments_own_staff_verify(town, role):
    with pytest.raises(Refused, match="own staff"):
        verbs.verify(town.a.zone, by=town.users[role], at=NOW)
    assert Check.objects.count() == 0


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_the_public_does_not_meet_at_is_not_verified(town, status):
    with pytest.raises(Refused, match="confirmed"):
        verbs.verify(zone_that_is(town, status), by=town.users["staff of A"], at=NOW)


def test_the_day_of_a_check_is_the_day_at_the_zone(town):
    late = NOW.replace(hour=3)  # still November in Chicago
    verbs.verify(town.a.zone, by=town.users["staff of A"], at=late)
    assert set(Check.objects.values_list("as_of", flat=True)) == {"2026-11-30"}


def test_saving_never_moves_the_status(town):
    zone = Zone.objects.get(pk=town.a.zone.pk)
    zone.status, zone.status_reason, zone.detail = "paused", "By the way", "Left"
    verbs.save(zone, by=boss(), at=NOW, reason="A letter")
    stored = Zone.objects.get(pk=zone.pk)
    assert (stored.status, stored.status_reason, stored.detail) == ("listed", "", "Left")


def test_a_new_zone_is_a_draft(town):
    zone = verbs.save(Zone(station=town.a.station, name="New", status="listed"), by=boss(), at=NOW)
    assert Zone.objects.get(pk=zone.pk).status == "draft"
