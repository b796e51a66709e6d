"""Whole languages or none: every string in French and Spanish, and no English left on their pages."""

import ast
import gettext
import html
import re
import shutil
from functools import lru_cache
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from tests.conftest import required_in_ci

ROOT = Path(settings.BASE_DIR)
LOCALE = ROOT / "exchangezones" / "locale"
LANGUAGES = ["fr", "es"]
SOURCES = ["exchangezones", "zones", "tips", "templates"]
TEMPLATES = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))

# Read by a person: what is the same word in the other language, and proper names.
SAME_AS_ENGLISH = {
    "fr": {
        "%(number)s km", "%(number)s mi", "Canada", "Code", "France", "OfferUp Community MeetUp Spots", "Pages",
        "SafeTrade (AIM Group)", "Zone", "date", "importance", "invitation", "invitations", "latitude", "longitude",
        "moment", "note", "position", "positions", "question", "source", "sources", "zone", "zones",
    },
    "es": {
        "%(first)s; %(second)s", "%(number)s km", "%(number)s mi",
        '%(setting)s: <span lang="%(language)s">%(name)s</span>',
        "<strong>%(parameter)s</strong>: %(message)s", "<strong>%(parameter)s</strong>: “%(value)s” — %(message)s",
        "Australia", "Error:", "OfferUp Community MeetUp Spots", "SafeTrade (AIM Group)", "no", "sheriff",
    },
}  # fmt: skip
# What templates say without translation: the name of the site.
SAID_IN_EVERY_LANGUAGE = {"exchangezones"}


class Entry(NamedTuple):
    """One message: `texts` is its translation, one for each plural form."""

    context: str | None
    msgid: str
    plural: str | None
    texts: tuple[str, ...]
    fuzzy: bool

    @property
    def name(self):
        return (self.context, self.msgid, self.plural)


def read_po(text: str) -> list[Entry]:
    """The messages of a catalogue, its header (the empty msgid) first."""
    entries = []
    for block in re.split(r"\n\s*\n", text.strip()):
        fields, field, fuzzy = {}, "", False
        for line in block.splitlines():
            if line.startswith("#"):
                fuzzy = fuzzy or (line.startswith("#,") and "fuzzy" in line)
                continue
            word, quote, rest = line.partition('"')
            field = word.strip() or field
            fields[field] = fields.get(field, "") + ast.literal_eval(quote + rest)
        texts = tuple(text for name, text in sorted(fields.items()) if name.startswith("msgstr"))
        if fields:
            entries.append(
                Entry(
                    fields.get("msgctxt"), fields["msgid"], fields.get("msgid_plural"), texts, fuzzy
                )
            )
    return entries


