"""Fill an empty database with the reviewed fixtures: each part of them whole or not at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, models, transaction
from simple_history.utils import bulk_create_with_history
from tqdm import tqdm


class Part(NamedTuple):
    """What is loaded together or not at all: files in order, each of one kind of record."""

    begin: str
    files: dict[str, str]
    loaded: str

    def models(self) -> dict[str, type[models.Model]]:
        return {name: apps.get_model(label) for name, label in self.files.items()}

    def is_empty(self) -> bool:
        return not any(model._default_manager.exists() for model in self.models().values())


# The tips are strangers here: they are found by the label that each record bears.
PARTS = [
    Part(
        "The directory is",
        {
            "agencies": "zones.agency",
            "stations": "zones.station",
            "zones": "zones.zone",
            "program_listings": "zones.programlisting",
            "checks": "zones.check",
        },
        "Loaded {zones} zones of {agencies} agencies.",
    ),
    Part(
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
Known = dict[tuple[type[models.Model], tuple[str, ...]], models.Model]


class Command(BaseCommand):
    help = (
        "Fill an empty database with the reviewed fixtures. The directory and the safety tips are "
        "each loaded only "
        "where they are empty; refuses where neither is."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--fixtures",
            type=Path,
            default=settings.BASE_DIR / "fixtures",
            help="another folder",
        )

    def handle(self, *, fixtures, **options):
        empty = [part for part in PARTS if part.is_empty()]
        if not empty:
            raise CommandError(
                f"{' '.join(f'{part.begin} not empty.' for part in PARTS)} Seed never mixes its "
                "fixtures with your "
                "edits. Nothing was changed. To start anew, use an empty database."
            )
        with transaction.atomic():
            said = [
                self.load_part(fixtures, part) if part in empty else kept(part) for part in PARTS
            ]
        self.stdout.write("\n".join(said))

    def load_part(self, fixtures: Path, part: Part) -> str:
        known: Known = {}  # (model, natural key) of every row so far
        counts = {
            name: self.load(fixtures / f"{name}.jsonl", model, known)
            for name, model in part.models().items()
        }
        return part.loaded.format(**counts)

    def load(
        self,
        path: Path,
        model: type[models.Model],
        known: Known,
    ) -> int:
        """One file in one go; CommandError names the file and line of the first mistake."""
        numbered = list(lines_of(path))
        made = []
        for number, line in tqdm(
            numbered,
            desc=path.stem,
            unit="row",
            disable=None,
            leave=False,
        ):
            try:
                record = instance_of(model, json.loads(line), known)
            except (
                ValueError,
                KeyError,
                TypeError,
                LookupError,
                ValidationError,
                FieldDoesNotExist,
            ) as error:
                raise CommandError(
                    f"{path.name}, line {number}: {said(error)}. Nothing was loaded."
                ) from error
            made.append(record)
            if hasattr(record, "natural_key"):
                known[model, record.natural_key()] = record
        try:
            store(model, made)
        except DatabaseError as error:
            raise CommandError(
                f"{path.name}: the database refuses a row: {error}. Nothing was loaded."
            ) from error
        return len(made)


def kept(part: Part) -> str:
    return f"{part.begin} not empty: what was edited is kept."


def store(model: type[models.Model], rows: list[models.Model]) -> None:
    """All at once; where changes are kept, the first one is that the row was loaded."""
    if hasattr(model, "history"):
        bulk_create_with_history(
            rows, model, batch_size=500, default_change_reason="loaded from the fixtures"
        )
    else:
        model._default_manager.bulk_create(rows, batch_size=500)


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of each line that is not empty."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path.name} cannot be read: {error}. Nothing was loaded.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, line


def instance_of(
    model: type[models.Model],
    record: dict,
    known: Known,
) -> models.Model:
    """An unsaved row from one fixture line; foreign keys are natural keys of earlier lines."""
    if record["model"] != model._meta.label_lower:
        raise ValueError(f"the model is {record['model']}, not {model._meta.label_lower}")
    values = {}
    for name, value in record["fields"].items():
        field = model._meta.get_field(name)
        if not isinstance(field, models.Field):
            raise LookupError(f"{name} is no field of {model._meta.label_lower}")
        if isinstance(field, models.ForeignKey):
            target = known.get((field.related_model, tuple(value)))
            if target is None:
                raise LookupError(f"{name} {value} is in no earlier file")
            values[name] = target
        else:
            values[name] = field.to_python(value)
    instance = model(**values)
    instance.clean_fields(
        exclude=[name for name in values if model._meta.get_field(name).is_relation]
    )
    return instance


def said(error: Exception) -> str:
    """A mistake in one line."""
    if isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    if isinstance(error, ValidationError):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return f"{type(error).__name__}: {error}".rstrip(".")
