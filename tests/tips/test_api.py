"""The JSON of tips: exact keys, exact filters, and problem documents for what is no question."""

import pytest

from exchangezones.foundation.languages import Language
from tests.tips.builders import a_text, a_tip
from tips.forms import READERS
from tips.vocabulary import Audience, Moment, Topic

TOPICS = "This may be: place, contact, scams, payment, home, company, privacy, goods, report."
UNKNOWN = (
    "This name is not known. Known are: topic, audience, moment, language, organisation, limit."
)
NAME = "Give the key or the name of an organisation, of at most 200 characters."
KEYS = ["id", "title", "body", "topic", "audience", "moment", "language", "said_by", "disagreement"]


def ask(client, **parameters):
    return client.get("/api/v1/tips", parameters)


def ids(client, **parameters):
    answer = ask(client, **{"limit": 500, **parameters})
    assert answer.status_code == 200, answer.content
    return [tip["id"] for tip in answer.json()["tips"]]


def test_every_key_is_there(served, client):
    tips = ask(client, limit=500).json()["tips"]
    assert len(tips) == 113
    assert {tuple(tip) for tip in tips} == {tuple(KEYS)}
    assert {tuple(source) for tip in tips for source in tip["said_by"]} == {
        ("agency", "title", "url", "date")
    }


def test_a_tip_says_who_where_and_when(served, client):
    (tip,) = [
        tip for tip in ask(client, limit=500).json()["tips"] if tip["id"] == "pay-and-take-cash"
    ]
    assert tip["disagreement"] == "cash"
    assert tip["said_by"] == [
        {
            "agency": "Albany Police Department",
            "title": "Report on the exchange zones (Democrat-Herald)",
            "url": "https://democratherald.com/corvallis/news/local/crime-and-courts/albany-police-set-up-safe-exchange-"
            "zones-for-person-to-person-sales/article_004f25ea-ad4f-11ed-b3d4-7715d6289603.html",
            "date": "2023-02-15",
        },
        {
            "agency": "Abbotsford Police Department",
            "title": "Report on the exchange zone (Maple Ridge News)",
            "url": "http://www.mapleridgenews.com/news/abbotsford-police-set-up-buy-and-sell-exchange-zone/",
            "date": "2018-02",
        },
        {
            "agency": "New Canaan Police Department",
            "title": "Press release: e-commerce safe zones",
            "url": None,
            "date": "2017-03-03",
        },
        {
            "agency": "Saskatoon Police Service",
            "title": "Report on the exchange zones (CTV Saskatoon)",
            "url": "https://saskatoon.ctvnews.ca/saskatoon-police-offer-exchange-zones-for-buy-and-sell-users-1.5370018",
            "date": None,
        },
    ]


def test_without_a_disagreement_it_is_null(served, client):
    assert ask(client, limit=1).json()["tips"][0]["disagreement"] is None


def test_a_hundred_unless_asked_for_more_or_fewer(served, client):
    assert len(ids(client, limit="")) == 100
    assert len(ids(client, limit=3)) == 3


@pytest.mark.parametrize(
    ("name", "kind"), [("topic", Topic), ("audience", Audience), ("moment", Moment)]
)
def test_a_filter_is_exact_and_may_repeat(served, client, name, kind):
    everything = {tip["id"]: tip[name] for tip in ask(client, limit=500).json()["tips"]}
    for word in kind:
        assert ids(client, **{name: word}) == [
            key for key, value in everything.items() if value == word
        ]
    first, second, *_ = kind
    both = [key for key, value in everything.items() if value in (first, second)]
    assert ids(client, **{name: [first, second]}) == both


@pytest.mark.parametrize(
    "organisation",
    ["us-ct-new-canaan-police", "New Canaan Police Department", " new canaan POLICE department "],
)
def test_an_organisation_is_found_by_key_and_by_name(served, client, organisation):
    found = ids(client, organisation=organisation)
    assert len(found) == 15
    assert "pay-and-take-cash" in found


def test_an_organisation_without_a_key_is_found_by_name(served, client):
    assert len(ids(client, organisation="facebook")) > 3


def test_an_organisation_that_says_nothing_has_no_tips(served, client):
    assert ids(client, organisation="us-xx-nobody") == []


def test_filters_are_all_obeyed(served, client):
    assert ids(
        client, organisation="New Canaan Police Department", moment="meeting", topic="payment"
    ) == ["pay-and-take-cash"]


@pytest.mark.parametrize("language", Language)
def test_the_shipped_tips_come_in_the_language_that_is_asked_for(served, client, language):
    told = ask(client, limit=500, language=language).json()["tips"]
    assert {tip["language"] for tip in told} == {language}


def test_what_is_not_there_in_a_language_comes_in_another_and_says_so(show):
    tips = (
        a_tip("both", texts=(a_text(), a_text("fr", "Titre", "Corps."))),
        a_tip("english"),
        a_tip("french", language=Language.FR, texts=(a_text(), a_text("fr", "Titre", "Corps."))),
    )
    told = show(*tips, address="/api/v1/tips?language=es").json()["tips"]
    assert {tip["id"]: (tip["language"], tip["title"]) for tip in told} == {
        "both": ("en", "Test title"),
        "english": ("en", "Test title"),
        "french": ("fr", "Titre"),
    }


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("topic=weather", "topic", TOPICS),
        ("topic=place&topic=weather", "topic", TOPICS),
        ("audience=everybody", "audience", "This may be: buyer, seller, both."),
        ("moment=never", "moment", "This may be: before, meeting, after."),
        ("language=pt", "language", "This may be: en, fr, es."),
        ("language=en&language=fr", "language", "This was given more than once. Give it once."),
        ("limit=0", "limit", "A limit is a whole number from 1 to 500."),
        ("limit=501", "limit", "A limit is a whole number from 1 to 500."),
        ("limit=nan", "limit", "A limit is a whole number from 1 to 500."),
        ("limit=1&limit=2", "limit", "This was given more than once. Give it once."),
        ("organisation=%00", "organisation", NAME),
        ("organisation=" + "x" * 10_000, "organisation", NAME),
        ("page=2", "page", UNKNOWN),
    ],
)  # fmt: skip
def test_what_is_no_question_is_a_problem_document(served, client, query, parameter, message):
    response = client.get(f"/api/v1/tips?{query}")
    assert (response.status_code, response.headers["Content-Type"]) == (
        400,
        "application/problem+json",
    )
    assert [(error["parameter"], error["message"]) for error in response.json()["errors"]] == [
        (parameter, message)
    ]
    assert len(response.content) < 15_000


def test_only_reading(served, client):
    assert client.post("/api/v1/tips").status_code == 405


def test_no_cookie_no_language_and_any_site_may_read(served, client):
    response = client.get("/api/v1/tips", headers={"accept-language": "fr"})
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Access-Control-Allow-Origin"] == "*"


def test_the_description_names_every_parameter_and_key(client):
    described = client.get("/api/v1/openapi.json").json()
    tips = described["paths"]["/api/v1/tips"]["get"]
    assert [parameter["name"] for parameter in tips["parameters"]] == list(READERS)
    assert list(described["components"]["schemas"]["TipOut"]["properties"]) == KEYS
    assert set(tips["responses"]) == {"200", "400"}
