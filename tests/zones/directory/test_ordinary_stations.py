"""Ordinary police stations: nearest first as by brute force, fresh after every edit, guarded by the
database.
"""

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import NOW
from tests.zones.builders import a_listing, an_ordinary_station
from tests.zones.stored import store_zone
from zones.directory import live
from zones.directory.index import Directory
from zones.directory.ordinary_stations import OrdinaryStations
from zones.geo.point import Point, distance_km
from zones.models import OrdinaryStation as Row
from zones.models import Zone

HERE = Point(40, -75)


def stations_at(*points):
    return [
        an_ordinary_station(name=f"Test Police {n}", point=point) for n, point in enumerate(points)
    ]


# -- values ----------------------------------------------------------------------------------------
def test_a_station_comes_back_as_it_was_given():
    given = [
        an_ordinary_station(),
        an_ordinary_station(
            name="Poste d’Été", street="", postal_code="", phone="", source_date="2019-07-24"
        ),
        an_ordinary_station(
            source="Another list", licence="CC BY 4.0", point=Point(-12.34567, 179.99999)
        ),
    ]
    kept = OrdinaryStations(iter(given))
    assert [kept[position] for position in range(len(kept))] == given
    with pytest.raises(IndexError):
        kept[3]


@pytest.mark.parametrize(
    ("country", "region", "language"),
    [
        ("US", "MO", "en"),
        ("US", "PR", "es"),
        ("CA", "ON", "en"),
        ("CA", "QC", "fr"),
        ("AU", "NSW", "en"),
        ("BR", "SP", "pt"),
    ],
)
def test_the_language_of_a_name_is_that_of_its_region(country, region, language):
    assert an_ordinary_station(country=country, region=region).language == language


@pytest.mark.parametrize(
    ("name", "city", "expected"),
    [
        ("Test Police Department", "Testville", True),
        ("White Pine County Sheriffs Office / White Pine County Jail", "Ely", True),
        (
            "Suffolk County Correctional Facility / Suffolk County Sheriffs Office",
            "Riverhead",
            True,
        ),
        ("Atmautluak Traditional Council", "Atmautluak", True),
        ("College Park Police Department", "College Park", True),
        ("Fairview Park Police Department", "Clinton", True),
        ("Fish Springs Police", "Fish Springs", True),
        ("SPVM Poste de Quartier 1", "Montréal", True),
        ("Asotin County Jail", "Asotin", False),
        ("Rosslyn Village Jails / County Detention Center", "Ashland", False),
        ("Meredith College Campus Police", "Raleigh", False),
        (
            "Alaska Department of Natural Resources - State Parks and Recreation Office",
            "Anchorage",
            False,
        ),
        ("CSX RAILROAD POLICE DEPARTMENT", "Selkirk", False),
        ("15th Judicial District Drug Task Force", "Hartsville", False),
    ],
)  # fmt: skip
def test_posts_where_residents_have_no_business_are_told_by_their_names(name, city, expected):
    assert an_ordinary_station(name=name, city=city).is_for_residents is expected


# -- the nearest -----------------------------------------------------------------------------------
POINTS = st.builds(
    Point,
    st.floats(-90, 90) | st.sampled_from([-90, -89.9, 0, 39.9, 40, 40.25, 89.9, 90]),
    st.floats(-180, 180) | st.sampled_from([-180, -179.9, -75.1, -75, 0, 179.9, 180]),
)


@given(
    points=st.lists(POINTS, max_size=30),
    origin=POINTS,
    within_km=st.sampled_from([0, 0.001, 1, 50, 80, 500, 5_000, 20_100]),
    limit=st.integers(0, 5),
)
@example([Point(90, 0), Point(89.9, 179)], Point(89.95, -10), 80, 3)
@example([Point(0, 180), Point(0, -180), Point(0, 179.9)], Point(0, -179.9), 80, 3)
@example([Point(40, -75)] * 5, HERE, 0, 4)
def test_the_nearest_are_those_of_brute_force(points, origin, within_km, limit):
    stations = stations_at(*points)
    measured = sorted((distance_km(origin, station.point), n) for n, station in enumerate(stations))
    expected = [(far_km, stations[n]) for far_km, n in measured if far_km <= within_km][:limit]
    assert OrdinaryStations(stations).nearest(origin, within_km=within_km, limit=limit) == expected


def test_nothing_is_near_where_there_is_no_list():
    assert OrdinaryStations().nearest(HERE, within_km=80, limit=3) == []


def test_a_post_that_is_not_for_residents_is_passed_over():
    campus = an_ordinary_station(name="Test College Campus Police")
    second, third = stations_at(Point(40.1, -75), Point(40.2, -75))
    found = OrdinaryStations([campus, second, third]).nearest(HERE, within_km=80, limit=2)
    assert [station for _, station in found] == [second, third]


