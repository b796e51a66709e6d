"""Small marks in lists: how far each language is, and what is amiss."""

from collections.abc import Iterable
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exchangezones.foundation.languages import Language
from tips.admin.columns import MISSING
from tips.models import ReviewedText
from tips.models.labels import LABELS
from tips.vocabulary import TextStatus


def languages(texts: Iterable[ReviewedText]) -> SafeString:
    """ "EN ✓, FR in review, ES missing", each a mark of its own."""
    by_language = {text.language: text for text in texts}
    return format_html_join(
        " ", "{}", ((mark(language, by_language.get(language)),) for language in Language)
    )


def heading(record: Any, *languages: str) -> str:
    """The first words of a record's text in the first of these languages that it has, else in any,
    else its key.
    """
    # all() takes what the list has prefetched; filter() would ask the database for each row.
    said = {text.language: getattr(text, text.WORDS[0]) for text in record.texts.all()}
    return next(
        (said[language] for language in (*languages, *said) if language in said), str(record)
    )


def mark(language: Language, text: ReviewedText | None) -> SafeString:
    status = text.status if text else "missing"
    label = LABELS[TextStatus][TextStatus(text.status)] if text else MISSING
    if status == TextStatus.PUBLISHED:
        label = format_html(
            '<span aria-hidden="true">✓</span><span class="visually-hidden">{}</span>', label
        )
    kept = text is not None and status != TextStatus.PUBLISHED and text.public_words()
    note = format_html(' title="{}"', _("The public still sees the earlier text.")) if kept else ""
    return format_html(
        '<span class="desk-mark desk-{}"{}><b>{}</b> {}</span>',
        status,
        note,
        language.upper(),
        label,
    )


def sentences(said: Iterable[str]) -> SafeString:
    """Each on its own line."""
    return format_html_join(
        "", '<div class="desk-hint">{}</div>', ((sentence,) for sentence in said)
    )
