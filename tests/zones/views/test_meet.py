"""The doors of those who go to a zone: invitation, calendar file, sign; and what the zone's page
says of them.
"""

import datetime
import html
import re

import icalendar
import pytest
from django.utils import timezone

from tests.zones.builders import a_listing, a_station, an_agency
from tests.zones.formats.test_sign import decoded
from zones.vocabulary import Answer, Setting, ZoneStatus

SATURDAY = "2026-12-05T16:30"
OFFICE = "Mo-Fr 08:00-17:00"
DOORS = [
    "invite/",
    f"invite/?at={SATURDAY}&to=fr",
    "invite/?at=now",
    f"meet.ics?at={SATURDAY}",
    "meet.ics?at=now",
    "sign/",
]
NOBODYS_PLACES = {"near": "64128 Privatestreet", "other": "Hiddenville"}
RETIRED = {
    "status": ZoneStatus.RETIRED,
    "retired_on": datetime.date(2026, 3, 1),
    "status_reason": "Sold.",
}
PAUSED = {"status": ZoneStatus.PAUSED, "status_reason": "The lot is being paved."}


@pytest.fixture
def get(show):
    """Get a door of a zone that is always open unless it is said otherwise."""

    def got(door, *, prefix="", **changes):
        changes.setdefault("hours", "24/7")
        return show(a_listing(**changes), address=f"{prefix}/z/bcdfg/{door}")

    return got


def boxes(response):
    """(language, text) of each text box."""
    found = re.findall(
        r'<textarea [^>]*lang="(\w+)"[^>]*>(.*?)</textarea>', response.content.decode(), re.DOTALL
    )
    return [(language, html.unescape(text)) for language, text in found]


# -- all doors -------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("door", DOORS)
def test_every_door_answers_without_database_cookie_or_vary(served, client, door, prefix):
    """No `db` fixture: a single query would be an error."""
    listing = next(listing for listing in served if listing.hours == "24/7")
    response = client.get(f"{prefix}/z/{listing.id}/{door}", headers={"accept-language": "de"})
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Language"] == (prefix[1:] or "en")


@pytest.mark.django_db
@pytest.mark.parametrize("door", DOORS)
def test_zero_queries(served, client, door, django_assert_num_queries):
    listing = next(listing for listing in served if listing.hours == "24/7")
    with django_assert_num_queries(0):
        assert client.get(f"/z/{listing.id}/{door}").status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_doors_are_for_reading(get, client, door):
    assert get(door).status_code == 200
    assert client.head(f"/z/bcdfg/{door}").status_code == 200
    assert client.post(f"/z/bcdfg/{door}").status_code == 405
    assert client.get(f"/z/BCDFG/{door}").status_code == 200


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("public_id", ["zzzzz", "x" * 10_000, "nan", "%00", "é"])
def test_a_zone_that_nobody_knows_has_no_doors(get, client, door, public_id):
    get(door)
    assert client.get(f"/z/{public_id}/{door}").status_code in (
        {400} if public_id == "%00" else {404}
    )


NONSENSE = [
    "at=yesterday",
    "at=nan",
    "at=%00",
    "at=" + "9" * 10_000,
    f"at={SATURDAY}&at=now",
    "at=2030-01-01T00:00",
    "at=%ff",
]


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("door", ["invite/", "meet.ics"])
@pytest.mark.parametrize("query", NONSENSE)
def test_nonsense_is_a_page_in_plain_words(get, door, query, prefix):
    response = get(f"{door}?{query}", prefix=prefix)
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len(response.content) < 10_000
    page = response.content.decode()
    assert f'href="{prefix}/zones/us/xx/testville/test-bcdfg/"' in page
    assert f'action="{prefix}/z/bcdfg/{door}"' in page


def test_the_mistake_is_named_with_what_would_be_right(get):
    page = get("invite/?at=<b>x&to=de").content.decode()
    assert "<b>x" not in page
    assert (
        "<strong>at</strong>: “&lt;b&gt;x” — Write the day and time as 2026-12-05T16:30, or “now”."
        in page
    )
    assert "<strong>to</strong>: “de” — This may be: en, fr, es." in page
    assert "24 hours, every day" in page


@pytest.mark.parametrize("query", ["to=xx", "to=fr&to=es", "to=%00", "to=" + "x" * 10_000])
def test_only_a_language_of_the_site_is_written(get, query):
    assert get(f"invite/?{query}").status_code == 400


