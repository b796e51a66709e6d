"""What is known of a source's link: one line that is kept with the source, and what a new look at
it changes.
"""

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

LONGEST_LINE = 200  # as long as the column
BROKEN_AFTER = timedelta(hours=24)  # one bad hour of a site breaks no link

LINE = re.compile(
    r"(?P<health>[a-z]+)(?: since (?P<since>\S+))?(?: until (?P<until>\S+))?(?:: (?P<said>.*))?",
    re.DOTALL,
)


class Health(StrEnum):
    """How a link is."""

    UNKNOWN = "unknown"  # nobody has looked yet
    FINE = "fine"
    BARRED = "barred"  # the site lets no program in, so a person has to look
    LATER = "later"  # the site asked to come back another time
    FAILING = "failing"  # not there, but not for long enough to call it broken
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Link:
    """`since`: when it began to fail.

    `until`: the site wants to be left alone. `said`: what was seen, in English.
    """

    health: Health = Health.UNKNOWN
    said: str = ""
    since: datetime | None = None
    until: datetime | None = None

    def __str__(self) -> str:
        """The line that is kept."""
        parts = [self.health.value]
        parts += [f"since {self.since.isoformat(timespec='seconds')}"] if self.since else []
        parts += [f"until {self.until.isoformat(timespec='seconds')}"] if self.until else []
        line = " ".join(parts)
        # The words come last, so that cutting the line never costs a time.
        return (f"{line}: {self.said}" if self.said else line)[:LONGEST_LINE]

    def rests(self, at: datetime) -> bool:
        """Whether the site asked not to be visited yet."""
        return self.until is not None and at < self.until


def read_link(line: str) -> Link:
    """What a kept line says; a line that nobody here wrote says nothing."""
    found = LINE.fullmatch(line)
    if found is None or found["health"] not in set(Health):
        return Link()
    try:
        return Link(
            Health(found["health"]),
            found["said"] or "",
            instant(found["since"]),
            instant(found["until"]),
        )
    except ValueError:
        return Link()


def instant(iso: str | None) -> datetime | None:
    """An instant with its offset; ValueError for anything else."""
    found = datetime.fromisoformat(iso) if iso else None
    if found is not None and found.tzinfo is None:
        raise ValueError(f"{iso} has no offset")
    return found


def after(
    before: Link,
    seen: Link,
    at: datetime,
) -> Link:
    """What is known after a look.

    A site that asks for patience proves nothing; to be broken takes a day of failing.
    """
    if seen.health is Health.LATER and before.health in (Health.FAILING, Health.BROKEN):
        return replace(before, until=seen.until)
    if seen.health is not Health.FAILING:
        return seen
    since = before.since or at
    return replace(
        seen, health=Health.BROKEN if at - since >= BROKEN_AFTER else Health.FAILING, since=since
    )
