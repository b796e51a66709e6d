"""Fill an empty database with the reviewed fixtures: each part of them whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.serializers.base import DeserializationError
from django.core.serializers.python import Deserializer
from django.db import DatabaseError, models, transaction
from simple_history.utils import bulk_create_with_history

from zones.management.terminal import bar


class FixturePart(NamedTuple):
    """What is loaded together or not at all: files in order, each of one kind of record."""

    begin: str
    files: dict[str, str]
    loaded: str

    def models(self) -> dict[str, type[models.Model]]:
        return {name: apps.get_model(label) for name, label in self.files.items()}

    def is_empty(self) -> bool:
        return not any(model._default_manager.exists() for model in self.models().values())


# By label, since zones and tips must not import each other. Files stand in the order in which their
# records name one another.
PARTS = [
    FixturePart(
        "The directory is",
        {
            "agencies": "zones.agency",
            "stations": "zones.station",
            "zones": "zones.zone",
            "program_listings": "zones.programlisting",
            "checks": "zones.check",
            "verifications": "zones.verification",
        },
        "Loaded {zones} zones of {agencies} agencies.",
    ),
    FixturePart(
        "The safety tips are",
        {
            "tip_sources": "tips.source",
            "tips": "tips.tip",
            "tip_texts": "tips.tiptext",
            "tip_sayings": "tips.saying",
            "disagreements": "tips.disagreement",
            "disagreement_texts": "tips.disagreementtext",
            "positions": "tips.position",
        },
        "Loaded {tips} safety tips from {tip_sources} sources.",
    ),
]
MISTAKES = (
    DeserializationError,
    FieldDoesNotExist,
    KeyError,
    LookupError,
    TypeError,
    ValidationError,
    ValueError,
)


class Command(BaseCommand):
    help = (
        "Fill an empty database with the reviewed fixtures. The directory and the safety tips are "
        "each loaded only where they are empty; refuses where neither is."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument(
            "--fixtures",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="another folder",
        )

    def handle(self, *, fixtures: Any, **options: Any) -> None:
        empty = [part for part in PARTS if part.is_empty()]
        if not empty:
            raise CommandError(
                f"{' '.join(f'{part.begin} not empty.' for part in PARTS)} Seed never mixes its "
                "fixtures with your edits. Nothing was changed. To start anew, use an empty "
                "database."
            )
        with transaction.atomic():
            said = [
                self.load_part(fixtures, part) if part in empty else say_kept(part)
                for part in PARTS
            ]
        self.stdout.write("\n".join(said))

    def load_part(self, fixtures: Path, part: FixturePart) -> str:
        counts = {
            name: self.load(fixtures / f"{name}.jsonl", model)
            for name, model in part.models().items()
        }
        return part.loaded.format(**counts)

    def load(self, path: Path, model: type[models.Model]) -> int:
        """One file in one go; CommandError names the file and line of the first mistake."""
        rows = []
        for number, line in bar(list(read_fixture(path)), desc=path.stem):
            try:
                rows.append(make_row(model, json.loads(line)))
            except MISTAKES as error:
                where = f"{path.name}, line {number}"
                raise CommandError(f"{where}: {explain(error)}. Nothing was loaded.") from error
        try:
            store_rows(model, rows)
        except DatabaseError as error:
            raise CommandError(
                f"{path.name}: the database refuses a row: {error}. Nothing was loaded."
            ) from error
        return len(rows)


def say_kept(part: FixturePart) -> str:
    return f"{part.begin} not empty: what was edited is kept."


def store_rows(model: type[models.Model], rows: list[models.Model]) -> None:
    """All at once; where changes are kept, the first one is that the row was loaded."""
    if hasattr(model, "history"):
        bulk_create_with_history(
            rows, model, batch_size=500, default_change_reason="loaded from the fixtures"
        )
    else:
        model._default_manager.bulk_create(rows, batch_size=500)


def read_fixture(path: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of each line that is not empty."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path.name} cannot be read: {error}. Nothing was loaded.") from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def make_row(model: type[models.Model], record: dict[str, Any]) -> models.Model:
    """An unsaved row of one fixture line; foreign keys are natural keys of rows already stored."""
    if record["model"] != model._meta.label_lower:
        raise ValueError(f"the model is {record['model']}, not {model._meta.label_lower}")
    [found] = Deserializer([record])
    row = found.object
    # Relations were found just now; to validate them would ask the database once more for each.
    row.clean_fields(exclude=[field.name for field in model._meta.fields if field.is_relation])
    return row


def explain(error: Exception) -> str:
    """A mistake in one line."""
    if isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    if isinstance(error, ValidationError):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    if isinstance(error, DeserializationError):
        return str(error)
    return f"{type(error).__name__}: {error}".rstrip(".")
