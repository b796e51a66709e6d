"""Part `serve`: requests per second of an empty view, the JSON search and the page, in rounds that
take turns.
"""

import json
import shutil
import subprocess
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import quote

from tests.benchmarks.finding import places_found
from tests.benchmarks.server import Home, Server, home, serving
from tests.benchmarks.tables import against, show

ZONES = 25_000
PLACES = 10_000
CONNECTIONS = 8  # as many as the server has threads
SCRIPT = Path(__file__).with_name("search.lua")
EMPTY, API, PAGE, FRENCH = (
    "/empty/?near=",
    "/api/v1/search?near=",
    "/search/?near=",
    "/fr/search/?near=",
)
NAMES = {EMPTY: "empty view", API: "API search", PAGE: "page, English", FRENCH: "page, French"}
LEAST = {API: 0.55, PAGE: 0.20}
Round = dict[str, dict[str, Any]]


def run(*, quick: bool) -> None:
    if not shutil.which("wrk"):
        print("\nserve was left out: wrk is not installed.")
        return
    rounds, seconds = (2, 1) if quick else (5, 5)
    with home(ZONES) as at, serving(at) as server:
        words = [quote(said, safe="") for _kind, said in places_found(PLACES)]
        (at.folder / "places.txt").write_text("\n".join(words) + "\n")
        check_answers(server, words[:20])
        one_round(server, at, seconds=2, first=0)  # warm
        taken = [
            one_round(server, at, seconds=seconds, first=number * 2_000) for number in range(rounds)
        ]
    show_rates(
        taken, f"serve: {ZONES:,} zones, {len(words):,} places, {rounds} rounds of {seconds} s"
    )


def check_answers(server: Server, words: list[str]) -> None:
    """Before anything is measured: each door answers, and with zones."""
    for said in words:
        for door, mark in (
            (EMPTY, b"ok"),
            (API, b'"url":'),
            (PAGE, b'class="card"'),
            (FRENCH, b'class="card"'),
        ):
            status, body = server.get(door + said)
            if status != 200 or mark not in body:
                raise RuntimeError(
                    f"{door}{said} answered {status} without {mark.decode()}: {body[:500]!r}"
                )


def one_round(server: Server, at: Home, *, seconds: int, first: int) -> Round:
    return {door: pressed(server, at, door, seconds, first) for door in NAMES}


def pressed(server: Server, at: Home, door: str, seconds: int, first: int) -> dict[str, Any]:
    """What wrk counted at one door."""
    command = [
        "wrk",
        "-t1",
        f"-c{CONNECTIONS}",
        f"-d{seconds}s",
        "--timeout",
        "10s",
        "-H",
        "Accept-Encoding: gzip",
    ]
    command += ["-s", str(SCRIPT), f"http://127.0.0.1:{server.port}", "--"]
    command += [str(at.folder / "places.txt"), door, str(first)]
    before = server.cpu_seconds()
    said = subprocess.run(
        command, check=True, capture_output=True, text=True, timeout=seconds + 60
    ).stdout
    busy = server.cpu_seconds() - before
    counted = json.loads(said.strip().splitlines()[-1])
    if counted["bad"] or not counted["requests"]:
        raise RuntimeError(f"{door}: wrk met errors: {counted}")
    return counted | {
        "rate": counted["requests"] / counted["seconds"],
        "cpu_ms": 1000 * busy / counted["requests"],
    }


def show_rates(rounds: list[Round], title: str) -> None:
    rows = []
    for door, name in NAMES.items():
        shares = [taken[door]["rate"] / taken[EMPTY]["rate"] for taken in rounds]
        kb = median(taken[door]["bytes"] / taken[door]["requests"] / 1000 for taken in rounds)
        by_cpu = median(taken[EMPTY]["cpu_ms"] / taken[door]["cpu_ms"] for taken in rounds)
        names = ("rate", "p50_ms", "p99_ms", "cpu_ms")
        figures = [median(taken[door][figure] for taken in rounds) for figure in names]
        target = against(median(shares), least=LEAST[door]) if door in LEAST else ""
        rows.append(
            (
                name,
                *figures,
                kb,
                median(shares),
                f"{min(shares):.2f}-{max(shares):.2f}",
                by_cpu,
                target,
            )
        )
    columns = [
        "door",
        "requests/s",
        "p50 ms",
        "p99 ms",
        "CPU ms",
        "kB",
        "of empty",
        "range",
        "by CPU",
        "target",
    ]
    show(title, columns, rows)
