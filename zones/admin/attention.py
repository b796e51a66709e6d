"""Which zones need attention, for the order of lists: looked up once a request."""

from typing import Any

from django.contrib.admin.views.main import ChangeList
from django.http import HttpRequest
from django.utils import timezone

from zones.admin.reach import reach_of
from zones.curation.hint_facts import MOST_AT_ONCE, hints_for
from zones.curation.hints import Told
from zones.models import Zone
from zones.vocabulary import HintLevel


def hints_of_newest(request: Any) -> dict[int, tuple[Told, ...]]:
    """The hints about the zones of this person's reach, by number; of many only those that were
    added last.
    """
    if not hasattr(request, "hints_of_newest"):
        reach = reach_of(request)
        newest = Zone.objects.within_reach_of(reach).to_look_through(MOST_AT_ONCE)
        request.hints_of_newest = hints_for(newest, reach=reach, at=timezone.now())
    found: dict[int, tuple[Told, ...]] = request.hints_of_newest
    return found


def is_partial(request: HttpRequest) -> bool:
    """Whether there may be zones that were not looked through."""
    return len(hints_of_newest(request)) >= MOST_AT_ONCE


def numbers_of(request: HttpRequest, level: HintLevel) -> list[int]:
    """The zones whose gravest hint is of this level."""
    told = hints_of_newest(request)
    return [number for number, hints in told.items() if hints and hints[0].level is level]


class AttentionList(ChangeList):
    """A list that knows of each row how much attention it needs."""

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        rows: Any = self.root_queryset
        self.root_queryset = rows.with_attention(
            wrong=numbers_of(request, HintLevel.WRONG),
            doubted=numbers_of(request, HintLevel.DOUBT),
        )
        return super().get_queryset(request, exclude_parameters)


class AttentionFirst(AttentionList):
    """Who needs it most stands first, until somebody sorts by another column."""

    def _get_default_ordering(self) -> list[str]:
        return ["attention"]
