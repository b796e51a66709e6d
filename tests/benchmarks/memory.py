"""Part `memory`: what a worker holds above an idle one, and how soon an edit is seen by all of
them.
"""

import json
import random
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import quote

from tests.benchmarks.finding import places_found
from tests.benchmarks.server import IDLE, WORKERS, Home, Server, asked, home, serving
from tests.benchmarks.tables import against, show

ZONES = 25_000
MOST_MB = 60
MOST_SECONDS = {"shipped": 1.0, "shipped, every row": 1.0, ZONES: 2.0, "25,000, every row": 2.0}
LONGEST_WAIT_S = 60
ONE_ROW = "UPDATE zones_zone SET detail = ? WHERE public_id = ?"
EVERY_ROW = "UPDATE zones_zone SET detail = ? WHERE ? <> ''"
PAUSE_S = 0.03  # between two questions: asking takes time from the rebuilding


def run(*, quick: bool) -> None:
    if not Path("/proc/self/smaps_rollup").exists():
        print(
            "\nmemory was left out: this system does not tell the proportional memory of a process."
        )
        return
    edits, searches = (2, 200) if quick else (10, 2_000)
    visible: dict[int | str, list[float]] = {}
    with home("shipped") as at, serving(at) as server:
        visible["shipped"] = [seconds_until_seen(at, server) for _ in range(edits)]
        visible["shipped, every row"] = [
            seconds_until_seen(at, server, EVERY_ROW) for _ in range(2)
        ]
    words = [quote(said, safe="") for _kind, said in places_found(2 * searches)]
    with home(ZONES) as at:
        with serving(at, config=IDLE, urlconf="tests.benchmarks.idle_urls") as server:
            idle = held_mb(server)
        with serving(at, config=IDLE) as server:
            with_code = held_mb(server)
        with serving(at) as server:
            held = {"after the start": held_mb(server)}
            search(server, words[:searches])
            held[f"after {searches:,} searches"] = held_mb(server)
            visible[ZONES] = [seconds_until_seen(at, server)]
            held["after a rebuild"] = held_mb(server)
            search(server, words[searches:])
            held[f"after {searches:,} searches more"] = held_mb(server)
            visible[ZONES] += [seconds_until_seen(at, server) for _ in range(edits - 1)]
            held[f"after {edits} rebuilds"] = held_mb(server)
            visible["25,000, every row"] = [
                seconds_until_seen(at, server, EVERY_ROW) for _ in range(2)
            ]
    show_held(
        {"idle": idle, "idle, the site's code imported": with_code, **held},
        max(idle),
        max(with_code),
    )
    show_seconds(visible)


def held_mb(server: Server) -> list[float]:
    """PSS of each worker in MB (10^6 bytes), when it has come to rest."""
    time.sleep(1.5)
    return [pss_mb(pid) for pid in server.workers()]


def pss_mb(pid: int) -> float:
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * 1024 / 1e6
    raise RuntimeError(f"the kernel tells no Pss of process {pid}")


def search(server: Server, words: list[str]) -> None:
    """Pages and JSON in turn, through every worker."""
    with one_connection_each(server) as connections:
        for n, said in enumerate(words):
            door = "/api/v1/search?near=" if n % 2 else "/search/?near="
            for_worker = connections[n // 2 % len(connections)]
            if (status := asked(for_worker, door + said)[0]) != 200:
                raise RuntimeError(f"{door}{said} answered {status}")


@contextmanager
def one_connection_each(server: Server) -> Iterator[list[HTTPConnection]]:
    """A connection to each worker; one that stays open stays with its worker."""
    kept: dict[bytes, HTTPConnection] = {}
    end = time.monotonic() + LONGEST_WAIT_S
    while len(kept) < WORKERS:
        if time.monotonic() > end:
            raise RuntimeError("one worker never answered")
        connection = server.connection()
        pid = asked(connection, "/worker/")[1]
        if pid in kept:
            connection.close()
        kept.setdefault(pid, connection)
    try:
        yield list(kept.values())
    finally:
        for connection in kept.values():
            connection.close()


def seconds_until_seen(at: Home, server: Server, statement: str = ONE_ROW) -> float:
    """From the commit of an edit to the first moment at which every worker answers with it."""
    time.sleep(random.uniform(0.5, 1.5))  # at any moment of a worker's pause between two looks
    public_id, near = some_zone(at)
    mark = f"edited at {time.time_ns()}"
    with one_connection_each(server) as connections:
        edit(at, statement, mark, public_id)
        began = time.monotonic()
        waiting = list(connections)
        while waiting:
            waiting = [
                connection for connection in waiting if not sees(connection, near, public_id, mark)
            ]
            if time.monotonic() > began + LONGEST_WAIT_S:
                raise RuntimeError(f"an edit was not seen within {LONGEST_WAIT_S} s")
            time.sleep(PAUSE_S)
        return time.monotonic() - began


def some_zone(at: Home) -> tuple[str, str]:
    """(public id, point) of a listed zone that has its point for itself, so that a search for it
    shows it.
    """
    question = (
        "SELECT min(public_id), latitude, longitude FROM zones_zone JOIN zones_station ON "
        "station_id = zones_station.id"
        " WHERE status = 'listed' AND latitude IS NOT NULL GROUP BY latitude, longitude HAVING "
        "count(*) = 1"
        " ORDER BY random() LIMIT 1"
    )
    with closing(sqlite3.connect(at.database, timeout=20)) as database:
        public_id, latitude, longitude = database.execute(question).fetchone()
    return public_id, f"{latitude},{longitude}"


def edit(at: Home, statement: str, detail: str, public_id: str) -> None:
    with closing(sqlite3.connect(at.database, timeout=20)) as database, database:
        database.execute(statement, (detail, public_id))


def sees(connection: HTTPConnection, near: str, public_id: str, detail: str) -> bool:
    status, body = asked(connection, f"/api/v1/search?near={near}")
    zones = json.loads(body)["zones"] if status == 200 else []
    return any(zone["id"] == public_id and zone["detail"] == detail for zone in zones)


def show_held(held: dict[str, list[float]], idle: float, with_code: float) -> None:
    """Of the larger worker; the target is above a worker of the same settings that never imported
    the site's doors.
    """
    rows = []
    for when, each in held.items():
        most = max(each)
        target = "" if when.startswith("idle") else against(most - idle, most=MOST_MB)
        rows.append((when, most, most - idle, most - with_code, target))
    columns = ["when", "PSS MB", "above idle", "above idle with the code", "target"]
    show(f"memory: the larger of {WORKERS} workers, {ZONES:,} zones", columns, rows)


def show_seconds(visible: dict[int | str, list[float]]) -> None:
    rows = [
        (f"{size:,}" if isinstance(size, int) else size, len(taken), median(taken), max(taken),
         against(max(taken), most=MOST_SECONDS[size]))
        for size, taken in visible.items()
    ]  # fmt: skip
    show(
        "from an edit's commit until every worker answers with it",
        ["zones", "edits", "median s", "longest s", "target"],
        rows,
    )
