"""The sign: the languages of its region, the rules that are known, a size that fits, and a QR code
that reads back.
"""

import re

import pytest
import zxingcpp
from django.conf import settings
from django.utils import translation

from tests.zones.builders import a_listing, a_station, an_agency
from zones.formats.sign import HEIGHT_MM, SIZES, height_mm, languages_of, parts_of, qr_code, size_of
from zones.vocabulary import Camera, CheckIn, Goods, PoliceRole

ADDRESS = "https://zones.example.org/z/bcdfg/?from=sign"


@pytest.fixture(autouse=True)
def english():
    """Whatever language the test before was left in."""
    with translation.override("en"):
        yield


def decoded(svg, pixels=4):
    """What a decoder reads from the drawing itself: each line of it set as dark pixels on light
    ones.
    """
    side = int(re.fullmatch(r'<svg viewBox="0 0 (\d+) \1".*</svg>', svg)[1])
    assert f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/>' in svg
    rows = [bytearray(b"\xff" * side * pixels) for _ in range(side)]
    x = y = 0.0
    lines = re.search(r'stroke="#000" d="([^"]*)"', svg)[1]
    for letter, numbers in re.findall(r"([Mmh])([-\d. ]+)", lines):
        values = [float(number) for number in numbers.split()]
        if letter == "h":
            row, left, right = int(y), int(x) * pixels, int(x + values[0]) * pixels
            rows[row][left:right] = bytes(right - left)
            x += values[0]
        else:
            x, y = values if letter == "M" else (x + values[0], y + values[1])
    picture = b"".join(bytes(row) * pixels for row in rows)
    image = memoryview(picture).cast("B", shape=[side * pixels, side * pixels])
    return zxingcpp.read_barcodes(image)


def test_the_code_reads_back_to_the_address():
    (code,) = decoded(qr_code(ADDRESS))
    assert code.text == ADDRESS
    assert code.ec_level == "Q"


def test_the_code_keeps_a_quiet_border_of_four():
    lines = re.search(r'stroke="#000" d="M(\d+) ([\d.]+)h7', qr_code(ADDRESS))
    assert lines.groups() == ("4", "4.5")


def test_a_code_of_another_address_reads_otherwise():
    assert [code.text for code in decoded(qr_code("http://testserver/z/ccccc/?from=sign"))] == [
        "http://testserver/z/ccccc/?from=sign"
    ]


@pytest.mark.parametrize(
    ("country", "region", "languages"),
    [
        ("US", "NY", ("en", "es")),
        ("US", "PR", ("es", "en")),
        ("CA", "ON", ("en", "fr")),
        ("CA", "QC", ("fr", "en")),
        ("FR", "IDF", ("fr",)),
        ("AU", "VIC", ("en",)),
        ("BR", "SP", ("en",)),
    ],
)
def test_the_sign_speaks_the_languages_of_its_region(country, region, languages):
    listing = a_listing(station=a_station(country=country, region=region))
    assert languages_of(listing) == languages
    assert [part.language for part in parts_of(listing)] == list(languages)


def test_only_what_is_known_is_printed():
    (part,) = parts_of(a_listing(station=a_station(country="GB", phone="")))
    assert part.rules == []
    assert part.danger == "In danger, call 999."


def test_the_rules_are_said_in_both_languages():
    listing = a_listing(
        hours="Mo-Fr 08:00-17:00", check_in=CheckIn.FRONT_DESK, large_items=Goods.NO,
        custody=Goods.WELCOME,
        camera=Camera.RECORDED, camera_hours="24/7", camera_retention_days=30,
        police_role=PoliceRole.NO_PART,
    )  # fmt: skip
    english, spanish = parts_of(listing)
    assert english.rules == [
        ("Hours", "Monday to Friday 8 a.m.–5 p.m."),
        ("", "Tell the front desk that you are there"),
        ("Large items", "Not here"),
        ("Custody exchange", "Welcome"),
        ("", "The police take no part in the deal"),
        ("", "Camera, recorded"),
        ("Filmed", "24 hours, every day"),
        ("Recordings kept", "30 days"),
        ("Telephone", "+1-555-555-0100"),
    ]
    assert spanish.rules[0] == ("Horario", "De lunes a viernes 08:00–17:00")
    assert len(spanish.rules) == len(english.rules)


def wordy(letters):
    words = ("Internet purchase exchange location " * 10)[:letters]
    station = a_station(name=words[:200], agency=an_agency(name=words[:200]))
    return a_listing(
        station=station, name=words[:200], detail=words, hours_text=words,
        hours="Mo-Fr 08:00-17:00; PH off",
        check_in=CheckIn.FRONT_DESK, large_items=Goods.NO, custody=Goods.NO, camera=Camera.WATCHED,
        camera_hours="Mo-Fr 08:00-17:00", camera_retention_days=30, police_role=PoliceRole.NO_PART,
    )  # fmt: skip


@pytest.mark.parametrize(("letters", "size"), [(20, "smaller"), (80, "tiny"), (300, "tiny")])
def test_the_more_words_the_smaller_the_type(letters, size):
    listing = wordy(letters)
    assert size_of(listing, parts_of(listing)) == size


def test_a_sign_with_few_words_is_huge():
    listing = a_listing(station=a_station(country="FR", phone=""))
    assert size_of(listing, parts_of(listing)) == "huge"


def test_every_shipped_zone_fits_one_sheet_without_the_smallest_type(served):
    sizes = {}
    for listing in served:
        parts = parts_of(listing)
        size = size_of(listing, parts)
        assert height_mm(listing, parts, SIZES[size]) <= HEIGHT_MM
        sizes[size] = sizes.get(size, 0) + 1
    assert "tiny" not in sizes
    assert sizes["large"] + sizes["huge"] > len(served) / 2


def test_the_style_sheet_has_every_size():
    style = (settings.BASE_DIR / "static" / "css" / "sign.css").read_text(encoding="utf-8")
    given = {
        name or "huge": float(points)
        for name, points in re.findall(r"\.sheet(?:\.(\w+))? {[^}]*--type: ([\d.]+)pt", style)
    }
    assert given == SIZES
