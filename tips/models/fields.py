"""Kinds of fields that the board's tables share."""

from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from exchangezones.foundation import fields as words
from exchangezones.foundation.fields import kept_history  # noqa: F401 - every table of the board takes it from here
from tips.models.labels import LABELS

validate_web_address = URLValidator(
    schemes=["http", "https"], message=_("Write an address that begins with http:// or https://.")
)


class WordField(words.ClosedListField):
    """One word of the board's closed lists."""

    labels = LABELS
