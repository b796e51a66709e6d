"""Which zones of the directory are usable at a moment, and what their hours rest on; zones that
share their hours share the answer.
"""

from collections.abc import Sequence
from datetime import datetime

from zones.directory.columns import Subset, ZoneColumns
from zones.directory.listing import HoursSource
from zones.directory.meeting import Meeting
from zones.hours.rules import Timetable, Usability
from zones.vocabulary import Answer


class DirectoryHours:
    """The hours of all zones, by position."""

    def __init__(
        self,
        draft: ZoneColumns,
        order: Sequence[int],
        findable: Sequence[bool],
    ) -> None:
        self._classes = draft.hours.arranged(order)
        self._of_class = self._classes.members(findable)
        self._own = by_position(draft.own_hours, order)
        self._advised = by_position(draft.advised, order)
        self._sources = draft.sources.arranged(order)

    def time_zone(self, position: int) -> str:
        shared = self._classes[position]
        return shared[1] if shared else self._own[position].time_zone

    def usability(self, position: int, meeting: Meeting) -> tuple[Usability, datetime]:
        """Whether a zone may be used at the moment of the meeting, until or from when; and that
        moment there.
        """
        shared = self._classes[position]
        if shared:
            return meeting.usability_by(shared), meeting.instant(shared[1])
        own = self._own[position]
        return meeting.usability_at(own), meeting.instant(own.time_zone)

    def advised(self, position: int, meeting: Meeting) -> Answer | None:
        """Whether the moment lies in the hours that the department advises; None where it advises
        none, or nobody can tell.
        """
        advised = self._advised.get(position)
        return meeting.advised_at(advised) if advised else None

    def source(self, position: int) -> HoursSource | None:
        """The last look at the hours of a zone; None where they are not known."""
        source: HoursSource | None = self._sources[position]
        return source

    def is_usable(self, position: int, meeting: Meeting) -> bool:
        shared = self._classes[position]
        return meeting.is_usable(shared) if shared else meeting.is_usable_at(self._own[position])

    def usable(self, meeting: Meeting, among: Subset | None = None) -> list[int]:
        """The positions of the zones that are known to be usable at the moment of the meeting."""
        found: list[int] = []
        for hours, positions in zip(
            self._classes.values,
            self._of_class,
            strict=True,
        ):
            here = positions if among is None else among.of(positions)
            if hours is None:
                found += [each for each in here if meeting.is_usable_at(self._own[each])]
            elif here and meeting.is_usable(hours):
                found += here
        return found


def by_position(
    timetables: Sequence[Timetable | None],
    order: Sequence[int],
) -> dict[int, Timetable]:
    """Those that there are: few zones have hours of their own, or advised ones."""
    return {
        position: timetable
        for position, n in enumerate(order)
        if (timetable := timetables[n]) is not None
    }
