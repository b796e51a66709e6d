"""Small kinds of fields and constraints that several tables share."""

from enum import StrEnum

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.db import models
from django.db.models.functions import Length
from django.db.models.lookups import In
from django.utils.translation import gettext_lazy as _

from zones.models.labels import choices

LANGUAGES = [("en", _("English")), ("fr", _("French")), ("es", _("Spanish")), ("pt", _("Portuguese"))]

validate_country = RegexValidator(r"^[A-Z]{2}$", _("Write the country as two capital letters, such as US."))
validate_region = RegexValidator(
    r"^[A-Z0-9]{1,3}$", _("Write the state or province as its capital letters, such as MO.")
)
validate_agency_key = RegexValidator(
    r"^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$",
    _("A key is the country and words in lower case with hyphens, such as us-mo-kansas-city-kcpd."),
)
validate_partial_date = RegexValidator(
    r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$",
    _("Write a year, a month or a day: 2017, 2017-05 or 2017-05-24."),
)


def validate_emails(value: str) -> None:
    """Each address of a list with commas is one that mail could reach."""
    for address in value.split(","):
        validate_email(address.strip())


def validate_hours(value: str) -> None:
    """A rule is OpenStreetMap `opening_hours`; ValidationError names what was not understood."""
    from opening_hours import OpeningHours, ParserError  # type: ignore[attr-defined]  # its stub forgets the error

    try:
        OpeningHours(value)
    except ParserError as error:
        raise ValidationError(
            _("“%(value)s” is not an opening_hours rule, such as “24/7” or “Mo-Fr 08:00-17:00”."),
            params={"value": value},
        ) from error


class WordField(models.CharField):
    """One word of a closed list, stored as the API says it."""

    def __init__(self, kind: type[StrEnum], *args, **kwargs):
        self.kind = kind
        kwargs.setdefault("max_length", 30)
        kwargs["choices"] = choices(kind)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        # Labels are speech: a better word for a reader is no change of the table.
        del kwargs["choices"]
        return name, path, [self.kind, *args], kwargs


class PartialDateField(models.CharField):
    """A day, a month or a year as ISO 8601, as precise as its source; empty where the source says nothing."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_partial_date]


class HoursField(models.CharField):
    """An OpenStreetMap opening_hours rule; empty means that nobody told us."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        self.validators = [*self.validators, validate_hours]


def one_of(field: str, kind: type[StrEnum]) -> models.CheckConstraint:
    """The database itself keeps the closed list."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__in": [word.value for word in kind]}),
        name=f"%(class)s_{field}_is_a_known_word",
    )


def between(field: str, low: float, high: float) -> models.CheckConstraint:
    """Null, or a number in the range; the comparison also refuses nan and infinities."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True}) | models.Q(**{f"{field}__gte": low, f"{field}__lte": high}),
        name=f"%(class)s_{field}_is_in_range",
    )


def partial_date(field: str) -> models.CheckConstraint:
    """Four, seven or ten characters; no regular expression, so that any SQLite shell can still write."""
    return models.CheckConstraint(
        condition=models.Q(In(Length(field), [0, 4, 7, 10])), name=f"%(class)s_{field}_is_a_partial_date"
    )