@lru_cache
def catalogue(language):
    return read_po((LOCALE / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8"))


def messages(language):
    return [entry for entry in catalogue(language) if entry.msgid]


# -- the catalogues --------------------------------------------------------------------------------
def test_the_reader_knows_every_kind_of_entry():
    text = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n'
        '# a note\n#, fuzzy, python-format\nmsgctxt "miles"\nmsgid "%(n)s mi"\nmsgstr "\\"%(n)s\\""\n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "un"\nmsgstr[1] ""\n\n#~ msgid "gone"\n#~ msgstr "parti"\n'
    )
    assert read_po(text) == [
        Entry(None, "", None, ("Language: fr\n",), False),
        Entry("miles", "%(n)s mi", None, ('"%(n)s"',), True),
        Entry(None, "one", "many", ("un", ""), False),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_is_translated(language):
    found = messages(language)
    assert len({entry.name for entry in found}) == len(found) > 300
    assert [entry.name for entry in found if entry.fuzzy or not all(entry.texts)] == []
    assert [entry.name for entry in found if len(entry.texts) != (2 if entry.plural else 1)] == []


@pytest.mark.parametrize(("language", "rule"), [("fr", "(n > 1)"), ("es", "(n != 1)")])
def test_the_header_is_right_and_names_nobody(language, rule):
    header = dict(line.split(": ", 1) for line in catalogue(language)[0].texts[0].splitlines())
    assert header["Project-Id-Version"] == "exchangezones"
    assert header["Language"] == language
    assert header["Plural-Forms"] == f"nplurals=2; plural={rule};"
    assert header["Content-Type"] == "text/plain; charset=UTF-8"
    text = (LOCALE / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    assert "@" not in text
    assert "#~" not in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_left_in_english(language):
    """Exact: a word that is translated after all must leave the list."""
    same = {
        entry.msgid
        for entry in messages(language)
        if entry.msgid in entry.texts or entry.plural in entry.texts
    }
    assert same == SAME_AS_ENGLISH[language]


def placeholders(text):
    """Names to fill in, tags and numbers: what no translation may change."""
    return set(re.findall(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}|</?\w[^>]*>|\d+", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_placeholders_tags_and_numbers_agree(language):
    for entry in messages(language):
        for text in entry.texts:
            assert placeholders(text) == placeholders(entry.plural or entry.msgid), entry.msgid


@pytest.mark.parametrize(
    ("language", "wrong"),
    [
        ("fr", r"""['"“”]|[^\u202f][?!;]|[^\u00a0]:(?!\d)|«(?!\u00a0)|(?<!\u00a0)»"""),
        ("es", r"""['"«»’]|\s[?!:;]|^[^¿]*\?|\b(tú|tu|vosotros)\b"""),
    ],
)
def test_the_signs_are_those_of_the_language(language, wrong):
    texts = [text for entry in messages(language) for text in entry.texts]
    assert [
        text for text in texts if re.search(wrong, re.sub(r"<[^>]+>|/api/\S+|https?://", "", text))
    ] == []
    assert [text for text in texts if text != text.strip() or "  " in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sentence_ends_as_the_english_one(language):
    def end(text):
        last = text.rstrip("”»\u00a0")[-1:]
        return last if last in ".?:" else ""

    assert [
        entry.msgid for entry in messages(language) if end(entry.texts[0]) != end(entry.msgid)
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_that_of_the_words(language):
    with (LOCALE / language / "LC_MESSAGES" / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)._catalog
    expected = {}
    for entry in catalogue(language):
        key = f"{entry.context}\x04{entry.msgid}" if entry.context else entry.msgid
        if entry.plural:
            expected |= {(key, number): text for number, text in enumerate(entry.texts)}
        else:
            expected[key] = entry.texts[0]
    for words in (compiled, expected):  # newer msgfmt leave that date out
        words[""] = re.sub(r"POT-Creation-Date: .*\n", "", words[""])
    assert compiled == expected


def test_the_catalogues_hold_what_the_source_says(tmp_path, monkeypatch, settings):
    """Extraction on a copy: a new string without translation fails here, and so does one nobody
    says any more.
    """
    for tool in ("xgettext", "msguniq", "msgmerge", "msgattrib"):
        if not shutil.which(tool):
            required_in_ci(f"{tool} (Debian: gettext)")
    for name in SOURCES:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("locale", "__pycache__")
            )
    (tmp_path / "locale").mkdir()
    settings.LOCALE_PATHS = [str(tmp_path / "locale")]
    monkeypatch.chdir(tmp_path)
    call_command(
        "makemessages", locale=["fr"], keep_pot=True, no_location=True, no_wrap=True, verbosity=0
    )
    said = {
        entry.name
        for entry in read_po((tmp_path / "locale" / "django.pot").read_text("utf-8"))
        if entry.msgid
    }
    for language in LANGUAGES:
        held = {entry.name for entry in messages(language)}
        assert {"not in the catalogue": said - held, "said nowhere": held - said} == {
            "not in the catalogue": set(),
            "said nowhere": set(),
        }, f"run makemessages and translate ({language})"


def test_django_counts_in_both_languages():
    said = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = [
                translation.ngettext("%(years)d year ago", "%(years)d years ago", n)
                for n in (0, 1, 2)
            ]
    assert said == {
        "fr": ["il y a %(years)d\u00a0an", "il y a %(years)d\u00a0an", "il y a %(years)d\u00a0ans"],
        "es": ["hace %(years)d\u00a0años", "hace %(years)d\u00a0año", "hace %(years)d\u00a0años"],
    }


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
    "/", "/search/", "/search/?near=64128&units=km", "/search/?near=Springfield", "/search/?near=qqqq",
    "/search/?near=K7L&at=now", "/search/?near=64128&camera=on&setting=lobby", "/search/?near=K7L&large=on&unknown=on",
    "/search/?near=Honolulu", "/search/?near=Montr%C3%A9al&fbclid=x", "/search/?near=64128&near=2&at=x&page=0&units=x",
    "/zones/", "/zones/us/", "/zones/us/mo/", "/zones/us/mo/kansas-city/", "/about/", "/privacy/", "/credits/",
    "/departments/", "/no/such/page/", "/search/?near=64128&other=66101&at=now", "/search/?near=Springfield&other=qqqq",
    "/z/tq42n/invite/?at=2026-12-05T16:30", "/z/tq42n/meet.ics", "/tips/", "/tips/payment/", "/tips/differ/cash/",
    "/tips/checklist/buyer/", "/tips/checklist/seller/",
]  # fmt: skip
HEADINGS = {
    "/": {
        "fr": "Rencontrez-vous à un poste de police",
        "es": "Encuéntrense en una estación de policía",
    },
    "/zones/": {"fr": "Toutes les zones d’échange", "es": "Todas las zonas de intercambio"},
    "/search/?near=qqqq": {
        "fr": "Nous ne connaissons pas ce lieu",
        "es": "No conocemos este lugar",
    },
    "/no/such/page/": {"fr": "Cette page n’existe pas", "es": "Esta página no existe"},
}


@lru_cache
def english_of(language):
    """Every English phrase of the site, without those that fill in names: none may stand on a page."""
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

    shown = client.get(address(language)).content.decode()
    assert f'<html lang="{language}">' in shown
    links = re.findall(r"<a [^>]*hreflang=[^>]*>[^<]*</a>", shown)
    assert links == [
        f'<a href="{html.escape(address(code))}" lang="{code}" hreflang="{code}">{name}</a>'
        for code, name in NAMES.items()
        if code != language
    ]