# -- the directory ---------------------------------------------------------------------------------
def test_a_directory_has_none_by_default_and_keeps_them_when_zones_are_edited():
    stations = OrdinaryStations(stations_at(HERE))
    zones = [a_listing("bbbbb"), a_listing("ccccc")]
    assert len(Directory(zones).ordinary) == 0
    before = Directory(zones, ordinary=stations)
    nobody = {"agencies": [], "agencies_gone": set(), "revision": 2}
    renamed = before.edited([a_listing("bbbbb", name="Renamed")], gone={"bbbbb"}, **nobody)
    removed = before.edited([], gone={"bbbbb"}, **nobody)
    whole = before.edited([], gone={"bbbbb"}, agencies=[], agencies_gone={"us-xx-gone"}, revision=2)
    assert [each.ordinary for each in (renamed, removed, whole)] == [stations] * 3
    assert (before.with_ordinary(OrdinaryStations()).get("bbbbb"), len(before.ordinary)) == (
        zones[0],
        1,
    )


def store(key="k1", **changes):
    values = an_ordinary_station(**changes)._asdict()
    point = values.pop("point")
    return Row.objects.create(key=key, latitude=point.latitude, longitude=point.longitude, **values)


def all_of(stations):
    return [stations[position] for position in range(len(stations))]


@pytest.mark.django_db
def test_stored_stations_are_read_by_name():
    store("k1", name="B Test Police")
    store("k2", name="A Test Police", phone="")
    assert all_of(live.build_directory(1, at=NOW).ordinary) == [
        an_ordinary_station(name="A Test Police", phone=""),
        an_ordinary_station(name="B Test Police"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "edit",
    [
        lambda row: Row.objects.update(phone="+1-555-555-0199"),
        lambda row: row.delete(),
        lambda row: store("k2", name="Another Test Police"),
        lambda row: Row.objects.filter(pk=row.pk).update(key="k9", latitude=41),
    ],
    ids=["update", "delete", "insert", "key"],
)
def test_an_edit_of_a_station_arrives_without_reading_the_zones(edit, monkeypatch):
    store_zone()
    row = store()
    before = live.current()
    built = []
    build = live.snapshot._build
    monkeypatch.setattr(
        live.snapshot, "_build", lambda *given, at: built.append(given) or build(*given, at=at)
    )
    edit(row)
    assert live.snapshot.refresh() is True
    assert (built[0][1], set(built[0][2])) == (before, {"ordinary"})
    now, whole = live.current(), live.build_directory(1, at=NOW)
    assert all_of(now.ordinary) == all_of(whole.ordinary) != all_of(before.ordinary)
    assert list(now) == list(whole)


@pytest.mark.django_db
def test_an_edit_of_a_zone_carries_the_stations_over():
    store_zone()
    store()
    before = live.current()
    Zone.objects.update(detail="Left of the door")
    assert live.snapshot.refresh() is True
    assert live.current() is not before
    assert live.current().ordinary is before.ordinary


# -- the database is the last guard ----------------------------------------------------------------
@pytest.mark.django_db
@pytest.mark.parametrize(
    "values",
    [
        {"latitude": 90.1}, {"latitude": float("inf")}, {"longitude": -180.5}, {"latitude": None},
        {"longitude": None}, {"latitude": 0, "longitude": 0}, {"name": ""}, {"city": ""},
        {"key": ""}, {"source": ""}, {"licence": ""},
        {"source_date": "201"}, {"key": "k2"},
    ],
)  # fmt: skip
def test_the_database_refuses(values):
    store("k2", name="Another Test Police")
    row = store()
    with pytest.raises((IntegrityError, DatabaseError)), transaction.atomic():
        Row.objects.filter(pk=row.pk).update(**values)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "values", [{"latitude": 0}, {"source_date": ""}, {"phone": "", "street": "", "postal_code": ""}]
)
def test_the_database_accepts(values):
    assert Row.objects.filter(pk=store().pk).update(**values) == 1


# -- the staff desk --------------------------------------------------------------------------------
@pytest.mark.django_db
def test_staff_look_stations_up_and_edit_none(admin_client, client):
    row = store()
    address = reverse("admin:zones_ordinarystation_changelist")
    assert (
        "Test Police Department" in admin_client.get(address, {"q": "Testville"}).content.decode()
    )
    assert admin_client.get(reverse("admin:zones_ordinarystation_add")).status_code == 403
    change = reverse("admin:zones_ordinarystation_change", args=[row.pk])
    assert admin_client.get(change).status_code == 200
    assert admin_client.post(change, {"name": "Renamed"}).status_code == 403
    assert (
        admin_client.post(
            reverse("admin:zones_ordinarystation_delete", args=[row.pk]), {"post": "yes"}
        ).status_code
        == 403
    )
    assert client.get(address).status_code == 302
    assert Row.objects.get().name == "Test Police Department"


@pytest.mark.django_db
@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_of_stations_takes_as_many_queries_whatever_their_number(
    admin_client, rows, django_assert_num_queries
):
    for n in range(rows):
        store(f"k{n}", name=f"Test Police {n}")
    with django_assert_num_queries(7):
        admin_client.get(reverse("admin:zones_ordinarystation_changelist"))
