"""Tips said in the visitor's language: closed lists, who says something and when, and who would
rather not.
"""

from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from exchangezones.foundation.languages import gettext_noop
from tips.models.labels import LABELS
from tips.noticeboard.listing import SourceListing, TipListing

NAMED = 2  # so many organisations are named where there is little room
IN_LANGUAGE = {
    "en": gettext_noop("in English"),
    "fr": gettext_noop("in French"),
    "es": gettext_noop("in Spanish"),
    "pt": gettext_noop("in Portuguese"),
}


def label(word: StrEnum) -> str:
    """What people read for one word of a closed list."""
    return _label(type(word), word, get_language() or "en")


# `language` is only part of the cache's key: lazy labels speak the active language.
# `kind`, since equal words of two lists would be one key: a StrEnum compares as a string.
@lru_cache(maxsize=256)
def _label(
    kind: type[StrEnum],
    word: StrEnum,
    language: str,
) -> str:
    return str(LABELS[kind][word])


def date_of(source: SourceListing) -> str:
    """The date that the page bears, as precise as it is there."""
    return say_partial_date(source.date) if source.date else _("no date on the page")


def year_of(source: SourceListing) -> str:
    """The year alone, where there is little room."""
    return source.date[:4] or _("no date")


def who_says(tip: TipListing) -> str:
    """ "New Canaan Police Department, Kingston Police and 3 more"."""
    named = tip.organisations[:NAMED]
    unnamed = len(tip.organisations) - NAMED
    if unnamed > 0:
        said = ngettext("%(names)s and %(count)d more", "%(names)s and %(count)d more", unnamed)
        return said % {
            "names": ", ".join(named),
            "count": unnamed,
        }
    return (
        _("%(first)s and %(second)s")
        % {
            "first": named[0],
            "second": named[1],
        }
        if len(named) > 1
        else named[0]
    )


def said_on(source: SourceListing) -> str:
    """ "in English, May 30, 2019": the language only where it is not that of the page."""
    return ", ".join(filter(None, [in_another_language(source.language), date_of(source)]))


def in_another_language(language: str) -> str:
    """ "in French", for words in another language than the page's; empty for those in its own."""
    return "" if language == get_language() else _(IN_LANGUAGE[language])


def title_of(tip: TipListing) -> str:
    """The title where only plain text stands, with its language if that is another one."""
    foreign = in_another_language(tip.language)
    return f"{tip.title} ({foreign})" if foreign else tip.title


def more_sources(tip: TipListing) -> str:
    """ "+3 more sources": how many stand behind the newest; empty where there is none."""
    number = len(tip.said_by) - 1
    if not number:
        return ""
    return ngettext("+%(count)d more source", "+%(count)d more sources", number) % {"count": number}
