"""The gazetteer's files: small ones, broken ones, the packaged one."""

import gzip

import pytest

from zones.geo.point import Point
from zones.places.gazetteer import FIXTURES, GazetteerError, load
from zones.places.loader import ALIAS_COLUMNS, PLACE_COLUMNS, load_table

HEADER = ",".join(PLACE_COLUMNS) + "\n"
ALIAS_HEADER = ",".join(ALIAS_COLUMNS) + "\n"


def small(tmp_path, text, alias_text=None):
    path = tmp_path / "places.csv"
    path.write_text(HEADER + text, encoding="utf-8")
    if alias_text is None:
        return load(path)
    other = tmp_path / "aliases.csv"
    other.write_text(ALIAS_HEADER + alias_text, encoding="utf-8")
    return load(path, other)


PERTH = "town,Perth,ON,CA,44.9001,-76.2494,5930,\n"
YORK = "town,York,ON,CA,43.6896,-79.4793,145662,\n"


def test_load_small_file(tmp_path):
    place = small(tmp_path, PERTH + YORK).locate("perth").place
    assert (place.name, place.point, place.population) == (
        "Perth, ON",
        Point(44.9001, -76.2494),
        5930,
    )


def test_load_alias_of_a_place_and_of_its_own(tmp_path):
    aliases = 'town,Pirth,,ON,CA,"Perth, ON",,,,test\ntown,Zorra,,ON,CA,,43.1,-80.9,8000,test\n'
    places = small(tmp_path, PERTH + YORK, aliases)
    assert (places.locate("Pirth").place.name, places.locate("Zorra").place.name) == (
        "Perth, ON",
        "Zorra, ON",
    )


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (PERTH + "town,York\n", r"line 3: 2 columns instead of 8"),
        (
            PERTH + YORK.replace("43.6896", "north"),
            r"line 3: could not convert string to float: 'north'",
        ),
        (PERTH + YORK.replace("43.6896", "93.6896"), r"line 3: 93.6896 is not between -90 and 90"),
        (PERTH + YORK.replace("43.6896", "nan"), r"line 3: nan is not between -90 and 90"),
        (PERTH + YORK.replace("145662", "many"), r"line 3: invalid literal for int\(\).* 'many'"),
        (PERTH + YORK.replace("145662", "-1"), r"line 3: .*"),
        (
            PERTH + YORK.replace("town", "city"),
            r"line 3: 'city' is not one of town, postal_code, postal_area, region",
        ),
        (YORK + PERTH, r"line 3: 'Perth' stands too late: make the file anew with build_gazetteer"),
        (PERTH + YORK.replace("York", '"York'), r"line 3: .*"),
    ],
)
def test_load_broken_row_is_named(tmp_path, text, complaint):
    with pytest.raises(GazetteerError, match=rf"places\.csv, {complaint}"):
        small(tmp_path, text)


@pytest.mark.parametrize(
    ("alias", "complaint"),
    [
        ('town,Pirth,,ON,CA,"Pert, ON",,,,test\n', "line 2: there is no place 'Pert, ON'"),
        (
            "town,Pirth,,ON,CA,,,,,test\n",
            "line 2: 'Pirth' needs either a place that it means, or a point",
        ),
        ("town,Pirth,,ON,CA,,91,0,,test\n", "line 2: 91 is not between -90 and 90"),
    ],
)
def test_load_broken_alias_is_named(tmp_path, alias, complaint):
    with pytest.raises(GazetteerError, match=rf"aliases\.csv, {complaint}"):
        small(tmp_path, PERTH, alias)


def test_load_wrong_columns(tmp_path):
    path = tmp_path / "places.csv"
    path.write_text("name,latitude\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="line 1: the columns must be kind,name,region"):
        load(path)


def test_load_missing_file(tmp_path):
    with pytest.raises(GazetteerError, match="places.csv.gz is missing"):
        load(tmp_path / "places.csv.gz")


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-40], lambda data: b"no gzip", lambda data: data[:60] + b"?" * 60]
)
def test_load_spoilt_file(tmp_path, spoil):
    path = tmp_path / "places.csv.gz"
    path.write_bytes(spoil(gzip.compress((HEADER + PERTH * 200).encode())))
    with pytest.raises(GazetteerError, match=r"places\.csv\.gz"):
        load(path)


def test_packaged_file_is_small_and_whole():
    assert (FIXTURES / "gazetteer.csv.gz").stat().st_size < 2_000_000
    assert len(load_table(FIXTURES / "gazetteer.csv.gz")) > 100_000
