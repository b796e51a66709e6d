"""`check_sources` over the pages of zones and of tips: what it notes when their words change."""

from datetime import date, timedelta

import pytest
from django.core.management import CommandError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.exchangezones.link_check.link_server import serving
from tests.exchangezones.link_check.rounds import check, on
from tests.tips.stored import store_source
from tests.unjudged import written_by_others
from tests.zones.stored import store_check, store_zone
from tips.models import Source
from zones.models import ProgramListing, SourcePage, Zone
from zones.vocabulary import FactGroup

pytestmark = pytest.mark.django_db
HTML = "text/html"
PAGE = b"<script nonce='%d'></script><p>10:0%d:00</p><main>The lobby is open %s.</main>"


@pytest.fixture
def server():
    with serving() as running:
        running.pages["page"] = HTML, PAGE % (1, 1, b"8am to 5pm")
        yield running


@pytest.fixture(autouse=True)
def addresses_of_this_machine():
    """No form would take them, and the test's server has no other."""
    with written_by_others():
        yield


@pytest.fixture
def zone():
    return store_zone()


def write(server, number, hours=b"8am to 5pm"):
    server.pages["page"] = HTML, PAGE % (number, number, hours)


def look_on(day, **options):
    with on(NOW + timedelta(days=day)):
        return check(**options)


def named(server, zone, path="page", group=FactGroup.HOURS):
    return store_check(zone, group, source_url=f"{server.address}/{path}")


def test_one_command_looks_after_the_pages_of_zones_and_of_tips(server, zone):
    record = named(server, zone)
    store_source(url=f"{server.address}/200")
    said = check()
    assert said == ["2 of 2 links looked at: 2 fine, 0 barred, 0 later, 0 failing, 0 broken."]
    page = SourcePage.objects.get()
    assert (page.address, page.check_result, page.checked_at) == (
        f"{server.address}/page",
        "fine",
        NOW,
    )
    assert (page.read_record, page.read_on, page.changed_on) == (record.pk, NOW.date(), None)
    assert len(page.read_digest) == 64
    assert Source.objects.get().check_result == "fine"


def test_a_page_of_both_is_asked_once_and_noted_with_both(server, zone):
    named(server, zone)
    store_source(url=f"{server.address}/page")
    assert check()[-1].startswith("1 of 1 links")
    assert server.asked == [("HEAD", "/page"), ("GET", "/page")]
    assert SourcePage.objects.get().read_digest == Source.objects.get().read_digest != ""


def test_a_page_that_changed_is_noted_with_the_day_of_the_second_look_at_the_new_words(
    server, zone
):
    named(server, zone)
    check()
    digest = SourcePage.objects.get().read_digest
    write(server, 2, b"8am to 4pm")
    assert len(look_on(1)) == 1
    assert not SourcePage.objects.changed().exists()
    assert look_on(2)[0] == f"changed since it was read – {server.address}/page"
    page = SourcePage.objects.changed().get()
    assert (page.changed_on, page.read_digest) == (date(2026, 12, 3), digest)
    assert len(look_on(3)) == 1, "it is said once"
    assert SourcePage.objects.get().changed_on == date(2026, 12, 3)


