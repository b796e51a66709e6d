"""What the public may read of the notice board, as frozen values; and the values that it is made
from.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from exchangezones.foundation.languages import Language
from tips.vocabulary import Audience, Moment, Topic

IMPORTANT = 10  # so many tips are the most important ones


# -- as it is stored -------------------------------------------------------------------------------
class TextListing(NamedTuple):
    """The two texts that the public reads in one language: title and body, or question and why."""

    language: Language
    head: str
    body: str
    published_at: datetime


class SourceListing(NamedTuple):
    """Who said it, where and when; `date` is partial, and empty where the page bears none."""

    key: str
    organisation: str
    agency_key: str
    title: str
    url: str
    date: str
    language: str


class StoredTip(NamedTuple):
    key: str
    topic: Topic
    audience: Audience
    moment: Moment
    importance: int
    language: Language
    texts: tuple[TextListing, ...]
    said_by: tuple[SourceListing, ...]
    disagreement: str = ""
    side: str = ""


class StoredDisagreement(NamedTuple):
    slug: str
    texts: tuple[TextListing, ...]


# -- as it is read ---------------------------------------------------------------------------------
@dataclass(frozen=True, slots=True)
class TipListing:
    """A tip as a reader of one language gets it; `language` is the one that its words are in."""

    key: str
    topic: Topic
    audience: Audience
    moment: Moment
    importance: int
    language: Language
    title: str
    body: str
    published_at: datetime
    said_by: tuple[SourceListing, ...]
    disagreement: str
    side: str

    @property
    def organisations(self) -> tuple[str, ...]:
        """Who says it, each once, in the order of the sources."""
        return tuple(dict.fromkeys(source.organisation for source in self.said_by))


class Side(NamedTuple):
    """The tips that answer one question in one way."""

    slug: str
    tips: tuple[TipListing, ...]


@dataclass(frozen=True, slots=True)
class DisagreementListing:
    """A question that departments answer differently. Nobody wins: sides stand by their slugs."""

    slug: str
    language: Language
    question: str
    why: str
    published_at: datetime
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a program wants to read; an empty set or word is any."""

    topics: frozenset[Topic] = frozenset()
    audiences: frozenset[Audience] = frozenset()
    moments: frozenset[Moment] = frozenset()
    organisation: str = ""
    language: Language = Language.EN
    limit: int = 100


def rank(tip: TipListing) -> tuple[int, str]:
    """The most important first, then by name, which is the same in all languages."""
    # 0 means no importance of its own, and must not sort before 1.
    return tip.importance or IMPORTANT + 1, tip.key
