"""A letter to a department, answered once by who has its link, without an account."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model

from exchangezones.accounts.roles import MODERATORS
from tests.conftest import NOW
from tests.tips.admin.desk import store_account
from tests.zones.stored import store_agency, store_station, store_zone
from zones.curation import letters, verification
from zones.curation.verbs import Refused
from zones.directory import live
from zones.models import Agency, Check, ConfirmationLetter, Station, Verification
from zones.models.verification import OPEN_FOR
from zones.vocabulary import FactGroup
from zones.wording.telephone import number_age

pytestmark = pytest.mark.django_db
HOURS, CONTACT = FactGroup.HOURS, FactGroup.CONTACT


@pytest.fixture
def zone():
    made = store_zone(station=store_station(phone="+1-555-555-0100"), hours="24/7")
    live.snapshot.refresh()
    return made


@pytest.fixture
def secret(zone):
    return letters.write_letter(zone, by=store_account("ann", group=MODERATORS), at=NOW)


def test_the_secret_is_not_kept(secret):
    letter = ConfirmationLetter.objects.get()
    assert secret not in str(ConfirmationLetter.objects.values().get())
    assert len(secret) >= 32
    assert letters.open_letter(secret, NOW) == letter
    assert letters.open_letter(secret[:-1], NOW) is None


def test_what_is_right_becomes_a_check_by_the_department(zone, secret):
    letters.answer_letter(secret, right=[CONTACT, HOURS], remark="", at=NOW)
    assert {(c.group, c.as_of, c.checked_by, c.method) for c in Check.objects.all()} == {
        (group, "2026-12-01", "Test Agency", "letter") for group in ("hours", "contact")
    }
    assert zone.history.first().history_change_reason == "confirmed"
    assert not Verification.objects.exists()


def test_what_is_wrong_goes_to_the_head_of_the_queue(secret):
    letters.answer_letter(secret, right=[], remark="We moved \n to Main Street.", at=NOW)
    assert Verification.objects.get().doubt == "We moved to Main Street."
    assert [need.harm.name for need in verification.queue(NOW)] == ["DOUBTED"]
    assert not Check.objects.exists()


def test_a_letter_is_answered_once_and_in_time(secret):
    with pytest.raises(Refused):
        letters.answer_letter(secret, right=[HOURS], remark="", at=NOW + OPEN_FOR)
    letters.answer_letter(secret, right=[HOURS], remark="", at=NOW + OPEN_FOR - timedelta(1))
    with pytest.raises(Refused, match="answered already"):
        letters.answer_letter(secret, right=[HOURS], remark="", at=NOW)
    assert Check.objects.count() == 1


@pytest.mark.parametrize("remark", ["", "   ", "x" * 301])
def test_an_answer_says_something_and_not_too_much(secret, remark):
    with pytest.raises(Refused):
        letters.answer_letter(secret, right=[], remark=remark, at=NOW)
    assert letters.open_letter(secret, NOW), "nothing is lost"


# -- the door --------------------------------------------------------------------------------------
def test_opening_the_link_changes_nothing(zone, secret, client):
    for _ in range(3):
        response = client.get(f"/z/bcdfg/confirm/?token={secret}")
        assert response.status_code == 200
    page = response.content.decode()
    assert "24 hours, every day" in page
    assert "+1-555-555-0100" in page
    assert not Check.objects.exists()
    assert not response.cookies
    assert "no-store" in response["Cache-Control"]
    assert response["Referrer-Policy"] == "no-referrer"


def test_the_department_answers_by_the_form(secret, client):
    address = f"/z/bcdfg/confirm/?token={secret}"
    response = client.post(address, {"right": ["hours", "nonsense"], "text": ""})
    assert response.status_code == 200
    assert "Thank you" in response.content.decode()
    assert [check.group for check in Check.objects.all()] == ["hours"]
    assert client.get(address).status_code == 404


def test_an_empty_answer_is_told_what_is_missing(secret, client):
    response = client.post(f"/z/bcdfg/confirm/?token={secret}", {"text": " "})
    assert response.status_code == 400
    assert "Check what is correct, or write what is wrong." in response.content.decode()


@pytest.mark.parametrize("text", ["x" * 301, "a\x00b", "\u202eevil"])
def test_bad_text_is_refused_and_stays_in_the_box(secret, client, text):
    response = client.post(f"/z/bcdfg/confirm/?token={secret}", {"text": text, "right": ["hours"]})
    assert response.status_code == 400
    assert 'value="hours" checked' in " ".join(response.content.decode().split())
    assert not Check.objects.exists()
    assert letters.open_letter(secret, NOW)


def test_another_zone_another_secret_another_method(secret, client):
    store_zone("ccccc", station=store_station("us-xx-other", agency=store_agency("us-xx-b")))
    live.snapshot.refresh()
    assert client.get(f"/z/ccccc/confirm/?token={secret}").status_code == 404
    assert client.get("/z/bcdfg/confirm/?token=nonsense").status_code == 404
    assert client.post("/z/bcdfg/confirm/?token=nonsense", {"right": "hours"}).status_code == 404
    assert client.delete(f"/z/bcdfg/confirm/?token={secret}").status_code == 405
    assert client.get(f"/fr/z/bcdfg/confirm/?token={secret}").status_code == 200


# -- what happens meanwhile ------------------------------------------------------------------------
def test_nobody_confirms_what_was_changed_while_they_read(zone, secret, client):
    address = f"/z/bcdfg/confirm/?token={secret}"
    page = client.get(address).content.decode()
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    type(zone).objects.update(hours="Mo-Fr 08:00-17:00")
    response = client.post(address, {"right": "hours", "shown": shown})
    assert response.status_code == 400
    assert "Please read it again." in response.content.decode()
    assert not Check.objects.exists()
    live.snapshot.refresh()
    page = client.get(address).content.decode()
    shown = page.partition('name="shown" value="')[2].partition('"')[0]
    assert client.post(address, {"right": "hours", "shown": shown}).status_code == 200


def test_remarks_of_two_letters_are_both_kept_and_end_a_skip(zone, secret):
    ann = get_user_model().objects.get()
    verification.claim(zone, by=ann, at=NOW)
    verification.skip(zone, by=ann, at=NOW, reason="Nobody answers.")
    other = letters.write_letter(zone, by=ann, at=NOW)
    letters.answer_letter(secret, right=[], remark="We closed it.", at=NOW)
    letters.answer_letter(other, right=[], remark="Ask for Sergeant Test.", at=NOW)
    entry = Verification.objects.get()
    assert entry.doubt == "We closed it. · Ask for Sergeant Test."
    assert (entry.skipped_at, entry.skip_reason) == (None, "")


def test_a_doubt_of_a_paused_zone_is_in_the_queue(zone, secret):
    type(zone).objects.update(status="paused", status_reason="Test.")
    live.snapshot.refresh()
    assert verification.queue(NOW) == []
    letters.answer_letter(secret, right=[], remark="We opened again.", at=NOW)
    assert [need.public_id for need in verification.queue(NOW)] == ["bcdfg"]


def test_the_number_of_the_agency_can_be_confirmed(secret):
    Station.objects.update(phone="")
    Agency.objects.update(phone="+1-555-555-0199")
    letters.answer_letter(secret, right=[CONTACT], remark="", at=NOW)
    assert Check.objects.get().values == {"station.phone": "+1-555-555-0199"}
    live.snapshot.refresh()
    assert number_age(live.current().get("bcdfg")) == "confirmed 2026"
