"""Fill an empty directory with the reviewed fixtures: all of them or nothing."""

import json
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, models, transaction
from tqdm import tqdm

from zones.models import Agency, Check, ProgramListing, Station, Zone

FILES = [
    ("agencies", Agency),
    ("stations", Station),
    ("zones", Zone),
    ("program_listings", ProgramListing),
    ("checks", Check),
]
Known = dict[tuple[type[models.Model], tuple[str, ...]], models.Model]


class Command(BaseCommand):
    help = "Fill an empty directory with the reviewed fixtures. Refuses a directory that is not empty."

    def add_arguments(self, parser):
        parser.add_argument("--fixtures", type=Path, default=settings.BASE_DIR / "fixtures", help="another folder")

    def handle(self, *, fixtures, **options):
        if Agency.objects.exists():
            raise CommandError(
                "The directory is not empty, and seed never mixes its fixtures with your edits. "
                "Nothing was changed. To start anew, use an empty database."
            )
        with transaction.atomic():
            known = {}  # (model, natural key) of every row so far
            for name, model in FILES:
                self.load(fixtures / f"{name}.jsonl", model, known)
        self.stdout.write(f"Loaded {Zone.objects.listed().count()} zones of {Agency.objects.count()} agencies.")

    def load(self, path: Path, model: type[models.Model], known: Known) -> None:
        """One file in one go; CommandError names the file and line of the first mistake."""
        numbered = list(lines_of(path))
        made = []
        for number, line in tqdm(numbered, desc=path.stem, unit="row", disable=None, leave=False):
            try:
                record = instance_of(model, json.loads(line), known)
            except (ValueError, KeyError, TypeError, LookupError, ValidationError, FieldDoesNotExist) as error:
                raise CommandError(f"{path.name}, line {number}: {said(error)}. Nothing was loaded.") from error
            made.append(record)
            if hasattr(record, "natural_key"):
                known[model, record.natural_key()] = record
        try:
            model._default_manager.bulk_create(made, batch_size=500)
        except DatabaseError as error:
            raise CommandError(f"{path.name}: the database refuses a row: {error}. Nothing was loaded.") from error


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of each line that is not empty."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"{path.name} cannot be read: {error}. Nothing was loaded.") from error
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield number, line


def instance_of(model: type[models.Model], record: dict, known: Known) -> models.Model:
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
    instance.clean_fields(exclude=[name for name in values if model._meta.get_field(name).is_relation])
    return instance


def said(error: Exception) -> str:
    """A mistake in one line."""
    if isinstance(error, ValidationError) and not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    if isinstance(error, ValidationError):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return f"{type(error).__name__}: {error}".rstrip(".")
