"""Take in a list of ordinary police stations: all of it or nothing, and twice is the same as once."""

import csv
import gzip
import zlib
from argparse import RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from django.core.management.base import BaseCommand, CommandError, DjangoHelpFormatter
from django.db import DatabaseError, transaction
from django.utils import timezone
from tqdm import tqdm

from zones.directory.ordinary_stations import OrdinaryStation
from zones.geo.point import distance_km
from zones.models import OrdinaryStation as Row
from zones.spreadsheets.plausible import known_regions
from zones.spreadsheets.stations import COLUMNS, NotAStation, identity, read_station

MOST_SAID = 20  # mistakes, and stations of a dry run
TOGETHER_KM = 0.2  # a list that names a station twice within this distance means one building
# rows a statement: so many at once are not written down one by one, see exchangezones/revision.py
CHUNK = 4_000
GZIP = b"\x1f\x8b"
FIELDS = [name for name in OrdinaryStation._fields if name != "point"] + ["latitude", "longitude"]

HELP = f"""\
Take in a list of ordinary police stations: not zones, but what a resident sees where no zone is near.

FILE is CSV in UTF-8, gzipped or not, with the columns
{", ".join(COLUMNS)}.

The file replaces the stations of the sources that it names: what is new is added, what differs is changed, what is no
longer in it is removed. Stations of other sources stay. A file with a mistake changes nothing, and importing a file a
second time changes nothing either.
"""


class HelpFormatter(RawDescriptionHelpFormatter, DjangoHelpFormatter):
    """The help as it is written, and this command's own options before those of all commands."""


class Listed(NamedTuple):
    line: int
    station: OrdinaryStation


class Judged(NamedTuple):
    """A file as it was read: the stations by identity, a sentence for each bad row, how many said
    one again.
    """

    stations: dict[str, Listed]
    mistakes: list[str]
    repeated: int


class Plan(NamedTuple):
    """What an import does. `changed` are rows as they will be, each with what differs in words."""

    added: list[Row]
    changed: list[tuple[Row, str]]
    gone: list[Row]
    unchanged: int


class Command(BaseCommand):
    help = HELP

    def create_parser(
        self,
        *args: Any,
        **options: Any,
    ) -> Any:
        return super().create_parser(*args, formatter_class=HelpFormatter, **options)

    def add_arguments(self, parser):
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
        file,
        dry_run,
        skip_bad,
        allow_shrink,
        **options,
    ):
        rows = read_rows(file)
        judged = judge(rows)
        if judged.mistakes:
            self.name(judged.mistakes, len(rows), skip_bad)
        if not judged.stations:
            raise CommandError(f"{file.name} holds no station. Nothing was changed.")
        try:
            with transaction.atomic():
                plan = plan_of(judged.stations)
                if shrinks(plan) and not allow_shrink:
                    raise CommandError(too_few(plan))
                if not dry_run:
                    store(plan)
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
        for mistake in mistakes[:MOST_SAID]:
            self.stderr.write(mistake)
        if len(mistakes) > MOST_SAID:
            self.stderr.write(f"… and {len(mistakes) - MOST_SAID:,} more")
        if not skip_bad:
            raise CommandError(
                f"{len(mistakes):,} of {count:,} rows cannot be used. Nothing was changed. "
                "Mend them, or leave them out with --skip-bad."
            )

    def show(self, plan: Plan) -> None:
        """The first few that a dry run would add, change and remove."""
        for sign, said in [
            ("+", [str(row) for row in plan.added]),
            ("~", [f"{row}: {difference}" for row, difference in plan.changed]),
            ("-", [str(row) for row in plan.gone]),
        ]:
            for words in said[:MOST_SAID]:
                self.stdout.write(f"{sign} {words}")
            if len(said) > MOST_SAID:
                self.stdout.write(f"{sign} … and {len(said) - MOST_SAID:,} more")


