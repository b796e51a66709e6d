"""The read model: all that is public on the notice board, in each language, and what is asked of
it.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from itertools import count

from exchangezones.foundation.languages import Language
from tips.noticeboard.listing import (
    IMPORTANT,
    Asked,
    DisagreementListing,
    StoredDisagreement,
    StoredTip,
    TipListing,
    rank,
)
from tips.noticeboard.localize import spoken
from tips.vocabulary import Audience, Moment, Topic

ON_HOME = 3
ON_RESULTS = 2
ON_ZONE = 3
ON_CHECKLIST = 16  # lines that fit on one sheet of paper

EDITIONS = count(1)  # no two boards of one process have the same number, whatever the database says

Groups = list[tuple[Moment, list[tuple[Topic, list[TipListing]]]]]


class Board:
    """All that is public, as a reader of one language gets it."""

    def __init__(
        self,
        language: Language,
        tips: Iterable[TipListing],
        disagreements: Iterable[DisagreementListing],
        edition: int,
    ) -> None:
        self.language = language
        self.edition = edition
        self.tips = tuple(sorted(tips, key=rank))
        self.disagreements = tuple(sorted(disagreements, key=lambda listing: listing.slug))
        self._tips = {tip.key: tip for tip in self.tips}
        self._of_agency: dict[str, list[TipListing]] = defaultdict(list)
        for tip in self.tips:
            for agency_key in {source.agency_key for source in tip.said_by} - {""}:
                self._of_agency[agency_key].append(tip)
        self._disagreements = {listing.slug: listing for listing in self.disagreements}

    def tip(self, key: str) -> TipListing | None:
        return self._tips.get(key)

    def disagreement(self, slug: str) -> DisagreementListing | None:
        return self._disagreements.get(slug)

    def about(self, topic: Topic) -> list[TipListing]:
        return [tip for tip in self.tips if tip.topic is topic]

    def topics(self) -> list[Topic]:
        """Those of which anything is said."""
        said = {tip.topic for tip in self.tips}
        return [topic for topic in Topic if topic in said]

    def by_moment(self, tips: Iterable[TipListing] | None = None) -> Groups:
        """These tips, or all, first by moment, then by topic."""
        found: dict[tuple[Moment, Topic], list[TipListing]] = defaultdict(list)
        for tip in self.tips if tips is None else tips:
            found[tip.moment, tip.topic].append(tip)
        at_moments = [
            (moment, [(topic, found[moment, topic]) for topic in Topic if (moment, topic) in found])
            for moment in Moment
        ]
        return [(moment, topics) for moment, topics in at_moments if topics]

    def of_agency(self, agency_key: str) -> list[TipListing]:
        """What an agency of the directory says itself."""
        return self._of_agency.get(agency_key, [])

    def most_important(
        self, limit: int = IMPORTANT, *, without: Collection[TipListing] = ()
    ) -> list[TipListing]:
        known = {tip.key for tip in without}
        return [tip for tip in self.tips if tip.importance and tip.key not in known][:limit]

    def for_results(self, agency_key: str) -> list[TipListing]:
        """One line for who has found a zone: what its agency says, else general tips."""
        own = self.few(self.of_agency(agency_key), ON_RESULTS)
        return own + self.most_important(ON_RESULTS - len(own), without=own)

    def few(self, tips: list[TipListing], limit: int) -> list[TipListing]:
        """The first ones; among them the one on which departments differ most, if they differ on
        any.
        """
        first = tips[:limit]
        if len(tips) <= limit or any(tip.disagreement for tip in first):
            return first
        size = Counter(tip.disagreement for tip in self.tips)
        differing = sorted(
            (tip for tip in tips if tip.disagreement), key=lambda tip: -size[tip.disagreement]
        )
        return first[: limit - 1] + differing[:1] if differing else first

    def checklist(self, audience: Audience) -> list[tuple[Moment, list[TipListing]]]:
        """What fits on one sheet: the most important tips, then those for this audience that most
        departments give.

        Where departments differ nothing is on the list: a line to tick would take a side.
        """
        agreed = [tip for tip in self.tips if not tip.disagreement]
        own = [tip for tip in agreed if tip.audience is audience and not tip.importance]
        general = [
            tip for tip in agreed if tip.importance and tip.audience in (audience, Audience.BOTH)
        ]
        own.sort(key=lambda tip: (-len(tip.organisations), tip.key))
        chosen = (general + own)[:ON_CHECKLIST]
        return [
            (moment, lines)
            for moment in Moment
            if (lines := [tip for tip in chosen if tip.moment is moment])
        ]

    def asked(self, asked: Asked) -> list[TipListing]:
        """The tips that fit every part of the question."""
        return [tip for tip in self.tips if fits(tip, asked)][: asked.limit]

    def newest(self, limit: int) -> list[TipListing]:
        """What was published last, newest first."""
        return sorted(
            self.tips,
            key=lambda tip: tip.published_at,
            reverse=True,
        )[:limit]


class Boards:
    """One edition of the board, in every language."""

    def __init__(
        self, tips: Collection[StoredTip], disagreements: Collection[StoredDisagreement]
    ) -> None:
        self.edition = next(EDITIONS)
        self._boards = {
            language: Board(
                language,
                *spoken(language, tips, disagreements),
                edition=self.edition,
            )
            for language in Language
        }

    def in_language(self, code: str) -> Board:
        """The board for readers of a language; of one that it does not speak, English."""
        return self._boards[Language(code) if code in self._boards else Language.EN]


def fits(tip: TipListing, asked: Asked) -> bool:
    return (
        (not asked.topics or tip.topic in asked.topics)
        and (not asked.audiences or tip.audience in asked.audiences)
        and (not asked.moments or tip.moment in asked.moments)
        and (not asked.organisation or is_from(tip, asked.organisation.casefold()))
    )


def is_from(tip: TipListing, organisation: str) -> bool:
    return any(
        organisation in (source.agency_key, source.organisation.casefold())
        for source in tip.said_by
    )
