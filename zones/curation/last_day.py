"""Zones that are listed in their row and paused all the same: their last day is over."""

from datetime import datetime, timedelta

from zones.directory.live import status_at
from zones.models import Zone
from zones.vocabulary import ZoneStatus


def status_now(at: datetime, zone: Zone) -> ZoneStatus:
    """The status that visitors are told; the zone comes with its station."""
    return status_at(at, ZoneStatus(zone.status), zone.listed_until, zone.station.time_zone)


def is_over_at(at: datetime, zone: Zone) -> bool:
    return status_now(at, zone) != zone.status


def over_at(at: datetime) -> frozenset[int]:
    """The numbers of all zones that paused by themselves, each by its own midnight."""
    # A day more, for east of Greenwich the day ends before the universal one.
    ended = Zone.objects.listed().with_last_day_until(at.date() + timedelta(days=1))
    return frozenset(
        number
        for number, last_day, time_zone in ended
        if status_at(at, ZoneStatus.LISTED, last_day, time_zone) is ZoneStatus.PAUSED
    )