# -- the file --------------------------------------------------------------------------------------
def read_rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """(line, cells by column) of every row; CommandError where the file is no such list."""
    reader = None
    try:
        with path.open("rb") as opened:
            opener: Any = gzip.open if opened.read(len(GZIP)) == GZIP else open
        with opener(path, "rt", encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if sorted(header) != sorted(COLUMNS):
                raise ValueError(
                    f"the columns must be {','.join(COLUMNS)}, not {','.join(header)[:300]!r}"
                )
            found, line = [], reader.line_num + 1
            for cells in reader:
                if cells and len(cells) != len(header):
                    raise ValueError(f"{len(cells)} columns instead of {len(header)}")
                if cells:
                    found.append((line, dict(zip(header, cells, strict=True))))
                # of the next row, which may have line ends within quotes
                line = reader.line_num + 1
            return found
    except (OSError, EOFError, zlib.error, csv.Error, ValueError) as error:
        said = "not UTF-8" if isinstance(error, UnicodeDecodeError) else str(error).rstrip(".")
        where = f"{path.name}, line {reader.line_num}" if reader and reader.line_num else path.name
        raise CommandError(f"{where}: {said}. Nothing was changed.") from error


def judge(rows: Sequence[tuple[int, dict[str, str]]]) -> Judged:
    regions, today = known_regions(), timezone.now().date()
    stations: dict[str, Listed] = {}
    mistakes, repeated = [], 0
    for line, row in tqdm(
        rows,
        desc="reading",
        unit="row",
        disable=None,
        leave=False,
    ):
        try:
            station = read_station(row, regions=regions, today=today)
        except NotAStation as error:
            mistakes.append(f"Line {line}: {error}")
            continue
        first = stations.setdefault(identity(station), Listed(line, station))
        apart_km = distance_km(first.station.point, station.point)
        if apart_km > TOGETHER_KM:
            mistakes.append(
                f"Line {line}: name “{station.name}”: With this address it stands in line {first.line} too, "
                f"{apart_km:.1f} km away. Take the wrong one out, or tell them apart by name or street."
            )
        elif first.line != line:
            repeated += 1
    return Judged(stations, mistakes, repeated)


# -- the database ----------------------------------------------------------------------------------
def plan_of(stations: dict[str, Listed]) -> Plan:
    """What makes the stored stations of these sources those of the file."""
    sources = {listed.station.source for listed in stations.values()}
    stored = {row.key: row for row in Row.objects.filter(source__in=sources)}
    added, changed, unchanged = [], [], 0
    for key, (_, station) in stations.items():
        row, known = row_of(key, station), stored.pop(key, None)
        if known is None:
            added.append(row)
        elif words := difference(known, row):
            changed.append((row, words))
        else:
            unchanged += 1
    return Plan(added, changed, list(stored.values()), unchanged)


def row_of(key: str, station: OrdinaryStation) -> Row:
    *_, latitude, longitude = FIELDS
    values = {
        **station._asdict(),
        latitude: station.point.latitude,
        longitude: station.point.longitude,
    }
    del values["point"]
    return Row(key=key, **values)


def difference(known: Row, row: Row) -> str:
    """ "phone “+1-555-555-0100” → “+1-555-555-0101”"; empty where nothing differs."""
    pairs = [(name, getattr(known, name), getattr(row, name)) for name in FIELDS]
    return ", ".join(f"{name} “{before}” → “{now}”" for name, before, now in pairs if before != now)


def shrinks(plan: Plan) -> bool:
    """Whether fewer than half would remain: most likely a part of a list."""
    remaining = len(plan.changed) + plan.unchanged
    return 2 * (remaining + len(plan.added)) < remaining + len(plan.gone)


def too_few(plan: Plan) -> str:
    remaining = len(plan.changed) + plan.unchanged
    return (
        f"{remaining + len(plan.added):,} of {remaining + len(plan.gone):,} stations of these sources would be left. "
        "Is the file whole? Nothing was changed. If it is right, say --allow-shrink."
    )


def store(plan: Plan) -> None:
    rows = [*plan.added, *(row for row, _ in plan.changed)]
    with tqdm(
        total=len(rows) + len(plan.gone),
        desc="storing",
        unit="row",
        disable=None,
        leave=False,
    ) as progress:
        for start in range(0, len(rows), CHUNK):
            chunk = rows[start : start + CHUNK]
            Row.objects.bulk_create(
                chunk,
                update_conflicts=True,
                unique_fields=["key"],
                update_fields=FIELDS,
            )
            progress.update(len(chunk))
        for start in range(0, len(plan.gone), CHUNK):
            chunk = plan.gone[start : start + CHUNK]
            Row.objects.filter(pk__in=[row.pk for row in chunk]).delete()
            progress.update(len(chunk))


def summary(
    plan: Plan,
    judged: Judged,
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
