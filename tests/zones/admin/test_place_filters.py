"""Lists narrowed by country, by the regions of that country, and by the words of a department."""

import pytest

from tests.zones.admin.desk import Town
from tests.zones.stored import store_agency, store_station, store_zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    made = Town()
    far = {
        "xxxxb": ("ca-on-kingston-police", "Kingston Police", "CA", "ON"),
        "xxxxc": ("ca-qc-gatineau-police", "Police de Gatineau", "CA", "QC"),
        "xxxxd": ("us-mo-kansas-city-kcpd", "Kansas City Police Department", "US", "MO"),
        "xxxxf": ("us-ks-kansas-city-police", "Kansas City, Kansas Police", "US", "KS"),
    }
    for number, (key, name, country, region) in far.items():
        agency = store_agency(key, name=name, country=country, region=region)
        station = store_station(key, agency=agency, country=country, region=region, name=name)
        store_zone(number, station=station)
    return made


def found(client, kind, question):
    response = client.get(f"/admin/zones/{kind}/{question}")
    assert response.status_code == 200
    return {str(getattr(row, "public_id", row)) for row in response.context["cl"].result_list}


def choices_of(client, kind, question, parameter):
    """What the filter offers, by name, with where each leads."""
    cl = client.get(f"/admin/zones/{kind}/{question}").context["cl"]
    specs = [one for one in cl.filter_specs if getattr(one, "parameter_name", "") == parameter]
    return {
        str(choice["display"]): choice["query_string"]
        for spec in specs
        for choice in spec.choices(cl)
    }


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("?country=CA", {"xxxxb", "xxxxc"}),
        ("?country=CA&region=ON", {"xxxxb"}),
        ("?country=CA&region=MO", {"xxxxb", "xxxxc"}),
        ("?region=ON", {"bcdfg", "cdfgh", "xxxxb", "xxxxc", "xxxxd", "xxxxf"}),
        ("?country=ZZ&region=ON", {"bcdfg", "cdfgh", "xxxxb", "xxxxc", "xxxxd", "xxxxf"}),
        ("?country=%E2%80%A8", {"bcdfg", "cdfgh", "xxxxb", "xxxxc", "xxxxd", "xxxxf"}),
        ("?department=kansas+police", {"xxxxd", "xxxxf"}),
        ("?department=us-mo-kansas-city-kcpd", {"xxxxd"}),
        ("?department=kansas&region=KS&country=US", {"xxxxf"}),
        ("?department=nonsense", set()),
        ("?department=%22%3Cb%3E", set()),
        ("?department=%E2%80%A8", {"bcdfg", "cdfgh", "xxxxb", "xxxxc", "xxxxd", "xxxxf"}),
        ("?department=++", {"bcdfg", "cdfgh", "xxxxb", "xxxxc", "xxxxd", "xxxxf"}),
    ],
)
def test_zones_are_narrowed(town, question, numbers):
    assert found(town.client("operator"), "zone", question) == numbers


@pytest.mark.parametrize("kind", ["agency", "station"])
def test_departments_and_stations_are_narrowed_by_place(town, kind):
    client = town.client("operator")
    assert len(found(client, kind, "?country=CA")) == 2
    assert len(found(client, kind, "?country=CA&region=QC")) == 1
    assert len(found(client, kind, "?country=nonsense")) == 6


def test_a_country_has_its_own_regions_and_another_one_drops_them(town):
    client = town.client("operator")
    assert choices_of(client, "zone", "", "region") == {}
    canada = choices_of(client, "zone", "?country=CA&region=ON&q=police", "region")
    assert {name for name in canada if name != "All"} == {"Ontario", "Province of Quebec"}
    countries = choices_of(client, "zone", "?country=CA&region=ON&q=police", "country")
    assert countries["United States"] == "?country=US&q=police"
    assert countries["All"] == "?q=police"


def test_a_department_is_found_by_words_and_chosen_by_a_link(town):
    client = town.client("operator")
    offered = choices_of(client, "zone", "?country=US&department=kansas", "department")
    assert offered == {
        "Kansas City Police Department": "?country=US&department=us-mo-kansas-city-kcpd",
        "Kansas City, Kansas Police": "?country=US&department=us-ks-kansas-city-police",
    }
    page = client.get("/admin/zones/zone/?country=US&department=us-mo-kansas-city-kcpd")
    html = page.content.decode()
    assert '<input type="hidden" name="country" value="US">' in html
    assert 'name="department" value="Kansas City Police Department"' in html
    nobody = client.get("/admin/zones/zone/?department=nonsense").content.decode()
    assert "No department has this name." in nobody


def test_of_many_departments_ten_are_offered(town):
    for number in range(12):
        store_agency(f"us-xx-many-{number}", name=f"Many Police {number:02}")
    client = town.client("operator")
    assert len(choices_of(client, "station", "?department=many", "department")) == 10
    page = client.get("/admin/zones/station/?department=many").content.decode()
    assert "There are more. Type more of the name." in page


def test_staff_of_one_department_have_no_such_filter_and_reach_no_other(town):
    client = town.client("staff of A")
    for parameter in ("country", "region", "department"):
        assert choices_of(client, "zone", "", parameter) == {}
    assert found(client, "station", "?department=kingston") == set()
    assert found(client, "agency", "?country=CA") == {"SecretA Police"}
    # A link that an operator sent opens all the same.
    assert found(client, "zone", "?country=US&department=secreta") == {"bcdfg"}


def test_a_stranger_and_who_has_no_role_see_no_list(town, client):
    assert client.get("/admin/zones/zone/?country=CA").status_code == 302
    assert town.client("no role").get("/admin/zones/zone/?country=CA").status_code == 403
