"""The languages of the site, and those in which texts of departments are written. One table."""

from enum import StrEnum
from typing import NamedTuple


# Not Django's own: rooms on the ground floor take it from here, and may not import Django.
def gettext_noop(message: str) -> str:
    """Marks a text for the translators; who shows it says it in the visitor's language."""
    return message


class Language(StrEnum):
    """What the site speaks, English first: the pages without a prefix are English."""

    EN = "en"
    FR = "fr"
    ES = "es"


class LanguageRow(NamedTuple):
    code: str
    name: str
    own_name: str


ROWS = (
    LanguageRow("en", gettext_noop("English"), "English"),
    LanguageRow("fr", gettext_noop("French"), "Français"),
    LanguageRow("es", gettext_noop("Spanish"), "Español"),
    LanguageRow("pt", gettext_noop("Portuguese"), "Português"),  # texts only: zones in Brazil
)
SPOKEN = [row for row in ROWS if row.code in set(Language)]
OWN_NAMES = {row.code: row.own_name for row in SPOKEN}
PREFIXED = [row.code for row in SPOKEN if row.code != Language.EN]
