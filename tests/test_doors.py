"""Every door of the admin × who stands before it: a written table, and no word of another
department anywhere.
"""

import io
import re
import zipfile

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.urls import NoReverseMatch, URLPattern, reverse

from exchangezones.accounts.urls import urlpatterns as accounts
from tests.doors import DOORS
from tests.tips.stored import store_text
from tests.zones.admin.desk import ROLES, Page, Town, store_account
from tips.models import Disagreement
from zones.models import Agency, Grant, HoursException, OrdinaryStation, SourcePage, Station, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def patterns(found):
    for pattern in found:
        yield from [pattern] if isinstance(pattern, URLPattern) else patterns(pattern.url_patterns)


def doors():
    """By name; a door without one by its pattern."""
    named = {
        pattern.name or str(pattern.pattern): pattern for pattern in patterns(admin.site.urls[0])
    }
    return named | {f"accounts:{pattern.name}": pattern for pattern in accounts}


def records_of(department):
    tip = store_text().tip
    return department.records | {
        "user": department.records["grant"].user,
        "group": Group.objects.get(name="Police staff"),
        "verification": department.zone,  # its pages have the number of the zone
        "tip": tip,
        "source": tip.sayings.get().source,
        "disagreement": Disagreement.objects.create(slug="cash"),
        "ordinarystation": OrdinaryStation.objects.create(
            key="x",
            name="Test",
            city="Test",
            region="XX",
            country="US",
            latitude=1,
            longitude=1,
            source="s",
            licence="l",
        ),
        "sourcepage": SourcePage.objects.create(address="https://example.org/zone"),
    }


def address_of(door, records):
    if door == "app_list":
        return reverse("admin:app_list", args=["zones"])
    if door == "view_on_site":
        return reverse(
            "admin:view_on_site",
            args=[ContentType.objects.get_for_model(Zone).pk, records["zone"].pk],
        )
    if door == "autocomplete":
        return (
            reverse("admin:autocomplete")
            + "?app_label=zones&model_name=zone&field_name=station&term=Secret"
        )
    if door.startswith("accounts:"):
        return reverse(door)
    if door in UNNAMED:
        return UNNAMED[door](records)
    try:
        return reverse(f"admin:{door}")
    # a door of one record; of a kind that the two departments do not have, one that is missing
    except NoReverseMatch:
        record = records.get(door.split("_")[1])
        return reverse(f"admin:{door}", args=[record.pk if record else 4711])


UNNAMED = {
    "<path:object_id>/": lambda records: (
        reverse("admin:zones_zone_changelist") + f"{records['zone'].pk}/"
    ),
    "(?P<url>.*)$": lambda records: "/admin/no/such/door/",
}


def test_every_door_has_a_row():
    assert set(doors()) == set(DOORS)


@pytest.mark.parametrize("role", ROLES)
def test_every_door_answers_as_the_table_says(town, role):
    records = records_of(town.a)
    client = town.client(role)
    answers = {
        door: client.get(address_of(door, records)).status_code
        for door in doors()
        if door != "logout"
    }
    assert answers == {
        door: row[ROLES.index(role)] for door, row in DOORS.items() if door != "logout"
    }


OF_NO_DEPARTMENT = ("zones_ordinarystation_", "zones_sourcepage_")


def test_a_door_of_one_record_answers_staff_of_another_department_as_if_there_were_none(town):
    missing = {
        door: row[ROLES.index("staff of B")]
        for door, row in DOORS.items()
        if door.startswith("zones_") and not door.startswith(OF_NO_DEPARTMENT)
    }
    client = town.client("staff of B")
    for door in missing:
        if door.endswith(("change", "history", "preview")):
            absent = client.get(reverse(f"admin:{door}", args=[4711])).status_code
            assert absent == missing[door], door


def words_of(response):
    """All that an answer says; of a workbook what is in all its sheets."""
    content = response.getvalue()
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(name).decode() for name in book.namelist())


def test_no_page_says_a_word_of_another_department(town):
    """Every door, with the records of A and with those of B, as staff of B: nothing that belongs to
    A is said.
    """
    client = town.client("staff of B")
    records = [records_of(town.a), town.b.records]
    for door in doors():
        for known in records[: 1 if door.split("_")[0] != "zones" or "ordinary" in door else 2]:
            response = client.get(address_of(door, known), follow=True)
            assert "SecretA" not in words_of(response), door


# Question → answer; 400 where the list is asked for something by which it cannot be narrowed.
QUESTIONS = {
    "zone/?q=SecretA": 200,
    "zone/?q=bcdfg": 200,
    "zone/?o=1&all=": 200,
    "zone/?_facets=True": 200,
    "zone/?station__name=SecretA+Station": 400,
    "zone/?station__name__startswith=S": 400,
    "zone/?station__agency__key=us-xx-secreta": 400,
    "station/?q=SecretA": 200,
    "station/?_popup=1&q=Secret": 200,
    "station/?agency__name=SecretA+Police": 400,
    "agency/?q=SecretA": 200,
}


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_search_and_no_filter_reaches_over(town, question):
    response = town.client("staff of B").get(f"/admin/zones/{question}", follow=True)
    assert response.status_code == QUESTIONS[question]
    shown = re.sub(r'value="SecretA"|q=SecretA|SecretA\+\w+', "", response.content.decode())
    assert "SecretA" not in shown
    assert "bcdfg" not in re.sub(r'value="bcdfg"|q=bcdfg', "", shown)


