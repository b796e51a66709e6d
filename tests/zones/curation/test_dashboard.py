"""The first page of the desk: one's own zones, or the whole directory in numbers; never a word of
others.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import NOW
from tests.tips.admin.desk import desk_of
from tests.zones.admin.desk import boss, staff_of
from tests.zones.curation.first_page import ALL, MINE, PAGE, board, page_of, words
from tests.zones.stored import store_check, store_station, store_zone
from zones.curation import grants, verbs
from zones.models import Grant, Station, Zone
from zones.vocabulary import FactGroup

pytestmark = pytest.mark.django_db


# who -> (my zones, the whole directory)
SEES = {
    "no role": (False, False),
    "staff without a grant": (False, False),
    "staff of A": (True, False),
    "staff of B": (True, False),
    "moderator": (False, True),
    "operator": (False, True),
    "superuser": (False, True),
}


@pytest.mark.parametrize("role", SEES)
def test_each_role_sees_its_part(town, role):
    html = page_of(town.client(role))
    assert (MINE in html, ALL in html) == SEES[role]


def test_a_stranger_is_led_to_the_door(town, client):
    assert client.get(PAGE).status_code == 302


def test_staff_read_nothing_of_others(town):
    Zone.objects.filter(pk=town.a.zone.pk).update(status="draft")
    html = page_of(town.client("staff of B"))
    assert "SecretB Station" in html
    assert "SecretA" not in html
    assert "bcdfg" not in html
    assert f"/zone/{town.a.zone.pk}/" not in html


def test_an_ended_grant_takes_the_zones_away_at_once(town):
    client = town.client("staff of A")
    assert MINE in page_of(client)
    grants.end_grant(Grant.objects.get(agency=town.a.agency), by=boss(), at=NOW, reason="Left")
    assert MINE not in page_of(client)


def test_a_moderator_who_works_for_a_department_sees_both_parts(town):
    grants.grant(town.users["moderator"], town.a.agency, by=boss(), at=NOW, reason="Works there")
    html = page_of(town.client("moderator"))
    assert (MINE in html, ALL in html) == (True, True)
    assert "SecretB" not in board(html, MINE)


def test_a_row_says_state_hours_and_last_look_and_leads_to_form_and_public_page(town):
    zone = town.a.zone
    Zone.objects.filter(pk=zone.pk).update(hours="Mo-Fr 08:00-17:00", language="fr")
    Station.objects.filter(pk=zone.station_id).update(language="fr")
    for group in FactGroup:
        store_check(zone, group, as_of="2026-05-24" if group == FactGroup.HOURS else "2019")
    html = board(page_of(town.client("staff of A")), MINE)
    form = f"/admin/zones/zone/{zone.pk}/change/"
    for link in (form, f"{form}#still-right", "/z/bcdfg/"):
        assert f'href="{link}"' in html
    assert '<span lang="fr">SecretA Station</span> — parking lot</a>' in html
    said = words(html)
    assert (
        "listed Monday to Friday 8 a.m.–5 p.m. May 24, 2026 Not checked for 12 months: Location, "
        "Cameras and light, Rules" in said
    )
    assert "in doubt source over 2 years old" in said
    assert "missing no phone number" in said


def test_a_draft_has_no_public_page_and_nobody_says_that_it_is_right(town):
    Zone.objects.filter(pk=town.a.zone.pk).update(status="draft", hours_text="Ask <b>inside</b>")
    html = board(page_of(town.client("staff of A")), MINE)
    assert "/z/bcdfg/" not in html
    assert "#still-right" not in html
    assert "Ask &lt;b&gt;inside&lt;/b&gt;" in html
    assert "1 zone 1 not published yet 1 need attention 0 not checked for 12 months" in words(html)


def test_after_everything_is_said_to_be_right_nothing_is_old(town):
    verbs.verify(town.a.zone, by=town.users["staff of A"], at=NOW)
    said = words(board(page_of(town.client("staff of A")), MINE))
    assert "1 zone 1 need attention 0 not checked for 12 months" in said
    assert "Dec. 1, 2026" in said
    assert "Not checked for 12 months:" not in said


def test_a_retired_zone_needs_nothing_and_a_department_may_have_none(town):
    Zone.objects.filter(pk=town.a.zone.pk).update(status="retired", retired_on=NOW.date())
    assert "Your department has no zones here yet." in page_of(town.client("staff of A"))


def test_who_needs_somebody_most_stands_first_and_at_most_fifty_are_shown(town):
    station = store_station(
        "us-xx-more", agency=town.a.agency, name="A", phone="+1-555-555-0100", latitude=10
    )
    many = "23456789bcdfghjkmnpqrstvwxz"
    for number in range(52):
        store_zone(
            f"xxx{many[number // 27]}{many[number % 27]}",
            station=station,
            hours="24/7",
            name=f"Fine {number}",
        )
    Zone.objects.filter(station=station).update(setting="unknown")
    Zone.objects.filter(name__startswith="Fine").exclude(name="Fine 0").update(setting="lot")
    html = board(page_of(town.client("staff of A")), MINE)
    assert html.count("<tr>") == 1 + 50
    assert "53 zones 52 need attention" in words(html)
    assert ">3 more zones<" in html
    shown = re.findall(r'<span lang="en">([^<]+)</span>([^<]*)</a>', html)
    assert shown[0] == ("SecretA Station", " — parking lot")
    assert ("A", ": Fine 0") not in shown, "the only one without a hint"


# -- queries ---------------------------------------------------------------------------------------
# The session, the account, its rights of its own and by its groups, recent actions; and of one's
# own zones the grants, those whose last day has passed, the counts, the zones, the checks, the
# zones around; of the whole directory the same counts, the zones added last with their
# checks and the zones around, the newest looks.
QUERIES = {"no role": 5, "staff of A": 12, "moderator": 15, "operator": 12, "superuser": 13}


@pytest.mark.parametrize("role", QUERIES)
def test_the_page_asks_as_often_for_many_zones_as_for_one(town, role):
    client = town.client(role)
    page_of(client)
    for number in (0, 2, 200):
        station = store_station(f"us-xx-many-{number}", agency=town.a.agency)
        Zone.objects.bulk_create(
            Zone(
                public_id=f"x{number:03}{count:03}".translate(str.maketrans("01", "zw")),
                station=station,
                name="Many",
            )
            for count in range(number)
        )
        with CaptureQueriesContext(connection) as asked:
            page_of(client)
        assert len(asked) == QUERIES[role], number


def test_staff_of_two_departments_ask_no_oftener(town):
    user = staff_of(town.a.agency, "carol")
    client = desk_of(user)
    page_of(client)
    grants.grant(user, town.b.agency, by=boss(), at=NOW, reason="Joint dispatch")
    with CaptureQueriesContext(connection) as asked:
        html = page_of(client)
    assert len(asked) == QUERIES["staff of A"]
    assert ("SecretA Station" in html, "SecretB Station" in html) == (True, True)
