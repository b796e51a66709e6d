"""The queue "Next to verify": claim, skip, record."""

from datetime import timedelta

import pytest

from exchangezones.accounts.roles import MODERATORS, OPERATORS, POLICE_STAFF
from tests.conftest import NOW
from tests.tips.admin.desk import store_account
from tests.zones.stored import store_station, store_zone
from zones.curation import verification
from zones.curation.verbs import Refused
from zones.curation.verification import Finding
from zones.directory import live
from zones.models import Check, Verification, Zone
from zones.vocabulary import CheckMethod, FactGroup

PHONED = Finding(
    CheckMethod.PHONE, "2026-12-01", [FactGroup.HOURS, FactGroup.CONTACT], asked="Front desk"
)
HALF_AN_HOUR = timedelta(minutes=30)


def some_zones(number=3):
    station = store_station()
    made = [store_zone(f"bbbb{letter}", station=station) for letter in "bcdfghjk"[:number]]
    live.snapshot.refresh()
    return made


def next_of(person, at=NOW):
    entry = verification.claim_next(by=person, at=at)
    return entry and entry.zone.public_id


@pytest.fixture
def ann(db):
    return store_account("ann", group=MODERATORS)


@pytest.fixture
def bob(db):
    return store_account("bob", group=OPERATORS)


# -- claim -----------------------------------------------------------------------------------------
def test_two_people_get_two_zones_and_one_person_one(ann, bob):
    some_zones()
    assert (next_of(ann), next_of(ann), next_of(bob)) == ("bbbbb", "bbbbb", "bbbbc")


def test_a_claim_lasts_half_an_hour(ann, bob):
    some_zones(1)
    assert next_of(ann) == "bbbbb"
    assert next_of(bob, NOW + HALF_AN_HOUR - timedelta(seconds=1)) is None
    assert next_of(bob, NOW + HALF_AN_HOUR) == "bbbbb"
    assert verification.held_by(ann, NOW + HALF_AN_HOUR) is None


def test_claiming_another_zone_lets_go_of_the_first(ann, bob):
    first, second, _third = some_zones()
    assert verification.claim(first, by=ann, at=NOW)
    assert verification.claim(second, by=ann, at=NOW)
    assert verification.claim(first, by=bob, at=NOW)
    assert verification.claim(second, by=bob, at=NOW) is None


def test_the_empty_queue_gives_nothing(ann):
    assert next_of(ann) is None


@pytest.mark.django_db
def test_staff_of_a_department_and_strangers_take_nothing():
    zone = some_zones(1)[0]
    for person in (store_account("sam", group=POLICE_STAFF), store_account("nobody")):
        for press in (
            lambda person=person: verification.claim_next(by=person, at=NOW),
            lambda person=person: verification.claim(zone, by=person, at=NOW),
            lambda person=person: verification.skip(zone, by=person, at=NOW, reason="Test"),
            lambda person=person: verification.record_check(zone, PHONED, by=person, at=NOW),
        ):
            with pytest.raises(Refused):
                press()
    assert not Verification.objects.exists()
    assert not Check.objects.exists()


# -- skip ------------------------------------------------------------------------------------------
def test_what_is_skipped_goes_to_the_end_with_its_reason(ann, bob):
    first, _second, _third = some_zones()
    assert next_of(ann) == "bbbbb"
    with pytest.raises(Refused):
        verification.skip(first, by=ann, at=NOW, reason="  ")
    verification.skip(first, by=ann, at=NOW, reason="Nobody answers.")
    assert [need.public_id for need in verification.queue(NOW)] == ["bbbbc", "bbbbd", "bbbbb"]
    entry = Verification.objects.get()
    assert (entry.skip_reason, entry.skipped_by, entry.claimed_by) == ("Nobody answers.", ann, None)
    assert next_of(ann) == "bbbbc"


def test_only_who_holds_a_zone_skips_it(ann, bob):
    zone = some_zones(1)[0]
    with pytest.raises(Refused, match="30 minutes are over"):
        verification.skip(zone, by=ann, at=NOW, reason="Test")
    next_of(bob)
    with pytest.raises(Refused, match="30 minutes are over"):
        verification.skip(zone, by=ann, at=NOW, reason="Test")


