"""A telephone number is shown with its age, never as current."""

import pytest

from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory.listing import CheckListing
from zones.vocabulary import CheckMethod, FactGroup
from zones.wording.telephone import confirmed_number, number_age, number_with_age


def look(as_of, method=CheckMethod.PUBLISHED, *, changed=False):
    return CheckListing(FactGroup.CONTACT, as_of, "Test editors", method, "", "", changed)


@pytest.mark.parametrize(
    ("checks", "said"),
    [
        ((look("2019"),), "number from a 2019 list"),
        ((look("2026-05-24"),), "number from a 2026 list"),
        ((look("2026-05-24", CheckMethod.STAFF),), "confirmed 2026"),
        ((look("2026-05", CheckMethod.PHONE),), "confirmed 2026"),
        ((look(""),), "number not dated"),
        # another number was looked at
        ((look("2026", changed=True),), "number not dated"),
        ((look("2026")._replace(group=FactGroup.ACCESS),), "number not dated"),
        ((), "number not dated"),
    ],
)
def test_the_age_of_a_number(checks, said):
    assert number_age(a_listing(checks=checks)) == said
    assert number_with_age(a_listing(checks=checks)) == f"+1-555-555-0100 ({said})"


def test_the_number_of_the_agency_may_have_been_looked_at():
    station = a_station(phone="", agency=an_agency(phone="+1-555-555-0199"))
    other = look("2026", changed=True)  # than the one that is shown
    assert number_age(a_listing(station=station, checks=(other,))) == "number not dated"
    known = a_listing(station=station, checks=(look("2026"),))
    assert number_age(known) == "number from a 2026 list"


@pytest.mark.parametrize(
    ("checks", "printed"),
    [((), ""), ((look("2019"),), ""), ((look("2026", CheckMethod.LETTER),), "+1-555-555-0100")],
)
def test_a_sign_has_only_a_confirmed_number(checks, printed):
    assert confirmed_number(a_listing(checks=checks)) == printed


def test_without_a_number_nothing_is_said():
    listing = a_listing(station=a_station(phone=""), checks=(look("2019"),))
    assert (number_age(listing), number_with_age(listing)) == ("", "")
