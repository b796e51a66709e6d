"""Pages compiled once a language: what never changes is part of them, what is stored is not."""

import pytest
from django.template import engines
from django.utils import translation
from jinja2 import nodes

from exchangezones.foundation.languages import Language
from exchangezones.page_languages import Folding, in_markup

ENVIRONMENT = engines["jinja2"].env


def compiled(source, language="fr"):
    """The Python that a page becomes."""
    return ENVIRONMENT.of_language[language].compile(source, raw=True)


def said(source, language, **values):
    with translation.override(language):
        return ENVIRONMENT.of_language[language].from_string(source).render(**values)


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Find a spot"), ("fr", "Trouvez une zone"), ("es", None)]
)
def test_words_are_part_of_the_page_in_its_language(language, words):
    source = '<b>{{ _("Find a spot") }}</b>{% trans %}Find a spot{% endtrans %}'
    with translation.override(language):
        words = words or translation.gettext("Find a spot")
    assert said(source, language) == f"<b>{words}</b>{words}"
    assert "gettext" not in compiled(source, language).partition("def root")[2].replace(
        "resolve('gettext')", ""
    )


def test_addresses_of_files_are_part_of_the_page():
    assert "/static/css/site.css" in compiled("{{ static('css/site.css') }}")


def test_a_sentence_with_values_escapes_them():
    source = "{% trans place=place %}Spots near {{ place }}{% endtrans %}"
    assert said(source, "en", place="<b>") == "Spots near &lt;b&gt;"
    assert said(source, "fr", place="<b>") == "Zones près de &lt;b&gt;"


def test_a_stored_value_is_never_taken_for_words():
    assert said("{{ words }}{{ _(words) }}", "en", words="<i>").startswith("&lt;i&gt;")


@pytest.mark.parametrize("language", Language)
def test_the_language_that_is_spoken_picks_the_page(language):
    with translation.override(language):
        assert ENVIRONMENT.get_template("zones/home.html").environment.language == language
        again = ENVIRONMENT.get_template("zones/home.html")
    assert again is ENVIRONMENT.of_language[language].get_template("zones/home.html")


def test_only_calls_with_constant_words_are_folded():
    folding = Folding({"say": in_markup(str.upper)})
    constant = nodes.Call(nodes.Name("say", "load"), [nodes.Const("a<")], [], None, None)
    assert folding.visit(constant).value == "A<"
    for other in (
        nodes.Call(nodes.Name("say", "load"), [nodes.Name("word", "load")], [], None, None),
        nodes.Call(nodes.Name("ask", "load"), [nodes.Const("a")], [], None, None),
    ):
        assert folding.visit(other) is other
