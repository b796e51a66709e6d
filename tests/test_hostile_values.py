"""Values that came into the tables past every door: no page, file or feed falls over them."""

import pytest
from django.db import DataError, IntegrityError, transaction

from exchangezones.foundation.fields import JudgedField
from tests.tips.stored import store_source, store_text, store_tip
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from tips.models import Source, TipText
from tips.noticeboard import live as live_tips
from zones.directory import live
from zones.models import Agency, Check, HoursException, ProgramListing, Station, Zone
from zones.vocabulary import FactGroup

pytestmark = pytest.mark.django_db
HOSTILE = ["<script>alert(1)</script>", "a\x07\x1b[31mb", "\u202egpj.exe", "a\r\nX-Evil: 1",
           "\u2028\ufeff", "2026-02-30", "]]>&amp;<", "=1+1",
           "https://exa\x07mple.org/\u202e"]  # fmt: skip
BROKEN = [b"\x07", b"\x1b", "\u202e".encode(), "\u2028".encode()]  # in no answer at all
BROKEN_IN = {"text/html": [b"<script>alert"], "text/calendar": [b"\nX-Evil"]}
PAGES = ["", "invite/?at=2026-12-05T16:30", "meet.ics?at=2026-12-05T16:30", "sign/"]
KEPT = {  # what identifies a row, or what the database itself keeps
    "key", "public_id", "country", "region", "status", "public_title", "public_body",
}  # fmt: skip


def judged_fields(model):
    return [
        field
        for field in model._meta.concrete_fields
        if isinstance(field, JudgedField) and field.name not in KEPT
    ]


@pytest.fixture
def stored():
    agency = store_agency(website="https://example.org/", phone="+1-555-555-0100")
    station = store_station(agency=agency, phone="+1-555-555-0101")
    zone = store_zone(station=station, hours="24/7", detail="Left of the door")
    for group in FactGroup:
        store_check(zone, group)
    ProgramListing.objects.create(zone=zone, program="offerup", source_title="Test list")
    HoursException.objects.create(
        zone=zone, first_on="2026-12-20", last_on="2026-12-24", hours="24/7", reason="Works"
    )
    store_text(store_tip(source=store_source(url="https://example.org/"), topic="place"))
    return zone


def addresses(model, zone):
    """Where a value of this table may be read."""
    if model._meta.app_label == "tips":
        yield from ("/api/v1/tips", "/tips/feed/", "/fr/tips/", "/tips/place/")
        yield from ("/es/tips/", "/tips/", "/tips/checklist/buyer/")
    else:
        yield from (f"/z/{zone.public_id}/{page}" for page in PAGES)
        yield from (f"{prefix}/zones/{live.current()[0].path}/" for prefix in ("/fr", "/es"))
        yield "/search/?near=39.1,-94.5&at=2026-12-05T16:30"
        yield "/api/v1/search?near=39.1,-94.5&at=now"
        yield from ("/data/zones.csv", "/zones/us/", "/sitemap-zones-1.xml")


MODELS = [Zone, Station, Agency, Check, ProgramListing, HoursException, Source, TipText]


def write(model, value):
    """The fields whose column takes the value, cut to its length; in all rows of the table."""
    taken = []
    for field in judged_fields(model):
        try:
            with transaction.atomic():
                model._default_manager.update(**{field.name: value[: field.max_length]})
        except (IntegrityError, DataError):
            continue
        taken.append(field.name)
    live.snapshot.forget()
    live_tips.snapshot.forget()
    return taken


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_what_renders_a_stored_value_never_raises(stored, client, model):
    written = set()
    for value in HOSTILE:
        written |= set(write(model, value))
        for address in addresses(model, stored):
            response = client.get(address, follow=True)
            body = b"".join(response) if response.streaming else response.content
            assert response.status_code in (200, 404, 410), (address, value)
            kind = response["Content-Type"].partition(";")[0]
            for bad in BROKEN + BROKEN_IN.get(kind, []):
                assert bad not in body, (address, value, bad)
    assert written == {field.name for field in judged_fields(model)}
