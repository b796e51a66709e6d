"""No page of the desk speaks in riddles: words that people of the desk stumbled over are gone."""

import re

import pytest
from django.contrib.auth import get_user_model

from exchangezones.accounts.models import AuditEntry, Invitation
from exchangezones.accounts.roles import POLICE_STAFF
from tests.conftest import NOW
from tests.doors import DOORS
from tests.test_doors import address_of, records_of
from tests.zones.admin.desk import ROLES, Town, boss
from tests.zones.stored import store_check
from zones.models import Zone
from zones.models.labels import LABELS
from zones.spreadsheets.columns import TABLE_COLUMNS
from zones.vocabulary import LocationStatus

pytestmark = pytest.mark.django_db

# "department", "access", "email", "two-step sign-in", "needs attention", "checked" and "someone"
# are the words now.
RETIRED_WORDS = re.compile(
    r"\b(to mind|nobody|somebody|everybody|looked at|last look|still right|agenc(?:y|ies)|"
    r"grants?|granted|second step|e-mails?|mend(?:ed)?|ordinary police|rest on|stalls?|designation|"
    r"an? opening_hours|public id|hand(?:ed)? it over|dead|lets? go|without an account)\b",
    re.IGNORECASE,
)
# They read the public page's own names of facts.
PUBLIC_WORDS = ("zones_verification_zone", "zones_zone_preview")
DESK_ROLES = ("staff of A", "moderator", "operator")


def read_aloud(html):
    """What a person reads, and what is read to them; not the values of closed lists, which the
    public pages show as well.
    """
    html = re.sub(r"<(script|style|option)\b.*?</\1>", " ", html, flags=re.DOTALL)
    for shared in (*LABELS[LocationStatus].values(), ", ".join(TABLE_COLUMNS)):
        html = html.replace(str(shared), " ")
    told = re.findall(r'(?:title|aria-label|placeholder|data-label|alt)="([^"]*)"', html)
    return " ".join([re.sub(r"<[^>]+>", " ", html), *told])


def seen_pages(town, role):
    """Every page that this role may open, with records that give it something to say."""
    records = records_of(town.a)
    Zone.objects.filter(pk=town.a.zone.pk).update(listed_until="2026-11-01", camera="present")
    store_check(town.a.zone, as_of="2019")
    client = town.client(role)
    get_user_model().objects.filter(username="nobody").update(username="clerk")
    for door, answers in DOORS.items():
        if answers[ROLES.index(role)] != 200 or door in PUBLIC_WORDS:
            continue
        response = client.get(address_of(door, records))
        if "text/html" in response["Content-Type"]:
            yield door, response.content.decode()


@pytest.mark.parametrize("role", DESK_ROLES)
def test_no_page_of_the_desk_has_a_retired_word(role):
    town = Town()
    if role == "operator":
        Invitation.objects.create(
            name="Test", email="t@example.org", role=POLICE_STAFF, digest="d", made_at=NOW,
            made_by=boss(), expires_at=NOW,
        )  # fmt: skip
        AuditEntry.objects.create(at=NOW, action="grant_given", by=boss())
    found = {
        door: sorted({word.lower() for word in RETIRED_WORDS.findall(read_aloud(html))})
        for door, html in seen_pages(town, role)
    }
    assert len(found) > 10
    assert {door: words for door, words in found.items() if words} == {}


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>Two zones to mind</p>", ["to mind"]),
        ('<td data-label="Agency">x</td>', ["Agency"]),
        ("<option>an agency</option>", []),
        ("<p>A reminder: mind the gap</p>", []),
        ("<p>Nobody\nhas looked at it</p>", ["Nobody", "looked at"]),
    ],
)
def test_a_retired_word_is_noticed(html, words):
    assert RETIRED_WORDS.findall(read_aloud(html)) == words
