"""The site as in production, on a database of its own, and everything that it wrote down."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from tests.benchmarks.server import PROJECT, home, serving

ROLES = ("", "nobody", "staff", "other staff", "moderator", "operator", "superuser")


class Target(NamedTuple):
    """`sessions` are cookies by role; the first role is a visitor without any. `renew` makes them
    anew: an odd form may have closed an account or changed its password.
    """

    port: int
    sessions: dict[str, str]
    zones: list[str]  # public ids
    renew: Callable[[], None]


@contextmanager
def target(database_url: str = "") -> Iterator[tuple[Target, list[str]]]:
    """The running server, and a list that holds its log once it is stopped."""
    written: list[str] = []
    with home("shipped", database_url) as at:
        at.environment.update(SECOND_FACTOR_REQUIRED="off", PROXY_COUNT="1")
        sessions, zones = {"": ""}, []

        def renew():
            made = subprocess.run(
                [sys.executable, "-m", "tests.attack.accounts"],
                cwd=PROJECT,
                env=at.environment,
                check=True,
                capture_output=True,
            )
            known = json.loads(made.stdout)
            sessions.update(known["sessions"])
            zones[:] = known["zones"]

        renew()
        with serving(at, level="info") as server:
            yield Target(server.port, sessions, zones, renew), written
        written.append((at.folder / "server.log").read_text(errors="replace"))
