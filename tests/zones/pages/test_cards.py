"""A zone as a card: what stands there, in which order, what is said aloud; all escaped."""

import datetime
import re

import pytest
from django.template import engines

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station
from zones.directory.listing import CheckListing
from zones.pages.cards import CardContext
from zones.search.results import Hit
from zones.vocabulary import (
    Answer,
    Camera,
    CheckMethod,
    Designation,
    FactGroup,
    LocationStatus,
    Setting,
    Signage,
    Units,
    ZoneStatus,
)

SHEET = CardContext("en", "", datetime.date(2026, 12, 1), Units.MI)


def card(listing, sheet, *hit):
    """What the template makes of it."""
    return engines["jinja2"].env.get_template("zones/_card.html").module.card(listing, sheet, *hit)


def facts_on(html):
    return re.findall(r'<li class="([^"]*)">([^<]*)</li>', html)


@pytest.mark.parametrize(
    ("usable", "advised", "state"),
    [
        (Answer.YES, Answer.YES, '<p class="state yes">Usable then</p>'),
        (
            Answer.YES,
            Answer.NO,
            '<p class="state unadvised">Usable then<br>The department advises other hours: every '
            "day from sunrise to sunset</p>",
        ),
        (Answer.YES, None, '<p class="state yes">Usable then</p>'),
        (Answer.NO, Answer.NO, '<p class="state no">Not usable then</p>'),
    ],
)
def test_an_open_zone_at_an_hour_that_nobody_advises_is_not_green(usable, advised, state):
    listing = a_listing(hours="24/7", hours_advised="sunrise-sunset")
    html = card(listing, SHEET, Hit(listing, 1.0, usable=usable, at=NOW, advised=advised))
    assert state in html
    assert ('data-advised="no"' in html) is (advised is Answer.NO)


def test_a_card_says_all_in_the_order_of_a_hurried_eye():
    check = CheckListing(
        FactGroup.LOCATION, "2026-05-24", "Test", CheckMethod.PUBLISHED, "", "", False
    )
    listing = a_listing(
        detail="Two spaces",
        hours="24/7",
        camera=Camera.WATCHED,
        signage=Signage.OWN,
        checks=(check,),
    )
    hit = Hit(listing, 1.0, usable=Answer.YES, at=NOW)
    assert card(listing, SHEET, hit) == (
        '<li class="card" data-zone="bcdfg" data-usable="yes" data-evidence="undated">'
        '<h2><a href="/zones/us/xx/testville/test-bcdfg/">Test Station — parking lot</a></h2>'
        '<p class="state yes">Usable then</p>'
        '<p class="far"><span aria-hidden="true">0.6 mi</span><span class="aloud">0.6 '
        "miles</span></p>"
        '<p class="spot"><span class="tag">Where to stand</span> Two spaces</p>'
        '<p class="at">1 Test Street, Testville, XX 00000<br>Test Agency</p>'
        '<ul class="facts"><li class="hours">24 hours, every day</li>'
        '<li class="camera">camera, said to be watched at all hours</li>'
        '<li class="sign">the department’s own sign</li></ul>'
        '<p class="asof">As of <time datetime="2026-05-24">May 24, 2026</time> · '
        '<a href="tel:+15555550100">+1-555-555-0100</a> (number not dated)</p></li>\n'
    )


def test_what_nobody_told_us_is_said_and_stands_back():
    html = card(a_listing(setting=Setting.UNKNOWN, designation=Designation.INFORMAL), SHEET)
    assert facts_on(html) == [
        ("hours less", "hours not known — call ahead"),
        ("camera less", "camera: not known"),
        ("sign less", "sign: not known"),
        ("kind", "may be used, no marked zone"),
    ]
    assert "The exact spot is not known: ask at the front desk." in html
    assert '<p class="asof warn">Date of the source not known — call ahead · ' in html


def test_no_camera_and_no_sign_are_known():
    facts = facts_on(card(a_listing(camera=Camera.NONE, signage=Signage.NONE), SHEET))
    assert facts[1:] == [("camera", "no camera"), ("sign", "no sign")]


def test_a_paused_zone_says_so_before_where_to_stand():
    html = card(a_listing(status=ZoneStatus.PAUSED, status_reason="Paving", detail="Bay"), SHEET)
    assert re.search(r'<p class="warn"><strong>Paused:</strong> Paving</p><p class="spot">', html)


@pytest.mark.parametrize(
    ("units", "hit", "written", "aloud"),
    [
        (Units.KM, {"distance_km": 12.4}, "12 km", "12 kilometres"),
        (Units.MI, {"distance_km": 1.60934}, "1.0 mi", "1.0 miles"),
        (
            Units.KM,
            {"distance_km": 2.0, "other_distance_km": 30.0},
            "You: 2.0 km · the other person: 30 km",
            "You: 2.0 kilometres · the other person: 30 kilometres",
        ),
    ],
)
def test_a_distance_is_written_short_and_read_out_whole(units, hit, written, aloud):
    html = card(a_listing(), SHEET._replace(units=units), Hit(a_listing(), **hit))
    shown = (
        f'<p class="far"><span aria-hidden="true">{written}</span>'
        f'<span class="aloud">{aloud}</span></p>'
    )
    assert shown in html


@pytest.mark.parametrize(
    ("km", "shown"),
    [
        (3.0, '<p class="far">in or near Testville — exact spot not on our map</p>'),
        (
            60.0,
            '<p class="far"><span aria-hidden="true">about 60 km</span>'
            '<span class="aloud">about 60 kilometres</span></p>',
        ),
    ],
)
def test_a_distance_without_a_unit_is_said_once(km, shown):
    listing = a_listing(station=a_station(location_status=LocationStatus.TOWN))
    assert shown in card(listing, SHEET._replace(units=Units.KM), Hit(listing, km))


def test_markup_in_stored_text_is_text():
    evil = '<script>"&'
    station = a_station(name=evil, street=evil, phone="", language="fr")
    html = card(a_listing(station=station, detail=evil, hours_text=evil), SHEET)
    assert "<script>" not in html
    assert html.count("&lt;script&gt;&#34;&amp;") == 4
