"""A zone as a card: what stands there, in which order; all escaped."""

import datetime
import re

import pytest
from django.template import engines

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.pages.cards import SPOT_LETTERS, CardContext, spot_in_short
from zones.search.results import Hit
from zones.vocabulary import (
    Answer,
    Camera,
    Designation,
    LocationStatus,
    Setting,
    Signage,
    Units,
    ZoneStatus,
)

SHEET = CardContext("en", "", datetime.date(2026, 12, 1), Units.MI)


def card(listing, sheet, *hit, **options):
    """What the template makes of it."""
    module = engines["jinja2"].env.get_template("zones/_card.html").module
    return module.card(listing, sheet, *hit, **options)


def test_a_card_says_all_in_the_order_of_a_hurried_eye():
    station = a_station(name="Police Department", phone="+1-555-555-0100")
    listing = a_listing(
        station=station, detail="Two spaces", hours="24/7", camera=Camera.WATCHED,
        signage=Signage.OWN,
    )  # fmt: skip
    hit = Hit(listing, 1.0, usable=Answer.YES, at=NOW)
    html = card(listing, SHEET._replace(query="?at=now", is_now=True), hit, number=3)
    said = re.sub(r"<ul>.*?</ul>", "", str(html))  # the apps of the directions have a test
    assert said == (
        '<li class="card" data-zone="bcdfg" data-number="3" data-usable="yes" '
        'data-evidence="undated">'
        '<h2 data-number="3"><a href="/zones/us/xx/testville/test-bcdfg/?at=now">'
        "Test Agency, Testville — parking lot</a></h2>"
        '<p class="at"><span class="far">0.6 miles</span> 1 Test Street</p>'
        '<p class="state listed">Listed as open 24 hours <span class="basis">(undated)</span></p>'
        '<p class="spot"><b>Stand:</b> Two spaces</p>'
        '<p class="known">monitored camera, signed</p>'
        '<div class="acts"><details class="go" name="go"><summary class="button quiet">'
        "Directions</summary></details>"
        '<a class="button quiet" href="tel:+15555550100" '
        'title="+1-555-555-0100 (number not dated)">Call</a>'
        '<a class="button" href="/z/bcdfg/invite/?at=now">Invite</a></div></li>\n'
    )


def test_only_what_is_known_stands_on_a_card():
    html = card(a_listing(station=a_station(phone=""), setting=Setting.UNKNOWN), SHEET)
    assert '<p class="when-open">Hours not confirmed</p>' in html
    for unsaid in ("known", "spot", "far"):
        assert f'class="{unsaid}"' not in html
    for unsaid in ("not stated", "Call", "tel:", "—"):
        assert unsaid not in html


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({"camera": Camera.NONE, "signage": Signage.NONE}, "no camera"),
        ({"camera": Camera.PRESENT, "painted_lines": Answer.YES}, "camera, painted lines"),
        ({"signage": Signage.SAFETRADE, "painted_lines": Answer.YES}, "signed"),
        ({"designation": Designation.INFORMAL}, "allowed, but not marked"),
        ({"listed_until": datetime.date(2026, 12, 31)}, "until Dec. 31, 2026"),
    ],
)
def test_facts_on_a_card_are_one_short_line(facts, said):
    assert f'<p class="known">{said}</p>' in card(a_listing(**facts), SHEET)


def test_a_spot_that_is_closed_then_is_only_to_be_known_of():
    listing = a_listing(hours="Mo-Fr 08:00-17:00", detail="Bay")
    html = card(listing, SHEET, Hit(listing, 1.0, usable=Answer.NO, at=NOW))
    assert '<p class="state closed">' in html
    assert "Bay" not in html
    assert "Invite" not in html


def test_a_paused_spot_says_why_and_has_no_invitation():
    html = card(a_listing(status=ZoneStatus.PAUSED, status_reason="Paving", detail="Bay"), SHEET)
    assert '<p class="warn"><strong>Paused:</strong> Paving</p><p class="spot">' in html
    assert "Invite" not in html


def test_without_a_street_a_card_has_the_whole_address():
    html = card(a_listing(station=a_station(street="")), SHEET)
    assert '<p class="at">Testville, XX 00000</p>' in html


@pytest.mark.parametrize(
    ("units", "hit", "written"),
    [
        (Units.KM, {"distance_km": 12.4}, "12 km"),
        (Units.MI, {"distance_km": 1.60934}, "1.0 miles"),
        (Units.KM, {"distance_km": 2, "other_distance_km": 30}, "2.0 km for you, 30 km for them"),
    ],
)
def test_a_distance_needs_no_second_text_to_be_read_aloud(units, hit, written):
    html = card(a_listing(), SHEET._replace(units=units), Hit(a_listing(), **hit))
    assert f'<span class="far">{written}</span> ' in html


@pytest.mark.parametrize(
    ("km", "shown"),
    [(3.2, "About 3 km (in Testville)"), (0.2, "About 1 km (in Testville)"), (60, "About 60 km")],
)
def test_an_approximate_place_has_no_exact_distance(km, shown):
    listing = a_listing(station=a_station(location_status=LocationStatus.TOWN))
    html = card(listing, SHEET._replace(units=Units.KM), Hit(listing, km))
    assert f'<span class="far">{shown}</span>' in html


@pytest.mark.parametrize("words", ["", "Front lot", "x" * SPOT_LETTERS])
def test_a_short_description_stays_as_it_is(words):
    assert spot_in_short(words) == words


def test_a_long_description_ends_at_a_word():
    said = spot_in_short("Two signed spaces by the north door, " * 3)
    assert len(said) <= SPOT_LETTERS + 2
    assert said == "Two signed spaces by the north door, Two signed …"


def test_markup_in_stored_text_is_text():
    evil = '<script>"&'
    station = a_station(name=evil, street=evil, city=evil, phone="", language="fr")
    html = card(a_listing(station=station, detail=evil, hours="24/7"), SHEET)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;&#34;&amp;") == 3  # title, address, where to stand
