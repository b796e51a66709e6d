"""The pages of the board: work, missing, nonsense, wrong method; no query, no cookie, no Vary;
nothing unescaped.
"""

import gzip
import html
import re

import pytest

from exchangezones.foundation.languages import Language
from tests.markup import folded
from tests.tips.builders import a_disagreement, a_source, a_text, a_tip, two_sides
from tips.vocabulary import Audience, Moment, Topic

PAGES = [
    "/tips/",
    "/tips/place/",
    "/tips/payment/",
    "/tips/differ/cash/",
    "/tips/checklist/buyer/",
    "/tips/checklist/seller/",
]


def words_of(response):
    """What stands on the page, without its tags."""
    main = response.content.decode().split('<main id="main">')[1].split("</main>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


# -- every page ------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_answers_without_database_cookie_or_vary(served, client, page, prefix):
    """No `db` fixture: a single query would be an error."""
    response = client.get(
        prefix + page, headers={"accept-language": "de", "accept-encoding": "gzip"}
    )
    assert response.status_code == 200
    assert response.cookies == {}
    assert response.headers["Vary"] == "Accept-Encoding"
    assert response.headers["Content-Language"] == (prefix[1:] or "en")
    assert b"<html lang=" in gzip.decompress(response.content)[:100]


@pytest.mark.django_db
@pytest.mark.parametrize("page", [*PAGES, "/tips/feed/", "/api/v1/tips"])
def test_zero_queries(served, client, page, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get(page).status_code == 200


@pytest.mark.parametrize("page", [*PAGES, "/tips/feed/"])
def test_pages_are_for_reading(served, client, page):
    assert client.post(page).status_code == 405
    assert client.head(page).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/tips/weather/",
        "/tips/PLACE/",
        "/tips/differ/",
        "/tips/differ/nothing/",
        "/tips/differ/" + "x" * 10_000 + "/",
        "/tips/checklist/",
        "/tips/checklist/both/",
        "/tips/checklist/nan/",
        "/fr/tips/nope/",
        "/tips/%00/",
    ],
)
def test_what_is_not_there_is_missing(served, client, path):
    assert client.get(path).status_code in ({400} if "%00" in path else {404})


def test_a_query_changes_nothing(served, client):
    plain = client.get("/tips/place/").content.decode().split("<main")[1]
    assert (
        client.get("/tips/place/?topic=x&fbclid=%00&page=-1").content.decode().split("<main")[1]
        == plain
    )


@pytest.mark.parametrize("page", ["/tips/", "/tips/place/", "/tips/checklist/buyer/"])
def test_an_empty_board_has_pages(show, page):
    assert show(address=page).status_code == 200


def test_every_topic_and_question_is_one_step_away(served, client):
    page = client.get("/tips/").content.decode()
    links = set(re.findall(r'href="(/tips/[^"#]*)"', page))
    assert {link.split("/")[2] for link in links if link.count("/") == 3} - {"feed"} == {
        str(topic) for topic in Topic
    }
    assert len([link for link in links if link.startswith("/tips/differ/")]) == 10
    assert {"/tips/checklist/buyer/", "/tips/checklist/seller/"} < links
    for link in links:
        assert client.get(link).status_code == 200


def test_the_top_of_every_page_leads_to_the_tips(served, client):
    assert '<a class="door" href="/tips/">Tips</a>' in client.get("/about/").content.decode()
    assert '<a class="door" href="/fr/tips/">' in client.get("/fr/about/").content.decode()


def test_feed_readers_find_the_feed(served, client):
    page = client.get("/es/tips/").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" href="/es/tips/feed/"' in page


# -- a tip -----------------------------------------------------------------------------------------
def test_a_tip_names_its_sources_with_links_and_dates(show):
    said_by = (
        a_source("a", organisation="Test Police", date="2019-05", title="Page one"),
        a_source(
            "b", organisation="Sample Police", date="", title="Page two", url="", language="fr"
        ),
    )
    page = folded(show(a_tip(said_by=said_by), address="/tips/payment/").content.decode())
    assert (
        "<summary>Test Police (2019) <span>+1 more source</span></summary>"
        '<ul class="sources">'
        '<li>Test Police, <a href="https://example.org/tips" rel="noreferrer">Page one</a> (May '
        "2019)</li>"
        '<li>Sample Police, <span lang="fr">Page two</span> (in French, no date on the page)</li>'
    ) in page


