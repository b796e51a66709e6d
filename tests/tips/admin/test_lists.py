"""The desk's lists: what each row says, how they are narrowed and searched, and how few queries
they take.
"""

import re

import pytest
from django.utils.html import strip_tags

from tests.conftest import NOW
from tests.tips.admin.desk import desk_of, moderator
from tests.tips.stored import store_source, store_text, store_tip
from tips.models import Disagreement, DisagreementText, Position, Saying, TipText

pytestmark = pytest.mark.django_db

BROKEN = "broken since 2026-11-01T00:00:00+00:00: answered 404"


@pytest.fixture
def desk():
    return desk_of(moderator())


def rows(desk, address):
    """By column what a list says of each row."""
    page = desk.get(address).content.decode()
    table = page.partition('id="result_list"')[2].partition("</table>")[0]
    found = []
    for row in re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2], re.DOTALL):
        cells = re.findall(r'<t[dh] class="field-(\w+)[^"]*">(.*?)</t[dh]>', row, re.DOTALL)
        found.append(
            {
                name: " ".join(strip_tags(cell.replace("<div", " <div")).split())
                for name, cell in cells
            }
        )
    return found


def column(desk, address, name):
    return [row[name] for row in rows(desk, address)]


# -- tips ------------------------------------------------------------------------------------------
def test_a_row_says_what_a_moderator_needs(desk):
    tip = store_tip("early-tip", topic="place", importance=3)
    store_text(tip, title="Come early")
    store_text(tip, language="fr", title="Venez tôt", status="in_review")
    undated = store_source("undated", date="", undated=True, check_result=BROKEN)
    Saying.objects.create(tip=tip, source=undated)
    Saying.objects.create(tip=tip, source=store_source("new", date="2026-01-31"))
    assert rows(desk, "/admin/tips/tip/") == [
        {
            "title": "Come early",
            "topic": "Where to meet",
            "audience": "for both",
            "moment": "Before you meet",
            "importance_given": "3",
            "languages": "EN ✓published FR in review ES missing",
            "sources": "3",
            "oldest": "May 2019",
            "warnings": (
                "Broken links: 1 of 3. Sources over 5 years old: 1 of 3. Sources without a "
                "date: 1 of 3."
            ),
        }
    ]


def test_a_tip_that_nobody_says_or_reads_is_marked(desk):
    tip = store_tip()
    tip.sayings.all().delete()
    assert rows(desk, "/admin/tips/tip/")[0] | {"topic": ""} == {
        "title": "test-tip",
        "topic": "",
        "audience": "for both",
        "moment": "Before you meet",
        "importance_given": "-",
        "languages": "EN missing FR missing ES missing",
        "sources": "0",
        "oldest": "-",
        "warnings": "No source yet, so the public does not see it. None of its texts is published.",
    }


def test_a_revision_that_the_public_does_not_read_yet_is_told_from_a_first_draft(desk):
    text = store_text(status="draft", public_title="Old", public_body="Old.")
    store_text(text.tip, language="fr", status="draft", published_at=None)
    page = desk.get("/admin/tips/tip/").content.decode()
    note = 'title="The public still sees the earlier text."'
    assert f'<span class="desk-mark desk-draft" {note}><b>EN</b> draft</span>' in page
    assert '<span class="desk-mark desk-draft"><b>FR</b> draft</span>' in page


@pytest.fixture
def three_tips():
    """`old` and French, `young` and in review, `bare` without texts and sources."""
    old = store_tip(
        "old-tip",
        topic="scams",
        audience="buyer",
        moment="after",
        source=store_source("o", date="2014"),
    )
    store_text(old, language="en", title="An old tip")
    store_text(old, language="fr", title="Un vieux conseil", body="Une phrase.")
    source = store_source("young", organisation="Young Police", date="2026")
    young = store_tip("young-tip", topic="home", source=source)
    store_text(
        young,
        title="A young tip",
        body="Text about garages.",
        status="in_review",
        published_at=None,
    )
    store_tip("bare-tip").sayings.all().delete()


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["bare-tip", "An old tip", "A young tip"]),
        ("topic=scams", ["An old tip"]),
        ("audience=buyer", ["An old tip"]),
        ("moment=after", ["An old tip"]),
        ("state=published", ["An old tip"]),
        ("state=in_review", ["A young tip"]),
        ("state=retired", []),
        ("missing=fr", ["bare-tip", "A young tip"]),
        ("missing=en", ["bare-tip"]),
        ("old=yes", ["An old tip"]),
        ("old=yes&topic=home", []),
        ("q=garages", ["A young tip"]),
        ("q=vieux", ["An old tip"]),
        ("q=young+police", ["A young tip"]),
        ("q=bare-tip", ["bare-tip"]),
        ("q=nothing+like+that", []),
        ("q=%C3%A9%27%3B--%25", []),
        ("state=nonsense&missing=xx&old=maybe", ["bare-tip", "An old tip", "A young tip"]),
        ("o=-5", ["bare-tip", "An old tip", "A young tip"]),
    ],
)
def test_the_list_of_tips_is_narrowed_and_searched(desk, three_tips, query, titles):
    assert sorted(column(desk, f"/admin/tips/tip/?{query}", "title")) == sorted(titles)


