"""The form of a zone: sections in the order in which a clerk thinks, and what is wrong on top."""

import re

import pytest
from django.urls import reverse

from tests.zones.admin.desk import Page, Town
from zones.admin.help_texts import STATION_HELP, ZONE_HELP
from zones.models import Station, Zone

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def form_of(town, role="staff of A", zone=None):
    number = (zone or town.a.zone).pk
    return Page(town.client(role), reverse("admin:zones_zone_change", args=[number]))


def test_the_sections_stand_in_the_order_in_which_a_clerk_thinks(town):
    headings = re.findall(r'class="fieldset-heading">\s*([^<]+?)\s*<', form_of(town).html)
    assert headings[:8] == [
        "Status", "Where", "When", "What is there", "Rules", "Contact", "Sources",
        "Rarely needed: map pin of the spot, markings, language",
    ]  # fmt: skip


def test_what_is_rare_is_folded_and_opens_where_something_in_it_is_wrong(town):
    page = form_of(town)
    rare = page.html.partition("Rarely needed")[0].rpartition("<fieldset")[2]
    assert "<details>" in rare
    page.press(opened="May", _continue="Save")
    rare = page.html.partition("Rarely needed")[0].rpartition("<fieldset")[2]
    assert "<details>" not in rare


def test_the_buttons_that_confirm_and_pause_stand_with_the_status(town):
    html = form_of(town).html
    assert html.index('id="id_status_reason_typed"') < html.index('id="still-right"')
    assert html.index('id="still-right"') < html.index('id="id_station"')


def test_every_mistake_stands_on_top_with_a_link_and_beside_its_box(town):
    page = form_of(town)
    page.press(opened="May", stay_minutes="x", hours_kind="week", _continue="Save")
    summary = page.html.partition('<ul class="desk-errors">')[2].partition("</ul>")[0]
    assert re.findall(r'<a href="#(\w+)">([^<]+)</a>: ([^<]+)</li>', summary) == [
        ("id_hours", "Hours",
            "The table has no times. Fill in at least one day, or choose “Not known”."),
        ("id_stay_minutes", "Time limit in minutes", "Enter a whole number."),
        ("id_opened", "Opened", "Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
    ]  # fmt: skip
    for anchor in ("id_hours", "id_stay_minutes", "id_opened"):
        assert page.html.count(f'id="{anchor}"') == 1
    assert page.html.count("Enter a whole number.") == 2


def test_a_mistake_of_a_holiday_stands_on_top_too(town):
    page = form_of(town)
    page.press(**{"hours_exceptions-0-first_on": "soon", "_continue": "Save"})
    summary = page.html.partition('<ul class="desk-errors">')[2].partition("</ul>")[0]
    assert '<a href="#id_hours_exceptions-0-first_on">First day</a>: Enter a valid date.' in summary


def test_a_form_without_a_mistake_has_no_summary(town):
    assert "desk-errors" not in form_of(town).html
    for kind in ("agency", "station", "grant"):
        page = town.client("operator").get(
            reverse(f"admin:zones_{kind}_change", args=[town.a.records[kind].pk])
        )
        assert "desk-errors" not in page.content.decode()


@pytest.mark.parametrize(("model", "help_of"), [(Zone, ZONE_HELP), (Station, STATION_HELP)])
def test_help_belongs_to_a_field_that_the_form_has(town, model, help_of):
    record = town.a.zone if model is Zone else town.a.station
    kind = model._meta.model_name
    page = Page(town.client("operator"), reverse(f"admin:zones_{kind}_change", args=[record.pk]))
    fields = page.response.context["adminform"].form.fields
    assert {name: fields[name].help_text for name in help_of} == dict(help_of)


def test_two_zones_of_one_building_have_other_titles_lists_and_histories(town):
    from tests.zones.stored import store_zone

    lobby = store_zone(
        "bbbbb", station=town.a.station, name=town.a.zone.name, setting="lobby", status="listed"
    )
    client = town.client("staff of A")
    for door in ("change", "history"):
        for zone, where in ((town.a.zone, "parking lot"), (lobby, "lobby")):
            html = client.get(reverse(f"admin:zones_zone_{door}", args=[zone.pk])).content.decode()
            title = html.partition("<title>")[2].partition("</title>")[0]
            crumbs = html.partition('<div class="breadcrumbs">')[2].partition("</div>")[0]
            assert f"SecretA Station, Testville, XX — {where}" in title
            assert f"SecretA Station, Testville, XX — {where}" in crumbs
    page = form_of(town, zone=lobby)
    page.write(detail="By the desk")
    assert "SecretA Station, Testville, XX — lobby" in page.press()[0]


def test_the_buttons_to_save_stay_at_hand():
    from pathlib import Path

    from django.conf import settings

    css = Path(settings.BASE_DIR, "static/css/admin-theme.css").read_text()
    row = css.partition("\n.submit-row {")[2].partition("}")[0]
    assert "position: sticky" in row
