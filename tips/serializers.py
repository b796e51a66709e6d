"""Tips as data: the JSON of the API, key by key as the contract names them."""

from collections.abc import Iterable
from typing import Any

from tips.noticeboard.listing import SourceListing, TipListing


def tips_as_json(tips: Iterable[TipListing]) -> dict[str, Any]:
    return {"tips": [tip_as_json(tip) for tip in tips]}


def tip_as_json(tip: TipListing) -> dict[str, Any]:
    """`language` is the one that the words are in;

    `disagreement` is null where departments do not differ.
    """
    return {
        "id": tip.key,
        "title": tip.title,
        "body": tip.body,
        "topic": tip.topic,
        "audience": tip.audience,
        "moment": tip.moment,
        "language": tip.language,
        "said_by": [source_as_json(source) for source in tip.said_by],
        "disagreement": tip.disagreement or None,
    }


def source_as_json(source: SourceListing) -> dict[str, Any]:
    """Null where the source has no address, or bears no date."""
    return {
        "agency": source.organisation,
        "title": source.title,
        "url": source.url or None,
        "date": source.date or None,
    }
