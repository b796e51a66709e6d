"""The page of one zone: where to stand, whom to phone, as of when; paused, retired, moved."""

import datetime
import re

import pytest

from tests.markup import folded
from tests.zones.builders import a_listing, a_station
from zones.directory.listing import CheckListing
from zones.geo.point import Point
from zones.hours.rules import DatedHours
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, Setting, ZoneStatus


def test_only_the_id_is_looked_up(served, client):
    listing = next(listing for listing in served if listing.station.name == "East Patrol Division")
    right = f"/zones/{listing.path}/"
    for path in [
        f"/zones/us/mo/kansas-city/anything-{listing.id}/",
        f"/zones/ca/on/kingston/x-{listing.id}/",
    ]:
        response = client.get(path + "?from=sign")
        assert (response.status_code, response.headers["Location"]) == (301, right + "?from=sign")
    response = client.get(f"/z/{listing.id}/?from=sign")
    assert (response.status_code, response.headers["Location"]) == (301, right + "?from=sign")
    assert client.get(f"/fr/z/{listing.id.upper()}/").headers["Location"] == "/fr" + right
    assert client.get(right).status_code == 200


def test_the_zone_page_says_where_to_stand_whom_to_phone_and_as_of_when(show):
    check = CheckListing(FactGroup.LOCATION, "2019-05", "Test editors", CheckMethod.PUBLISHED,
        "Test page",
                         "https://example.org/zone", False)  # fmt: skip
    page = show(a_listing(detail="Two marked spaces", checks=(check,))).content.decode()
    assert "Two marked spaces" in page
    assert 'href="tel:+15555550100"' in page
    assert '<dd class="warn"><time datetime="2019-05">May 2019</time>,' in page
    assert 'href="https://example.org/zone"' in page
    assert "(number not dated)" in page
    assert "In danger, call 911." in page


def test_a_changed_fact_is_marked(show):
    check = CheckListing(
        FactGroup.HOURS, "2026-05", "Test editors", CheckMethod.STAFF, "", "", True
    )
    page = show(a_listing(checks=(check,))).content.decode()
    assert "Something here has changed since." in page
    assert 'class="warn"' not in page


@pytest.mark.parametrize(
    ("status", "where"),
    [
        (LocationStatus.EXACT, "directions?to=40,-75"),
        (LocationStatus.STREET, "search?query=1%20Test%20Street%2C%20Testville%2C%20XX%2000000"),
        (LocationStatus.TOWN, "search?query=1%20Test"),
        (LocationStatus.DISPUTED, "search?query=1%20Test"),
    ],
)
def test_directions_go_by_coordinates_only_where_the_point_is_exact(show, status, where):
    page = show(a_listing(station=a_station(location_status=status))).content.decode()
    assert where in page


def test_a_paused_zone_says_why(show):
    page = show(
        a_listing(status=ZoneStatus.PAUSED, status_reason="The lot is being paved.")
    ).content.decode()
    assert "Paused: do not meet here now." in page
    assert "The lot is being paved." in page


def test_a_retired_zone_says_since_when(show):
    listing = a_listing(status=ZoneStatus.RETIRED, retired_on=datetime.date(2026, 3, 1))
    response = show(listing, address="/z/bcdfg/")
    assert response.status_code == 301
    page = show(listing).content.decode()
    assert "This spot closed on March 1, 2026." in page
    assert "Nearest other spots" not in page  # there is none


def test_a_retired_zone_offers_the_nearest_others_with_their_distances(show):
    gone = a_listing(
        status=ZoneStatus.RETIRED,
        retired_on=datetime.date(2026, 3, 1),
        status_reason="Sold",
        detail="Bay 4",
    )
    near = a_listing(
        "near2", station=a_station(key="us-near", name="Near Station", point=Point(40, -75.01))
    )
    far = a_listing(
        "far22", station=a_station(key="us-far", name="Far Station", point=Point(41, -75))
    )
    paused = a_listing(
        "pause", station=a_station(key="us-p", point=Point(40, -75)), status=ZoneStatus.PAUSED
    )
    page = show(gone, far, near, paused).content.decode()
    assert re.findall(r'data-zone="(\w+)"', page) == ["near2", "far22"]
    assert re.findall(r'<span class="far">(.*?)</span>', page) == ["0.5 miles", "69 miles"]
    assert "Bay 4" not in page
    assert "Sold" in page


