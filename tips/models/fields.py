"""Kinds of fields that the board's tables share."""

from exchangezones.foundation import fields as words
from exchangezones.foundation.fields import kept_history  # noqa: F401 - every table of the board takes it from here
from tips.models.labels import LABELS


class WordField(words.ClosedListField):
    """One word of the board's closed lists."""

    labels = LABELS
