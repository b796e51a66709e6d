"""Which zones of the directory are usable at a moment, and what their hours rest on; zones that
share their hours share the answer.
"""

from collections.abc import Sequence
from copy import copy
from datetime import date, datetime

from zones.directory.columns import Subset, ZoneColumns
from zones.directory.evidence import evidence_of
from zones.directory.meeting import Meeting
from zones.directory.packing import ZoneRecords
from zones.hours.rules import Usability
from zones.vocabulary import Answer, Evidence


class DirectoryHours:
    """The hours of all zones, by position."""

    def __init__(
        self,
        draft: ZoneColumns,
        order: Sequence[int],
        findable: Sequence[bool],
        zones: ZoneRecords,
    ) -> None:
        self._classes = draft.hours.arranged(order)
        self._of_class = self._classes.members(findable)
        self._advised = draft.advised.arranged(order)
        self._sources = draft.sources.arranged(order)
        self._zones = zones

    def with_records(self, zones: ZoneRecords) -> "DirectoryHours":
        """The same where only the records were edited."""
        twin = copy(self)
        twin._zones = zones
        return twin

    def time_zone(self, position: int) -> str:
        shared = self._classes[position]
        return shared[1] if shared else self._zones[position].station.time_zone

    def usability(self, position: int, meeting: Meeting) -> tuple[Usability, datetime]:
        """Whether a zone may be used at the moment of the meeting, until or from when; and that
        moment there.
        """
        shared = self._classes[position]
        if shared:
            return meeting.usability_by(shared), meeting.instant(shared[1])
        listing = self._zones[position]
        return meeting.usability_at(listing), meeting.instant(listing.station.time_zone)

    def advised(self, position: int, meeting: Meeting) -> Answer | None:
        """Whether the moment lies in the hours that the department advises; None where it advises
        none.
        """
        return meeting.advised(self._zones[position]) if self._advised[position] else None

    def evidence(self, position: int, today: date) -> Evidence | None:
        """What the hours of a zone rest on; None where they are not known."""
        return evidence_of(self._sources[position], today)

    def is_usable(self, position: int, meeting: Meeting) -> bool:
        shared = self._classes[position]
        return meeting.is_usable(shared) if shared else meeting.is_usable_at(self._zones[position])

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
                found += [
                    position for position in here if meeting.is_usable_at(self._zones[position])
                ]
            elif here and meeting.is_usable(hours):
                found += here
        return found
