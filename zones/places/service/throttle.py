"""When the geocoding service may be asked: never faster than its rate, and not at all while it
fails.

All of it stands in Django's cache, so that threads and, where they share the cache, workers and
hosts keep one rate. Moments are Unix times in seconds.
"""

from math import ceil, floor
from typing import NamedTuple

from django.conf import settings
from django.core.cache import cache

FAILURES_IN_A_ROW = 3
PAUSE_SECONDS = 60
LONGEST_PAUSE_SECONDS = 86_400
FORGOTTEN_SECONDS = 600  # after so long without a question, old failures say nothing any more

FAILURES, PAUSE = "geocoder-failures", "geocoder-pause"


class Leave(NamedTuple):
    """To ask one question.

    A trial is the first question after a pause, and the only one until it is answered.
    """

    trial: bool = False


def take_leave(at: float) -> Leave | None:
    """Leave to ask the service now; None while it rests, or when its rate is used up."""
    paused_until = cache.get(PAUSE)
    if paused_until is not None and at < paused_until:
        return None
    # Before the trial is claimed: a claim that then asks nothing would prolong the rest.
    if not _is_in_rate(at):
        return None
    if paused_until is None:
        return Leave()
    if not cache.add(f"geocoder-trial-{paused_until}", 1, FORGOTTEN_SECONDS):
        return None
    _pause(at, PAUSE_SECONDS)  # whoever asks next waits for what becomes of the trial
    return Leave(trial=True)


def answered(leave: Leave) -> None:
    """A question that was no trial does not end a pause that the service may have asked for."""
    cache.delete_many([FAILURES, PAUSE] if leave.trial else [FAILURES])


def failed(at: float, pause_seconds: float | None = None) -> int:
    """Count a failure; for how many seconds the service is left alone now.

    A service may ask for a pause itself.
    """
    if pause_seconds is not None:
        return _pause(at, pause_seconds)
    cache.add(FAILURES, 0, FORGOTTEN_SECONDS)  # incr() fails without a key
    try:
        failures = cache.incr(FAILURES)
    except ValueError:  # it was answered, or forgotten, between the two lines
        failures = 1
    return _pause(at, PAUSE_SECONDS) if failures >= FAILURES_IN_A_ROW else 0


def _pause(at: float, seconds: float) -> int:
    seconds = ceil(min(max(seconds, 1), LONGEST_PAUSE_SECONDS))
    # Kept beyond its end, by which `take_leave` knows that the next question is a trial.
    cache.set(PAUSE, at + seconds, seconds + FORGOTTEN_SECONDS)
    return seconds


# -- the rate --------------------------------------------------------------------------------------


def gap_seconds() -> float:
    """What lies between two questions.

    Workers that share no cache share the rate by dividing it.
    """
    alone = settings.CACHES["default"]["BACKEND"].endswith(".LocMemCache")
    return (settings.WEB_WORKERS if alone else 1) / settings.GEOCODER_RATE


def _is_in_rate(at: float) -> bool:
    """Time is cut into stretches as long as the gap, and each has one question: whoever comes
    first.

    Two neighbours may still be too close. Each looks at the other after it has written itself down,
    so that of two at the same moment at least one sees the other and steps back.
    """
    gap = gap_seconds()
    stretch = floor(at / gap)
    mine = f"geocoder-asked-{stretch}"
    if not cache.add(mine, at, ceil(2 * gap) + 1):
        return False
    neighbours = cache.get_many([f"geocoder-asked-{stretch - 1}", f"geocoder-asked-{stretch + 1}"])
    if any(abs(at - asked_at) < gap for asked_at in neighbours.values()):
        cache.delete(mine)
        return False
    return True
