"""Is it a question?

A program's query string becomes what it asks of the board, with kind words for mistakes.
"""

from collections.abc import Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from exchangezones.foundation.languages import Language
from exchangezones.foundation.query_params import (
    UNREADABLE,
    Readers,
    one_word,
    only,
    read_values,
    several_words,
    whole_number,
)
from tips.noticeboard.listing import Asked
from tips.vocabulary import Audience, Moment, Topic

LONGEST_NAME = 200
MOST = 500


def read_asked(query: QueryDict) -> Asked:
    """What the query string asks for; raises BadQuestion, also for names that nobody knows."""
    return Asked(**read_values(query, READERS, strict=True))


def read_organisation(words: Sequence[str], *context: Any) -> str:
    name = only(words)
    if UNREADABLE.search(name) or len(name) > LONGEST_NAME:
        raise ValueError(
            _("Give the key or the name of an organisation, of at most %(most)d characters.")
            % {"most": LONGEST_NAME}
        )
    return name


def read_language(words: Sequence[str], *context: Any) -> Language:
    return Language(one_word(*Language)(words))


# Every parameter: the field of Asked that it fills, and who reads it.
READERS: Readers = {
    "topic": ("topics", several_words(Topic, list(Topic))),
    "audience": ("audiences", several_words(Audience, list(Audience))),
    "moment": ("moments", several_words(Moment, list(Moment))),
    "language": ("language", read_language),
    "organisation": ("organisation", read_organisation),
    "limit": (
        "limit",
        whole_number(
            1, MOST, lambda: _("A limit is a whole number from 1 to %(most)d.") % {"most": MOST}
        ),
    ),
}
