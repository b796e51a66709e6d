"""When two people meet, seen from each zone: the same words, another instant in every time zone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from zones.directory.listing import Listing
from zones.hours.grammar import SUN
from zones.hours.rules import Timetable, Usability, answer_at, usability
from zones.hours.time_zones import local_moment, tzinfo_for
from zones.vocabulary import Answer

GRACE = timedelta(minutes=1)  # who asks for this very minute does not ask for the past


@dataclass(frozen=True, slots=True)
class Now:
    """The moment at which the question is answered."""


# rule, time zone, and of a rule about holidays country and region: zones that share them share the
# answer
HoursClass = tuple[str, str, str, str]


def hours_class(listing: Listing) -> HoursClass | None:
    """What alone decides the answer;

    None where the zone's own point or its dated hours have a say.
    """
    if listing.exceptions or listing.listed_until or SUN.search(listing.hours):
        return None
    station = listing.station
    place = (station.country, station.region) if "PH" in listing.hours else ("", "")
    return listing.hours, station.time_zone, *place


class Meeting:
    """The moment of one question.

    Answers are worked out once for all zones that share rule and place.
    """

    def __init__(self, asked: datetime | Now, at: datetime) -> None:
        self._asked = asked
        self._at = at
        self._instants: dict[str, datetime] = {}
        self._answers: dict[HoursClass, Usability] = {}

    def instant(self, time_zone: str) -> datetime:
        """The moment as an instant, in that time zone; a time that clocks skip is moved forward."""
        if time_zone not in self._instants:
            if isinstance(self._asked, Now):
                self._instants[time_zone] = self._at.astimezone(tzinfo_for(time_zone))
            else:
                self._instants[time_zone] = local_moment(self._asked, time_zone)
        return self._instants[time_zone]

    def has_passed(self, time_zone: str) -> bool:
        """Whether the moment is over, there."""
        return self.instant(time_zone) < self._at - GRACE

    def usability(self, listing: Listing) -> Usability:
        """Whether the zone may be used then, and until or from when."""
        shared = hours_class(listing)
        return self.usability_by(shared) if shared else self.usability_at(listing.timetable)

    def usability_by(self, shared: HoursClass) -> Usability:
        """Whether zones of these hours may be used then, until or from when; worked out once."""
        if shared not in self._answers:
            rule, time_zone, country, region = shared
            # Without a point: no rule that needs the sun is shared, see `hours_class`.
            self._answers[shared] = usability(
                Timetable(rule, time_zone, country, None, region=region), self.instant(time_zone)
            )
        return self._answers[shared]

    def usability_at(self, timetable: Timetable) -> Usability:
        """The same of one zone, by its own point and dated hours."""
        return usability(timetable, self.instant(timetable.time_zone))

    def advised(self, listing: Listing) -> Answer | None:
        """Whether the moment lies in the hours that the department advises; None where it advises
        none, or nobody can tell.
        """
        return self.advised_at(listing.advised_timetable) if listing.hours_advised else None

    def advised_at(self, timetable: Timetable) -> Answer | None:
        """The same by advised hours."""
        answer = answer_at(timetable, self.instant(timetable.time_zone))
        return None if answer is Answer.UNKNOWN else answer

    def is_usable(self, shared: HoursClass) -> bool:
        """Whether zones of these hours are known to be usable then."""
        return bool(shared[0]) and self.usability_by(shared).usable is Answer.YES

    def is_usable_at(self, timetable: Timetable) -> bool:
        """The same of one zone; cheaper than `usability_at`, since it does not ask until when."""
        return answer_at(timetable, self.instant(timetable.time_zone)) is Answer.YES
