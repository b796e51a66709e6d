"""The lists of the desk are narrowed by their own filters and by nothing else."""

from urllib.parse import urlencode

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from exchangezones.foundation.base_admin import MOST_FORMS, OwnForms, OwnLookups
from tests.exchangezones.accounts.cast import desk_of
from tests.zones.stored import store_zone

pytestmark = pytest.mark.django_db
ADMINS = {model._meta.label: desk for model, desk in admin.site._registry.items()}
ODD = [
    "password__startswith=p", "id__range=", "id__in=x", "pk=x", "id=1", "name__regex=(",
    "at__year=99999999999", "user__password__startswith=p", "station__agency__key=x",
    "history__history_user__password=x", "id__isnull=maybe",
]  # fmt: skip
SURVIVED = ["_to_field=", "_to_field=password", "_to_field=id", "o=x", "o=99.-1", "p=x",
            "p=99999999999", "all=", "e=1", "q=%22", "_popup=1",
            "_changelist_filters=x"]  # fmt: skip


@pytest.fixture
def superuser(django_user_model):
    return django_user_model.objects.create_superuser("test-superuser")


@pytest.fixture
def browser(superuser):
    browser: Client = desk_of(superuser)
    browser.raise_request_exception = True
    return browser


def address_of(desk):
    return reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_changelist")


def test_every_record_of_the_desk_keeps_to_its_own_lookups():
    assert [name for name, desk in ADMINS.items() if not isinstance(desk, OwnLookups)] == []


def test_every_inline_keeps_to_as_many_forms_as_a_person_fills_in():
    inlines = [inline for desk in ADMINS.values() for inline in desk.inlines]
    assert inlines
    assert [inline for inline in inlines if not issubclass(inline, OwnForms)] == []


@pytest.mark.parametrize("name", ADMINS)
def test_a_lookup_that_is_no_filter_is_refused(browser, name):
    address = address_of(ADMINS[name])
    statuses = {query: browser.get(f"{address}?{query}").status_code for query in ODD}
    assert statuses == dict.fromkeys(ODD, 400)


@pytest.mark.parametrize("name", ADMINS)
def test_nonsense_in_a_parameter_of_the_list_is_no_server_error(browser, name):
    address = address_of(ADMINS[name])
    for query in SURVIVED:
        assert browser.get(f"{address}?{query}").status_code in (200, 302, 400), query


@pytest.mark.parametrize("name", ADMINS)
def test_each_own_filter_narrows_the_list(browser, superuser, name, rf):
    desk = ADMINS[name]
    request = rf.get(address_of(desk))
    request.user = superuser
    day = "2026-01-01 00:00:00+00:00"
    values = {"__gte": day, "__lt": day, "__isnull": "True"}
    for named in desk.get_list_filter(request):
        for parameter in desk.parameters_of(named, request):
            value = next((word for end, word in values.items() if parameter.endswith(end)), "1")
            status = browser.get(address_of(desk), {parameter: value}).status_code
            assert status in (200, 302), parameter


@pytest.mark.parametrize("total", ["1000000000", "-1", "x", ""])
def test_a_form_of_a_billion_lines_is_refused(browser, total):
    zone = store_zone()
    address = reverse("admin:zones_zone_change", args=[zone.pk])
    inline = "hours_exceptions"
    sent = {f"{inline}-TOTAL_FORMS": total, f"{inline}-INITIAL_FORMS": "0"}
    response = browser.post(address, sent)
    assert response.status_code == 200
    assert response.content.count(f'name="{inline}-'.encode()) < 20 * MOST_FORMS


def test_a_password_cannot_be_told_letter_by_letter(browser, superuser):
    answers = {
        browser.get(
            reverse("admin:auth_user_changelist"),
            {"id": superuser.pk, "password__startswith": letter},
        ).status_code
        for letter in "pbas$!"
    }
    assert answers == {400}


NOBODY_ADDS = {
    "auth.User",
    "auth.Group",
    "accounts.AuditEntry",
    "zones.OrdinaryStation",
    "zones.SourcePage",
}
NO_KEYS = ["abc", "true", "inf", "nan", "1.5", "", "9" * 30, "9" * 5000, "-1", "\x00", "é", "[]"]


@pytest.mark.parametrize("name", sorted(ADMINS.keys() - NOBODY_ADDS))
def test_a_foreign_key_that_is_none_is_a_mistake_of_the_form(browser, name):
    desk = ADMINS[name]
    address = reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_add")
    keys = [field.name for field in desk.opts.concrete_fields if field.is_relation]
    inlines = ["sayings", "positions", "program_listings"]
    keys += [f"{inline}-0-{one}" for inline in inlines for one in ("source", "disagreement", "tip")]
    totals = {f"{inline}-TOTAL_FORMS": "1" for inline in inlines}
    for nonsense in NO_KEYS:
        sent = dict.fromkeys(keys, nonsense) | totals
        assert browser.post(address, sent).status_code in (200, 400), nonsense


@pytest.mark.parametrize("door", ["change", "delete", "history"])
@pytest.mark.parametrize("name", ADMINS)
def test_an_odd_column_to_find_a_record_by_is_no_server_error(browser, name, door):
    desk = ADMINS[name]
    address = reverse(f"admin:{desk.opts.app_label}_{desk.opts.model_name}_{door}", args=["1"])
    for column in ("", "id", "password", "nothing", "\x07", "pk"):
        for ask in (browser.get, browser.post):
            assert ask(f"{address}?{urlencode({'_to_field': column})}").status_code < 500
