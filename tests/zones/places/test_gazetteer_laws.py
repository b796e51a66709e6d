"""What holds for every place and for any words."""

import csv
import unicodedata
from collections import Counter
from contextlib import suppress

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zones.geo.point import distance_km
from zones.places import gazetteer
from zones.places.gazetteer import complete, load, locate
from zones.places.table import TOWN
from zones.vocabulary import PlaceKind


@pytest.fixture(scope="module")
def table():
    return load()._table


def test_law_every_label_finds_its_own_place_and_no_two_are_alike(table):
    rows = [row for row in range(len(table)) if table.meant(row) == row]
    # the other thirds are built alike; all take three times as long
    places = [table.place(row) for row in rows[::3]]
    wrong = [place.name for place in places if answer(place.near) != place]
    assert wrong == []
    assert Counter(table.place(row).name for row in rows).most_common(1)[0][1] == 1


def answer(words):
    found = locate(words)
    return found.place or found.region


def test_law_a_town_and_its_region_are_read_as_the_long_way_reads_them(table):
    """ "Kennewick, WA" takes a short cut; with no space after the comma it does not."""
    towns = [row for row in range(0, len(table), 17) if table.kinds[row] == TOWN]
    words = [f"{table.names(row)[0]}, {table.code(row)}" for row in towns]
    words += [
        "Perth, WA",
        "Darwin, NT",
        "Ottawa, Canada",
        "Paris, ON",
        "Paris, Ontario",
        "Lower Merion, PA",
        "Nowhere, WA",
    ]
    assert [said for said in words if locate(said) != locate(said.replace(", ", ","))] == []


def test_law_every_alias_finds_what_it_means(table):
    wrong = []
    for row in aliases():
        words = f"{row['name']}, {row['region']}" if row["kind"] == "town" else row["name"]
        found = locate(
            f"{row['name']} (near {row['town']}), {row['region']}" if row["town"] else words
        )
        expected = row["means"] or words
        names = [place.name for place in (found.place, found.region, *found.alternatives) if place]
        if expected not in names and not row["town"]:
            wrong.append((words, names))
    assert wrong == []


def test_law_every_alias_has_a_reason_and_is_sorted_and_single():
    rows = [
        (row["kind"], row["name"], row["region"], row["country"], row["town"]) for row in aliases()
    ]
    assert len(rows) == len(set(rows))
    assert all(row["reason"] for row in aliases())


def aliases():
    with (gazetteer.FIXTURES / "gazetteer_aliases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=80))
@example("(near")
@example("\ud800")
@example(", MO")
@example("township")
@example("township of")
@example("12345 1234 1234")
@example("st st st")
def test_law_no_words_crash(words):
    with suppress(ValueError):  # coordinates
        found = locate(words)
        assert not (found.place and found.spellings)
    complete(words)


NAMES = st.sampled_from(
    [
        "Springfield",
        "Kingston",
        "Hampden Township",
        "Perth",
        "1 Main St Union",
        "64128",
        "Qqq",
        "St",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    NAMES | st.text(max_size=12),
    st.sampled_from(["PA", "Ontario", "QLD", "Nova Scotia", "WV", "DC"]),
)
def test_law_a_region_that_was_read_is_never_ignored(name, region):
    code = {"Ontario": "ON", "Nova Scotia": "NS"}.get(region, region)
    found = locate(f"{name}, {region}")
    places = [place for place in (found.place, *found.spellings) if place]
    assert {place.region for place in places} <= {code}


@pytest.mark.parametrize("change", [str.upper, str.lower, str.title, lambda text: f"  {text}  "])
def test_law_case_does_not_matter(table, change):
    for row in range(0, len(table), 997):
        place = table.place(row)
        assert answer(change(place.near)) == place


def test_law_accents_do_not_matter(table):
    for row in range(len(table)):
        place = table.place(row)
        if not place.name.isascii():
            bare = (
                unicodedata.normalize("NFKD", place.near.replace("–", "-"))
                .encode("ascii", "ignore")
                .decode()
            )
            assert answer(bare) == place


def test_law_codes_lie_by_their_towns(table):
    """A sample: each code is within an hour's drive of the town that is printed with it."""
    far = []
    for row in range(0, len(table), 499):
        place = table.place(row)
        if place.kind is PlaceKind.POSTAL_CODE:
            town = answer(place.name.partition(", ")[2])
            if town and distance_km(town.point, place.point) > 100:
                far.append(place.name)
    assert far == []
