"""Take in a list of ordinary police stations: all or nothing, and twice is as once."""

import csv
import gzip
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils import timezone

from zones.management.terminal import HelpFormatter, bar
from zones.spreadsheets.station_list import (
    JudgedStations,
    StationPlan,
    judge_stations,
    plan_stations,
    shrinks,
    store_stations,
    too_few,
)
from zones.spreadsheets.stations import LIST_COLUMNS

MOST_LISTED_STATIONS = 20  # mistakes, and stations of a dry run
GZIP = b"\x1f\x8b"

STATIONS_HELP = f"""\
Take in a list of ordinary police stations: not zones, but what a resident sees where no zone is
near.

FILE is CSV in UTF-8, gzipped or not, with the columns
{", ".join(LIST_COLUMNS)}.

The file replaces the stations of the sources that it names: what is new is added, what differs is
changed, what is no longer in it is removed. Stations of other sources stay. A file with a mistake
changes nothing, and importing a file a second time changes nothing either.
"""


class Command(BaseCommand):
    help = STATIONS_HELP

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(*args, formatter_class=HelpFormatter, **options)

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )
        parser.add_argument(
            "--skip-bad",
            action="store_true",
            help="leave out the rows with mistakes, and name them",
        )
        parser.add_argument(
            "--allow-shrink",
            action="store_true",
            help="go on even if fewer than half of the stations would remain",
        )

    def handle(
        self,
        *,
        file: Any,
        dry_run: bool,
        skip_bad: bool,
        allow_shrink: bool,
        **options: Any,
    ) -> None:
        rows = read_rows(file)
        judged = judge_stations(bar(rows, "reading"), today=timezone.now().date())
        if judged.mistakes:
            self.name(judged.mistakes, len(rows), skip_bad)
        if not judged.stations:
            raise CommandError(f"{file.name} holds no station. Nothing was changed.")
        try:
            with transaction.atomic():
                plan = plan_stations(judged.stations)
                if shrinks(plan) and not allow_shrink:
                    raise CommandError(too_few(plan))
                if not dry_run:
                    total = len(plan.added) + len(plan.changed) + len(plan.gone)
                    with bar(total=total, desc="storing") as progress:
                        store_stations(plan, progress.update)
        except DatabaseError as error:
            raise CommandError(f"The database refuses: {error}. Nothing was changed.") from error
        if dry_run:
            self.show(plan)
        self.stdout.write(summary(plan, judged, dry_run))

    def name(
        self,
        mistakes: Sequence[str],
        count: int,
        skip_bad: bool,
    ) -> None:
        """The first mistakes; CommandError unless their rows are to be left out."""
        for mistake in mistakes[:MOST_LISTED_STATIONS]:
            self.stderr.write(mistake)
        if len(mistakes) > MOST_LISTED_STATIONS:
            self.stderr.write(f"… and {len(mistakes) - MOST_LISTED_STATIONS:,} more")
        if not skip_bad:
            raise CommandError(
                f"{len(mistakes):,} of {count:,} rows cannot be used. Nothing was changed. "
                "Mend them, or leave them out with --skip-bad."
            )

    def show(self, plan: StationPlan) -> None:
        """The first few that a dry run would add, change and remove."""
        for sign, said in [
            ("+", [str(row) for row in plan.added]),
            ("~", [f"{row}: {difference}" for row, difference in plan.changed]),
            ("-", [str(row) for row in plan.gone]),
        ]:
            for words in said[:MOST_LISTED_STATIONS]:
                self.stdout.write(f"{sign} {words}")
            if len(said) > MOST_LISTED_STATIONS:
                self.stdout.write(f"{sign} … and {len(said) - MOST_LISTED_STATIONS:,} more")


# -- the file --------------------------------------------------------------------------------------
def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """(line, cells by column) of every row; CommandError where the file is no such list."""
    reader = None
    try:
        with path.open("rb") as opened:
            opener: Any = gzip.open if opened.read(len(GZIP)) == GZIP else open
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            # Not strict, csv would let an unclosed quotation mark swallow the rest of the file.
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if sorted(header) != sorted(LIST_COLUMNS):
                raise ValueError(
                    f"the columns must be {','.join(LIST_COLUMNS)}, not {','.join(header)[:300]!r}"
                )
            found = []
            line = reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    raise ValueError(f"{len(cells)} columns instead of {len(header)}")
                if cells:
                    found.append((line, dict(zip(header, cells, strict=True))))
                # of the next row, which may have line ends within quotes
                line = reader.line_num + 1
            return found
    # gzip raises EOFError for a file that is cut off, and zlib.error for a damaged one.
    except (OSError, EOFError, zlib.error, csv.Error, ValueError) as error:
        said = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error).rstrip(".")
        where = f"{path.name}, line {reader.line_num}" if reader and reader.line_num else path.name
        raise CommandError(f"{where}: {said}. Nothing was changed.") from error


# -- the report ------------------------------------------------------------------------------------
def summary(
    plan: StationPlan,
    judged: JudgedStations,
    dry_run: bool,
) -> str:
    counts = (
        f"{len(plan.added):,} added, {len(plan.changed):,} changed, {len(plan.gone):,} removed, "
        f"{plan.unchanged:,} unchanged"
    )
    notes = [
        f"{count:,} {said}"
        for count, said in [
            (judged.repeated, "named a second time"),
            (len(judged.mistakes), "left out"),
        ]
        if count
    ]
    idle = not dry_run and not (plan.added or plan.changed or plan.gone)
    begin = (
        "Dry run, nothing was changed. It would be: "
        if dry_run
        else "Nothing to change: "
        if idle
        else ""
    )
    return f"{begin}{counts}{''.join(f'; {note}' for note in notes)}."
