"""A polite round of looks: hosts take turns, none is hurried, and one that asks for patience gets
it.
"""

import contextlib
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, zip_longest
from urllib.parse import urlsplit

from exchangezones.link_check.fetching import Seen
from exchangezones.link_check.health import Health

PAUSE_SECONDS = 1.0


class Pace:
    """Between two questions to one host lies a pause; there is never more than one at a time."""

    def __init__(
        self, pause_seconds: float = PAUSE_SECONDS, *, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.pause_seconds, self.sleep = pause_seconds, sleep
        self.ready_at: dict[str, float] = {}

    @contextlib.contextmanager
    def turn(self, host: str) -> Iterator[None]:
        wait = self.ready_at.get(host, 0) - time.monotonic()
        if wait > 0:
            self.sleep(wait)
        try:
            yield
        finally:
            # From the end of the answer, a failed one too: a slow host is not asked at once again.
            self.ready_at[host] = time.monotonic() + self.pause_seconds


def host_of(address: str) -> str:
    """The host; nothing where there is none to be read."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def taking_turns(addresses: Iterable[str]) -> list[str]:
    """One of each host, then the second of each; within a host in the order given."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for address in addresses:
        by_host[host_of(address)].append(address)
    return [
        address
        for address in chain.from_iterable(zip_longest(*by_host.values()))
        if address is not None
    ]


def go_round(
    addresses: Iterable[str],
    look: Callable[[str], Seen],
    *,
    minutes: float,
    clock: Callable[[], float] = time.monotonic,
) -> Iterator[tuple[str, Seen]]:
    """Look at one after the other until the time is over; what is left out has its turn in the next
    round.
    """
    ends = clock() + minutes * 60
    resting: set[str] = set()
    for address in taking_turns(addresses):
        if clock() >= ends:
            return
        if host_of(address) in resting:
            continue
        seen = look(address)
        if seen.link.health is Health.LATER:
            resting.add(host_of(address))
        yield address, seen
