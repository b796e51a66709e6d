"""Three people at the queue, in any order: never one zone for two, never a lost check."""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from exchangezones.accounts.roles import MODERATORS
from tests.conftest import NOW
from tests.tips.admin.desk import store_account
from tests.zones.curation.test_verification import HALF_AN_HOUR, PHONED
from tests.zones.stored import store_agency, store_station, store_zone
from zones.curation import verification
from zones.directory import live
from zones.models import Check, Verification, Zone

PEOPLE = st.sampled_from(["ann", "bob", "cat"])


class ThreePeople(RuleBasedStateMachine):
    """What three people do at once to a queue of four zones."""

    def __init__(self):
        super().__init__()
        self.all_of_it = transaction.atomic()
        self.all_of_it.__enter__()
        self.at = NOW
        self.people = {
            name: store_account(name, group=MODERATORS) for name in ("ann", "bob", "cat")
        }
        agency = store_agency("us-xx-machine")
        station = store_station("us-xx-machine-hq", agency=agency)
        for letter in "bcdf":
            store_zone(f"bbbb{letter}", station=station)
        live.snapshot.forget()
        self.held, self.skipped, self.checked = {}, [], 0

    def teardown(self):
        transaction.set_rollback(True)
        self.all_of_it.__exit__(None, None, None)

    def expire(self):
        self.held = {who: one for who, one in self.held.items() if one[1] > self.at}

    @rule(who=PEOPLE)
    def claim(self, who):
        self.expire()
        free = self.left() - {zone for zone, _until in self.held.values()}
        found = verification.claim_next(by=self.people[who], at=self.at)
        if who in self.held:
            assert found.zone.public_id == self.held[who][0]
            return
        if not free:
            assert found is None
            return
        zone = found.zone.public_id
        assert zone in free, "nobody gets what somebody holds"
        fresh = free - set(self.skipped)
        assert zone in fresh or (not fresh and zone == next(s for s in self.skipped if s in free))
        self.held[who] = zone, self.at + HALF_AN_HOUR

    def left(self):
        return {need.public_id for need in verification.queue(self.at)}

    @rule(who=PEOPLE)
    def skip(self, who):
        self.expire()
        zone, _until = self.held.pop(who, (None, None))
        if zone is None:
            return
        verification.skip(
            Zone.objects.get(public_id=zone), by=self.people[who], at=self.at, reason="Test"
        )
        self.skipped = [one for one in self.skipped if one != zone] + [zone]
        self.at += timedelta(seconds=1)  # of two skipped at one instant none is the first

    @rule(who=PEOPLE)
    def check(self, who):
        self.expire()
        zone, _until = self.held.pop(who, (None, None))
        if zone is None:
            return
        finding = PHONED._replace(as_of=self.at.date().isoformat())
        verification.record_check(
            Zone.objects.get(public_id=zone), finding, by=self.people[who], at=self.at
        )
        self.checked += 1
        self.skipped = [one for one in self.skipped if one != zone]
        live.snapshot.refresh()
        assert zone not in self.left(), "it was looked at today"

    @rule(who=PEOPLE)
    def let_go(self, who):
        self.expire()
        zone, _until = self.held.pop(who, (None, None))
        if zone:
            verification.let_go(Zone.objects.get(public_id=zone), by=self.people[who])

    @rule(minutes=st.integers(1, 40))
    def wait(self, minutes):
        self.at += timedelta(minutes=minutes)

    @invariant()
    def what_is_stored_is_what_was_done(self):
        self.expire()
        stored = Verification.objects.filter(claimed_until__gt=self.at).exclude(claimed_by=None)
        found = {(one.claimed_by.username, one.zone.public_id) for one in stored}
        assert found == {(who, zone) for who, (zone, _until) in self.held.items()}
        assert Check.objects.count() == 2 * self.checked


@pytest.mark.django_db
def test_three_people_never_hold_one_zone_and_lose_no_check():
    run_state_machine_as_test(
        ThreePeople, settings=settings(max_examples=25, stateful_step_count=20, deadline=None)
    )
