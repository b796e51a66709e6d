"""`python -m tests.attack 100000`: on PostgreSQL of its own where Debian's is installed.

Prints what came of the requests by kind; exit status 1 where one of them was a server error, took
longer than two seconds or was written down.
"""

import argparse
import subprocess
import sys
from contextlib import nullcontext
from typing import Any

from tests.attack.run import attack, written_wrongly
from tests.attack.target import target
from tests.attack.words import MARK
from tests.benchmarks.postgis import cluster

SCHEMA_EXAMPLES = 200


def main() -> int:
    parser = argparse.ArgumentParser(prog="tests.attack")
    parser.add_argument("requests", type=int, nargs="?", default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--sqlite", action="store_true", help="on SQLite instead of PostgreSQL")
    parser.add_argument("--schema", action="store_true", help="schemathesis over the API, too")
    asked = parser.parse_args()
    database: Any = nullcontext("") if asked.sqlite else cluster()
    with database as url, target(url) as (site, log):
        report = attack(site, asked.requests, asked.seed)
        schema = schemathesis(site.port) if asked.schema else 0
    for kind, statuses in sorted(report.statuses.items()):
        told = ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items()))
        print(f"{kind}: {told}")
    wrong = list(written_wrongly("".join(log), MARK))
    print(f"faults: {len(report.faults)}, slowest {report.slowest_s:.2f} s, lines: {len(wrong)}")
    for fault in report.faults[:40]:
        print(f"  {fault.answer} after {fault.seconds:.2f} s: {fault.asked}")
    for line in wrong[:40]:
        print(f"  written: {line}")
    return 1 if report.faults or wrong or schema else 0


def schemathesis(port: int) -> int:
    """The exit status of schemathesis over the described API."""
    return subprocess.run(
        [
            "schemathesis", "run", f"http://127.0.0.1:{port}/api/v1/openapi.json",
            "--max-examples", str(SCHEMA_EXAMPLES), "--seed", "1", "--checks",
            "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance",
        ],
        check=False,
    ).returncode  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
