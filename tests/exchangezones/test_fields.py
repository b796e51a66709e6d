"""What a stored value may be, whatever door it comes by."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from exchangezones.foundation.fields import (
    validate_line,
    validate_paragraphs,
    validate_partial_date,
    validate_phone,
    validate_web_address,
)
from exchangezones.foundation.text import first_strange, visible
from tests.tips.stored import store_source, store_text
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.models import Agency, HoursException, ProgramListing, Station

BIDI, NUL, BELL, HALF, BREAK = "\u202e", "\x00", "\x07", "\ud800", "\n"
GOOD_LINES = ["Zone d’échange", "Québec\u00a0: au nord", "Ñuñoa", "👩‍👧 corner", "العربية", ""]
BAD_LINES = ["a\x00b", "a\x07b", "a\nb", "a\r\nb", "a\tb", "a\u2028b", "a\u202eb", "a\u2066b",
             "a\u200bb", "\ufeffa", "a\x85b", "a\ud800b", "a\ufffeb"]  # fmt: skip


@pytest.mark.parametrize("text", GOOD_LINES)
def test_words_of_all_languages_are_taken(text):
    validate_line(text)
    validate_paragraphs(f"{text}\r\n{text}")
    assert visible(text) == text


@pytest.mark.parametrize("text", BAD_LINES)
def test_what_hides_turns_or_breaks_a_line_is_refused_by_its_name(text):
    with pytest.raises(ValidationError, match=rf"U\+{ord(first_strange(text)):04X}"):
        validate_line(text)


@given(st.text(max_size=40))
def test_what_is_shown_could_be_stored(text):
    assert first_strange(visible(text), lines=True) == ""
    assert len(visible(text)) == len(text)
    if not first_strange(text, lines=True):
        assert visible(text) == text


@pytest.mark.parametrize("date", ["2017", "2017-02", "2017-02-28", "2016-02-29", "2024-12-31"])
def test_a_day_that_exists_is_taken(date):
    validate_partial_date(date)


@pytest.mark.parametrize(
    "date",
    ["2026-02-30", "2017-02-29", "2026-06-31", "0000", "0000-01", "2017-13", "2017-00", "17",
     "٢٠١٧", "2017-1-1", "2017-05-24\n", "2017/05/24"],
)  # fmt: skip
def test_a_day_that_does_not_exist_is_refused(date):
    with pytest.raises(ValidationError):
        validate_partial_date(date)


@pytest.mark.parametrize("phone", ["911", "+1-775-289-8808", "(816) 234-5111", "013 0000000"])
def test_a_telephone_number_is_taken(phone):
    validate_phone(phone)


@pytest.mark.parametrize(
    "phone", ["12", "call us", "816-234-5111 x2", "1;ext=5", "javascript:1", "+" * 5, "1" * 20]
)
def test_no_telephone_number_is_refused(phone):
    with pytest.raises(ValidationError):
        validate_phone(phone)


@pytest.mark.parametrize(
    "address",
    ["https://example.org/a?b=c#d", "http://police.example.gov", "https://93.184.216.34/page",
     "https://xn--qubec-bsa.example/", "https://example.org:8443/"],
)  # fmt: skip
def test_a_page_of_the_open_web_is_taken(address):
    validate_web_address(address)


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "javascript:alert(1)", "//example.org/", "https://",
     "https://user:word@example.org/", "https://user@example.org/", "https://localhost/",
     "http://127.0.0.1/", "http://10.0.0.1/", "http://169.254.169.254/latest/", "http://[::1]/",
     "http://[::ffff:10.0.0.1]/", "http://192.168.1.1/", "http://intranet/", "http://a.local/",
     "http://printer.home.arpa/", "http://0x7f000001/", "http://2130706433/",
     "https://example.org/\na", "https://exam\u202eple.org/"],
)  # fmt: skip
def test_no_page_of_the_open_web_is_refused(address):
    with pytest.raises(ValidationError):
        validate_web_address(address)


# -- whatever door ---------------------------------------------------------------------------------
STORES = {
    "agency name": lambda bad: store_agency(name=bad),
    "station street": lambda bad: store_station(street=bad),
    "station city": lambda bad: store_station(city=bad),
    "zone name": lambda bad: store_zone(name=bad),
    "zone detail": lambda bad: store_zone(detail=bad),
    "zone hours in words": lambda bad: store_zone(hours_text=bad),
    "check source": lambda bad: store_check(store_zone(), source_title=bad),
    "tip title": lambda bad: store_text(title=bad),
    "tip source": lambda bad: store_source(organisation=bad),
    "program source": lambda bad: ProgramListing.objects.create(
        zone=store_zone(), program="offerup", source_title=bad
    ),
    "exception reason": lambda bad: HoursException.objects.create(
        zone=store_zone(), first_on="2026-01-01", last_on="2026-01-01", closed=True, reason=bad
    ),
}
VALUES = {
    "zone opened": lambda: store_zone(opened="2026-02-30"),
    "zone hours": lambda: store_zone(hours="whenever"),
    "check date": lambda: store_check(store_zone(), as_of="2026-02-30"),
    "tip date": lambda: store_source(date="2026-02-30"),
    "agency website": lambda: store_agency(website="http://10.0.0.1/"),
    "agency telephone": lambda: store_agency(phone="call us"),
    "agency mail": lambda: store_agency(contact_emails="nobody"),
    "agency country": lambda: store_agency(country="us"),
    "tip address": lambda: store_source(url="https://user:word@example.org/"),
    "tip body": lambda: store_text(body=f"Meet {BIDI}here"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("bad", [BIDI, BELL, BREAK], ids=["bidi", "bell", "break"])
@pytest.mark.parametrize("store", STORES.values(), ids=STORES)
def test_a_strange_character_is_stored_by_no_door(store, bad):
    with pytest.raises(ValidationError):
        store(f"Test{bad}name")


@pytest.mark.django_db
@pytest.mark.parametrize("store", VALUES.values(), ids=VALUES)
def test_a_wrong_value_is_stored_by_no_door(store):
    with pytest.raises(ValidationError):
        store()


@pytest.mark.django_db
def test_many_rows_at_once_are_judged_too():
    with pytest.raises(ValidationError) as told:
        Agency.objects.bulk_create([Agency(key="us-xx-a", name=f"a{NUL}", country="US")])
    assert list(told.value.message_dict) == ["name"]


@pytest.mark.django_db
def test_an_old_value_that_would_be_refused_does_not_stop_the_history():
    station = store_station()
    Station.objects.filter(pk=station.pk).update(name=f"Test{BIDI}")
    station.refresh_from_db()
    station.save(update_fields=["street"])
    assert station.history.first().name == f"Test{BIDI}"
