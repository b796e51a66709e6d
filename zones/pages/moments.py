"""The moment of a meeting: what the buttons of the form mean, and what a page says of it."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from zones.directory.meeting import Now
from zones.hours.time_zones import tzinfo_for
from zones.search.results import Results
from zones.wording import days, times

# The form's buttons for a moment: days ahead, hour and minute, at the place that is found.
LOCAL = {"tonight": (0, 19, 30), "tomorrow": (1, 12, 0)}
WHENS = frozenset(("now", "any", "pick", *LOCAL))


def today_at(results: Results, at: datetime) -> date:
    """The day at the place that was asked for."""
    return at.astimezone(tzinfo_for(time_zone_of(results))).date()


def time_zone_of(results: Results) -> str:
    """That of the nearest spot; UTC where there is none."""
    nearest = min(results.hits, key=lambda hit: hit.longer_km, default=None)
    return nearest.listing.station.time_zone if nearest else "UTC"


def at_of(when: str, picked: datetime | Now | None, results: Results, at: datetime) -> str:
    """`when` as the local time of the place that was found, for the parameter `at`."""
    if when == "now":
        return "now"
    if when == "any":
        return ""
    if when == "pick":
        return picked.isoformat(timespec="minutes") if isinstance(picked, datetime) else ""
    local = at.astimezone(tzinfo_for(time_zone_of(results))).replace(tzinfo=None)
    days, hour, minute = LOCAL[when]
    moment = datetime.combine(local.date() + timedelta(days=days), time(hour, minute))
    return moment.isoformat(timespec="minutes") if moment > local else "now"


def meeting_of(
    asked: datetime | Now | None, instants: Iterable[datetime | None], today: date
) -> dict[str, Any]:
    """What a page says of the moment; `instants` are that moment as each zone reads it."""
    if not isinstance(asked, datetime):
        return {"is_now": isinstance(asked, Now)}
    read = [instant.replace(tzinfo=None) for instant in instants if instant]
    skipped = next((local for local in read if local != asked), None)
    return {
        "moment": days.moment_in_words(asked, today),
        "asked_time": times.clock_in_sentence(asked),
        "at_value": asked.isoformat(timespec="minutes"),
        "skipped": days.skipped_in_words(asked, skipped) if skipped else "",
    }
