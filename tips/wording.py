"""Tips said in the visitor's language: closed lists, who says something and when, and who would
rather not.
"""

from enum import StrEnum
from functools import lru_cache

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from tips.models.labels import LABELS
from tips.noticeboard.listing import SourceListing, TipListing

NAMED = 2  # so many organisations are named where there is little room


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


def first_source(tip: TipListing, agency_key: str = "") -> SourceListing:
    """Of many sources the one to show where there is little room: this agency's newest, else the
    newest.
    """
    return next(
        (source for source in tip.said_by if agency_key and source.agency_key == agency_key),
        tip.said_by[0],
    )


def others(tip: TipListing) -> str:
    """ "3 more say so": how many organisations beside the one that is named; empty where there is
    none.
    """
    number = len(tip.organisations) - 1
    return (
        ngettext("%(count)d more says so", "%(count)d more say so", number) % {"count": number}
        if number
        else ""
    )
