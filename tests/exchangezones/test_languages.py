"""Whole languages or none: every string in French and Spanish, no English on their pages."""

import gettext
import re
import shutil

import pytest
from django.core.management import call_command
from django.utils import translation

from tests.conftest import required_in_ci
from tests.exchangezones.catalogues import (
    LANGUAGES,
    LOCALE,
    ROOT,
    SAME_AS_ENGLISH,
    Entry,
    catalogue,
    messages,
    read_po,
)

SOURCES = ["exchangezones", "zones", "tips", "templates"]


# -- the catalogues --------------------------------------------------------------------------------
def test_the_reader_knows_every_kind_of_entry():
    text = (
        'msgid ""\nmsgstr ""\n"Language: fr\\n"\n\n'
        '# a note\n#, fuzzy, python-format\nmsgctxt "miles"\nmsgid "%(n)s mi"\nmsgstr '
        '"\\"%(n)s\\""\n\n'
        'msgid "one"\nmsgid_plural "many"\nmsgstr[0] "un"\nmsgstr[1] ""\n\n#~ msgid "gone"\n#~ '
        'msgstr "parti"\n'
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
