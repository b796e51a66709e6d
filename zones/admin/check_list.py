"""What the desk shows beside the boxes: who looked at which facts, when, and where it is said."""

from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from exchangezones.foundation.date_words import say_partial_date
from zones.models import Zone
from zones.models.labels import LABELS
from zones.vocabulary import CheckMethod, FactGroup


def checks(zone: Zone) -> SafeString | str:
    """The newest check of each group of facts, with its source."""
    newest: dict[str, Any] = {}
    for check in zone.checks.order_by("as_of", "id"):
        newest[check.group] = check
    lines = (
        (LABELS[FactGroup][group], line(newest[group])) for group in FactGroup if group in newest
    )
    return format_html_join("", "<div><strong>{}</strong>: {}</div>", lines) or _(
        "Not checked yet."
    )


def line(check: Any) -> SafeString:
    when = say_partial_date(check.as_of) if check.as_of else _("no date")
    how = LABELS[CheckMethod][CheckMethod(check.method)]
    title = check.source_title or check.checked_by
    if check.source_url:
        title = format_html(
            '<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>', check.source_url, title
        )
    told = "; ".join(filter(None, [check.asked, check.seen]))
    return format_html("{}, {}: {}{}", when, how, title, f" ({told})" if told else "")
