"""One row of FILTERS is a filter everywhere: in the question, the answer, the page and the API."""

import pytest
from django.http import QueryDict
from django.utils.text import capfirst

from exchangezones.foundation.query_params import BadQuestion
from tests.conftest import NOW
from tests.markup import folded
from tests.zones.builders import a_listing
from zones.directory import filters, live
from zones.directory.filters import BY_PARAMETER, CHOICES, FILTERS, OTHER_PARAMETERS, Choice, Filter
from zones.directory.index import Directory
from zones.search import query
from zones.search.query import read_terms
from zones.vocabulary import Answer
from zones.wording.labels import choice_label


def ids_found(client, parameter, value):
    answer = client.get("/api/v1/search", {"near": "40,-75", parameter: value})
    return [zone["id"] for zone in answer.json()["zones"]]


@pytest.mark.parametrize(("parameter", "value"), CHOICES)
def test_a_choice_is_read_from_the_query_string(parameter, value):
    terms = read_terms(QueryDict(f"{parameter}={value}"), at=NOW, strict=True)
    assert terms.filters == ((parameter, (value,)),)


@pytest.mark.parametrize(("parameter", "value"), CHOICES)
def test_the_page_offers_every_choice_by_its_label(served, client, parameter, value):
    page = folded(client.get("/search/", {"near": "64128"}).content.decode())
    label = capfirst(choice_label(CHOICES[parameter, value]))
    address = f"/search/?near=64128&amp;{parameter}={value}"
    assert f'<a class="chip" href="{address}">{label}</a>' in page


@pytest.mark.parametrize(("other", "parameter"), OTHER_PARAMETERS.items())
def test_a_filter_goes_by_its_other_name_too(other, parameter):
    question = QueryDict(f"{other}=on")
    assert read_terms(question, at=NOW, strict=True).filters == ((parameter, ("on",)),)
    assert query.asked_in(question) == {parameter: ["on"]}


def test_a_filter_by_both_of_its_names_is_asked_for_once():
    terms = read_terms(QueryDict("near=64128&stepfree=on&step_free=on"), at=NOW, strict=True)
    assert (terms.near, terms.filters) == ("64128", (("stepfree", ("on",)),))


def test_a_wrong_value_of_the_other_name_is_told():
    with pytest.raises(BadQuestion) as told:
        read_terms(QueryDict("step_free=yes"), at=NOW)
    assert [mistake.parameter for mistake in told.value.mistakes] == ["stepfree"]


def test_the_api_describes_every_filter_with_its_choices(client):
    description = client.get("/api/v1/openapi.json").json()
    parameters = description["paths"]["/api/v1/search"]["get"]["parameters"]
    described = {parameter["name"]: parameter["schema"] for parameter in parameters}
    for each in FILTERS:
        schema = described[each.parameter]
        words = schema["items"] if each.repeats else schema
        assert words["enum"] == list(each.choices)


def test_a_new_row_is_a_filter_without_another_line(monkeypatch, client):
    """Asked for in five places and forgotten in a sixth, the light once let dark lots through."""
    choice = Choice("lit at night", lambda zone: zone.lit)
    lit = Filter("planted", "Only lit zones.", {"on": choice})
    monkeypatch.setitem(BY_PARAMETER, "planted", lit)
    monkeypatch.setitem(CHOICES, ("planted", "on"), choice)
    monkeypatch.setitem(filters.PLACE_OF, ("planted", "on"), len(CHOICES) - 1)
    monkeypatch.setitem(query.PARAMETER_READERS, "planted", ("planted", query.filter_reader(lit)))
    answers = {"bbbbb": Answer.YES, "ccccc": Answer.NO, "ddddd": Answer.UNKNOWN}
    zones = [a_listing(public_id, lit=answer) for public_id, answer in answers.items()]
    monkeypatch.setattr(live.snapshot, "_value", Directory(zones))
    assert ids_found(client, "planted", "on") == ["bbbbb"]
