"""Take in a table of zones: all of it or nothing, never over a later edit, and twice is the same as
once.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, transaction
from django.utils import timezone
from tqdm import tqdm

from zones.curation.verbs import EDITORS
from zones.management.terminal import HelpFormatter
from zones.spreadsheets.columns import TABLE_COLUMNS
from zones.spreadsheets.files import NotATable, TableLine, read_table
from zones.spreadsheets.judge import plan_table
from zones.spreadsheets.plan import Planned, TablePlan
from zones.spreadsheets.store import store_plan
from zones.spreadsheets.stored import writer_of

MOST_LISTED_ROWS = 100  # rows of each kind that are shown
MOST_FILE_ROWS = 100_000
# Lines, not rows: a cell may hold line ends, so there are more of them.
EVERY_LINE = range(10 * MOST_FILE_ROWS)

ZONES_HELP = f"""\
Take in a table of zones, a row each: CSV in UTF-8 or XLSX, with any of the columns
{", ".join(TABLE_COLUMNS)}.
`export_zones` writes such a table, and with --empty only its header. id and station_key must be
there.

A row with an id changes that zone. A row without one is a new zone at the station of its
station_key; where this station has a zone of the same setting and name already, it is that one. A
column that is not there changes nothing; an empty cell in a row with an id takes away what is
stored. Only cells that differ from what is stored are judged. A new station needs a key that no
station has, an agency_key and its address. Hours may be words, as on the form.

A row whose zone was changed after the file was made (its `version` is not what is stored), or
that has no version, is a conflict: it is shown with both values, and nothing is stored unless you
say --overwrite, or --keep to leave these rows out. A mistake anywhere in the file changes nothing
at all.

No fact counts as checked by an import, except where a row names its source in source_title,
source_url and source_date: then each group of facts that the row changes gets a check with that
date.

The last line is for scripts: 12 added, 30 changed, 1200 unchanged, 0 conflicts, 0 mistakes. The
exit status is 1 where something was refused, and 0 otherwise.
"""


class Command(BaseCommand):
    help = ZONES_HELP

    def create_parser(self, *args: Any, **options: Any) -> Any:
        return super().create_parser(*args, formatter_class=HelpFormatter, **options)

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done, and change nothing"
        )
        parser.add_argument(
            "--by", metavar="USER", help="who stands behind it in the history; only their own zones"
        )
        conflicts = parser.add_mutually_exclusive_group()
        conflicts.add_argument(
            "--overwrite", action="store_true", help="take the rows that are in conflict"
        )
        conflicts.add_argument(
            "--keep", action="store_true", help="leave out the rows that are in conflict"
        )

    def handle(
        self,
        *,
        file: Any,
        dry_run: bool,
        by: Any,
        overwrite: bool,
        keep: bool,
        **options: Any,
    ) -> None:
        user = user_of(by)
        writer = writer_of(user)
        lines = read_lines(file)
        at = timezone.now()
        editors = EDITORS if writer.reach is None else ""
        try:
            with transaction.atomic():
                plan = plan_table(
                    lines,
                    writer=writer,
                    at=at,
                    progress=make_progress("judging"),
                )
                plan = plan.settled(EVERY_LINE) if overwrite else plan
                refused = bool(plan.mistakes or (plan.conflicts and not keep))
                if not dry_run and not refused:
                    store_plan(
                        plan,
                        by=user,
                        at=at,
                        reason=f"import {file.name}",
                        editors=editors,
                        progress=make_progress("storing"),
                    )
        except DatabaseError as error:
            raise CommandError(f"The database refuses: {error}. Nothing was changed.") from error
        self.say(plan, everything=dry_run or refused)
        self.stdout.write(f"{begin(plan, dry_run, refused)}{plan.counts()}")
        if refused:
            raise CommandError(reason_of(plan))

    def say(self, plan: TablePlan, *, everything: bool) -> None:
        """Mistakes and conflicts; where nothing is stored, all the rest too."""
        self.name("!", [f"line {line}, {mistake}" for line, mistake in plan.mistakes])
        self.name("?", [f"{row.conflict} {said_of(row)}" for row in plan.conflicts])
        if everything and not plan.mistakes:
            self.name("+", [said_of(row) for row in plan.added])
            self.name("~", [said_of(row) for row in plan.changed])

    def name(self, sign: str, sentences: Sequence[str]) -> None:
        for sentence in sentences[:MOST_LISTED_ROWS]:
            self.stdout.write(f"{sign} {sentence}")
        if len(sentences) > MOST_LISTED_ROWS:
            self.stdout.write(f"{sign} … and {len(sentences) - MOST_LISTED_ROWS} more")


def read_lines(file: Path) -> list[TableLine]:
    try:
        return read_table(file.read_bytes(), most_rows=MOST_FILE_ROWS)
    except NotATable as error:
        raise CommandError(f"{file.name}: {error} Nothing was changed.") from error
    except OSError as error:
        raise CommandError(f"{file}: {error.strerror}. Nothing was changed.") from error


def user_of(name: str | None) -> Any:
    """The account of that name, which must be allowed to change zones; None where none is named."""
    if name is None:
        return None
    accounts = get_user_model().objects.filter(username=name, is_active=True)
    user = accounts.first() if name.isprintable() else None
    if user is None or not user.has_perm("zones.change_zone"):
        raise CommandError(
            f"There is no account {name} that may change zones. Nothing was changed."
        )
    return user


def make_progress(words: str) -> Any:
    return lambda things: tqdm(
        things,
        desc=words,
        disable=None,
        leave=False,
    )


def said_of(row: Planned) -> str:
    return f"line {row.line}, {row}: {', '.join(map(str, row.changes))}"


def begin(
    plan: TablePlan,
    dry_run: bool,
    refused: bool,
) -> str:
    if refused:
        return "Refused, nothing was changed. It would be: "
    if dry_run:
        return "Dry run, nothing was changed. It would be: "
    return "" if plan.rows else "Nothing to change: "


def reason_of(plan: TablePlan) -> str:
    if plan.mistakes:
        return "Mend the mistakes, then import the file again. Nothing was changed."
    return (
        "Look at the conflicts, then say --overwrite to take these rows or --keep to leave "
        "them out."
    )
