"""The form of a source: what it asks for, what is missing, and what is known of the page."""

import pytest
from django.urls import reverse

from tests.conftest import NOW
from tests.tips.admin.desk import Page, desk_of, moderator
from tests.tips.stored import store_source, store_text
from tips.models import Source

pytestmark = pytest.mark.django_db

GOOD = {
    "organisation": "Test Police",
    "title": "Safety page",
    "date": "2019-05",
    "url": "https://example.org/",
}


@pytest.fixture
def ann():
    return moderator("ann")


def add(user, **words):
    return Page(desk_of(user), "/admin/tips/source/add/").write(**words)


def page_of(source, user):
    return Page(desk_of(user), reverse("admin:tips_source_change", args=[source.pk]))


def shown(source, user):
    return " ".join(page_of(source, user).html.split())


def test_a_source_is_stored_with_who_added_it(ann):
    add(ann, **GOOD, agency_key="us-xx-test-police").press()
    source = Source.objects.get()
    assert (source.key, source.organisation, source.date) == (
        "test-police-2019-05",
        "Test Police",
        "2019-05",
    )
    assert (source.url, source.agency_key, source.undated) == (
        "https://example.org/",
        "us-xx-test-police",
        False,
    )
    assert source.history.get().history_user == ann


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            {"organisation": ""},
            "Write the name of the organization that says this.",
        ),
        ({"organisation": "   "}, "Write the name of the organization that says this."),
        ({"title": ""}, "This field is required."),
        ({"date": ""}, "Write the date on the page, or check “No date on the page”."),
        ({"date": "May 2019"}, "Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
        ({"date": "2019-13"}, "Write a year, a month or a day"),
        ({"undated": "on"}, "There is a date, but “No date on the page” is checked."),
        (
            {"url": "ftp://example.org/"},
            "Write a web address that begins with http:// or https://.",
        ),
        (
            {"url": "javascript:alert(1)"},
            "Write a web address that begins with http:// or https://.",
        ),
        ({"url": "example.org"}, "Write a web address that begins with http:// or https://."),
        ({"agency_key": "no key"}, "Enter a valid “slug”"),
        ({"organisation": "?!", "date": "", "undated": "on"}, "Please write a key"),
        ({"title": "\x00"}, "Null characters are not allowed."),
        ({"title": "x" * 10000}, "at most 300 characters"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_stored(ann, words, said):
    page = Page(desk_of(ann), "/admin/tips/source/add/")
    page.boxes |= {**GOOD, **words}
    page.press()
    assert (page.status, said in page.html) == (200, True)
    assert not Source.objects.exists()


def test_a_page_without_a_date_says_so_with_a_tick(ann):
    page = add(ann, **{**GOOD, "date": ""})
    page.press(undated="on")
    source = Source.objects.get()
    assert (source.date, source.undated, source.key) == ("", True, "test-police")


def test_a_second_page_of_one_day_gets_a_key_of_its_own(ann):
    for _ in range(3):
        add(ann, **GOOD).press()
    assert sorted(Source.objects.values_list("key", flat=True)) == [
        "test-police-2019-05", "test-police-2019-05-2", "test-police-2019-05-3",
    ]  # fmt: skip


def test_the_key_never_changes_and_the_look_at_the_link_is_no_field(ann):
    source = store_source(check_result="fine", checked_at=NOW)
    page = page_of(source, ann)
    assert {"key", "checked_at_0", "checked_at", "check_result"} & set(page.boxes) == set()
    page.press(key="other", check_result="broken", checked_at="", title="New title")
    source.refresh_from_db()
    assert (source.key, source.check_result, source.checked_at) == ("test-police-2019", "fine", NOW)
    assert source.title == "New title"


def test_an_old_source_is_marked_on_its_page_and_on_its_tips(ann):
    source = store_source(date="2014")
    tip = store_text().tip
    assert "Over 5 years old." in shown(source, ann)
    tip_page = desk_of(ann).get(reverse("admin:tips_tip_change", args=[tip.pk])).content.decode()
    assert "Sources over 5 years old: 1 of 1." in tip_page


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("", "Not checked yet."),
        ("fine", "The link works."),
        (
            "fine: moved to https://example.org/new",
            "The page has moved to https://example.org/new.",
        ),
        (
            "broken since 2026-11-01T00:00:00+00:00: answered 404",
            "The link has been broken since Nov. 1, 2026: answered 404.",
        ),
        (
            "failing since 2026-12-01T00:00:00+00:00: answered 500",
            "The link did not work at the last check: answered 500. We will try again.",
        ),
        (
            "later until 2026-12-02T00:00:00+00:00: answered 429",
            "The site asked us to check later (answered 429).",
        ),
        (
            "barred: answered 403",
            "We could not check the link automatically (answered 403). Open it yourself.",
        ),
    ],
)
def test_the_page_says_what_is_known_of_the_link(ann, line, words):
    source = store_source(
        url="https://example.org/a", check_result=line, checked_at=NOW if line else None
    )
    html = shown(source, ann)
    assert words in html
    assert ("Checked on Dec. 1, 2026." in html) is bool(line)
    link = '<a href="https://example.org/a" target="_blank" rel="noopener noreferrer">https://example.org/a</a>'
    assert link in html


def test_the_page_and_the_list_say_that_the_page_was_changed(ann):
    words = "The page changed on Nov. 5, 2026, after we read it."
    source = store_source(
        url="https://example.org/a", check_result="fine", checked_at=NOW, changed_on="2026-11-05"
    )
    store_source("same", url="https://example.org/b", check_result="fine", checked_at=NOW)
    assert words in shown(source, ann)
    for query, count in (("", 2), ("?changed=yes", 1)):
        html = desk_of(ann).get(f"/admin/tips/source/{query}").content.decode()
        assert html.count("field-organisation") == count
        assert html.count(words) == 1


def test_a_source_of_paper_has_no_link(ann):
    assert "Nobody has looked" not in shown(store_source(), ann)


def test_the_page_names_the_tips_that_it_says(ann):
    tip = store_text(title="Come & see").tip
    html = shown(Source.objects.get(), ann)
    assert f'<a href="/admin/tips/tip/{tip.pk}/change/">Come &amp; see</a>' in html


def test_markup_in_a_source_is_shown_and_never_run(ann):
    source = store_source(
        organisation="<script>alert(1)</script>", title="<img src=x>", url="https://example.org/\"><script>alert(2)",
        check_result="barred: <script>alert(3)</script>",
    )  # fmt: skip
    store_text()
    for address in (
        reverse("admin:tips_source_change", args=[source.pk]),
        reverse("admin:tips_source_history", args=[source.pk]),
        reverse("admin:tips_tip_change", args=[Source.objects.get().sayings.get().tip_id]),
        "/admin/tips/source/",
    ):
        page = desk_of(ann).get(address).content.decode()
        assert "&lt;script&gt;" in page
        assert "<script>alert" not in page
        assert "<img src=x>" not in page
