"""Measures the site on this machine and prints tables, with the project's targets beside them.

    uv run python -m tests.benchmarks [find] [hours] [serve] [memory] [tables] [--quick]

`find`    one look-up over several thousand real places at 1,000, 25,000 and 200,000 zones: the
          gazetteer alone, the k-d tree alone, all of it; then the ten nearest zones from PostGIS
          and from SQLite's R*Tree in the same run.
`hours`   the slowest of 20,000 made-up opening-hours rules that the site accepts.
`serve`   requests per second of an empty view, of the JSON search and of the page, by wrk against
          the production server with 25,000 zones, in rounds that take turns; the ratios are taken
          within each round.
`memory`  the proportional memory (PSS) of a worker above that of an idle one; and how soon an
          edit is seen by all.
`tables`  25,000 zones through `export_zones` and `import_zones`: the same again, all changed, as
          many new.

Without a part all of them run. `--quick` takes fewer places, sizes and rounds: to see that it
works, not to measure. What a machine lacks (wrk, PostgreSQL with PostGIS, /proc) is said and left
out. Everything stays in temporary folders and on this machine's loopback. Not part of the tests.
"""

import argparse
import os
import signal
import sys

PARTS = ("find", "hours", "serve", "memory", "tables")


def main() -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tests.benchmarks", description=__doc__.splitlines()[0]
    )
    parser.add_argument(
        "parts", nargs="*", choices=[*PARTS, []], metavar="PART", help=", ".join(PARTS)
    )
    parser.add_argument("--quick", action="store_true", help="fewer places, sizes and rounds")
    options = parser.parse_args()
    # servers and folders are removed all the same
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.benchmarks.settings"
    import django

    django.setup()
    for part in options.parts or PARTS:
        run(part, quick=options.quick)


def run(part: str, *, quick: bool) -> None:
    if part == "find":
        from tests.benchmarks import finding

        finding.run(quick=quick)
    elif part == "hours":
        from tests.benchmarks import hours

        hours.main(quick=quick)
    elif part == "serve":
        from tests.benchmarks import serving

        serving.run(quick=quick)
    elif part == "tables":
        from tests.benchmarks import importing

        importing.run(quick=quick)
    else:
        from tests.benchmarks import memory

        memory.run(quick=quick)


if __name__ == "__main__":
    main()
