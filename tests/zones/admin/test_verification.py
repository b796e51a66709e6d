"""The desk of those who verify, as a moderator uses it."""

import pytest
from django.urls import reverse

from tests.zones.admin.desk import Town
from zones.directory import live
from zones.models import Check, ConfirmationLetter, Verification

pytestmark = pytest.mark.django_db
QUEUE = "admin:zones_verification_queue"


@pytest.fixture
def town():
    made = Town()
    live.snapshot.refresh()
    return made


def page_of(town):
    return reverse("admin:zones_verification_zone", args=[town.a.zone.pk])


def phoned(**changes):
    return {
        "_do": "record", "groups": ["hours"], "method": "phone", "as_of": "2026-12-01",
        "asked": "Front desk", **changes,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("role", "status"),
    [("anonymous", 302), ("no role", 403), ("staff of A", 403), ("moderator", 200),
     ("operator", 200)],
)  # fmt: skip
def test_who_may_open_the_pages(town, role, status):
    client = town.client(role)
    assert client.get(reverse(QUEUE)).status_code == status
    assert client.get(page_of(town)).status_code == status
    if status != 200:
        client.post(reverse("admin:zones_verification_next"))
        client.post(page_of(town), phoned())
        client.post(reverse("admin:zones_verification_letter", args=[town.a.zone.pk]))
        assert not Verification.objects.exists()
        assert not Check.objects.exists()
        assert not ConfirmationLetter.objects.exists()


def test_from_the_queue_to_a_recorded_call(town):
    client = town.client("moderator")
    assert "Zones to check: 2." in client.get(reverse(QUEUE)).content.decode()
    response = client.post(reverse("admin:zones_verification_next"), follow=True)
    assert response.redirect_chain[0][0] == page_of(town)
    page = response.content.decode()
    assert "On which days and at what times may people use it?" in page
    assert "No phone number listed" in page
    response = client.post(page_of(town), phoned(), follow=True)
    assert "Saved. Residents now see" in response.content.decode()
    check = Check.objects.get()
    assert (check.group, check.method, check.asked) == ("hours", "phone", "Front desk")
    assert "Front desk" not in client.get("/z/bcdfg/", follow=True).content.decode()


def test_what_is_wrong_is_said_at_the_form_and_stays_in_it(town):
    response = town.client("moderator").post(page_of(town), phoned(asked="", seen="Very kind."))
    page = response.content.decode()
    assert "Write whom you asked" in page
    assert 'value="Very kind."' in page
    assert not Check.objects.exists()


def test_skip_with_its_reason_and_without(town):
    client = town.client("moderator")
    client.post(page_of(town), {"_do": "claim"})
    assert "Write why" in client.post(page_of(town), {"_do": "skip", "reason": ""}).content.decode()
    client.post(page_of(town), {"_do": "skip", "reason": "Nobody answers."})
    page = client.get(reverse(QUEUE)).content.decode()
    assert "skipped on Dec. 1, 2026: Nobody answers." in " ".join(page.split())


def test_two_people_and_one_zone(town):
    town.client("operator").post(page_of(town), {"_do": "claim"})
    response = town.client("moderator").post(page_of(town), {"_do": "claim"}, follow=True)
    assert "Someone else is checking this zone now." in response.content.decode()
    town.client("operator").post(page_of(town), {"_do": "let_go"})
    town.client("moderator").post(page_of(town), {"_do": "claim"})
    assert Verification.objects.get().claimed_by == town.users["moderator"]


def test_the_letter_is_shown_once_with_a_link_that_works(town, client):
    address = reverse("admin:zones_verification_letter", args=[town.a.zone.pk])
    moderator = town.client("moderator")
    assert moderator.get(address).status_code == 405
    page = moderator.post(address).content.decode()
    assert "Hello," in page
    link = page.partition("http://testserver/z/bcdfg/confirm/?token=")[2].partition("<")[0]
    assert client.get(f"/z/bcdfg/confirm/?token={link}").status_code == 200


@pytest.mark.parametrize("sent", [{}, {"_do": "dance"}, {"_do": ""}])
def test_a_button_that_no_page_has(town, sent):
    assert town.client("moderator").post(page_of(town), sent).status_code == 404


def test_a_zone_that_is_not_public_or_not_there(town):
    client = town.client("moderator")
    draft = town.b.zone
    type(draft).objects.filter(pk=draft.pk).update(status="draft")
    for number in (draft.pk, 999_999, 10**18, 10**30):
        page = reverse("admin:zones_verification_zone", args=[number])
        assert client.get(page).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_the_queue_asks_as_much_for_many_as_for_one(town, number, django_assert_num_queries):
    from tests.zones.stored import store_zone

    for letter in "ghj"[:number]:
        store_zone(f"fffg{letter}", station=town.a.station)
    live.snapshot.refresh()
    client = town.client("moderator")
    client.get(reverse(QUEUE))
    with django_assert_num_queries(7):
        client.get(reverse(QUEUE))


def test_the_zones_own_page_leads_here_for_those_who_may(town):
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    assert page_of(town) in town.client("moderator").get(address).content.decode()
    assert page_of(town) not in town.client("staff of A").get(address).content.decode()


def test_the_desk_shows_who_was_asked_and_the_public_page_does_not(town):
    town.client("moderator").post(page_of(town), phoned(seen="The lobby is shut on Sundays."))
    address = reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    page = town.client("staff of A").get(address).content.decode()
    assert "(Front desk; The lobby is shut on Sundays.)" in page
    live.snapshot.refresh()
    public = town.client("anonymous").get("/z/bcdfg/", follow=True).content.decode()
    assert "by phone" in public
    assert "Front desk" not in public
    assert "Sundays." not in public