@pytest.mark.parametrize(
    ("model", "field", "answer"),
    [
        ("zone", "station", ["SecretB Station, Testville, XX"]),
        ("station", "agency", ["SecretB Police"]),
    ],
)
def test_choices_are_ones_own(town, model, field, answer):
    asked = {"app_label": "zones", "model_name": model, "field_name": field, "term": "Secret"}
    response = town.client("staff of B").get("/admin/autocomplete/", asked)
    assert [found["text"] for found in response.json()["results"]] == answer


def everything():
    """Every row of the directory as it stands."""
    return {
        model: sorted(map(str, model.objects.values_list()))
        for model in (Agency, Station, Zone, HoursException, Grant)
    }


@pytest.mark.parametrize(
    ("role", "answer"), [("anonymous", 302), ("no role", 403), ("staff of B", 404)]
)
def test_nobody_posts_to_what_belongs_to_others(town, role, answer):
    before = everything()
    client = town.client(role)
    own = Page(
        town.client("staff of A"), reverse("admin:zones_zone_change", args=[town.a.zone.pk])
    ).boxes
    bodies = [own | {"name": "Taken", "_continue": "Save"}, own | {"_preview": "1"}, {}]
    bodies += [
        own | {"_verb": verb, "status_reason_typed": "Taken"}
        for verb in ("verify", "pause", "retire", "list")
    ]
    for body in bodies:
        assert (
            client.post(reverse("admin:zones_zone_change", args=[town.a.zone.pk]), body).status_code
            == answer
        )
    for kind in ("station", "agency"):
        record = town.a.records[kind]
        posted = client.post(
            reverse(f"admin:zones_{kind}_change", args=[record.pk]), {"name": "Taken"}
        )
        assert posted.status_code == (403 if kind == "agency" and answer == 404 else answer), kind
    assert everything() == before


@pytest.mark.parametrize("role", ["staff of A", "moderator", "operator", "superuser"])
def test_nobody_deletes(town, role):
    town.users["superuser"] = store_account("root", superuser=True)
    before = everything()
    client = town.client(role)
    for kind, record in town.a.records.items():
        assert (
            client.post(
                reverse(f"admin:zones_{kind}_delete", args=[record.pk]), {"post": "yes"}
            ).status_code
            == 403
        )
        picked = {"action": "delete_selected", "_selected_action": [record.pk], "post": "yes"}
        client.post(reverse(f"admin:zones_{kind}_changelist"), picked)
    page = Page(client, reverse("admin:zones_zone_change", args=[town.a.zone.pk]))
    page.press(**{"_continue": "Save", "why": "x", "hours_exceptions-0-DELETE": "on"})
    assert everything() == before
    assert re.findall(r'/delete/|delete_selected|-DELETE"|deletelink', page.html) == []


def test_a_zone_is_not_moved_to_a_station_of_others(town):
    page = Page(
        town.client("staff of B"), reverse("admin:zones_zone_change", args=[town.b.zone.pk])
    )
    page.press(_continue="Save", station=str(town.a.station.pk))
    assert "station" in page.mistakes
    assert Zone.objects.get(pk=town.b.zone.pk).station == town.b.station


def test_a_station_is_not_moved_to_another_agency(town):
    page = Page(
        town.client("staff of B"), reverse("admin:zones_station_change", args=[town.b.station.pk])
    )
    page.press(_continue="Save", agency=str(town.a.agency.pk))
    assert "agency" in page.mistakes
    assert Station.objects.get(pk=town.b.station.pk).agency == town.b.agency


def test_who_may_add_adds_only_at_their_own_station(town):
    """A right beyond the table, given by hand, still ends at the department's border."""
    town.users["staff of B"].user_permissions.add(Permission.objects.get(codename="add_zone"))
    page = Page(town.client("staff of B"), reverse("admin:zones_zone_add"))
    assert "SecretA" not in page.html
    new = {"_continue": "Save", "name": "New", "hours_kind": "unknown"}
    page.press(**new, station=str(town.a.station.pk))
    assert "station" in page.mistakes
    page.press(**new, station=str(town.b.station.pk))
    assert Zone.objects.get(name="New").status == "draft"
    assert Zone.objects.get(name="New").station == town.b.station


@pytest.mark.parametrize("box", ["id", "zone"])
def test_an_exception_of_another_zone_is_reached_by_no_inline(town, box):
    page = Page(
        town.client("staff of B"), reverse("admin:zones_zone_change", args=[town.b.zone.pk])
    )
    value = {"id": town.a.exception.pk, "zone": town.a.zone.pk}[box]
    before = everything()
    page.press(
        **{
            "_continue": "Save",
            f"hours_exceptions-0-{box}": str(value),
            "hours_exceptions-0-reason": "Taken",
        }
    )
    assert page.status == {"id": 302, "zone": 200}[box], (
        "Django passes over a row that is not of this zone"
    )
    assert everything() == before
    assert "SecretA" not in page.html
