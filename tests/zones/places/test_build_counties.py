"""Where counties lie."""

from zones.geo.point import Point
from zones.places.build.counties import County, is_county, people_of
from zones.places.build.sources import Town


def box(west, south, east, north):
    return ((west, south), (east, south), (east, north), (west, north), (west, south))


def test_a_county_lies_where_its_people_live():
    county = County("Orange County", "CA", (box(-119, 33, -117, 35),))
    towns = [
        Town("Anaheim", "US", "CA", Point(33.8, -117.9), 300_000),
        Town("Far Corner", "US", "CA", Point(34.8, -118.9), 100_000),
        Town("Over the Border", "US", "CA", Point(36, -118), 900_000),
        Town("Reno", "US", "NV", Point(34, -118), 900_000),
    ]
    [(_, point, people)] = people_of([county], towns)
    assert (round(point.latitude, 2), round(point.longitude, 2), people) == (
        34.05, -118.15, 400_000
    )  # fmt: skip


def test_a_county_without_towns_lies_in_the_middle_of_its_largest_piece():
    island = ((-130, 50), (-129, 50), (-129, 51))
    county = County("Empty Borough", "AK", (island, box(-150, 60, -140, 64)))
    assert list(people_of([county], [])) == [(county, Point(62, -145), 0)]


def test_only_counties_are_counties():
    named = ["Orange County", "Orleans Parish", "Kenai Peninsula Borough", "Nome Census Area"]
    assert [is_county(name) for name in (*named, "Norfolk city", "Guam")] == [True] * 4 + [
        False
    ] * 2
