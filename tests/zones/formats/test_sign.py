"""The sign: the languages of its region, the rules that are known, a size that fits, and a QR code
that reads back.
"""

import re

import pytest
import zxingcpp
from django.conf import settings
from django.utils import translation

from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory.listing import CheckListing
from zones.formats.sign import (
    LETTERS,
    SMALLEST,
    count_letters,
    qr_code,
    sign_languages,
    sign_parts,
    size_of,
)
from zones.vocabulary import Camera, CheckIn, CheckMethod, FactGroup, Goods, PoliceRole

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
def test_the_sign_speaks_the_sign_languages_its_region(country, region, languages):
    listing = a_listing(station=a_station(country=country, region=region))
    assert sign_languages(listing) == languages
    assert [part.language for part in sign_parts(listing)] == list(languages)


def test_only_what_is_known_is_printed():
    (part,) = sign_parts(a_listing(station=a_station(country="GB", phone="")))
    assert part.rules == []
    assert part.danger == "In danger, call 999."


def test_the_rules_are_said_in_both_languages():
    listing = a_listing(
        hours="Mo-Fr 08:00-17:00", check_in=CheckIn.FRONT_DESK, large_items=Goods.NO,
        custody=Goods.WELCOME,
        camera=Camera.RECORDED, camera_hours="24/7", camera_retention_days=30,
        police_role=PoliceRole.NO_PART,
        checks=(
            CheckListing(FactGroup.CONTACT, "2026", "Test", CheckMethod.STAFF, "", "", False),
        ),
    )  # fmt: skip
    english, spanish = sign_parts(listing)
    assert english.rules == [
        ("Hours", "Monday to Friday 8 a.m.–5 p.m."),
        ("", "Check in at the front desk"),
        ("Large items", "Not here"),
        ("Custody exchange", "Welcome"),
        ("", "Police take no part in the deal"),
        ("", "Camera, recorded"),
        ("Recording hours", "24 hours, every day"),
        ("Recordings kept for", "30 days"),
        ("Phone", "+1-555-555-0100"),
    ]
    assert spanish.rules[0] == ("Horario", "De lunes a viernes 8:00\xa0a.\xa0m.–5:00\xa0p.\xa0m.")
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


@pytest.mark.parametrize(("letters", "size"), [(0, "small"), (20, "smaller"), (300, "smaller")])
def test_the_more_words_the_smaller_the_type(letters, size):
    listing = wordy(letters)
    assert size_of(listing, sign_parts(listing)) == size


def test_a_sign_with_few_words_is_large():
    listing = a_listing(station=a_station(country="FR", phone=""))
    assert size_of(listing, sign_parts(listing)) == "large"


def test_hardly_any_shipped_zone_needs_the_smaller_types(served):
    sizes = [size_of(listing, sign_parts(listing)) for listing in served]
    assert sizes.count("large") > len(sizes) / 2
    assert sizes.count("small") + sizes.count(SMALLEST) < len(sizes) / 100


def test_every_language_counts_as_much_as_the_longest():
    listing = a_listing()
    one, two = sign_parts(listing)
    assert count_letters(listing, [one, two]) == count_letters(listing, [two, one])
    assert count_letters(listing, [one]) < count_letters(listing, [one, two])


def test_the_style_sheet_has_every_size():
    style = (settings.BASE_DIR / "static" / "css" / "sign.css").read_text(encoding="utf-8")
    given = set(re.findall(r"\.sheet\.(\w+) {\s*--type:", style))
    assert given == {*LETTERS, SMALLEST}
