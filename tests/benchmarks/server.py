"""The production server on this machine's loopback, with a database of its own in a temporary
folder.
"""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).parents[2]
WORKERS, THREADS = 2, 4
LONGEST_START_S, LONGEST_ANSWER_S = 120, 20
SITE, IDLE = "exchangezones/gunicorn.py", "tests/benchmarks/idle_gunicorn.py"


class Home(NamedTuple):
    """A folder with a filled database and the collected static files."""

    folder: Path
    environment: dict[str, str]

    @property
    def database(self) -> Path:
        return self.folder / "db.sqlite3"


class Server(NamedTuple):
    port: int
    pid: int  # of the master

    def workers(self) -> list[int]:
        """The process numbers of the workers."""
        return [
            int(pid)
            for pid in Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        ]

    def cpu_seconds(self) -> float:
        """The processor time of the workers so far: a busy neighbour does not change it."""
        fields = [
            Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            for pid in self.workers()
        ]
        return sum(int(field[11]) + int(field[12]) for field in fields) / os.sysconf("SC_CLK_TCK")

    def connection(self) -> HTTPConnection:
        return HTTPConnection("127.0.0.1", self.port, timeout=LONGEST_ANSWER_S)

    def get(self, path: str) -> tuple[int, bytes]:
        connection = self.connection()
        try:
            return asked(connection, path)
        finally:
            connection.close()


def asked(connection: HTTPConnection, path: str) -> tuple[int, bytes]:
    """Status and body of one answer on a connection that stays open."""
    connection.request("GET", path)
    answer = connection.getresponse()
    return answer.status, answer.read()


@contextmanager
def home(zones: int | str, database_url: str = "") -> Iterator[Home]:
    """A database with so many synthetic zones, or with the `shipped` ones; removed afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="exchangezones-benchmark-"))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "BENCHMARK_STATIC_ROOT": str(folder / "static"),
        "DATABASE_URL": database_url or f"sqlite:///{folder / 'db.sqlite3'}",
        "PRODUCTION": "on",
        "DEBUG": "off",
        "SECRET_KEY": secrets.token_urlsafe(60),
        "SITE_URL": "http://127.0.0.1",
        "WEB_WORKERS": str(WORKERS),
        "WEB_THREADS": str(THREADS),
    }
    try:
        command = [sys.executable, "-m", "tests.benchmarks.fill", str(zones)]
        subprocess.run(command, cwd=PROJECT, env=environment, check=True, stdout=subprocess.DEVNULL)
        yield Home(folder, environment)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def serving(
    at: Home,
    *,
    config: str = SITE,
    urlconf: str = "tests.benchmarks.urls",
    level: str = "warning",
) -> Iterator[Server]:
    """gunicorn with all its workers answering; stopped afterwards."""
    port = _free_port()
    environment = {**at.environment, "BIND": f"127.0.0.1:{port}", "BENCHMARK_URLCONF": urlconf}
    with (at.folder / "server.log").open("a") as log:
        command = [sys.executable, "-m", "gunicorn", "-c", config, "--log-level", level]
        process = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
    try:
        server = Server(port, process.pid)
        _wait(server, process, at.folder / "server.log")
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=40)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait(server: Server, process: subprocess.Popen, log: Path) -> None:
    end = time.monotonic() + LONGEST_START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            if server.get("/empty/")[0] == 200 and len(server.workers()) == WORKERS:
                time.sleep(1)  # the second worker may still be starting
                return
        except (OSError, HTTPException):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text()[-2000:]}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
