"""How long 25,000 zones take through `export_zones` and `import_zones`: the same, all changed, as
many new.
"""

import csv
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple

from tests.benchmarks.tables import against, show

MOST_SECONDS = 120
FILL = "import django; django.setup(); from tests.benchmarks.fill import fill; fill({zones})"


def run(*, quick: bool, database: str = "") -> None:
    """On a database of its own in a temporary folder, or on an empty one from DATABASE_URL."""
    zones = 1_000 if quick else 25_000
    with TemporaryDirectory() as folder:
        environment = {
            **os.environ,
            "DATABASE_URL": database or f"sqlite:///{folder}/zones.sqlite3",
        }
        environment["DJANGO_SETTINGS_MODULE"] = "exchangezones.settings"

        def python(*words: str) -> Took:
            began, worked = monotonic(), worked_seconds()
            subprocess.run(
                [sys.executable, *words], env=environment, check=True, stdout=subprocess.DEVNULL
            )
            return Took(monotonic() - began, worked_seconds() - worked)

        python("manage.py", "migrate", "-v0")
        python("-c", FILL.format(zones=zones))
        show(
            f"{zones:,} zones by commands, on {environment['DATABASE_URL'].partition(':')[0]}",
            ["step", "seconds", "of work", "target"],
            [
                (name, took.seconds, took.worked_seconds, against(took.seconds, most=MOST_SECONDS))
                for name, took in steps(python, Path(folder))
            ],
        )


class Took(NamedTuple):
    """By the clock, and of the processor in this command: on a busy machine the two differ."""

    seconds: float
    worked_seconds: float


def worked_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def steps(python: Callable[..., Took], folder: Path) -> list[tuple[str, Took]]:
    same, changed, new = (str(folder / f"{name}.csv") for name in ("same", "changed", "new"))
    found = [("export to CSV", python("manage.py", "export_zones", same))]
    edit(same, changed, as_changed)
    edit(same, new, as_new)
    found += [
        ("export to XLSX", python("manage.py", "export_zones", f"{folder}/same.xlsx")),
        ("import, nothing differs", python("manage.py", "import_zones", same)),
        (
            "import of XLSX, nothing differs",
            python("manage.py", "import_zones", f"{folder}/same.xlsx"),
        ),
        (
            "import, every zone and station changed",
            python("manage.py", "import_zones", changed, "--overwrite"),
        ),
    ]
    return [
        *found,
        ("import, as many new zones and stations", python("manage.py", "import_zones", new)),
    ]


def as_changed(row: dict[str, str], number: int) -> dict[str, str]:
    return {**row, "detail": "Left of the flag", "phone": "+1-555-555-0100", "camera": "watched"}


def as_new(row: dict[str, str], number: int) -> dict[str, str]:
    """Without an id a zone is told by station, setting and name; synthetic keys have two hyphens
    where words lack.
    """
    key = f"{row['station_key'].replace('--', '-')}-new"
    return {
        **row,
        "id": "",
        "version": "",
        "station_key": key,
        "name": f"{row['name'][:190]} {number}",
    }


def edit(source: str, target: str, change: Callable[[dict[str, str], int], dict[str, str]]) -> None:
    """The same table with every row changed."""
    with open(source, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(target, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(change(row, number) for number, row in enumerate(rows))
