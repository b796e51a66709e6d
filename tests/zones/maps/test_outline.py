"""The outline of a region with a dot: it lies where the zone lies, weighs little, and is only for
exact places.
"""

import re
import tracemalloc
from xml.etree import ElementTree

import pytest

from tests.zones.builders import a_listing, a_station
from zones.geo.point import Point
from zones.maps.outline import load_outlines, spot
from zones.vocabulary import LocationStatus

KANSAS_CITY, KINGSTON = Point(39.1, -94.58), Point(44.25, -76.57)
STEP = re.compile(r"-?\d+")


def rings(path):
    """The corners of each part of a path."""
    for part in path.split("z")[:-1]:
        start, _, steps = part.removeprefix("M").partition("l")
        x, y = map(int, start.split())
        corners, numbers = [(x, y)], [int(number) for number in STEP.findall(steps)]
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            corners.append((x, y))
        yield corners


def is_inside(x, y, corners):
    """Whether a line to the right crosses the border an odd number of times."""
    crossings = 0
    for (ax, ay), (bx, by) in zip(corners, corners[1:] + corners[:1], strict=True):
        crossings += (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax
    return crossings % 2 == 1


@pytest.mark.parametrize(
    ("country", "region", "point"),
    [
        ("US", "MO", KANSAS_CITY), ("CA", "ON", Point(46.49, -81.01)),
        ("US", "AK", Point(64.75, -147.35)),
        ("AU", "VIC", Point(-37.81, 144.96)), ("BR", "SP", Point(-23.55, -46.63)),
        ("US", "CO", Point(39.74, -104.98)),
        ("CA", "SK", Point(50.45, -104.6)), ("US", "HI", Point(19.6, -155.5)),
    ],
)  # fmt: skip
def test_the_dot_is_inside_of_its_region(country, region, point):
    dot = spot(country, region, point)
    assert (dot.outline.country, dot.outline.region) == (country, region)
    assert any(is_inside(float(dot.x), float(dot.y), ring) for ring in rings(dot.outline.path))


def test_a_country_without_regions_is_drawn_whole():
    dot = spot("GB", "ENG", Point(51.5, -0.1))
    assert (dot.outline.country, dot.outline.region) == ("GB", "")


@pytest.mark.parametrize(
    ("country", "region", "point"),
    [
        ("ZZ", "XX", KANSAS_CITY), ("US", "MO", KINGSTON), ("US", "XX", KANSAS_CITY),
        ("", "", KANSAS_CITY),
        ("US", "MO", Point(-39, 94)),
    ],
)  # fmt: skip
def test_a_point_outside_of_its_outline_has_no_dot(country, region, point):
    assert spot(country, region, point) is None


def test_every_outline_fits_its_frame_and_is_small():
    assert len(load_outlines()) == 106
    for outline in load_outlines().values():
        corners = [corner for ring in rings(outline.path) for corner in ring]
        assert len(corners) >= 4
        assert all(
            0 <= x <= outline.width <= 200 and 0 <= y <= outline.height <= 150 for x, y in corners
        )
        assert len(outline.path) <= 1_500


def test_the_outlines_stand_in_order():
    rows = [(outline.country, outline.region) for outline in load_outlines().values()]
    assert rows == sorted(rows)


def test_the_table_is_small_in_memory():
    load_outlines.cache_clear()
    tracemalloc.start()
    load_outlines()
    size, _peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 300_000


def test_nearly_every_exact_zone_has_its_dot(shipped):
    exact = [listing.station for listing in shipped if listing.is_exact and listing.station.point]
    dots = [spot(station.country, station.region, station.point) for station in exact]
    assert len(exact) > 700
    assert dots.count(None) == 0


# -- on the page of a zone -------------------------------------------------------------------------
def picture(response):
    found = re.search(r'<svg class="locator".*?</svg>', response.content.decode(), re.DOTALL)
    return found and found.group()


def in_missouri(**changes):
    return a_listing(
        station=a_station(region="MO", city="Kansas City", point=KANSAS_CITY, **changes)
    )


def test_the_page_of_an_exact_zone_shows_its_region_by_name(show):
    svg = picture(show(in_missouri()))
    image = ElementTree.fromstring(svg)
    assert image.attrib["role"] == "img"
    assert image.attrib["aria-label"] == "Outline of Missouri with a dot at Kansas City"
    assert [part.tag for part in image] == ["path", "circle"]
    assert "style" not in svg


def test_numbers_have_a_point_in_every_language(show):
    listing = in_missouri()
    english, french = (
        picture(show(listing, address=f"{prefix}/zones/{listing.path}/")) for prefix in ("", "/fr")
    )
    cx = re.compile(r' c[xy]="[\d.]+" c[xy]="[\d.]+"')
    assert cx.search(english).group() == cx.search(french).group()


@pytest.mark.parametrize(
    "status", [status for status in LocationStatus if status is not LocationStatus.EXACT]
)
def test_a_place_that_is_not_exact_is_not_shown(show, status):
    assert picture(show(in_missouri(location_status=status))) is None


def test_a_place_outside_of_all_outlines_is_not_shown(show):
    assert picture(show(a_listing(station=a_station(region="XX")))) is None


def test_every_picture_is_under_three_kilobytes(served, client):
    shown = {
        listing.station.region: listing
        for listing in served
        if listing.is_exact and listing.station.point
    }
    assert len(shown) > 40
    for listing in shown.values():
        svg = picture(client.get(f"/zones/{listing.path}/"))
        assert 300 < len(svg.encode()) < 3_000
