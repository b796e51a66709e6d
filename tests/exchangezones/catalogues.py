"""The catalogues of French and Spanish, read without a library."""

import ast
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
LOCALE = ROOT / "exchangezones" / "locale"
LANGUAGES = ["fr", "es"]


# Read by a person: what is the same word in the other language, and proper names.
SAME_AS_ENGLISH = {
    "fr": {
        "%(minutes)s minute", "%(number)s km", "<strong>%(number)s</strong> zone",
        "Canada", "Code", "Contact", "Date", "France", "Message", "Sources",
        "OfferUp Community MeetUp Spots", "Pages",
        "SafeTrade (AIM Group)", "Zone", "code", "date", "importance", "invitation", "invitations",
        "latitude", "longitude",
        "moment", "note", "question", "source", "sources", "zone", "zones",
    },
    "es": {
        "%(first)s; %(second)s", "%(number)s km", "%(share)s: %(codes)s.",
        "%(weekday)s, %(date)s, %(time)s",
        "<strong>%(parameter)s</strong>: %(message)s",
        "<strong>%(parameter)s</strong>: “%(value)s” — %(message)s",
        "Australia", "Error:", "OfferUp Community MeetUp Spots", "SafeTrade (AIM Group)", "no",
        "sheriff",
    },
}  # fmt: skip


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
