"""Tables in the admin: one's own zones out and in, by a plan that a person confirms."""

import csv
import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.conftest import NOW
from tests.zones.admin.desk import Town
from zones.admin import import_export
from zones.models import Upload, Zone
from zones.spreadsheets.columns import TABLE_COLUMNS

pytestmark = pytest.mark.django_db
IMPORT, EXPORT = "admin:zones_zone_import", "admin:zones_zone_export"


@pytest.fixture
def town():
    return Town()


@pytest.fixture
def ann(town):
    """Staff of department A."""
    return town.client("staff of A")


def rows_for(client):
    response = client.get(reverse(EXPORT), {"format": "csv"})
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def as_file(rows, name="t.csv"):
    kept = io.StringIO()
    writer = csv.DictWriter(kept, TABLE_COLUMNS)
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile(name, kept.getvalue().encode())


def send(client, rows):
    """The page of the second step."""
    response = client.post(reverse(IMPORT), {"file": as_file(rows)})
    assert response.status_code == 302
    return response["Location"], client.get(response["Location"])


def confirm(client, address, page, **ticks):
    return client.post(address, {"seen": page.context["plan"].digest(), **ticks})


def test_the_export_holds_the_zones_of_the_own_department_alone(ann, town):
    assert [row["id"] for row in rows_for(ann)] == [town.a.zone.public_id]
    response = ann.get(reverse(EXPORT), {"format": "xlsx"})
    assert (response.content[:2], response["Content-Disposition"]) == (
        b"PK",
        'attachment; filename="zones.xlsx"',
    )


def test_a_table_is_made_once_an_edition_for_each_reach(ann, town, monkeypatch):
    made = []
    monkeypatch.setattr(
        import_export, "table_of", lambda rows, format: made.append(list(rows)) or b"table"
    )
    other = town.client("staff of B")
    for browser in (ann, ann, other, ann, other):
        browser.get(reverse(EXPORT), {"format": "csv"})
    assert [[row[0] for row in rows] for rows in made] == [
        [town.a.zone.public_id],
        [town.b.zone.public_id],
    ]
    Zone.objects.filter(pk=town.a.zone.pk).update(detail="Left of the door")
    ann.get(reverse(EXPORT), {"format": "csv"})
    assert len(made) == 3


@pytest.mark.parametrize("format", ["", "pdf", "x" * 10_000])
def test_an_unknown_format_is_not_there(ann, format):
    assert ann.get(reverse(EXPORT), {"format": format}).status_code == 404


def test_an_empty_table_is_a_header(ann):
    response = ann.get(reverse(EXPORT), {"format": "csv", "empty": "on"})
    assert response.content.decode("utf-8-sig") == ",".join(TABLE_COLUMNS) + "\r\n"


def test_a_table_changes_nothing_until_its_plan_is_confirmed(ann, town):
    (row,) = rows_for(ann)
    address, page = send(ann, [row | {"detail": "Near the door"}])
    assert [
        (change.column, change.before, change.after)
        for change in page.context["plan"].changed[0].changes
    ] == [("detail", "", "Near the door")]
    assert Zone.objects.get(pk=town.a.zone.pk).detail == ""
    response = confirm(ann, address, page)
    assert response["Location"] == reverse("admin:zones_zone_changelist")
    zone = Zone.objects.get(pk=town.a.zone.pk)
    latest = zone.history.first()
    assert (zone.detail, latest.history_user, latest.history_change_reason) == (
        "Near the door", town.users["staff of A"], "import t.csv",
    )  # fmt: skip
    assert Upload.objects.count() == 0
    assert ann.get(address).status_code == 404


def test_a_zone_of_another_department_refuses_the_whole_table(ann, town):
    (own,) = rows_for(ann)
    (foreign,) = rows_for(town.client("staff of B"))
    address, page = send(ann, [own | {"detail": "Mine"}, foreign | {"detail": "Not mine"}])
    assert [(line, str(mistake)) for line, mistake in page.context["plan"].mistakes] == [
        (
            3,
            f"id “{town.b.zone.public_id}”: None of your zones has this id. Leave it empty for a "
            "new zone.",
        )
    ]
    assert town.b.secret not in page.content.decode()
    assert confirm(ann, address, page).status_code == 200
    assert list(Zone.objects.filter(detail="").values_list("public_id",
        flat=True).order_by("pk")) == [
        town.a.zone.public_id, town.b.zone.public_id,
    ]  # fmt: skip