@pytest.mark.parametrize("kind", ["tip", "source", "disagreement"])
@pytest.mark.parametrize(
    "query",
    ["p=nonsense", "topic=nonsense", "unknown=1", "e=1", "o=99", "q=%00", "q=" + "x" * 10000],
)
def test_a_nonsense_question_is_no_error_of_ours(desk, kind, query):
    response = desk.get(f"/admin/tips/{kind}/?{query}")
    assert response.status_code == (400 if "%00" in query else response.status_code)
    assert response.status_code in (200, 302, 400)


# -- disagreements ---------------------------------------------------------------------------------
def test_a_row_of_a_disagreement_says_its_sides(desk):
    disagreement = Disagreement.objects.create(slug="cash")
    DisagreementText.objects.create(
        disagreement=disagreement,
        language="en",
        question="Cash?",
        why="Robbery.",
        status="published",
        published_at=NOW,
    )
    Position.objects.create(disagreement=disagreement, tip=store_tip(), side="no-cash")
    assert rows(desk, "/admin/tips/disagreement/") == [
        {
            "question": "Cash?",
            "slug": "cash",
            "languages": "EN ✓published FR missing ES missing",
            "sides": "no-cash",
            "warnings": "Fewer than two sides, so the public does not see it.",
        }
    ]
    Position.objects.create(disagreement=disagreement, tip=store_tip("other-tip"), side="cash")
    row = rows(desk, "/admin/tips/disagreement/?q=robbery&state=published&missing=es")[0]
    assert (row["sides"], row["warnings"]) == ("cash, no-cash", "-")


# -- sources ---------------------------------------------------------------------------------------
def test_a_row_of_a_source_says_its_age_and_its_link(desk):
    store_tip(
        source=store_source("b", organisation="B Police", date="2014-02", check_result=BROKEN)
    )
    store_source(
        "a",
        organisation="A Police",
        date="",
        undated=True,
        language="fr",
        check_result="barred: answered 403",
    )
    old = "The link has been broken since Nov. 1, 2026: answered 404. Over 5 years old."
    barred = "We could not check the link automatically (answered 403). Open it yourself."
    assert [tuple(row.values()) for row in rows(desk, "/admin/tips/source/")] == [
        ("A Police", "Test page", "no date", "French", "0", barred),
        ("B Police", "Test page", "February 2014", "English", "1", old),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("old=yes", ["Old Police"]),
        ("broken=yes", ["Young Police"]),
        ("undated__exact=1", ["Undated Police"]),
        ("language__exact=fr", ["Undated Police"]),
        ("q=young", ["Young Police"]),
        ("q=example.org/old", ["Old Police"]),
        ("broken=no", ["Old Police", "Undated Police", "Young Police"]),
    ],
)
def test_the_list_of_sources_is_narrowed_and_searched(desk, query, found):
    store_source("old", organisation="Old Police", date="2014", url="https://example.org/old")
    store_source("young", organisation="Young Police", date="2026", check_result=BROKEN)
    store_source("undated", organisation="Undated Police", date="", undated=True, language="fr")
    assert column(desk, f"/admin/tips/source/?{query}", "organisation") == found


# -- few queries -----------------------------------------------------------------------------------
def furnish(number):
    """A tip in three languages from two sources, on one side of a question of its own."""
    sources = [
        store_source(f"source-{number}-{letter}", organisation=f"Police {number}{letter}")
        for letter in "ab"
    ]
    tip = store_tip(f"tip-{number}", source=sources[0])
    Saying.objects.create(tip=tip, source=sources[1])
    for language in ("en", "fr", "es"):
        TipText.objects.create(
            tip=tip, language=language, title=f"Title {number}", body="Body.", status="in_review"
        )
    disagreement = Disagreement.objects.create(slug=f"question-{number}")
    DisagreementText.objects.create(
        disagreement=disagreement, language="en", question="Which?", why="Why."
    )
    Position.objects.create(disagreement=disagreement, tip=tip, side="one")


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/admin/tips/tip/", 12),
        ("/admin/tips/tip/?q=title&state=in_review&old=yes", 12),
        ("/admin/tips/disagreement/", 11),
        ("/admin/tips/source/", 9),
        ("/admin/tips/source/?q=police&old=yes", 9),
    ],
)
def test_one_row_and_three_take_the_same_queries(desk, django_assert_num_queries, address, queries):
    furnish(1)
    with django_assert_num_queries(queries):
        assert len(rows(desk, address)) > 0
    furnish(2)
    furnish(3)
    with django_assert_num_queries(queries):
        assert len(rows(desk, address)) >= 3
