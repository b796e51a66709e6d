"""Kinds of fields that the board's tables share, and how every change of a row is kept."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from exchangezones import fields as words
from tips.models.labels import LABELS

validate_web_address = URLValidator(
    schemes=["http", "https"], message=_("Write an address that begins with http:// or https://.")
)


class WordField(words.WordField):
    """One word of the board's closed lists."""

    labels = LABELS


def kept_history() -> HistoricalRecords:
    """Each change of a row with its old values; a reason may be as long as somebody wants to explain it."""
    return HistoricalRecords(history_change_reason_field=models.TextField(null=True))
