"""What waits for the moderators, counted for the pages of their desk."""

from typing import Any

from django import template

from tips.models import DisagreementText, Source, TipText

register = template.Library()


@register.simple_tag
def texts_waiting(user: Any) -> Any:
    """How many texts are in review, of those that this person may see."""
    return sum(
        texts.objects.in_review().count()
        for texts in (TipText, DisagreementText)
        if user.has_perm(f"tips.view_{texts._meta.model_name}")
    )


@register.simple_tag
def broken_links() -> Any:
    return Source.objects.broken().count()
