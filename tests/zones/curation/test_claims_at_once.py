"""Several people who ask for the next zone in one moment, each with a connection of their own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from exchangezones.accounts.roles import MODERATORS
from tests.conftest import NOW
from tests.tips.admin.desk import store_account
from tests.zones.stored import store_station, store_zone
from zones.curation import verification
from zones.directory import live
from zones.models import Verification

PEOPLE = 4
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        connection.vendor == "sqlite",
        reason="the test database of SQLite is in memory: it has one writer anyway",
    ),
]


def test_people_who_ask_at_once_get_different_zones():
    station = store_station()
    for letter in "bcdfgh":
        store_zone(f"bbbb{letter}", station=station)
    live.snapshot.refresh()
    together = Barrier(PEOPLE)

    def ask(person):
        together.wait()
        try:
            return verification.claim_next(by=person, at=NOW).zone.public_id
        finally:
            connection.close()

    people = [store_account(f"person{number}", group=MODERATORS) for number in range(PEOPLE)]
    with ThreadPoolExecutor(PEOPLE) as pool:
        claimed = list(pool.map(ask, people))
    assert len(set(claimed)) == PEOPLE
    held = Verification.objects.exclude(claimed_by=None)
    assert {(entry.claimed_by, entry.zone.public_id) for entry in held} == set(
        zip(people, claimed, strict=True)
    )
