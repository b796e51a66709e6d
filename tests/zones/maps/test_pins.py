"""The map of an answer: a pin for each place, and no more files than it needs."""

import pytest

from tests.zones.builders import a_listing, a_station
from zones.geo.point import Point
from zones.maps.pins import Pinned, all_details, pinned
from zones.places.countries import COUNTRIES, WITH_TOWNS
from zones.places.gazetteer import Place
from zones.search.results import Hit, Results
from zones.vocabulary import LocationStatus, Outcome, PlaceKind


def results(*listings, origin=("US", "MO"), other=None):
    def place(where):
        return where and Place("Test", Point(39, -94), PlaceKind.TOWN, *where, near="Test")

    hits = tuple(Hit(listing, 1) for listing in listings)
    return Results(Outcome.FOUND, origin=place(origin), other=place(other), hits=hits)


def in_region(region, country="US", public_id="bcdfg", **changes):
    return a_listing(public_id, station=a_station(region=region, country=country, **changes))


def test_an_exact_zone_has_a_pin_to_the_metre():
    listing = in_region("MO", point=Point(39.0690449, -94.5))
    assert pinned(results(listing)) == Pinned(
        ("bcdfg,39.06904,-94.5",), ("north-america",), ("us-mo",)
    )


@pytest.mark.parametrize(
    "status", [status for status in LocationStatus if status is not LocationStatus.EXACT]
)
def test_a_pin_says_that_its_place_is_not_exact(status):
    vague = in_region("MO", public_id="aaaa2", location_status=status)
    nowhere = in_region("MO", public_id="aaaa3", point=None)
    assert pinned(results(in_region("MO"), vague, nowhere)).pins == (
        "bcdfg,40,-75",
        "aaaa2,40,-75,about",
    )


def test_a_map_without_pins_is_no_map():
    assert pinned(results(in_region("MO", point=None))) is None
    assert pinned(results()) is None


def test_details_are_of_the_places_first_and_of_four_regions_at_most():
    zones = [in_region(region) for region in ("MO", "KS", "NE", "IA")]
    assert pinned(results(*zones, origin=("US", "KS"), other=("US", "OK"))).details == (
        "us-ks", "us-ok", "us-mo", "us-ne",
    )  # fmt: skip


def test_a_country_without_details_has_its_sheet_alone():
    assert pinned(results(in_region("ENG", "GB"), origin=("GB", "ENG")))[1:] == (("europe",), ())


def test_a_country_that_nobody_drew_and_an_unknown_region_have_pins_on_bare_ground():
    assert pinned(results(in_region("XX", "ZZ"), origin=("US", "XX"))) == Pinned(
        ("bcdfg,40,-75",), (), ()
    )


def test_all_details_are_the_regions_of_three_countries():
    assert {name[:2].upper() for name in all_details()} == set(WITH_TOWNS)
    assert len(all_details()) == 77
    assert set(WITH_TOWNS) < set(COUNTRIES)


def test_every_country_of_the_directory_is_drawn(shipped):
    assert {listing.station.country for listing in shipped} == set(COUNTRIES)