def test_a_zone_cannot_be_given_to_another_department(ann, town):
    (row,) = rows_for(ann)
    for cells in ({"agency_key": town.b.agency.key}, {"station_key": town.b.station.key}):
        address, page = send(ann, [row | cells])
        assert len(page.context["plan"].mistakes) == 1
        assert confirm(ann, address, page).status_code == 200
    assert Zone.objects.get(pk=town.a.zone.pk).station == town.a.station


def test_a_later_edit_stays_unless_its_row_is_ticked(ann, town):
    (row,) = rows_for(ann)
    Zone.objects.filter(pk=town.a.zone.pk).update(detail="By a person")
    stale = [row | {"detail": "From the file"}]
    address, page = send(ann, stale)
    assert (len(page.context["plan"].conflicts), b"By a person" in page.content) == (1, True)
    assert confirm(ann, address, page).status_code == 302
    assert Zone.objects.get(pk=town.a.zone.pk).detail == "By a person"
    for ticks in ({"take": ["2"]}, {"all": "on"}):
        Zone.objects.filter(pk=town.a.zone.pk).update(detail="By a person")
        address, page = send(ann, stale)
        confirm(ann, address, page, **ticks)
        assert Zone.objects.get(pk=town.a.zone.pk).detail == "From the file"


def test_an_edit_between_the_two_steps_shows_the_plan_again(ann, town):
    (row,) = rows_for(ann)
    address, page = send(ann, [row | {"detail": "From the file"}])
    Zone.objects.filter(pk=town.a.zone.pk).update(detail="By a person")
    again = confirm(ann, address, page)
    assert (again.status_code, b"Someone changed a zone in the meantime" in again.content) == (
        200,
        True,
    )
    assert Zone.objects.get(pk=town.a.zone.pk).detail == "By a person"


def test_only_its_sender_sees_a_table_and_only_for_two_hours(ann, town):
    address, _page = send(ann, rows_for(ann))
    assert [
        town.client(role).get(address).status_code for role in ("staff of B", "operator", "no role")
    ] == [
        404,
        404,
        403,
    ]
    Upload.objects.update(uploaded_at=NOW - datetime.timedelta(hours=2))
    assert ann.get(address).status_code == 404
    send(ann, rows_for(ann))
    assert Upload.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The submitted file is empty."),
        (b"id,station_key\n", "The file has no rows below the header."),
        (b"id,name\nx,\xff\n", "Line 2 is not UTF-8. Save the file as “CSV UTF-8”, or as XLSX."),
        (
            b"id\n" + b"x\n" * 2001,
            "The file has 2001 rows; the most is 2000. Split it into smaller files.",
        ),
        (b"x" * 5_000_001, "This file is larger than 5 MB. Split it into smaller files."),
    ],
)
def test_what_is_no_table_is_refused_and_not_kept(ann, content, said):
    response = ann.post(reverse(IMPORT), {"file": SimpleUploadedFile("t.csv", content)})
    assert (response.context["form"].errors["file"], Upload.objects.count()) == ([said], 0)


def test_no_file_is_said(ann):
    response = ann.post(reverse(IMPORT), {"file": ""})
    assert response.context["form"].errors["file"] == ["This field is required."]


def test_pages_hold_no_inline_style_or_script(ann):
    address, page = send(ann, [rows_for(ann)[0] | {"camera": "on"}])
    for html in (page.content.decode(), ann.get(reverse(IMPORT)).content.decode()):
        assert (" style=" in html, "<style" in html, " onclick=" in html) == (False, False, False)


def test_mistakes_are_named_on_the_page(ann):
    _address, page = send(ann, [rows_for(ann)[0] | {"camera": "<b>"}])
    assert (
        "Line 2, camera “&lt;b&gt;”: This is not on the list. "
        "Write one of: none, present, recorded, watched_part, watched, unknown."
    ) in page.content.decode()


def test_the_list_leads_to_import_and_export(ann):
    html = ann.get(reverse("admin:zones_zone_changelist")).content.decode()
    links = [
        f'href="{reverse(IMPORT)}"',
        f'href="{reverse(EXPORT)}?format=xlsx"',
        f'href="{reverse(EXPORT)}?format=csv"',
    ]
    assert [html.count(link) for link in links] == [1, 1, 1]
