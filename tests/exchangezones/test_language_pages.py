"""No English is left in templates and on French and Spanish pages."""

import html
import re
from functools import lru_cache
from html.parser import HTMLParser

import pytest

from tests.exchangezones.catalogues import LANGUAGES, ROOT, SAME_AS_ENGLISH, messages
from tests.markup import folded

TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


# What templates say without translation: the name of the site.
SAID_IN_EVERY_LANGUAGE = {"exchangezones", "OpenStreetMap"}


# -- the templates ---------------------------------------------------------------------------------
class Words(HTMLParser):
    """What a page says: its text and the attributes that are read out, outside elements with their
    own `lang`.
    """

    VOID = {"br", "hr", "img", "input", "link", "meta", "source", "wbr"}
    READ = {"alt", "aria-label", "aria-description", "placeholder", "title"}

    def __init__(self):
        super().__init__()
        self.open, self.said = [], []

    def handle_starttag(self, tag, attributes):
        foreign = bool(self.open and self.open[-1]) or tag in {"script", "style"}
        foreign = foreign or (tag != "html" and "lang" in dict(attributes))
        if not foreign:
            self.said += [value for name, value in attributes if name in self.READ and value]
        if tag not in self.VOID:
            self.open.append(foreign)

    def handle_endtag(self, tag):
        if self.open and tag not in self.VOID:
            self.open.pop()

    def handle_data(self, data):
        if not (self.open and self.open[-1]):
            self.said.append(data)


def words_of(page):
    reader = Words()
    reader.feed(page)
    reader.close()
    return " ".join(" ".join(reader.said).split())


def untranslated(source):
    """The words of a template that pass by the catalogue."""
    source = re.sub(r"{%\s*comment.*?endcomment\s*%}|{#.*?#}", "", source, flags=re.DOTALL)
    source = re.sub(r"{%\s*blocktrans.*?endblocktrans(late)?\s*%}", "", source, flags=re.DOTALL)
    source = re.sub(r"{%\s*trans\b.*?endtrans\s*%}", "", source, flags=re.DOTALL)
    return set(
        re.findall(
            r"[^\W\d_]{2,}", words_of(re.sub(r"{%.*?%}|{{.*?}}", "", source, flags=re.DOTALL))
        )
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('<p>{% translate "Hello" %}</p>', set()),
        ("<p>Hello {{ name }}</p>", {"Hello"}),
        ('<p lang="en">Hello</p>', set()),
        ('<b aria-label="Hello"></b><script>var x</script>', {"Hello"}),
        ("{% blocktranslate trimmed %}Hello{% endblocktranslate %} {# note #}", set()),
        ("{% trans name=a %}Hello{{ name }}{% endtrans %} {#- note -#} {{ _('Hi') }}", set()),
        ("{% trans %}Hello{% endtrans %} there {% trans %}Hi{% endtrans %}", {"there"}),
        ("Café <code>near</code>", {"Café", "near"}),
    ],
)
def test_a_planted_word_is_found(source, found):
    assert untranslated(source) == found


@pytest.mark.parametrize("path", TEMPLATES)
def test_templates_say_nothing_past_the_catalogue(path):
    assert untranslated((ROOT / path).read_text(encoding="utf-8")) - SAID_IN_EVERY_LANGUAGE == set()


# -- the pages -------------------------------------------------------------------------------------
PAGES = [
    "/", "/search/", "/search/?near=64128&units=km", "/search/?near=Springfield",
    "/search/?near=qqqq",
    "/search/?near=K7L&at=now", "/search/?near=64128&camera=on&setting=lobby",
    "/search/?near=K7L&large=on&unknown=on",
    "/search/?near=Honolulu", "/search/?near=Montr%C3%A9al&fbclid=x",
    "/search/?near=64128&near=2&at=x&page=0&units=x",
    "/zones/", "/zones/us/", "/zones/us/mo/", "/zones/us/mo/kansas-city/", "/about/", "/privacy/",
    "/credits/", "/coverage/",
    "/departments/", "/departments/us-mo-kansas-city-kcpd/", "/accessibility/",
    "/no/such/page/", "/search/?near=64128&other=66101&at=now",
    "/search/?near=Springfield&other=qqqq",
    "/z/tq42n/invite/?at=2026-12-05T16:30", "/z/tq42n/meet.ics", "/tips/", "/tips/payment/",
    "/tips/differ/cash/",
    "/tips/checklist/buyer/", "/tips/checklist/seller/",
]  # fmt: skip


HEADINGS = {
    "/": {
        "fr": "Donnez-vous rendez-vous en sécurité au poste de police",
        "es": "Encuéntrense con seguridad en una estación de policía",
    },
    "/coverage/": {
        "fr": "Ce que nous savons, et ce que nous ne savons pas",
        "es": "Lo que sabemos y lo que no sabemos",
    },
    "/zones/": {"fr": "Toutes les zones d’échange", "es": "Todas las zonas de intercambio"},
    "/search/?near=qqqq": {
        "fr": "Nous n’avons pas trouvé ce lieu",
        "es": "No encontramos ese lugar",
    },
    "/no/such/page/": {"fr": "Page introuvable", "es": "Página no encontrada"},
}


@lru_cache
def english_of(language):
    """Every English phrase of the site that fills in no name: none may stand on a page."""
    phrases = {entry.msgid for entry in messages(language)} - SAME_AS_ENGLISH[language]
    phrases = (re.escape(phrase) for phrase in phrases if " " in phrase and "%(" not in phrase)
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)")


def english_on(page, language, own_words=""):
    """The title, the links to sources and a zone's `own_words` are in the language of those who
    wrote them.
    """
    page = re.sub(
        r'<title>.*?</title>|<a [^>]*rel="noreferrer">[^<]*</a>', "", page, flags=re.DOTALL
    )
    said = words_of(page)
    return english_of(language).findall(said.replace(own_words, "") if own_words else said)


def test_the_sentinels_find_english(served, client):
    assert len(english_on(client.get("/").content.decode(), "fr")) > 5


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES)
def test_no_page_keeps_english(served, client, page, language):
    shown = client.get(f"/{language}{page}").content.decode()
    assert english_on(shown, language) == []
    assert HEADINGS.get(page, {}).get(language, "") in html.unescape(shown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_zone_page_keeps_english(served, client, language):
    """One zone of every combination of facts that the page words differently."""
    kinds = {
        (z.setting, z.camera, z.check_in, z.designation, z.signage, z.police_role): z
        for z in served
    }
    for listing in list(kinds.values())[:40]:
        shown = client.get(f"/{language}/zones/{listing.path}/").content.decode()
        assert english_on(shown, language, listing.hours_text) == []


NAMES = {"en": "English", "fr": "Français", "es": "Español"}


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("page", PAGES)
def test_language_links_keep_path_and_query(served, client, page, language):
    def address(code):
        return page if code == "en" else f"/{code}{page}"

    shown = folded(client.get(address(language)).content.decode())
    assert f'<html lang="{language}">' in shown
    links = re.findall(r"<a [^>]*hreflang=[^>]*>[^<]*</a>", shown)
    assert links == [
        f'<a href="{html.escape(address(code))}" lang="{code}" hreflang="{code}" '
        f'aria-label="{code.upper()}: {name}">{code.upper()}</a>'
        for code, name in NAMES.items()
        if code != language
    ]
