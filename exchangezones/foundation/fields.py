"""Kinds of fields and constraints that know no domain: both applications store closed lists and
partial dates.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from exchangezones.foundation.languages import ROWS

Labels = Mapping[type[StrEnum], Mapping[Any, Any]]

# The language of a text that somebody else wrote.
LANGUAGE_CHOICES = [(row.code, _(row.name)) for row in ROWS]

validate_partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
)


class ClosedListField(models.CharField):
    """One word of a closed list, stored as the API says it; each application's own kind has its
    `labels`.
    """

    labels: ClassVar[Labels] = {}

    def __init__(
        self,
        kind: type[StrEnum],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        self.kind = kind
        kwargs.setdefault("max_length", 30)
        # A word without a label is a mistake that shows at start.
        kwargs["choices"] = [(word.value, self.labels[kind][word]) for word in kind]
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        # Without the labels: a better word for a reader is no change of the table, so no migration.
        del kwargs["choices"]
        return name, path, [self.kind, *args], kwargs


class PartialDateField(models.CharField):
    """A day, a month or a year as ISO 8601, as precise as its source; empty where the source says
    nothing.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_partial_date]


def kept_history() -> HistoricalRecords:
    """Each change of a row with its old values, and a reason of any length."""
    # simple_history's own field for a reason ends after 100 characters.
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True))


def one_of(field: str, kind: type[StrEnum]) -> models.CheckConstraint:
    """The database itself keeps the closed list."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [word.value for word in kind]}),
        name=f"%(class)s_{field}_is_a_known_word",
    )


def partial_date_constraint(field: str) -> models.CheckConstraint:
    """Four, seven or ten characters: 2017, 2017-05, 2017-05-24."""
    # No regular expression: in SQLite REGEXP is a function that only Django's own connections
    # have, and a write from any other shell would fail.
    return models.CheckConstraint(
        condition=models.Q(In(Length(field), [0, 4, 7, 10])),
        name=f"%(class)s_{field}_is_a_partial_date",
    )
