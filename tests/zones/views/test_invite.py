"""The invitation's page: the message, the warnings, the form."""

import html
import re
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.markup import folded
from tests.zones.views.meeting_pages import OFFICE, SATURDAY, states


def boxes(response):
    """(language, text) of each text box."""
    found = re.findall(
        r'<textarea [^>]*lang="(\w+)"[^>]*>(.*?)</textarea>', response.content.decode(), re.DOTALL
    )
    return [(language, html.unescape(text)) for language, text in found]


# -- the invitation --------------------------------------------------------------------------------
def test_the_message_stands_in_a_box_that_needs_no_script(get):
    response = get(f"invite/?at={SATURDAY}", detail="Two <marked> spaces")
    page = folded(response.content.decode())
    ((language, text),) = boxes(response)
    assert language == "en"
    assert text.splitlines() == [
        "Let’s meet at Test Agency, Test Station, Testville — parking lot, "
        "1 Test Street, Testville, XX 00000.",
        "When: Saturday, Dec. 5, 2026, at 4:30 p.m. (EST)",
        "Stand: Two <marked> spaces",
        f"Map and details: http://testserver/z/bcdfg/?at={SATURDAY}",
        "Meeting at a police station is common; it keeps us both safe.",
    ]
    assert "<marked>" not in page
    assert '<label for="message-en">Message</label>' in page
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
        assert f"Test Station, Testville — {settings[language]}, 1 Test Street" in text
        assert f"http://testserver{'' if language == 'en' else f'/{language}'}/z/bcdfg/" in text
    page = folded(response.content.decode())
    assert f'<option value="{languages[0]}" lang="{languages[0]}" selected>' in page


def warnings(response):
    return re.findall(
        r'<p class="callout bad"[^>]*><strong>([^<]*)</strong>', response.content.decode()
    )


@pytest.mark.parametrize(
    ("hours", "at", "warned", "state"),
    [
        ("24/7", SATURDAY, [], [("listed", "Listed as open 24 hours")]),
        (OFFICE, SATURDAY, [], [("closed", "Closed at 4:30 p.m., opens Monday at 8 a.m.")]),
        ("", SATURDAY, [], [("unconfirmed", "Hours not confirmed")]),
        (OFFICE, "2026-11-30T10:00", ["This time has passed."], []),
        (OFFICE, "now", [], [("listed", "Listed as open now until 5 p.m.")]),
        ("Sa 08:00-12:00", "now", [], [("closed", "Closed now, opens Saturday at 8 a.m.")]),
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
    page = folded(get(f"invite/?at={at}", hours=hours).content.decode())
    assert (
        '<a class="button quiet" href="/z/bcdfg/meet.ics?at=2026-12-05T16%3A30">' in page
    ) is offered
    assert ("meet.ics" in page) is offered


def test_now_is_written_as_the_time_it_is_and_its_link_holds_no_time(get):
    ((_language, text),) = boxes(get("invite/?at=now"))
    assert "When: Tuesday, Dec. 1, 2026, at 1:30 p.m. (EST)" in text.splitlines()
    assert "Map and details: http://testserver/z/bcdfg/" in text.splitlines()


def test_a_time_that_clocks_skip_is_said_and_written_as_it_is_read(get):
    response = get("invite/?at=2027-03-14T02:30")
    assert (
        "The clocks go forward that night, so we took 3:30 a.m. instead of 2:30 a.m."
        in response.content.decode()
    )
    ((_language, text),) = boxes(response)
    assert "When: Sunday, March 14, 2027, at 3:30 a.m. (EDT)" in text.splitlines()
    assert "Map and details: http://testserver/z/bcdfg/?at=2027-03-14T03:30" in text.splitlines()


@pytest.mark.parametrize("prefix", ["", "/fr"])
def test_the_message_is_sent_by_plain_links(get, prefix):
    """They work without a script, and nothing is loaded before the tap."""
    response = get(f"invite/?at={SATURDAY}", prefix=prefix)
    ((_language, text),) = boxes(response)
    links = re.findall(r'href="((?:sms|mailto|https://wa)[^"]*)"', response.content.decode())
    bodies = [parse_qs(urlsplit(html.unescape(link)).query) for link in links]
    assert [link.partition(":")[0] for link in links] == ["sms", "https", "mailto"]
    assert [body.get("body", body.get("text")) for body in bodies] == [[text]] * 3


def test_for_a_closed_time_another_one_is_offered_before_the_message(get):
    page = folded(get(f"invite/?at={SATURDAY}", hours=OFFICE).content.decode())
    link = 'href="/z/bcdfg/invite/?at=2026-12-07T08:00">Use Monday, December 7, 8 a.m.</a>'
    assert page.index(link) < page.index("<textarea")


def test_the_form_asks_again_with_what_was_asked(get):
    page = get(f"invite/?at={SATURDAY}&to=es").content.decode()
    form = page.split('<form class="when"')[1].split("</form>")[0]
    assert 'action="/z/bcdfg/invite/" method="get"' in form
    assert f'<input id="at" name="at" type="datetime-local" value="{SATURDAY}">' in form
    assert re.findall(r'<option value="(\w+)"', form) == ["en", "fr", "es"]


def test_absolute_addresses_are_of_the_site(get, settings):
    settings.SITE_URL = "https://zones.example.org"
    ((_language, text),) = boxes(get(f"invite/?at={SATURDAY}"))
    assert f"Map and details: https://zones.example.org/z/bcdfg/?at={SATURDAY}" in text.splitlines()
    assert b"@zones.example.org\r\n" in get(f"meet.ics?at={SATURDAY}").content
    assert (
        '<p class="address">https://zones.example.org/z/bcdfg/?from=sign</p>'
        in get("sign/").content.decode()
    )