@pytest.mark.parametrize("door", [*DOORS, "invite/?at=x", "meet.ics?at=x", "meet.ics"])
@pytest.mark.parametrize("changes", [{}, {"hours": OFFICE}, PAUSED, RETIRED])
@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_no_place_of_anybody_reaches_these_pages(get, client, door, changes, prefix):
    get(door, **changes)
    path, _mark, query = door.partition("?")
    asked = dict(pair.split("=") for pair in query.split("&") if pair)
    response = client.get(
        f"{prefix}/z/bcdfg/{path}",
        {**NOBODYS_PLACES, **asked, "fbclid": "Traceyou", "from": "Here"},
    )
    unfolded = response.content.replace(b"\r\n ", b"").decode()
    for word in ["64128", "Private", "Hidden", "near=", "other=", "Traceyou", "Here"]:
        assert word not in unfolded
    if response.headers["Content-Type"].startswith("text/html") and 'class="segno"' in unfolded:
        (code,) = decoded(re.search("<svg .*?</svg>", unfolded)[0])
        assert code.text == "http://testserver/z/bcdfg/?from=sign"


def test_the_links_to_other_languages_keep_what_the_page_reads(get):
    page = get(f"invite/?fbclid=x&at={SATURDAY}&near=64128&to=es").content.decode()
    assert (
        f'<a href="/fr/z/bcdfg/invite/?at={SATURDAY}&amp;to=es" lang="fr" hreflang="fr">Français</a>'
        in page
    )
    page = get(f"invite/?at={SATURDAY}&to=es", prefix="/fr").content.decode()
    assert (
        f'<a href="/z/bcdfg/invite/?at={SATURDAY}&amp;to=es" lang="en" hreflang="en">English</a>'
        in page
    )
    assert '<a href="/es/z/bcdfg/sign/" lang="es"' in get("sign/?near=64128").content.decode()


@pytest.mark.parametrize(
    ("door", "changes", "status"),
    [
        ("invite/", PAUSED, 200), ("sign/", PAUSED, 200), (f"meet.ics?at={SATURDAY}", PAUSED, 400),
        ("invite/", RETIRED, 410), ("sign/", RETIRED, 410), (f"meet.ics?at={SATURDAY}", RETIRED, 400),
    ],
)  # fmt: skip
def test_a_zone_where_nobody_can_meet_says_why(get, door, changes, status):
    response = get(door, **changes)
    page = response.content.decode()
    assert response.status_code == status
    said = {
        ZoneStatus.PAUSED: "Paused: do not meet here now.",
        ZoneStatus.RETIRED: "This zone is gone since March 1, 2026.",
    }
    assert said[changes["status"]] in page
    assert changes["status_reason"] in page
    assert 'href="/zones/us/xx/testville/test-bcdfg/"' in page
    assert "<textarea" not in page
    assert "<svg" not in page


# -- the invitation --------------------------------------------------------------------------------
def test_the_message_stands_in_a_box_that_needs_no_script(get):
    response = get(f"invite/?at={SATURDAY}", detail="Two <marked> spaces")
    page = response.content.decode()
    ((language, text),) = boxes(response)
    assert language == "en"
    assert text.splitlines() == [
        "I propose that we meet here:",
        "Test Station — parking lot, Test Agency",
        "Where: Two <marked> spaces",
        "Address: 1 Test Street, Testville, XX 00000",
        "When: Saturday, Dec. 5, 2026, 4:30 p.m. EST",
        "Telephone: +1-555-555-0100",
        f"Details: http://testserver/z/bcdfg/?at={SATURDAY}",
        "Proposing a police station is normal and safe.",
    ]
    assert "<marked>" not in page
    assert '<label for="message-en">Text to send</label>' in page
    assert page.count("readonly>") == 1
    assert '<button type="button" hidden data-copy>' in page
    assert "hidden data-share>" in page
    assert 'role="status" aria-live="polite"' in page


@pytest.mark.parametrize(
    ("prefix", "to", "languages"),
    [
        ("", "", ["en"]),
        ("", "en", ["en"]),
        ("", "fr", ["fr", "en"]),
        ("", "es", ["es", "en"]),
        ("/fr", "", ["fr"]),
        ("/fr", "en", ["en", "fr"]),
        ("/es", "fr", ["fr", "es"]),
    ],
)
def test_the_message_is_in_the_language_of_the_other_person_too(get, prefix, to, languages):
    response = get(f"invite/?to={to}", prefix=prefix)
    settings = {"en": "parking lot", "fr": "stationnement", "es": "estacionamiento"}
    assert [language for language, _text in boxes(response)] == languages
    for language, text in boxes(response):
        assert text.splitlines()[1] == f"Test Station — {settings[language]}, Test Agency"
        assert f"http://testserver{'' if language == 'en' else f'/{language}'}/z/bcdfg/" in text
    assert (
        f'<option value="{languages[0]}" lang="{languages[0]}" selected>'
        in response.content.decode()
    )


