"""The ten nearest zones from PostGIS, in a throw-away cluster of Debian's binaries; or why there is
none.
"""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from zones.geo.point import Point

TEN = 10
Ask = Callable[[Point], list[str]]
BINARIES = Path("/usr/lib/postgresql")
# On the sphere, the same answer as the site's; and in flat degrees, quicker and wrong away from the
# equator.
KINDS = {"PostGIS KNN, geography": "geography", "PostGIS KNN, flat degrees": "geometry"}


@contextmanager
def nearest_in(zones: Sequence[tuple[str, Point | None]]) -> Iterator[tuple[dict[str, Ask], str]]:
    """(by kind of column a function from a point to ten ids, why there is none)."""
    with ExitStack() as stack:
        try:
            cursor = stack.enter_context(_cursor())
            cursor.execute("CREATE EXTENSION postgis")
            _fill(cursor, zones)
        except (LookupError, OSError, subprocess.SubprocessError, _database_error()) as error:
            yield {}, " ".join(str(error).split())
            return
        yield {name: _asking(cursor, column) for name, column in KINDS.items()}, ""


def _database_error() -> type[Exception]:
    import psycopg

    return psycopg.Error


def _fill(cursor, zones: Sequence[tuple[str, Point | None]]) -> None:
    cursor.execute(
        "CREATE TABLE zone (public_id text, geometry geometry(Point, 4326), geography "
        "geography(Point, 4326))"
    )
    cursor.execute("CREATE TEMP TABLE given (public_id text, latitude float8, longitude float8)")
    with cursor.copy("COPY given FROM STDIN") as copy:
        for public_id, at in zones:
            if at:
                copy.write_row((public_id, at.latitude, at.longitude))
    point = "ST_SetSRID(ST_MakePoint(longitude, latitude), 4326)"
    cursor.execute(f"INSERT INTO zone SELECT public_id, {point}, {point}::geography FROM given")
    for column in KINDS.values():
        cursor.execute(f"CREATE INDEX ON zone USING gist ({column})")
    cursor.execute("VACUUM ANALYZE zone")


def _asking(cursor, column: str) -> Ask:
    origin = f"ST_SetSRID(ST_MakePoint(%s, %s), 4326)::{column}"
    question = f"SELECT public_id FROM zone ORDER BY {column} <-> {origin} LIMIT {TEN}"

    def ask(point: Point) -> list[str]:
        cursor.execute(question, (point.longitude, point.latitude), prepare=True, binary=True)
        return [row[0] for row in cursor.fetchall()]

    return ask


@contextmanager
def _cursor() -> Iterator:
    import psycopg

    with cluster() as url, psycopg.connect(url, autocommit=True) as connection:
        yield connection.cursor()


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a fresh database on a free port of this machine; everything is gone
    afterwards.
    """
    binaries = sorted(BINARIES.glob("*/bin"), key=lambda path: int(path.parent.name))
    if not binaries:
        raise LookupError("PostgreSQL is not installed (Debian: postgresql-15-postgis-3)")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        data, port = f"{folder}/data", _free_port()
        _as_postgres(binaries[-1] / "initdb", "-D", data, "-A", "trust", "-U", "postgres")
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}"
        _as_postgres(
            binaries[-1] / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", options, "start"
        )
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/postgres"
        finally:
            _as_postgres(binaries[-1] / "pg_ctl", "-D", data, "-m", "immediate", "stop")


def _as_postgres(*words: str | Path) -> None:
    """PostgreSQL refuses to run as root."""
    before = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run(
        [*before, *words],
        check=True,
        timeout=60,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
    )


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]
