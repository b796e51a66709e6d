"""From what is stored to what a reader of one language gets: the words, who says them, and the open
questions.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from exchangezones.foundation.languages import Language
from tips.noticeboard.listing import (
    DisagreementListing,
    Side,
    SourceListing,
    StoredDisagreement,
    StoredTip,
    TextListing,
    TipListing,
    rank,
)


def spoken(
    language: Language,
    tips: Iterable[StoredTip],
    disagreements: Iterable[StoredDisagreement],
) -> tuple[list[TipListing], list[DisagreementListing]]:
    """What a reader of this language gets; a question is there only while two sides have something
    to say.
    """
    said = [listing for tip in tips if (listing := listing_of(tip, language))]
    sides = sides_of(said)
    open_questions = [
        DisagreementListing(
            stored.slug, text.language, text.head, text.body, text.published_at, sides[stored.slug]
        )
        for stored in disagreements
        if len(sides.get(stored.slug, ())) > 1 and (text := text_in(stored.texts, language))
    ]
    known = {listing.slug for listing in open_questions}
    return list(without_closed(said, known)), open_questions


def listing_of(tip: StoredTip, language: Language) -> TipListing | None:
    """The tip in the language, else in its own, else in English;

    None where it is in none of them.
    """
    text = text_in(tip.texts, language, tip.language)
    if text is None or not tip.said_by:
        return None
    return TipListing(
        key=tip.key,
        topic=tip.topic,
        audience=tip.audience,
        moment=tip.moment,
        importance=tip.importance,
        language=text.language,
        title=text.head,
        body=text.body,
        published_at=text.published_at,
        said_by=newest_first(tip.said_by),
        disagreement=tip.disagreement,
        side=tip.side,
    )


def text_in(texts: Iterable[TextListing], *languages: Language) -> TextListing | None:
    """The first that there is of these languages, and of English."""
    by_language: Mapping[Language, TextListing] = {text.language: text for text in texts}
    return next(
        (by_language[code] for code in (*languages, Language.EN) if code in by_language), None
    )


def newest_first(said_by: Iterable[SourceListing]) -> tuple[SourceListing, ...]:
    """By date, those without one last; of one date by name."""
    by_name = sorted(said_by, key=lambda source: (source.organisation, source.key))
    # Sorting is stable, reversed too: sources of one date stay in the order of their names.
    return tuple(sorted(by_name, key=lambda source: source.date, reverse=True))


def sides_of(tips: Iterable[TipListing]) -> dict[str, tuple[Side, ...]]:
    """By disagreement the sides in the order of their slugs."""
    found: dict[str, dict[str, list[TipListing]]] = defaultdict(lambda: defaultdict(list))
    for tip in sorted(tips, key=rank):
        if tip.disagreement:
            found[tip.disagreement][tip.side].append(tip)
    return {
        slug: tuple(Side(side, tuple(said)) for side, said in sorted(sides.items()))
        for slug, sides in found.items()
    }


def without_closed(tips: Iterable[TipListing], known: Collection[str]) -> Iterator[TipListing]:
    """The tips; one whose question is not open takes no side."""
    for tip in tips:
        yield tip if tip.disagreement in known else replace(tip, disagreement="", side="")
