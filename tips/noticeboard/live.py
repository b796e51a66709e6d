"""The board that is read: built whole from the database, fresh within a second of any edit."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from exchangezones.foundation.languages import Language
from exchangezones.foundation.snapshot import Snapshot
from exchangezones.foundation.text import visible
from exchangezones.foundation.triggers import Edits
from tips.models import Disagreement, DisagreementText, Position, ReviewedText, Saying, Tip, TipText
from tips.models import Source as SourceRow
from tips.noticeboard.board import Boards
from tips.noticeboard.listing import SourceListing, StoredDisagreement, StoredTip, TextListing
from tips.vocabulary import Audience, Moment, Topic


def build_board(
    revision: int,
    before: Boards | None = None,
    edits: Edits | None = None,
    *,
    at: datetime | None = None,
) -> Boards:
    """All of it, always: a hundred tips take milliseconds. None depends on the clock."""
    sources = {row.pk: source_of(row) for row in SourceRow.objects.all()}
    said_by: dict[int, list[SourceListing]] = defaultdict(list)
    for saying in Saying.objects.all():
        # Never a KeyError: Snapshot reads all tables as of one moment.
        said_by[saying.tip_id].append(sources[saying.source_id])
    sides = {
        position.tip_id: (position.disagreement.slug, position.side)
        for position in Position.objects.select_related("disagreement")
    }
    texts = texts_by((row.tip_id, row) for row in TipText.objects.readable())
    whys = texts_by((row.disagreement_id, row) for row in DisagreementText.objects.readable())
    return Boards(
        [
            StoredTip(
                row.key,
                Topic(row.topic),
                Audience(row.audience),
                Moment(row.moment),
                row.importance,
                Language(row.language),
                tuple(texts[row.pk]),
                tuple(said_by[row.pk]),
                *sides.get(row.pk, ()),
            )
            for row in Tip.objects.all()
        ],
        [StoredDisagreement(row.slug, tuple(whys[row.pk])) for row in Disagreement.objects.all()],
    )


snapshot = Snapshot("tips", build_board, notes_edits=False)


def current() -> Boards:
    """The board as last built: no query, no wait."""
    return snapshot.current()


def source_of(row: SourceRow) -> SourceListing:
    return SourceListing(
        row.key,
        visible(row.organisation),
        row.agency_key,
        visible(row.title),
        visible(row.url),
        visible(row.date),
        row.language,
    )


def texts_by(rows: Iterable[tuple[int, ReviewedText]]) -> dict[int, list[TextListing]]:
    """By what they belong to, the words that the public reads."""
    found: dict[int, list[TextListing]] = defaultdict(list)
    for owner, row in rows:
        words = row.public_words()
        if words and row.published_at:
            head, body = map(visible, words.values())
            found[owner].append(
                TextListing(
                    Language(row.language),
                    head,
                    body,
                    row.published_at,
                )
            )
    return found
