"""Write zones as a table that `import_zones` reads back unchanged."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from zones.models import Agency, Zone
from zones.spreadsheets.columns import TABLE_COLUMNS
from zones.spreadsheets.files import csv_table, xlsx_table
from zones.spreadsheets.stored import rows_of

FORMATS = ("csv", "xlsx")


class Command(BaseCommand):
    help = (
        "Write every zone, a row each, to FILE or to standard output: all that import_zones takes. "
        "What a spreadsheet "
        "would run as a formula gets an apostrophe before it; the import takes it off again."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "file",
            type=Path,
            nargs="?",
            metavar="FILE",
            help="such as zones.csv or zones.xlsx",
        )
        parser.add_argument(
            "--agency",
            metavar="KEY",
            help="only the zones of this agency, such as us-ct-new-canaan-pd",
        )
        parser.add_argument(
            "--format", choices=FORMATS, help="without it the ending of FILE decides, or else CSV"
        )
        parser.add_argument(
            "--empty", action="store_true", help="only the header: a table to fill in"
        )

    def handle(
        self,
        *,
        file: Any,
        agency: Any,
        format: Any,
        empty: bool,
        **options: Any,
    ) -> None:
        zones = Zone.objects.none() if empty else select_zones(agency)
        count = zones.count()
        rows = tqdm(
            rows_of(zones),
            total=count,
            desc="writing",
            unit="row",
            disable=None,
            leave=False,
        )
        try:
            write_table(file, format or ending_of(file), rows, self.stdout)
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        if file:
            self.stdout.write(f"{count} zones written to {file.name}")


def select_zones(agency: str | None) -> Any:
    if agency is None:
        return Zone.objects.all()
    if not Agency.objects.filter(key=agency).exists():
        raise CommandError(f"There is no agency with the key {agency}.")
    return Zone.objects.filter(station__agency__key=agency)


def ending_of(file: Path | None) -> str:
    return "xlsx" if file and file.suffix.lower() == ".xlsx" else "csv"


def write_table(
    file: Path | None,
    format: str,
    rows: Iterator[list[str]],
    stdout: Any,
) -> None:
    parts = (
        csv_table(TABLE_COLUMNS, rows)
        if format == "csv"
        else iter([xlsx_table(TABLE_COLUMNS, rows)])
    )
    if file:
        with file.open("wb") as target:
            target.writelines(parts)
    elif format == "csv":
        for part in parts:
            stdout.write(part.decode(), ending="")
    else:
        raise CommandError("A workbook needs a FILE.")