def test_a_retired_zone_without_a_point_offers_a_search(show):
    station = a_station(point=None, location_status=LocationStatus.TOWN)
    gone = a_listing(
        station=station, status=ZoneStatus.RETIRED, retired_on=datetime.date(2026, 3, 1)
    )
    page = show(gone, a_listing("near2", station=a_station(key="us-near"))).content.decode()
    assert "data-zone" not in page
    assert 'action="/search/"' in page


def test_an_exception_to_the_hours_is_shown_with_its_reason(show):
    exception = DatedHours(
        datetime.date(2026, 12, 24), datetime.date(2026, 12, 26), "", "Test holiday", "en"
    )
    page = show(a_listing(exceptions=(exception,))).content.decode()
    assert "Dec. 24, 2026" in page
    assert "Test holiday" in page


def test_free_text_carries_its_language(show):
    station = a_station(name="Poste de police", language="fr")
    listing = a_listing(station=station, detail="Deux places", language="fr")
    page = folded(show(listing).content.decode())
    assert '<span lang="fr">Test Agency, Testville</span>' in page
    assert '<strong lang="fr">Deux places</strong>' in page


def test_the_other_zone_of_the_station_is_offered(show):
    page = show(a_listing(), a_listing("ccccc", setting=Setting.LOBBY)).content.decode()
    assert "Also at this station" in page
    assert "test-ccccc" in page


def test_markup_in_stored_text_is_text(show):
    page = show(a_listing(detail="<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in page


def test_a_source_stands_in_its_language(show):
    check = CheckListing(
        FactGroup.LOCATION, "", "Test editors", CheckMethod.PHONE, "Une page", "", False
    )
    page = show(a_listing(checks=(check,), language="fr")).content.decode()
    assert 'no date, by phone: <span lang="fr">Une page</span>' in folded(page)


def test_lists_are_in_the_order_of_the_names_that_people_read(show):
    towns = [("ZZZ", "Ålesund"), ("AAA", "bremen"), ("MMM", "Zug")]
    listings = [
        a_listing(
            f"z000{n}",
            station=a_station(key=key, city=city, city_slug=key.lower(), name=f"{city} Station"),
        )
        for n, (key, city) in enumerate(towns)
    ]
    page = folded(show(*listings, address="/zones/us/xx/").content.decode())
    assert re.findall(r'<a href="/zones/us/xx/\w+/">(\w+)</a> \(1\)', page) == [
        "Ålesund",
        "bremen",
        "Zug",
    ]
    same_town = [
        a_listing(f"z000{n}", station=a_station(key=key, name=name))
        for n, (key, name) in enumerate(towns)
    ]
    page = show(*same_town, address="/zones/us/xx/testville/").content.decode()
    assert re.findall(r'data-zone="(\w+)"', page) == ["z0000", "z0001", "z0002"]


def test_countries_are_in_the_order_of_their_names(served, client):
    page = folded(client.get("/zones/").content.decode())
    names = re.findall(r'<li><a href="/zones/\w\w/">([^<]*)</a>', page)
    assert len(names) >= 3
    assert names == sorted(names)


def test_the_operator_stands_at_the_foot(served, client, settings):
    settings.OPERATOR_NAME, settings.OPERATOR_CONTACT = "Test Town", "zones@example.org"
    page = client.get("/about/").content.decode()
    assert "Run by Test Town." in page
    assert 'href="mailto:zones@example.org"' in page
