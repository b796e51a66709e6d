"""The review queue: every text that waits for a second reader, the longest waiting first."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, NamedTuple

from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from exchangezones.foundation.languages import Language
from tips.models import DisagreementText, ReviewedText, TipText
from tips.models.labels import LABELS

KINDS: list[tuple[type[ReviewedText], str, Any]] = [
    (TipText, "tip", gettext_lazy("Tip")),
    (DisagreementText, "disagreement", gettext_lazy("Disagreement")),
]


LONG_AGO = datetime.min.replace(tzinfo=UTC)  # nobody knows since when


class Waiting(NamedTuple):
    """One text in the queue and the page where it is read and decided."""

    kind: str
    title: str
    language: str
    language_label: str
    who: str
    own: bool
    since: datetime | None
    page: str


def queue(request: HttpRequest, site: AdminSite) -> TemplateResponse:
    """The page. Whoever may read texts may see what waits."""
    if not any(may_view(request.user, texts) for texts, _owner, _label in KINDS):
        raise PermissionDenied
    context = {
        **site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Review queue"),
        "waiting": sorted(waiting_for(request.user), key=lambda text: text.since or LONG_AGO),
    }
    return TemplateResponse(request, "admin/tips/review.html", context)


def waiting_for(user: Any) -> Iterator[Waiting]:
    for texts, owner, label in KINDS:
        if may_view(user, texts):
            for text in texts.objects.waiting():
                page = reverse(f"admin:tips_{owner}_change", args=[getattr(text, f"{owner}_id")])
                yield Waiting(
                    kind=str(label),
                    title=getattr(text, text.WORDS[0]),
                    language=text.language,
                    language_label=str(LABELS[Language][Language(text.language)]),
                    who=text.written_by.get_username() if text.written_by else "",
                    own=text.written_by_id == user.pk,
                    since=text.waiting_since,
                    page=f"{page}#{text.language}",
                )


def may_view(user: Any, texts: type[ReviewedText]) -> bool:
    return user.has_perm(f"tips.view_{texts._meta.model_name}")