def warnings(response):
    return re.findall(
        r'<p class="callout bad"[^>]*><strong>([^<]*)</strong>', response.content.decode()
    )


def states(response):
    return re.findall(r'<p class="state (\w+)">([^<]*)</p>', response.content.decode())


NOT_THEN = "The zone is not usable at this time. Choose another one before you send this."


@pytest.mark.parametrize(
    ("hours", "at", "warned", "state"),
    [
        ("24/7", SATURDAY, [], [("yes", "Usable then")]),
        (OFFICE, SATURDAY, [NOT_THEN], [("no", "Not usable then — from Monday, 8 a.m.")]),
        ("", SATURDAY, [], [("unknown", "Unknown — call ahead")]),
        (OFFICE, "2026-11-30T10:00", ["This time has passed."], []),
        (OFFICE, "now", [], [("yes", "Usable now — until 5 p.m.")]),
        ("Sa 08:00-12:00", "now", [NOT_THEN], [("no", "Not usable now — from Saturday, 8 a.m.")]),
        (OFFICE, "", [], []),
    ],
)
def test_the_page_warns_before_a_bad_time_is_sent(get, hours, at, warned, state):
    response = get(f"invite/?at={at}", hours=hours)
    assert response.status_code == 200
    assert (warnings(response), states(response)) == (warned, state)
    assert len(boxes(response)) == 1


@pytest.mark.parametrize(
    ("hours", "at", "offered"),
    [("24/7", SATURDAY, True), ("", SATURDAY, True), (OFFICE, SATURDAY, False), ("24/7", "", False),
     ("24/7", "2026-11-30T10:00", False)],
)  # fmt: skip
def test_the_calendar_file_is_offered_where_there_is_one(get, hours, at, offered):
    page = get(f"invite/?at={at}", hours=hours).content.decode()
    assert (
        '<a class="button quiet" href="/z/bcdfg/meet.ics?at=2026-12-05T16%3A30">' in page
    ) is offered
    assert ("meet.ics" in page) is offered


def test_now_is_written_as_the_time_it_is_and_its_link_holds_no_time(get):
    ((_language, text),) = boxes(get("invite/?at=now"))
    assert "When: Tuesday, Dec. 1, 2026, 1:30 p.m. EST" in text.splitlines()
    assert "Details: http://testserver/z/bcdfg/" in text.splitlines()


def test_a_time_that_clocks_skip_is_said_and_written_as_it_is_read(get):
    response = get("invite/?at=2027-03-14T02:30")
    assert (
        "On that night clocks go forward: 2:30 a.m. is read as 3:30 a.m."
        in response.content.decode()
    )
    ((_language, text),) = boxes(response)
    assert "When: Sunday, March 14, 2027, 3:30 a.m. EDT" in text.splitlines()
    assert "Details: http://testserver/z/bcdfg/?at=2027-03-14T03:30" in text.splitlines()


def test_the_form_asks_again_with_what_was_asked(get):
    page = get(f"invite/?at={SATURDAY}&to=es").content.decode()
    form = page.split('<form class="when"')[1].split("</form>")[0]
    assert 'action="/z/bcdfg/invite/" method="get"' in form
    assert f'<input id="at" name="at" type="datetime-local" value="{SATURDAY}">' in form
    assert re.findall(r'<option value="(\w+)"', form) == ["en", "fr", "es"]


def test_absolute_addresses_are_of_the_site(get, settings):
    settings.SITE_URL = "https://zones.example.org"
    ((_language, text),) = boxes(get(f"invite/?at={SATURDAY}"))
    assert f"Details: https://zones.example.org/z/bcdfg/?at={SATURDAY}" in text.splitlines()
    assert b"@zones.example.org\r\n" in get(f"meet.ics?at={SATURDAY}").content
    assert (
        '<p class="address">https://zones.example.org/z/bcdfg/?from=sign</p>'
        in get("sign/").content.decode()
    )