def test_another_nonce_script_or_clock_is_no_change(server, zone):
    named(server, zone)
    check()
    for day in (1, 2, 3):
        write(server, 1 + day // 2)
        look_on(day)
    page = SourcePage.objects.get()
    assert (page.changed_on, page.read_digest) == (None, page.latest_digest)


def test_a_newer_check_that_names_the_page_takes_the_digest_anew(server, zone):
    named(server, zone)
    check()
    write(server, 1, b"8am to 4pm")
    look_on(1)
    look_on(2)
    newer = named(server, zone)
    look_on(3)
    page = SourcePage.objects.get()
    assert (page.changed_on, page.read_on, page.read_record) == (None, date(2026, 12, 4), newer.pk)
    assert page.read_digest == page.latest_digest


def test_the_page_of_a_tip_is_read_anew_when_somebody_saves_its_source(server):
    source = store_source(url=f"{server.address}/page")
    check()
    write(server, 1, b"8am to 4pm")
    look_on(1)
    look_on(2)
    source = Source.objects.changed().get()
    assert Source.history.count() == 1
    source.save()
    look_on(3)
    assert not Source.objects.changed().exists()


def test_a_page_that_is_gone_is_broken_after_a_day_and_keeps_what_it_said(server, zone):
    named(server, zone)
    check()
    digest = SourcePage.objects.get().read_digest
    server.gone.add("page")
    look_on(1)
    with pytest.raises(CommandError, match="Broken links: 1"):
        look_on(2)
    assert SourcePage.objects.broken().get().read_digest == digest


def test_a_page_that_moved_is_read_where_it_is_now(server, zone):
    server.pages["200"] = HTML, b"<p>New place</p>"
    named(server, zone, "moved")
    check()
    page = SourcePage.objects.get()
    assert page.check_result == f"fine: moved to {server.address}/200/new"
    assert len(page.read_digest) == 64


def test_a_pdf_counts_by_its_bytes(server, zone):
    server.pages["page"] = "application/pdf", b"%PDF-1.7 one"
    named(server, zone)
    check()
    server.pages["page"] = "application/pdf", b"%PDF-1.7 two"
    look_on(1)
    look_on(2)
    assert SourcePage.objects.changed().count() == 1


def test_a_huge_page_is_there_and_is_not_compared(server, zone):
    named(server, zone, "endless")
    check()
    page = SourcePage.objects.get()
    assert (page.check_result, page.read_digest, page.read_on) == ("fine", "", None)


def test_a_dry_run_stores_no_page(server, zone):
    named(server, zone)
    check(dry_run=True)
    assert not SourcePage.objects.exists()


# -- which pages -----------------------------------------------------------------------------------
def test_pages_are_those_of_zones_in_use_each_once(server, zone):
    for group in (FactGroup.HOURS, FactGroup.CAMERAS):
        named(server, zone, "200", group)
    store_check(zone, FactGroup.ACCESS, source_url="")
    paused = store_zone("cdfgh", station=zone.station, status="paused", status_reason="Paving")
    named(server, paused, "204")
    draft = store_zone("dfghj", station=zone.station, status="draft")
    named(server, draft, "404")
    retired = store_zone("fghjk", station=zone.station, status="retired", retired_on=NOW.date())
    named(server, retired, "410")
    for program, path in (("safetrade", "/205"), ("offerup", "")):
        ProgramListing.objects.create(
            zone=zone,
            program=program,
            source_title="Test",
            source_url=server.address + path if path else "",
        )
    assert check()[-1].startswith("3 of 3 links")
    addresses = SourcePage.objects.values_list("address", flat=True)
    assert set(addresses) == {f"{server.address}/{path}" for path in (200, 204, 205)}


def test_a_newer_version_of_a_listing_takes_the_digest_anew(server, zone):
    listing = ProgramListing.objects.create(
        zone=zone,
        program="safetrade",
        source_title="Test",
        source_url=f"{server.address}/page",
    )
    check()
    first = SourcePage.objects.get().read_record
    assert first == ProgramListing.history.get().history_id
    listing.as_of = "2026-12"
    listing.save()
    look_on(1)
    assert SourcePage.objects.get().read_record > first


def test_a_page_that_no_zone_in_use_names_any_more_is_left_as_it_is(server, zone):
    named(server, zone)
    check()
    Zone.objects.update(status="draft")
    server.asked.clear()
    assert look_on(1)[-1].startswith("0 of 0 links")
    assert SourcePage.objects.get().checked_at == NOW


def test_pages_are_gathered_in_as_many_queries_for_many_as_for_one(server, zone):
    counts = []
    for number in range(3):
        named(server, zone, f"{200 + number}")
        with CaptureQueriesContext(connection) as asked:
            found = SourcePage.objects.all().watched()
        assert len(found) == number + 1
        counts.append(len(asked))
    assert counts == [4, 4, 4]