# -- record ----------------------------------------------------------------------------------------
def test_a_call_is_a_check_of_each_group_that_was_asked_about(ann):
    zone = some_zones(1)[0]
    next_of(ann)
    verification.record_check(zone, PHONED, by=ann, at=NOW)
    assert {
        (check.group, check.method, check.as_of, check.checked_by, check.asked, check.recorded_by)
        for check in Check.objects.all()
    } == {
        (group, "phone", "2026-12-01", "exchangezones editors", "Front desk", ann)
        for group in ("hours", "contact")
    }
    assert Check.objects.get(group="hours").values["zone.hours"] == ""
    assert zone.history.first().history_change_reason == "checked"
    assert verification.held_by(ann, NOW) is None
    live.snapshot.refresh()
    checks = {check.group: check.method for check in live.current().get("bbbbb").checks}
    assert checks == {FactGroup.HOURS: CheckMethod.PHONE, FactGroup.CONTACT: CheckMethod.PHONE}


def test_a_check_ends_the_skip_and_the_doubt_where_it_is_settled(ann):
    zone = some_zones(1)[0]
    Verification.objects.create(
        zone=zone, doubt="Moved?", skipped_at=NOW, skip_reason="Closed", skipped_by=ann
    )
    verification.record_check(zone, PHONED, by=ann, at=NOW)
    entry = Verification.objects.get()
    assert (entry.doubt, entry.skip_reason, entry.skipped_at) == ("Moved?", "", None)
    verification.record_check(zone, PHONED._replace(settled="Moved?"), by=ann, at=NOW)
    assert Verification.objects.get().doubt == ""


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"groups": []}, "groups"),
        ({"asked": " "}, "asked"),
        ({"asked": "x" * 101}, "asked"),
        ({"seen": "x" * 501}, "seen"),
        ({"seen": "two\nlines"}, "seen"),
        ({"as_of": "2026-12-02"}, "as_of"),
        ({"as_of": "2026-11"}, "as_of"),
        ({"as_of": "yesterday"}, "as_of"),
        ({"as_of": ""}, "as_of"),
        ({"method": CheckMethod.VISIT}, "seen"),
        ({"method": CheckMethod.PUBLISHED}, "source_title"),
        (
            {"method": CheckMethod.PUBLISHED, "source_title": "Test", "source_url": "javascript:1"},
            "source_url",
        ),
        (
            {"method": CheckMethod.PUBLISHED, "source_title": "Test", "as_of": "2027"},
            "as_of",
        ),
    ],
)
def test_a_finding_that_nobody_can_have_made_is_refused(ann, changes, field):
    zone = some_zones(1)[0]
    with pytest.raises(Refused) as error:
        verification.record_check(zone, PHONED._replace(**changes), by=ann, at=NOW)
    assert list(error.value.message_dict) == [field]
    assert not Check.objects.exists()


@pytest.mark.parametrize("as_of", ["2026", "2026-11", "2026-11-30"])
def test_the_date_of_a_page_may_be_partial(ann, as_of):
    zone = some_zones(1)[0]
    finding = PHONED._replace(
        method=CheckMethod.PUBLISHED, source_title="Test page", as_of=as_of, asked=""
    )
    assert len(verification.record_check(zone, finding, by=ann, at=NOW)) == 2


@pytest.mark.parametrize("status", ["draft", "retired"])
def test_what_the_public_does_not_see_is_not_checked(ann, status):
    zone = some_zones(1)[0]
    retired_on = "2026-01-01" if status == "retired" else None
    Zone.objects.update(status=status, retired_on=retired_on)
    with pytest.raises(Refused):
        verification.record_check(zone, PHONED, by=ann, at=NOW)


def test_nobody_records_what_another_person_holds(ann, bob):
    zone = some_zones(1)[0]
    next_of(bob)
    with pytest.raises(Refused, match="Someone else"):
        verification.record_check(zone, PHONED, by=ann, at=NOW)
    assert verification.record_check(zone, PHONED, by=ann, at=NOW + HALF_AN_HOUR)


def test_who_is_refused_a_zone_keeps_the_one_they_hold(ann, bob):
    first, second, _third = some_zones()
    verification.claim(first, by=ann, at=NOW)
    verification.claim(second, by=bob, at=NOW)
    assert verification.claim(second, by=ann, at=NOW) is None
    assert verification.held_by(ann, NOW).zone == first


def test_only_the_doubt_that_was_read_is_settled(ann):
    zone = some_zones(1)[0]
    Verification.objects.create(zone=zone, doubt="Moved? · We closed it.")
    verification.record_check(zone, PHONED._replace(settled="Moved?"), by=ann, at=NOW)
    assert Verification.objects.get().doubt == "Moved? · We closed it."


def test_what_was_changed_since_it_was_read_is_not_recorded(ann):
    zone = some_zones(1)[0]
    shown = verification.facts_shown(zone)
    Zone.objects.update(hours="24/7")
    with pytest.raises(Refused, match="Please read it again"):
        verification.record_check(zone, PHONED._replace(shown=shown), by=ann, at=NOW)