@pytest.mark.parametrize(
    ("count", "said"), [(1, ""), (2, "+1 more source"), (5, "+4 more sources")]
)
def test_of_many_sources_the_newest_is_named_and_the_others_are_counted(show, count, said):
    sources = tuple(a_source(f"source-{n}", date=f"{2015 + n}") for n in range(count))
    page = words_of(show(a_tip(said_by=sources), address="/tips/payment/"))
    assert f"Test Police ({2014 + count}) {said}".strip() in page
    assert ("more source" in page) is (count > 1)


def test_the_first_page_of_the_board_shows_the_ten_most_important_and_counts_topics(show):
    ten = [a_tip(f"tip-{n}", importance=n, topic=Topic.PLACE) for n in range(1, 11)]
    page = show(*ten, a_tip("other"), a_tip("third")).content.decode()
    assert re.findall(r'<li class="tip" id="([^"]*)"', page) == [tip.key for tip in ten]
    said = words_of(show(*ten, a_tip("other"), a_tip("third")))
    assert "Where to meet (10) Paying and being paid (2)" in said


def test_a_topic_is_in_the_order_of_a_deal(show):
    moments = [Moment.AFTER, Moment.BEFORE, Moment.MEETING]
    tips = [a_tip(moment, moment=moment, texts=(a_text(head=moment),)) for moment in moments]
    said = words_of(show(*tips, address="/tips/payment/"))
    order = ["Before you meet", "before", "When you meet", "meeting", "Afterward", "after"]
    places = [said.index(word) for word in order]
    assert places == sorted(places)


def test_a_tip_for_one_side_of_a_deal_says_so(show):
    buyers = show(a_tip(audience=Audience.BUYER), address="/tips/payment/")
    assert "Test body. (for buyers)" in words_of(buyers)
    assert "(for" not in words_of(show(a_tip(), address="/tips/payment/"))


def test_a_topic_shows_its_own_tips_only(show):
    tips = (
        a_tip("a", topic=Topic.HOME, texts=(a_text(head="Mine"),)),
        a_tip("b", texts=(a_text(head="Other"),)),
    )
    said = words_of(show(*tips, address="/tips/home/"))
    assert "Mine" in said
    assert "Other " not in said.replace("Other topics", "")


def test_a_contradicted_tip_links_to_the_question(show):
    page = show(
        *two_sides(), a_tip("plain"), disagreements=[a_disagreement()], address="/tips/payment/"
    )
    page = folded(page.content.decode())
    assert page.count('(<a href="/tips/differ/cash/">departments differ</a>)') == 2
    head = '<p class="differing">Departments differ: <a href="/tips/differ/cash/">Cash or no cash?'
    assert page.count(head) == 1


