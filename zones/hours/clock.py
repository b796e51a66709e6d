"""Two times of day as people write them, and which minutes they mean, where only one meaning makes
sense.
"""

import re
from typing import NamedTuple

# [0-9], not \d, which also takes the digits of other scripts.
TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:(?: ?h ?|:|\.)(?P<minute>[0-9]{2}))?"
    r"(?: ?(?P<half>[ap]m)|(?P<short>[ap])|(?P<h> ?h(?:eures?|oras?)?))?(?![a-z0-9:])"
    r"|(?P<four>[0-2][0-9](?:00|15|30|45)|2359)(?: ?h(?:rs?)?)?(?![a-z0-9:])"
)
NOON = 12 * 60
MIDNIGHT = 24 * 60
EVENING = 18 * 60  # who writes "22:00-6" means the night
EARLIEST, LATEST = 5, 9  # "8-5" begins in the morning; "10-6" may be the night shift


class Clock(NamedTuple):
    """A minute of the day; where `half` is empty the hour may be before or after noon."""

    minute: int
    half: str  # am, pm, 24 for what its form shows to be a time of the 24-hour clock, or empty


def read_clock(text: str) -> Clock | None:
    """ "8:30pm", "8h30", "0830", "20:30", "8"; None where there is no such time."""
    found = TIME.fullmatch(text)
    if not found:
        return None
    if four := found["four"]:
        return _checked(
            int(four[:-2]),
            int(four[-2:]),
            "24",
        )
    hour, half = (
        int(found["hour"]),
        found["half"] or (found["short"] or "").replace("a", "am").replace("p", "pm"),
    )
    if not half and (found["h"] or "h" in text or hour > 12 or text.startswith("0")):
        half = "24"
    return _checked(hour, int(found["minute"] or 0), half)


def _checked(
    hour: int,
    minute: int,
    half: str,
) -> Clock | None:
    if minute > 59 or hour * 60 + minute > MIDNIGHT or (half != "24" and not 1 <= hour <= 12):
        return None
    if half in ("am", "pm"):
        hour = hour % 12 + 12 * (half == "pm")
    return Clock(hour * 60 + minute, half)


def minutes_of(first: Clock, last: Clock) -> tuple[int, int] | None:
    """Start and end in minutes of the day, an end at midnight as 24:00;

    None where more than one reading is sound.
    """
    if first.half and last.half:
        return _as_written(first, last)
    if first.half:
        return _with_known_start(first, last)
    if last.half:
        return _with_known_end(first, last)
    if EARLIEST <= first.minute // 60 <= LATEST and last.minute < first.minute:
        return first.minute, last.minute + NOON
    return None


def _as_written(first: Clock, last: Clock) -> tuple[int, int] | None:
    start = first.minute % MIDNIGHT
    end = last.minute or MIDNIGHT
    if end > start:
        return start, end
    if (
        end == start
        or (first.half == last.half and start < NOON + 60)
        or first.half == last.half == "pm"
    ):
        return None  # "08:00-05:00": the night, or five in the afternoon?
    return start, end


def _with_known_start(first: Clock, last: Clock) -> tuple[int, int] | None:
    if first == Clock(NOON, "24") and last.minute < NOON:
        return NOON, last.minute + NOON
    if first.half == "24" and (first.minute < last.minute or first.minute >= EVENING):
        return first.minute % MIDNIGHT, last.minute
    if first.half == "am":
        return _only([(first.minute, end or MIDNIGHT) for end in _halves(last)])
    return None


def _with_known_end(first: Clock, last: Clock) -> tuple[int, int] | None:
    # Noon and midnight are read as 24 too, but say nothing of the other end: "8-midnight".
    if last.half == "24" and last.minute not in (NOON, MIDNIGHT):
        early = first.minute < EARLIEST * 60  # "1-17:00"
        return None if early or first.minute >= last.minute else (first.minute, last.minute)
    return _only([(start, last.minute or MIDNIGHT) for start in _halves(first)])


def _halves(clock: Clock) -> tuple[int, int]:
    return clock.minute % NOON, clock.minute % NOON + NOON


def _only(readings: list[tuple[int, int]]) -> tuple[int, int] | None:
    """The one reading that ends after it starts."""
    sound = [(start, end) for start, end in readings if end > start]
    return sound[0] if len(sound) == 1 else None
