"""What French does to a sentence once a name stands in it."""

import re

from django.utils.translation import get_language
from markupsafe import Markup

# An H is left alone: most names of towns that begin with one are English, and take "de".
BEFORE_VOWEL = re.compile(r"\b([DdLl])e (?=[AÀÂÄEÉÈÊËIÎÏOÔÖUÙÛÜ])")


def elided(text: str) -> str:
    """ "près d’Ottawa" of "près de Ottawa"; in other languages as it is. Markup stays markup."""
    if get_language() != "fr":
        return text
    said = BEFORE_VOWEL.sub("\\1’", text)
    return Markup(said) if isinstance(text, Markup) else said  # noqa: S704 -- it was
