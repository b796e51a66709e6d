"""Whether a page changed since it was read.

Each page remembers the digest of the first look after somebody read it. Somebody read it when a
record that rests on it was made: `record` is the number of the newest one, and when there is
another one the digest is taken anew. One record is enough for all that rest on the page.

A page has changed when two looks running find the same other words. A single look proves nothing:
many pages show something else each time, and those never count as changed. When the words come
back, nothing has changed.
"""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class Reading:
    """`digest` as the page was read, first seen on `read_on`; `latest` is the last look's.

    "" and None while nobody has looked.
    """

    digest: str = ""
    latest: str = ""
    record: int = 0
    read_on: date | None = None
    changed_on: date | None = None


def compared(
    before: Reading,
    digest: str,
    *,
    record: int,
    on: date,
) -> Reading:
    """What is known after a look; `digest` is "" where none could be taken."""
    if record != before.record:
        # Until the next good look there is nothing to compare with.
        before = Reading(record=record)
    if not digest:
        return before
    if not before.digest:
        return replace(before, digest=digest, latest=digest, read_on=on)
    if digest == before.digest:
        return replace(before, latest=digest, changed_on=None)
    is_settled = digest == before.latest
    return replace(
        before, latest=digest, changed_on=before.changed_on or (on if is_settled else None)
    )
