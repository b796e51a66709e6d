"""Small kinds of fields and constraints that several tables share."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator, validate_email
from django.db import models
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation import fields as words
from zones.hours.lexicon import NotARule, Unclear
from zones.hours.parsing import as_rule
from zones.hours.ranking import rule_parts
from zones.hours.rules import is_rule
from zones.models.labels import LABELS
from zones.places.postal_form import postal_code_of

validate_country = RegexValidator(
    r"^[A-Z]{2}$", _("Write the country as two capital letters, such as US.")
)
validate_region = RegexValidator(
    r"^[A-Z0-9]{1,3}$", _("Write the state or province in its short form, such as MO.")
)
validate_agency_key = RegexValidator(
    r"^[a-z]{2}-[a-z0-9]+(-[a-z0-9]+)*$",
    _("Write the key in lower case with hyphens, such as us-mo-kansas-city-kcpd."),
)


def validate_emails(value: str) -> None:
    """Each address of a list with commas is one that mail could reach."""
    for address in value.split(","):
        validate_email(address.strip())


CODE_EXAMPLES = {
    "US": "02138",
    "CA": "K7L 4C2",
    "AU": "2000",
}


def tidy_postal_code(code: str, country: str, region: str) -> str:
    """The code in its country's form; ValidationError for what is no code there."""
    tidied = postal_code_of(code, country, region)
    if tidied is None:
        raise ValidationError(
            _(
                "“%(code)s” is not a postal code in %(region)s, %(country)s. Write it like "
                "“%(example)s”."
            ),
            params={
                "code": code,
                "region": region,
                "country": country,
                "example": CODE_EXAMPLES.get(country, ""),
            },
        )
    return tidied


# What to say of hours that cannot be turned into a rule, and what would be right.
UNCLEAR = {
    Unclear.AMBIGUOUS_TIME: _(
        "“%(word)s” may be morning or evening. Write am or pm, as in “8am-5pm”, or “08:00-17:00”."
    ),
    Unclear.UNKNOWN_WORD: _(
        "We did not understand “%(word)s”. Write for example “Mon-Fri 8am-5pm”, “24 hours” or "
        "“daylight”."
    ),
    Unclear.NO_TIME: _(
        "“%(word)s” has no time in it. Write for example “Mon-Fri 8am-5pm”, “24 hours” or "
        "“daylight”."
    ),
    Unclear.TOO_LONG: _(
        "This is too long. Write the regular week here, and holidays under “Days with different "
        "hours”."
    ),
    Unclear.NO_SUCH_DAY: _("There is no such day as “%(word)s”."),
    Unclear.MONTH_OR_DAY: _(
        "“%(word)s” may be March or Tuesday (mardi, martes). Write “Tue 8am-5pm”, or "
        "“Mar 1-31 08:00-17:00” for the month."
    ),
    Unclear.NOT_A_RULE: _(
        "“%(word)s” is not clear. Write for example “Mon-Fri 8am-5pm; Sat 9am-1pm”, “24 hours” or "
        "“daylight”."
    ),
}


def rule_from(value: str) -> str:
    """The opening_hours rule of what staff write; ValidationError says what was not understood, and
    what would be.
    """
    try:
        return as_rule(value)
    except NotARule as error:
        raise unclear_hours(error, value) from error


def validate_hours(value: str) -> None:
    """Only rules are kept: see RULE in zones/hours/grammar.py, and the order of their parts."""
    try:
        rule_parts(value)
    except NotARule as error:
        raise unclear_hours(error, value) from error
    if not is_rule(value):
        raise unclear_hours(NotARule(Unclear.NOT_A_RULE), value)


def unclear_hours(error: NotARule, value: str) -> ValidationError:
    """What was not understood, and what would be."""
    said = UNCLEAR.get(error.reason, UNCLEAR[Unclear.NOT_A_RULE])
    return ValidationError(said, params={"word": error.word or value})


# What the frame shares is imported from here by the directory's tables and migrations.
class WordField(words.ClosedListField):
    """One word of the directory's closed lists."""

    labels = LABELS


class HoursField(words.JudgedField, models.CharField):
    """An opening_hours rule; empty means that nobody told us.

    Plain words such as "8-5 weekdays" become a rule.
    """

    django_path = "zones.models.fields.HoursField"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 255)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)
        # Set here, not passed to super(), which would write it into every migration.
        self.validators = [*self.validators, validate_hours]

    def clean(self, value: Any, model_instance: Any) -> Any:
        # First the rule: length and validators judge what is stored, not the words typed.
        return super().clean(rule_from(value) if value else value, model_instance)


def between(
    field: str,
    low: float,
    high: float,
) -> models.CheckConstraint:
    """Null, or a number in the range; the comparison also refuses nan and infinities."""
    return models.CheckConstraint(
        condition=models.Q(**{f"{field}__isnull": True})
        | models.Q(
            **{
                f"{field}__gte": low,
                f"{field}__lte": high,
            }
        ),
        name=f"%(class)s_{field}_is_in_range",
    )
