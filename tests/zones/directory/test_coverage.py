"""How much the directory knows: the figures against a count by hand, and how long they are kept."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.zones.builders import a_listing, a_station, an_agency
from zones.directory import coverage
from zones.directory.coverage import Coverage, Figures, Step, count_known, coverage_of, step_of
from zones.directory.index import Directory
from zones.directory.listing import CheckListing
from zones.vocabulary import CheckMethod, FactGroup, LocationStatus, Signage, ZoneStatus

TODAY = NOW.date()


def checks(*dates):
    return tuple(
        CheckListing(group, as_of, "", CheckMethod.STAFF, "", "", changed=False)
        for group, as_of in zip(FactGroup, dates, strict=False)
    )


def known_of(**facts):
    """The figures of one zone, without the first."""
    return count_known([a_listing(**facts)], TODAY).total[1:]


@pytest.mark.parametrize(
    ("facts", "known"),
    [
        ({"station": a_station(phone="", location_status=LocationStatus.TOWN)},
            (0, 0, 0, 0, 0)),
        ({}, (0, 1, 1, 0, 0)),
        ({"hours": "24/7"}, (1, 1, 1, 0, 0)),
        ({"hours_text": "ask inside"}, (0, 1, 1, 0, 0)),
        ({"station": a_station(phone="", agency=an_agency(phone="+1-555-555-0199"))},
            (0, 1, 1, 0, 0)),
        # the spot's own point is exact wherever the station's is
        ({"station": a_station(phone="", location_status=LocationStatus.TOWN),
            "spot_latitude": 40.0, "spot_longitude": -75.0}, (0, 0, 1, 0, 0)),
        ({"signage": Signage.NONE}, (0, 1, 1, 0, 1)),
        ({"signage": Signage.OWN}, (0, 1, 1, 0, 1)),
        # 24 months before 1 December 2026: that day is too old, as everywhere on the site
        ({"checks": checks("2024-12-02")}, (0, 1, 1, 1, 0)),
        ({"checks": checks("2024-12-01")}, (0, 1, 1, 0, 0)),
        ({"checks": checks("2024-12")}, (0, 1, 1, 1, 0)),
        ({"checks": checks("2024")}, (0, 1, 1, 1, 0)),
        ({"checks": checks("2023")}, (0, 1, 1, 0, 0)),
        ({"checks": checks("")}, (0, 1, 1, 0, 0)),
        # the newest of any group, wherever it stands
        ({"checks": checks("2019", "2026-05", "")}, (0, 1, 1, 1, 0)),
    ],
)  # fmt: skip
def test_what_is_known_of_one_zone(facts, known):
    assert known_of(**facts) == known


@pytest.mark.parametrize("status", [ZoneStatus.PAUSED, ZoneStatus.RETIRED])
def test_only_listed_zones_count(status):
    assert count_known([a_listing(status=status)], TODAY) == Coverage(TODAY, {}, {}, Figures())


PLACES = [("US", "MO"), ("US", "NY"), ("CA", "ON"), ("FR", "")]
ZONES = st.lists(
    st.tuples(st.sampled_from(PLACES), st.sampled_from(["", "24/7"]), st.sampled_from(ZoneStatus)),
    max_size=12,
)


@given(ZONES)
def test_figures_are_what_one_counts_by_hand(zones):
    listings = [
        a_listing(
            f"b{number}",
            station=a_station(country=country, region=region, phone=""),
            hours=hours,
            status=status,
        )
        for number, ((country, region), hours, status) in enumerate(zones)
    ]
    found = count_known(listings, TODAY)
    listed = [(place, hours) for place, hours, status in zones if status == "listed"]
    assert list(found.regions) == sorted({place for place, _hours in listed})
    for place, figures in found.regions.items():
        here = [hours for other, hours in listed if other == place]
        assert figures == Figures(len(here), here.count("24/7"), 0, len(here), 0, 0)
    for country, figures in found.countries.items():
        here = [hours for other, hours in listed if other[0] == country]
        assert figures[:2] == (len(here), here.count("24/7"))
    assert found.total[:2] == (len(listed), [hours for _place, hours in listed].count("24/7"))


@pytest.mark.parametrize(
    ("part", "zones", "share"),
    [(0, 0, 0), (0, 3, 0), (1, 3, 33), (2, 3, 66), (3, 3, 100), (999, 1000, 99), (1, 1000, 0)],
)
def test_shares_are_rounded_down(part, zones, share):
    assert Figures(zones, part).shares == (share, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("hours", "zones", "step"),
    [
        (0, 0, Step.EMPTY), (0, 5, Step.NONE), (1, 1000, Step.LITTLE), (24, 100, Step.LITTLE),
        (1, 4, Step.SOME), (49, 100, Step.SOME), (1, 2, Step.MUCH), (74, 100, Step.MUCH),
        (3, 4, Step.MOST), (99, 100, Step.MOST), (7, 7, Step.MOST),
    ],
)  # fmt: skip
def test_steps(hours, zones, step):
    assert step_of(Figures(zones, hours)) is step


def test_the_shipped_directory(shipped):
    found = coverage_of(shipped, today=TODAY)
    assert found.total.zones == shipped.count
    assert len(found.regions) > 50
    assert all(figures.zones for figures in found.regions.values())


def test_it_is_counted_once_for_an_edition_and_a_day(monkeypatch):
    counted = []

    def count(directory, today):
        counted.append((directory.edition, today))
        return count_known(directory, today)

    monkeypatch.setattr(coverage, "count_known", count)
    one, other = Directory([a_listing()]), Directory([a_listing(hours="24/7")])
    tomorrow = date(2026, 12, 2)
    assert coverage_of(one, today=TODAY) is coverage_of(one, today=TODAY)
    assert coverage_of(one, today=tomorrow).as_of == tomorrow
    assert coverage_of(other, today=tomorrow).total.with_hours == 1
    assert counted == [
        (one.edition, TODAY), (one.edition, tomorrow), (other.edition, tomorrow)
    ]  # fmt: skip