@pytest.mark.parametrize("prefix", ["", "/fr", "/es"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_a_start(served, client, page, prefix):
    said = client.get(prefix + page).content.decode()
    start = said.split('<aside class="start">')[1].split("</form>")[0]
    assert f'action="{prefix}/search/"' in start
    assert 'name="near"' in start
    whats_a_spot = {"": "An exchange spot is", "/fr": "zone d’échange est", "/es": "intercambio es"}
    assert whats_a_spot[prefix] in start


MARKUP = '<script>alert(1)</script>"><b>'


@pytest.mark.parametrize(
    "address", ["/tips/", "/tips/payment/", "/tips/differ/cash/", "/tips/checklist/buyer/"]
)
def test_markup_in_a_tip_is_text(show, address):
    source = a_source(
        organisation=MARKUP, title=MARKUP, url=f"https://example.org/{MARKUP}", language="fr"
    )
    written = (a_text(head=MARKUP, body=MARKUP),)
    sides = [tip._replace(texts=written, said_by=(source,)) for tip in two_sides()]
    important = a_tip("important", importance=1, texts=written, said_by=(source,))
    question = a_disagreement(texts=(a_text(head=MARKUP, body=MARKUP),))
    page = show(*sides, important, disagreements=[question], address=address).content.decode()
    assert "<script>alert" not in page
    assert "<b>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&#34;&gt;&lt;b&gt;" in page


# -- languages -------------------------------------------------------------------------------------
@pytest.mark.parametrize("prefix", ["/fr", "/es"])
@pytest.mark.parametrize("page", PAGES)
def test_the_shipped_words_are_in_the_language_of_the_page(served, client, page, prefix):
    """But for titles of sources, and each of those says so."""
    main = client.get(prefix + page).content.decode().split("<main")[1]
    main = re.sub(r'<a[^>]* rel="noreferrer" lang="en">[^<]*</a> \(en (anglais|inglés), ', "", main)
    main = re.sub(r'<span lang="en">[^<]*</span> \(en (anglais|inglés), ', "", main)
    main = re.sub(r'<a[^>]* rel="noreferrer" lang="fr">[^<]*</a> \(en francés, ', "", main)
    assert "lang=" not in main


IN_ENGLISH = '<span lang="en">{}</span> <span class="said">({})</span>'


@pytest.mark.parametrize(("prefix", "said"), [("/fr", "en anglais"), ("/es", "en inglés")])
@pytest.mark.parametrize("address", ["/tips/", "/tips/payment/", "/tips/checklist/buyer/"])
def test_words_in_another_language_than_the_page_say_so(show, prefix, said, address):
    page = show(a_tip(importance=1), address=prefix + address).content.decode()
    assert IN_ENGLISH.format("Test title", said) in page
    assert '<span lang="en">Test body.</span>' in page
    assert "<span lang" not in show(a_tip(importance=1), address=address).content.decode()


@pytest.mark.parametrize("address", ["/es/tips/", "/es/tips/payment/", "/es/tips/differ/cash/"])
def test_a_question_in_another_language_than_the_page_says_so(show, address):
    page = show(*two_sides(), disagreements=[a_disagreement()], address=address).content.decode()
    assert IN_ENGLISH.format("Cash or no cash?", "en inglés") in page


def test_the_reasons_and_the_head_of_a_question_say_their_language_too(show):
    page = show(
        *two_sides(), disagreements=[a_disagreement()], address="/es/tips/differ/cash/"
    ).content.decode()
    assert '<p><span lang="en">They may think of different dangers.</span></p>' in page
    assert "<title>Cash or no cash? (en inglés) – Consejos de seguridad" in page


def test_a_tip_of_its_own_language_is_not_turned_into_english(show):
    tip = a_tip(
        language=Language.FR,
        texts=(a_text("fr", "Titre", "Corps."), a_text("en", "Title", "Body.")),
    )
    page = show(tip, address="/es/tips/payment/").content.decode()
    assert '<h3><span lang="fr">Titre</span> <span class="said">(en francés)</span></h3>' in page


# -- a disagreement --------------------------------------------------------------------------------
def test_positions_stand_side_by_side_in_the_order_of_their_slugs(served, client):
    page = folded(client.get("/tips/differ/cash/").content.decode())
    sides = (
        page.split('<div class="sides">')[1].split("</div>")[0].split('<ul class="side tips">')[1:]
    )
    assert [re.findall(r"<h2>(.*?)</h2>", side) for side in sides] == [
        ["Pay and take cash", "Bring the agreed amount in cash, no more", "Use nothing but cash"],
        ["Leave large sums of cash at home"],
        [
            "Do not carry cash; pay with a reputable app",
            "Remember that carrying cash is a risk",
            "Consider paying without cash",
        ],
    ]
    assert (
        "New Canaan Police Department, Press release: e-commerce safe zones (March 3, 2017)"
        in sides[0]
    )
    assert "(May 30, 2019)" in sides[2]
    assert "This site takes no side." in page
    assert "Those who advise against cash may have robbery in mind" in page
