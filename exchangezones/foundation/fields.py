"""Kinds of fields and constraints that know no domain: both applications store closed lists and
partial dates.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, ClassVar
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from exchangezones.foundation.dates import last_day
from exchangezones.foundation.languages import ROWS
from exchangezones.foundation.text import first_strange, stored_as_typed
from exchangezones.foundation.web_address import has_password, is_public_host

Labels = Mapping[type[StrEnum], Mapping[Any, Any]]

# The language of a text that somebody else wrote.
LANGUAGE_CHOICES = [(row.code, _(row.name)) for row in ROWS]

PARTIAL_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
PHONE = re.compile(r"[+(]?[0-9][0-9 ().\-]{1,28}")


# -- what a value may be ---------------------------------------------------------------------------
def validate_partial_date(value: str) -> None:
    if not PARTIAL_DATE.fullmatch(value):
        raise ValidationError(
            _("Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."), code="invalid"
        )
    try:
        last_day(value)
    except ValueError as error:
        raise ValidationError(_("There is no such day."), code="invalid") from error


def validate_line(value: str) -> None:
    refuse_strange(first_strange(value))


def validate_paragraphs(value: str) -> None:
    refuse_strange(first_strange(value, lines=True))


def refuse_strange(letter: str) -> None:
    if letter:
        raise ValidationError(
            _("This contains a character that cannot be printed (%(name)s). Delete it."),
            code="invalid",
            params={"name": f"U+{ord(letter):04X}"},
        )


def validate_phone(value: str) -> None:
    """One number. An extension would be dialled as a part of it."""
    digits = sum(letter.isdigit() for letter in value)
    if not (PHONE.fullmatch(value) and 3 <= digits <= 15):
        raise ValidationError(
            _("Write one phone number without extension, such as +1-775-289-8808."),
            code="invalid",
        )


def validate_web_address(value: str) -> None:
    """A page of the open web, as anybody may open it."""
    validate_line(value)
    validate_http_address(value)
    if has_password(value):
        raise ValidationError(
            _("Remove the user name and password from this web address."), code="invalid"
        )
    if not is_public_host(urlsplit(value).hostname or ""):
        raise ValidationError(
            _("This web address is in a private network. Write one that everyone can open."),
            code="invalid",
        )


validate_http_address = URLValidator(
    schemes=["http", "https"],
    message=_("Write a web address that begins with http:// or https://."),
)


# -- kinds of fields -------------------------------------------------------------------------------
class JudgedField(models.Field):
    """Its validators are asked whenever a row is stored, whatever door it comes by: form, table,
    fixtures, verb.

    ValidationError names the field. The copies that the history keeps are not judged again: an old
    value must not stop a new edit.
    """

    django_path = ""

    def clean(self, value: Any, model_instance: models.Model | None) -> Any:
        return super().clean(stored_as_typed(value), model_instance)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        given = super().pre_save(model_instance, add)
        value = stored_as_typed(given)
        if value != given:
            setattr(model_instance, self.attname, value)
        if value and isinstance(value, str) and not hasattr(model_instance, "history_id"):
            try:
                self.run_validators(value)
            except ValidationError as error:
                raise ValidationError({self.name: error.error_list}) from error
        return value

    def deconstruct(self) -> Any:
        # As Django's own field: what is refused is no matter of the table, so no migration.
        name, _path, args, kwargs = super().deconstruct()
        return name, self.django_path, args, kwargs


class LineField(JudgedField, models.CharField):
    """Words on one line."""

    default_validators = [validate_line]
    django_path = "django.db.models.CharField"


class ParagraphsField(JudgedField, models.TextField):
    default_validators = [validate_paragraphs]
    django_path = "django.db.models.TextField"


class PhoneField(JudgedField, models.CharField):
    default_validators = [validate_phone]
    django_path = "django.db.models.CharField"


class WebAddressField(JudgedField, models.URLField):
    default_validators = [validate_web_address]
    django_path = "django.db.models.URLField"


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


class PartialDateField(JudgedField, models.CharField):
    """A day, a month or a year as ISO 8601, as precise as its source; empty where the source says
    nothing.
    """

    default_validators = [validate_partial_date]
    django_path = "exchangezones.foundation.fields.PartialDateField"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)


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