# -- the calendar file -----------------------------------------------------------------------------
def event_of(response):
    return icalendar.Calendar.from_ical(response.content).walk("VEVENT")[0]


def test_the_file_is_for_a_calendar(get):
    response = get(f"meet.ics?at={SATURDAY}&to=nobody")
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert response.headers["Content-Disposition"] == 'attachment; filename="meet-bcdfg.ics"'
    event = event_of(response)
    assert event["DTSTART"].dt.isoformat() == "2026-12-05T16:30:00-05:00"
    assert event["DTEND"].dt.isoformat() == "2026-12-05T17:00:00-05:00"
    assert event["DTSTAMP"].dt == timezone.now()
    assert event["URL"] == f"http://testserver/z/bcdfg/?at={SATURDAY}"
    assert event["UID"] == "bcdfg-20261205T2130Z@testserver"


def test_the_path_decides_the_language_of_the_file(get):
    event = event_of(get(f"meet.ics?at={SATURDAY}", prefix="/fr"))
    assert event["SUMMARY"].endswith("Test Station — stationnement")
    assert event["URL"] == f"http://testserver/fr/z/bcdfg/?at={SATURDAY}"


@pytest.mark.parametrize(
    ("hours", "query", "said"),
    [
        ("24/7", "", "Say on which day and at what time you meet."),
        ("24/7", "?at=", "Say on which day and at what time you meet."),
        ("24/7", "?at=2026-11-30T10:00", "This time has passed."),
        (OFFICE, f"?at={SATURDAY}", "The zone is not usable at this time. Choose another one."),
        ("Sa 08:00-12:00", "?at=now", "The zone is not usable at this time. Choose another one."),
    ],
)
def test_a_time_for_which_there_is_no_file_is_refused_in_words(get, hours, query, said):
    response = get(f"meet.ics{query}", hours=hours)
    page = response.content.decode()
    assert response.status_code == 400
    assert response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Content-Disposition" not in response.headers
    assert said in page
    assert "<h2>Hours</h2>" in page
    assert 'action="/z/bcdfg/meet.ics" method="get"' in page


def test_the_refusal_says_from_when_the_zone_is_usable_and_its_hours(get):
    response = get(f"meet.ics?at={SATURDAY}", hours=OFFICE)
    assert states(response) == [("no", "Not usable then — from Monday, 8 a.m.")]
    page = response.content.decode()
    assert "Monday to Friday 8 a.m.–5 p.m." in page
    assert 'href="/zones/us/xx/testville/test-bcdfg/?at=2026-12-05T16%3A30"' in page


def test_unknown_hours_are_allowed_and_say_to_call_ahead(get):
    response = get(f"meet.ics?at={SATURDAY}", hours="")
    assert response.status_code == 200
    assert "Hours not known — call ahead" in event_of(response)["DESCRIPTION"].splitlines()
    assert "call ahead" not in event_of(get(f"meet.ics?at={SATURDAY}"))["DESCRIPTION"]


@pytest.mark.parametrize(
    ("at", "start", "link"),
    [
        ("2026-11-01T01:30", "2026-11-01T05:30:00+00:00", "2026-11-01T01:30"),
        ("2026-11-01T02:30", "2026-11-01T07:30:00+00:00", "2026-11-01T02:30"),
        ("2027-03-14T02:30", "2027-03-14T07:30:00+00:00", "2027-03-14T03:30"),
        ("2027-03-14T16:30", "2027-03-14T20:30:00+00:00", "2027-03-14T16:30"),
    ],
)
def test_both_sides_of_a_change_of_clocks(get, monkeypatch, at, start, link):
    monkeypatch.setattr(
        timezone, "now", lambda: datetime.datetime(2026, 10, 1, tzinfo=datetime.UTC)
    )
    event = event_of(get(f"meet.ics?at={at}"))
    assert event["DTSTART"].dt.astimezone(datetime.UTC).isoformat() == start
    assert event["URL"] == f"http://testserver/z/bcdfg/?at={link}"


def test_now_begins_at_this_minute(get, monkeypatch):
    now = datetime.datetime(2026, 12, 1, 18, 30, 59, 7, tzinfo=datetime.UTC)
    monkeypatch.setattr(timezone, "now", lambda: now)
    event = event_of(get("meet.ics?at=now"))
    assert event["DTSTART"].dt.isoformat() == "2026-12-01T13:30:00-05:00"
    assert event["URL"] == "http://testserver/z/bcdfg/"


