"""The doors of those who go to a zone: invitation, calendar file, sign; and what the zone's page
says of them.
"""

import re

import pytest

from tests.markup import folded
from tests.zones.formats.test_sign import decoded
from tests.zones.views.meeting_pages import OFFICE, PAUSED, RETIRED, SATURDAY
from zones.vocabulary import ZoneStatus

DOORS = [
    "invite/",
    f"invite/?at={SATURDAY}&to=fr",
    "invite/?at=now",
    f"meet.ics?at={SATURDAY}",
    "meet.ics?at=now",
    "sign/",
]
NOBODYS_PLACES = {"near": "64128 Privatestreet", "other": "Hiddenville"}


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
    for word in ["64128", "Private", "Hidden", "near=", "other=", "Traceyou", "=Here"]:
        assert word not in unfolded
    if response.headers["Content-Type"].startswith("text/html") and 'class="segno"' in unfolded:
        (code,) = decoded(re.search("<svg .*?</svg>", unfolded)[0])
        assert code.text == "http://testserver/z/bcdfg/?from=sign"


def test_the_links_to_other_languages_keep_what_the_page_reads(get):
    page = folded(get(f"invite/?fbclid=x&at={SATURDAY}&near=64128&to=es").content.decode())
    assert (
        f'<a href="/fr/z/bcdfg/invite/?at={SATURDAY}&amp;to=es" lang="fr" '
        f'hreflang="fr" aria-label="FR: Français">FR</a>' in page
    )
    page = folded(get(f"invite/?at={SATURDAY}&to=es", prefix="/fr").content.decode())
    assert (
        f'<a href="/z/bcdfg/invite/?at={SATURDAY}&amp;to=es" lang="en" hreflang="en" '
        'aria-label="EN: English">EN</a>' in page
    )
    assert '<a href="/es/z/bcdfg/sign/" lang="es"' in get("sign/?near=64128").content.decode()


@pytest.mark.parametrize(
    ("door", "changes", "status"),
    [
        ("invite/", PAUSED, 200), ("sign/", PAUSED, 200), (f"meet.ics?at={SATURDAY}", PAUSED, 400),
        ("invite/", RETIRED, 410), ("sign/", RETIRED, 410),
        (f"meet.ics?at={SATURDAY}", RETIRED, 400),
    ],
)  # fmt: skip
def test_a_zone_where_nobody_can_meet_says_why(get, door, changes, status):
    response = get(door, **changes)
    page = response.content.decode()
    assert response.status_code == status
    said = {
        ZoneStatus.PAUSED: "Paused: do not meet here now.",
        ZoneStatus.RETIRED: "This spot closed on March 1, 2026.",
    }
    assert said[changes["status"]] in page
    assert changes["status_reason"] in page
    assert 'href="/zones/us/xx/testville/test-bcdfg/"' in page
    assert "<textarea" not in page
    assert "<svg" not in page
