"""Hints about the pages that the facts of a zone come from."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.zones.admin.desk import staff_of
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.curation import verbs
from zones.curation.hint_facts import gather, hints_for
from zones.models import SourcePage, Zone
from zones.vocabulary import CheckMethod, FactGroup

pytestmark = pytest.mark.django_db
TODAY = date(2026, 12, 1)
PAGE = "https://example.org/zone"
BROKEN = "broken since 2026-11-01T00:00:00+00:00: answered 404"


@pytest.fixture
def zone():
    return store_zone()


def store_page(record, address=PAGE, **changes):
    return SourcePage.objects.create(address=address, read_record=record, **changes)


def facts_of(zone):
    loaded = Zone.objects.select_related("station__agency").get(pk=zone.pk)
    (facts,) = gather([loaded], reach=None, at=NOW)
    return facts.source_changed_on, facts.is_source_gone


def test_a_page_that_changed_after_the_newest_look_is_doubted(zone):
    check = store_check(zone)
    assert facts_of(zone) == (None, False)
    page = store_page(check.pk)
    assert facts_of(zone) == (None, False)
    SourcePage.objects.filter(pk=page.pk).update(changed_on=date(2026, 11, 5))
    assert facts_of(zone) == (date(2026, 11, 5), False)


def test_a_page_that_failed_for_a_day_is_gone_and_one_that_failed_once_is_not(zone):
    page = store_page(store_check(zone).pk, check_result=BROKEN)
    assert facts_of(zone) == (None, True)
    SourcePage.objects.filter(pk=page.pk).update(check_result=BROKEN.replace("broken", "failing"))
    assert facts_of(zone) == (None, False)


def test_the_doubt_ends_with_a_newer_look_at_the_page_before_the_next_round(zone):
    store_page(store_check(zone).pk, changed_on=TODAY)
    store_check(zone, as_of="2026-11")
    assert facts_of(zone) == (None, False)


def test_the_doubt_ends_when_the_department_says_that_all_is_right(zone):
    store_page(store_check(zone).pk, changed_on=TODAY, check_result=BROKEN)
    verbs.verify(zone, by=staff_of(zone.station.agency), at=NOW)
    assert facts_of(zone) == (None, False)


def test_the_page_of_an_older_look_does_not_matter(zone):
    store_page(store_check(zone, as_of="2020").pk, changed_on=TODAY, check_result=BROKEN)
    store_check(zone, as_of="2026", source_url="https://example.org/other")
    assert facts_of(zone) == (None, False)


def test_of_several_pages_the_last_change_counts(zone):
    for group, address, day in (
        (FactGroup.HOURS, "https://example.org/a", 3),
        (FactGroup.CAMERAS, "https://example.org/b", 7),
        (FactGroup.ACCESS, "https://example.org/c", 5),
    ):
        check = store_check(zone, group, source_url=address)
        store_page(check.pk, address, changed_on=date(2026, 11, day))
    assert facts_of(zone) == (date(2026, 11, 7), False)


def test_a_look_without_a_page_has_none_to_doubt(zone):
    store_check(zone, method=CheckMethod.STAFF, source_url="", source_title="")
    assert facts_of(zone) == (None, False)


def test_the_pages_of_many_zones_take_one_query_more_than_none():
    agency = store_agency()
    for number, letter in enumerate("ghj"):
        station = store_station(f"us-xx-{letter}", agency=agency, latitude=39.1 + number)
        zone = store_zone(f"bcdf{letter}", station=station)
        address = f"https://example.org/{letter}"
        store_page(store_check(zone, source_url=address).pk, address, changed_on=TODAY)
    loaded = list(Zone.objects.select_related("station__agency"))
    for some in (loaded[:1], loaded):
        with CaptureQueriesContext(connection) as asked:
            told = hints_for(some, reach=None, at=NOW)
        assert len(asked) == 3
        names = [{one.hint.name for one in hints} for hints in told.values()]
        assert all("source_changed" in found for found in names)