# -- the sign --------------------------------------------------------------------------------------
def test_the_code_on_the_sign_leads_to_the_zone(get):
    page = get("sign/", prefix="/fr").content.decode()
    (code,) = decoded(re.search("<svg .*?</svg>", page)[0])
    assert code.text == "http://testserver/z/bcdfg/?from=sign"
    assert '<p class="address">http://testserver/z/bcdfg/?from=sign</p>' in page


def test_the_sign_speaks_its_region_and_the_page_around_it_the_path(get):
    page = get(
        "sign/", prefix="/fr", language="en", name="Safe <zone>", detail="Two spaces"
    ).content.decode()
    sheet = page.split("<article")[1].split("</article>")[0]
    assert re.findall(r'<section lang="(\w+)">', sheet) == ["en", "es"]
    assert '<h1 lang="en">Safe &lt;zone&gt;</h1>' in sheet
    assert '<p class="spot" lang="en">Two spaces</p>' in sheet
    assert sheet.count("911") == 2
    assert "24 hours, every day" in sheet
    assert "todos los días" in sheet
    assert '<html lang="fr">' in page
    assert 'lang="fr"' not in sheet


def test_only_the_sign_links_the_style_of_the_sign(get, client):
    assert "css/sign.css" in get("sign/").content.decode()
    assert "css/sign.css" not in get("invite/").content.decode()
    assert "css/sign.css" not in client.get("/zones/us/xx/testville/test-bcdfg/").content.decode()


# -- the page of the zone --------------------------------------------------------------------------
@pytest.fixture
def zone_page(show):
    def shown(query="", **changes):
        changes.setdefault("hours", "24/7")
        listing = a_listing(**changes)
        return show(listing, address=f"/zones/{listing.path}/{query}").content.decode()

    return shown


def doors_of(page):
    return re.findall(r'href="(/z/bcdfg/[^"]+)"', page)


AT = "?at=2026-12-05T16%3A30"


@pytest.mark.parametrize(
    ("hours", "query", "doors"),
    [
        ("24/7", "", ["invite/", "sign/"]),
        ("24/7", f"?at={SATURDAY}", [f"invite/{AT}", f"meet.ics{AT}", "sign/"]),
        ("", f"?at={SATURDAY}", [f"invite/{AT}", f"meet.ics{AT}", "sign/"]),
        (OFFICE, f"?at={SATURDAY}", [f"invite/{AT}", "sign/"]),
        ("24/7", "?at=2026-11-30T10:00", ["invite/", "sign/"]),
        ("24/7", "?at=now", ["invite/?at=now", "meet.ics?at=now", "sign/"]),
        ("Sa 08:00-12:00", "?at=now", ["invite/?at=now", "sign/"]),
    ],
)
def test_the_zone_leads_to_its_doors_with_the_moment(zone_page, hours, query, doors):
    assert doors_of(zone_page(query, hours=hours)) == [f"/z/bcdfg/{door}" for door in doors]


@pytest.mark.parametrize("changes", [PAUSED, RETIRED])
def test_a_zone_where_nobody_can_meet_leads_to_no_door(zone_page, changes):
    assert doors_of(zone_page(f"?at={SATURDAY}", **changes)) == []


def test_who_stands_at_the_sign_is_greeted(zone_page):
    page = zone_page("?from=sign")
    top = page.split('<main id="main">')[1].split("<h1>")[0]
    assert 'You are at: <span lang="en">Test Station</span> — parking lot' in top
    assert '<a href="tel:+15555550100">+1-555-555-0100</a>' in top
    assert "In danger, call 911." in top
    assert "Usable now" in page


def test_without_a_number_the_website_is_named(zone_page):
    agency = an_agency(website="https://police.example.org/")
    station = a_station(phone="", agency=agency)
    top = zone_page("?from=sign", station=station, setting=Setting.UNKNOWN).split("<h1>")[0]
    assert (
        '<a href="https://police.example.org/" rel="noreferrer">https://police.example.org/</a>'
        in top
    )
    assert 'You are at: <span lang="en">Test Station</span></strong>' in top
    top = zone_page("?from=sign", station=a_station(phone="")).split("<h1>")[0]
    assert "We know no telephone number of this station." in top


@pytest.mark.parametrize("query", ["", "?from=", "?from=SIGN", "?from=<b>", "?from=signs"])
def test_nobody_else_is_greeted(zone_page, query):
    assert "You are at" not in zone_page(query, lit=Answer.YES)
