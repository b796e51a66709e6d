"""The first page of the desk: the whole directory in numbers and charts."""

import re
from xml.etree import ElementTree

import pytest

from tests.conftest import NOW
from tests.tips.admin.desk import desk_of, store_account
from tests.zones.curation.first_page import ALL, MINE, PAGE, board, page_of, words
from tests.zones.stored import store_agency, store_check, store_station, store_zone
from zones.models import Station, Zone
from zones.vocabulary import FactGroup

pytestmark = pytest.mark.django_db


# -- the whole directory ---------------------------------------------------------------------------
def drawings_of(html):
    return re.findall(r'<figure class="desk-chart">\s*(<svg.*?</svg>)', html, re.DOTALL)


def charts_of(html):
    """Each drawing of the page as (title, [(label, number, length of the bar)]); it must be
    well-formed.
    """
    found = []
    for drawing in drawings_of(html):
        root = ElementTree.fromstring(drawing)
        name = {"svg": "http://www.w3.org/2000/svg"}
        said = [text.text for text in root.findall("svg:text", name)]
        bars = [
            int(bar.get("width")) for bar in root.findall("svg:rect[@class='desk-chart-bar']", name)
        ]
        found.append(
            (
                root.find("svg:title", name).text,
                list(zip(said[::2], map(int, said[1::2]), bars, strict=True)),
            )
        )
    return found


def test_the_state_of_the_directory_is_told_in_numbers(town):
    Zone.objects.filter(pk=town.b.zone.pk).update(status="paused", status_reason="Paving")
    Station.objects.filter(pk=town.b.station.pk).update(region="ON", country="CA")
    store_zone("dfghj", station=town.a.station, status="draft")
    store_zone("fghjk", station=town.a.station, status="retired", retired_on=NOW.date())
    store_check(town.a.zone, as_of="2026-11-30")
    store_check(town.a.zone, FactGroup.CAMERAS, as_of="2019")
    html = page_of(town.client("operator"))
    assert charts_of(html) == [
        (
            "When zones were last checked",
            [
                ("less than 3 months ago", 1, 320),
                ("3 to 12 months ago", 0, 0),
                ("1 to 2 years ago", 0, 0),
                ("longer ago", 0, 0),
                ("never, or date not known", 1, 320),
            ],
        ),
        ("Zones by state or province", [("Ontario, CA", 1, 320), ("XX, US", 1, 320)]),
    ]
    said = words(board(html, ALL))
    assert "The whole directory 1 draft 1 listed 1 paused 1 retired" in said
    assert (
        "Needs attention 3 possible duplicate 1 source over 2 years old 3 no phone number 3 hours "
        "missing" in said
    )
    assert "Only the newest" not in said


def test_the_table_below_a_chart_says_the_same(town):
    html = board(page_of(town.client("moderator")), ALL)
    for table, (title, bars) in zip(
        re.findall(r"<table>.*?</table>", html, re.DOTALL), charts_of(html), strict=True
    ):
        rows = re.findall(r'<th scope="row">(.*?)</th>\s*<td>(\d+)</td>', table)
        assert rows == [(label, str(number)) for label, number, _length in bars]
        assert f"<caption>{title}</caption>" in table


def test_a_chart_has_a_name_and_no_colour_or_style_of_its_own(town):
    html = page_of(town.client("operator"))
    assert len(drawings_of(html)) == 2
    for drawing in drawings_of(html):
        root = ElementTree.fromstring(drawing)
        assert root.get("role") == "img"
        named = root.get("aria-labelledby").split()
        assert [child.get("id") for child in root[:2]] == named
        assert html.count(f'id="{named[0]}"') == 1
        assert {"style", "fill"} & {name for part in root.iter() for name in part.attrib} == set()
    assert re.findall(r'\sstyle="|<style|\son\w+="', board(html, ALL)) == []


def test_in_french_the_numbers_of_a_drawing_are_still_numbers(town):
    Zone.objects.filter(pk=town.a.zone.pk).update(status="draft")
    html = town.client("operator").get(PAGE, headers={"accept-language": "fr"}).content.decode()
    assert [[length for _label, _number, length in bars] for _title, bars in charts_of(html)] == [
        [0, 0, 0, 0, 320],
        [320],
    ]


def test_more_than_fifteen_regions_are_summed(town):
    for number in range(17):
        agency = store_agency(f"us-xx-more-{number}")
        station = store_station(f"us-xx-more-{number}", agency=agency, region=f"Q{number:02}")
        store_zone(f"xxx{'bcdfghjkmnpqrstvw'[number]}x", station=station)
    _freshness, (_title, bars) = charts_of(page_of(town.client("operator")))
    assert len(bars) == 16
    assert bars[0] == ("XX, US", 2, 213)
    assert bars[-1] == ("all others", 3, 320)


def test_a_zone_whose_last_day_has_passed_is_counted_as_paused(town):
    # 18:30 in the universal day is still Nov. 30 nowhere in America, and Dec. 1 everywhere there.
    Zone.objects.filter(pk=town.a.zone.pk).update(listed_until="2026-11-30")
    Zone.objects.filter(pk=town.b.zone.pk).update(listed_until="2026-12-01")
    said = words(board(page_of(town.client("operator")), ALL))
    assert "The whole directory 0 draft 1 listed 1 paused 0 retired" in said
    mine = words(board(page_of(town.client("staff of A")), MINE))
    assert "Testville, XX View the public page paused" in mine


def test_only_the_zones_added_last_are_looked_through(town, monkeypatch):
    from zones.curation import dashboard

    monkeypatch.setattr(dashboard, "MOST_AT_ONCE", 1)
    said = words(board(page_of(town.client("operator")), ALL))
    assert (
        "Needs attention 1 possible duplicate 1 no phone number 1 hours missing Only the newest "
        "1 zones were counted."
    ) in said


def test_an_empty_directory_says_so():
    html = page_of(desk_of(store_account("root", superuser=True)))
    assert "There are no zones yet." in html
    assert charts_of(html) == []
