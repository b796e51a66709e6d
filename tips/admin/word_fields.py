"""The fields in which a moderator writes a title or a text."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.text import capfirst

from exchangezones.foundation.languages import Language


class WordsField(forms.CharField):
    """Words as they are kept, whatever line ends a browser sends."""

    def to_python(self, value: Any) -> Any:
        return even(super().to_python(value) or "")


class HeadingField(WordsField):
    """Words of one line, in a box that shows two: a heading is long beside two others."""

    def to_python(self, value: Any) -> Any:
        return " ".join(super().to_python(value).split())


def words_field(
    column: Any,
    language: Language,
    words: str,
) -> forms.Field:
    """A box for the words of one column in one language, no longer than they may be."""
    longest = min(
        rule.limit_value for rule in column.validators if isinstance(rule, MaxLengthValidator)
    )
    kind, rows = (HeadingField, 2) if isinstance(column, models.CharField) else (WordsField, 8)
    box = forms.Textarea(
        {
            "lang": language,
            "rows": rows,
            "class": "vLargeTextField",
        }
    )
    label = capfirst(str(column.verbose_name))
    return kind(
        label=label,
        required=False,
        max_length=longest,
        initial=words,
        widget=box,
    )


def even(words: str) -> str:
    return words.replace("\r\n", "\n").replace("\r", "\n")
