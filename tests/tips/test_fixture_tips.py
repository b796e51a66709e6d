"""The reviewed tips: every row obeys its rules, every seed fact is there, and said by exactly those
who said it.
"""

import csv
import json
import re
from collections import defaultdict
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import NOT_PROVIDED

from exchangezones.foundation.languages import Language

FIXTURES = Path(__file__).parents[2] / "fixtures"
LABELS = {
    "tip_sources": "tips.source",
    "tips": "tips.tip",
    "tip_texts": "tips.tiptext",
    "tip_sayings": "tips.saying",
    "disagreements": "tips.disagreement",
    "disagreement_texts": "tips.disagreementtext",
    "positions": "tips.position",
}
NATURAL_KEY = {
    "tip_sources": ["key"],
    "tips": ["key"],
    "tip_texts": ["tip", "language"],
    "tip_sayings": ["tip", "source"],
    "disagreements": ["slug"],
    "disagreement_texts": ["disagreement", "language"],
    "positions": ["disagreement", "tip"],
}


def fields_of(name):
    return [
        json.loads(line)["fields"]
        for line in (FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    ]


FIELDS = {name: fields_of(name) for name in LABELS}
SOURCES = {fields["key"]: fields for fields in FIELDS["tip_sources"]}
TIPS = {fields["key"]: fields for fields in FIELDS["tips"]}
TEXTS = {(fields["tip"][0], fields["language"]): fields for fields in FIELDS["tip_texts"]}
SAID_BY = defaultdict(set)
for fields in FIELDS["tip_sayings"]:
    SAID_BY[fields["tip"][0]].add(fields["source"][0])
TEN = {key for key, fields in TIPS.items() if fields.get("importance")}

# What the seed departments advise, fact by fact, and the tip that says it.
SEED = {
    "kansas-city-police-2019-05-30": {
        "propose a police station": "propose-a-police-station",
        "be wary of those who refuse it": "be-wary-of-a-refusal",
        "safety comes before convenience and price": "put-safety-before-convenience-and-price",
        "a price far under the market lures": "treat-a-very-low-price-as-bait",
        "conversation stays in the app": "keep-the-conversation-in-the-app",
        "telephone number is not given": "do-not-give-your-telephone-number",
        "other profile: age and verification": "check-how-new-the-profile-is",
        "no sites with full anonymity": "avoid-anonymous-sites",
        "no cash in person; a reputable app": "avoid-cash-and-pay-with-an-app",
        "carrying cash is risky": "carrying-cash-is-a-risk",
        "no unfamiliar places": "stay-out-of-unfamiliar-places",
        "elsewhere: by the entrance of, or in, a busy filmed "
        "place": "elsewhere-choose-a-busy-place-with-cameras",
    },
    "new-canaan-police-2017-03-03": {
        "many questions first": "ask-many-questions",
        "no answers: perhaps no item": "doubt-a-seller-who-cannot-answer",
        "extra care with expensive items": "take-care-with-expensive-items",
        "e-mail address alone: distrust": "distrust-an-email-only-seller",
        "no telephone number: a warning": "no-telephone-number-is-a-warning",
        "not alone": "do-not-go-alone",
        "too good to be true": "doubt-what-is-too-good-to-be-true",
        "never to a second place": "never-move-to-a-second-place",
        "address and home telephone are never posted": "do-not-post-your-address",
        "money is never wired": "never-wire-money",
        "cash is paid and taken": "pay-and-take-cash",
        "no checks": "refuse-personal-checks",
        "no money orders": "refuse-money-orders",
        "no cashier’s checks": "turn-down-cashiers-checks",
        "location data out of photos": "take-location-data-out-of-photos",
    },
    "kingston-police-2016-09-22": {
        "no money online for goods not seen": "do-not-pay-online-for-goods-not-seen",
        "come to the station": "come-to-the-station",
        "video there around the clock": "trade-where-video-runs-day-and-night",
        "fraud or theft reported to officers on the spot": "report-at-the-station",
    },
    "new-york-city-police-2023": {
        "unwilling to meet at a precinct: shows why": "ask-why-they-avoid-a-precinct",
        "anyone can be hit, visitors and officers too": "do-not-think-you-are-immune",
        "safety before the bargain": "think-of-safety-before-the-bargain",
    },
    "kijiji-2016-09-22": {
        "busy, lit, cameras, many people": "pick-a-busy-and-well-lit-place",
    },
    "vancouver-police-2016-09-22": {
        "public place rather than home": "choose-a-public-place-instead-of-home",
        "naming a station deters bad intent": "name-a-station-to-deter",
    },
}


# -- the files -------------------------------------------------------------------------------------
@pytest.mark.parametrize("name", LABELS)
def test_a_file_is_one_record_a_line_sorted_by_natural_key(name):
    lines = (FIXTURES / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    assert lines == [json.dumps(json.loads(line), ensure_ascii=False) for line in lines]
    assert {json.loads(line)["model"] for line in lines} == {LABELS[name]}
    keys = [tuple(str(fields[part]) for part in NATURAL_KEY[name]) for fields in FIELDS[name]]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", LABELS)
def test_a_record_passes_the_rules_of_its_model_and_leaves_out_defaults(name):
    model = apps.get_model(LABELS[name])
    known = {field.name: field for field in model._meta.concrete_fields}
    for fields in FIELDS[name]:
        own = {field: value for field, value in fields.items() if not known[field].is_relation}
        for field, value in own.items():
            default = known[field].default
            assert value not in (None, "", None if default is NOT_PROVIDED else default), (
                fields,
                field,
            )
        instance = model(**{field: known[field].to_python(value) for field, value in own.items()})
        instance.clean_fields(exclude=[field for field in known if known[field].is_relation])
        instance.clean()


def test_references_are_keys_of_known_rows():
    slugs = {fields["slug"] for fields in FIELDS["disagreements"]}
    assert set(SAID_BY) == set(TIPS) == {tip for tip, _ in TEXTS}
    assert {source for sources in SAID_BY.values() for source in sources} == set(SOURCES)
    assert {fields["tip"][0] for fields in FIELDS["positions"]} < set(TIPS)
    assert {fields["disagreement"][0] for fields in FIELDS["positions"]} == slugs
    assert {fields["disagreement"][0] for fields in FIELDS["disagreement_texts"]} == slugs


def test_a_source_that_is_an_agency_has_its_key_and_its_name():
    agencies = {fields["key"]: fields["name"] for fields in fields_of("agencies")}
    named = {
        fields["agency_key"]: fields["organisation"]
        for fields in SOURCES.values()
        if "agency_key" in fields
    }
    assert named == {key: agencies[key] for key in named}
    others = {fields["organisation"] for fields in SOURCES.values() if "agency_key" not in fields}
    assert others & set(agencies.values()) == set()


def test_only_the_press_release_has_no_address():
    assert [key for key, fields in SOURCES.items() if "url" not in fields] == [
        "new-canaan-police-2017-03-03"
    ]


def test_texts_have_no_stray_spaces_and_every_one_is_published():
    words = {"tip_texts": ("title", "body"), "disagreement_texts": ("question", "why")}
    for name, parts in words.items():
        for fields in FIELDS[name]:
            assert [fields[part] for part in parts] == [
                " ".join(fields[part].split(" ")).strip() for part in parts
            ]
            assert "  " not in "".join(fields[part] for part in parts)
            assert (fields["status"], fields["published_at"]) == (
                "published",
                "2026-11-21T00:00:00Z",
            )


# -- what is there ---------------------------------------------------------------------------------
def test_there_are_sixty_tips_of_twenty_organisations():
    organisations = {fields["organisation"] for fields in SOURCES.values()}
    assert len(TIPS) >= 60
    assert len(organisations) >= 20


def test_the_ten_most_important_are_ten():
    assert sorted(TIPS[key]["importance"] for key in TEN) == list(range(1, 11))


def test_every_tip_is_there_in_all_languages():
    assert {(key, language) for key in TIPS for language in Language} == set(TEXTS)


def test_a_title_fits_two_lines_of_a_phone_and_ends_without_a_stop():
    titles = {fields["title"]: len(fields["title"]) for fields in TEXTS.values()}
    assert {title for title, length in titles.items() if length > 60} == set()
    assert {title for title in titles if title[-1] in ".:;?!"} == set()


# Britons spell so, or it is a word of the trade; the pages without a prefix are for the US.
NOT_SAID = re.compile(
    r"\b(centre|cheques?|colour|licence|met(re|res)|programme|e-mails?|zones?|telephone)\b", re.I
)


def test_english_texts_are_spelled_as_in_the_us_and_say_spot():
    english = [fields for fields in FIELDS["tip_texts"] if fields["language"] == "en"]
    questions = [fields for fields in FIELDS["disagreement_texts"] if fields["language"] == "en"]
    words = [(fields["title"], fields["body"]) for fields in english]
    words += [(fields["question"], fields["why"]) for fields in questions]
    assert [pair for pair in words if NOT_SAID.search(" ".join(pair))] == []


def test_questions_are_there_in_all_languages():
    told = {
        (fields["disagreement"][0], fields["language"]) for fields in FIELDS["disagreement_texts"]
    }
    assert told == {
        (fields["slug"], language) for fields in FIELDS["disagreements"] for language in Language
    }


def test_every_contradiction_on_record_is_a_question():
    assert [fields["slug"] for fields in FIELDS["disagreements"]] == [
        "cash", "day-or-night", "e-transfer", "email", "home-visits", "identification",
        "large-items", "money-orders",
        "paying-online", "telephone-number",
    ]  # fmt: skip


def test_a_question_has_sides_and_no_organisation_stands_on_two():
    sides = defaultdict(lambda: defaultdict(set))
    for fields in FIELDS["positions"]:
        for source in SAID_BY[fields["tip"][0]]:
            sides[fields["disagreement"][0]][SOURCES[source]["organisation"]].add(fields["side"])
    for slug, stands in sides.items():
        assert len(set().union(*stands.values())) > 1, slug
        assert {name: found for name, found in stands.items() if len(found) > 1} == {}, slug


# -- the seed facts --------------------------------------------------------------------------------
def test_the_seed_facts_are_those_of_the_table():
    with (Path(__file__).parent / "seed_facts.csv").open(encoding="utf-8") as file:
        told = [(row["who"], row["fact"], row["tip"]) for row in csv.DictReader(file)]
    assert told == [(who, fact, tip) for who, facts in SEED.items() for fact, tip in facts.items()]


def test_every_seed_fact_is_public_and_said_by_exactly_those_who_said_it(shipped_boards):
    board = shipped_boards.in_language("en")
    with (Path(__file__).parent / "seed_facts.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            tip = board.tip(row["tip"])
            assert {source.key for source in tip.said_by} == set(row["said_by"].split()), row
            assert row["who"] in row["said_by"].split()


def test_the_board_has_every_tip_in_every_language(shipped_boards):
    for language in Language:
        board = shipped_boards.in_language(language)
        assert {tip.key for tip in board.tips} == set(TIPS)
        assert len(board.disagreements) == len(FIELDS["disagreements"])
